import type { Area, Unit } from '../domain/agency.ts';
import type { Problem } from './problem.ts';
import { suggestion } from './spelling.ts';
import type { Source } from './yaml.ts';

/** What is wrong between the areas and units of one agency: ids, areas, parents, groups. */
export function unitProblems(areas: readonly Area[], units: readonly Unit[], source: Source): readonly Problem[] {
  return [
    ...repeatedIds(areas, units, source),
    ...units.flatMap((unit, i) => [...unknownArea(unit, i, areas, source), ...wrongParent(unit, i, units, source)]),
    ...repeatedGroups(units, source),
  ];
}

/** One name for one place: `for:` in this file and in the edicts takes areas and units alike. */
function repeatedIds(areas: readonly Area[], units: readonly Unit[], source: Source): readonly Problem[] {
  const seen = new Map<string, string>();
  const repeated = (list: 'areas' | 'units') => (place: Area | Unit, i: number) => {
    const first = seen.get(place.id);
    if (first === undefined) {
      seen.set(place.id, `${list}[${i}]`);
      return [];
    }
    return [
      source.problem([list, i, 'id'], `id "${place.id}" sudah dipakai ${first}; diharapkan id yang belum dipakai`),
    ];
  };
  return [...areas.flatMap(repeated('areas')), ...units.flatMap(repeated('units'))];
}

function unknownArea(unit: Unit, i: number, areas: readonly Area[], source: Source): readonly Problem[] {
  const ids = areas.map((area) => area.id);
  if (ids.includes(unit.area)) return [];
  const message = `wilayah "${unit.area}" tidak dikenal${suggestion(unit.area, ids)}; diharapkan salah satu dari ${ids.join(', ') || 'areas'}`;
  return [source.problem(['units', i, 'area'], message)];
}

function wrongParent(unit: Unit, i: number, units: readonly Unit[], source: Source): readonly Problem[] {
  if (unit.parent === null) return [];
  const ids = units.map((other) => other.id);
  const at = ['units', i, 'parent'];
  if (!ids.includes(unit.parent))
    return [
      source.problem(
        at,
        `induk "${unit.parent}" tidak dikenal${suggestion(unit.parent, ids)}; diharapkan id unit yang ada, atau null`,
      ),
    ];
  const loop = loopFrom(unit, units);
  // Every member of a loop finds it; the one listed first reports it.
  if (!loop || units.find((other) => loop.includes(other.id)) !== unit) return [];
  return [
    source.problem(
      at,
      `induk berputar: ${[...loop, unit.id].join(' → ')}; diharapkan unit teratas dengan parent: null`,
    ),
  ];
}

/** The ids from the unit up and back to itself. */
function loopFrom(unit: Unit, units: readonly Unit[]): readonly string[] | undefined {
  const path: string[] = [];
  let at: Unit | undefined = unit;
  while (at && !path.includes(at.id)) {
    path.push(at.id);
    const above: string | null = at.parent;
    at = units.find((other) => other.id === above);
  }
  return at === unit ? path : undefined;
}

function repeatedGroups(units: readonly Unit[], source: Source): readonly Problem[] {
  const bound = new Map<string, string>();
  return units.flatMap((unit, i) =>
    unit.groups.flatMap((group, j) => {
      const first = bound.get(group);
      bound.set(group, first ?? unit.id);
      if (first === undefined) return [];
      const message = `grup "${group}" sudah terikat pada unit "${first}"; diharapkan satu grup untuk satu unit`;
      return [source.problem(['units', i, 'groups', j], message)];
    }),
  );
}
