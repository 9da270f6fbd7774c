import { type Agency, type Unit, unitAndAbove } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import type { Condition } from '../domain/mode-rule.ts';
import { standingOf } from '../domain/standing.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Validity } from './effective.ts';

export type UseOfEdict = { readonly use: string; readonly path: readonly (string | number)[] };

/** Every line of `edicts:` that reaches the unit, by its own name, one above it, or its area (as `edictFor` looks it up). */
export function usesFor(agency: Agency, unit: Unit): readonly UseOfEdict[] {
  const names = [...unitAndAbove(agency, unit.id).map((above) => above.id), unit.area];
  return agency.edicts.flatMap(({ use, for: places }, i) =>
    places.flatMap((place, j) => (names.includes(place) ? [{ use, path: ['edicts', i, 'for', j] }] : [])),
  );
}

/** The units in which the agency uses an edict. */
export const unitsUnder = (agency: Agency, slug: string): readonly Unit[] =>
  agency.units.filter((unit) => usesFor(agency, unit).some(({ use }) => use === slug));

/** Whether a condition can hold for anybody in the unit, as far as that depends on the unit. */
export function mayHold(when: Condition, agency: Agency, edict: Edict, unit: Unit): boolean {
  const { path, kind, unitClass } = standingOf(agency, edict, unit, edict.effectiveFrom);
  const allows = (wanted: readonly string[], values: readonly (string | undefined)[]) =>
    wanted.length === 0 || values.some((value) => value !== undefined && wanted.includes(value));
  return (
    allows(when.classes, [unitClass?.name]) &&
    allows(when.unitTypes, [kind]) &&
    allows(when.units, path) &&
    allows(
      when.areaLevels,
      levelsWhile(agency, unit.area, validityIn(edict)).map(({ level }) => level),
    )
  );
}

export const validityIn = ({ effectiveFrom, effectiveTo }: Edict): Validity => ({
  from: effectiveFrom,
  to: effectiveTo,
});

/** The levels an area has in that time, each with the first day of it in that time. */
export function levelsWhile(
  { areas }: Agency,
  id: string,
  { from, to }: Validity,
): readonly { readonly since: LocalDate; readonly level: string }[] {
  const levels = areas.find((area) => area.id === id)?.levels ?? [];
  return levels.flatMap((one, i) => {
    const next = levels[i + 1]?.from ?? null;
    const since = one.from !== null && one.from > from ? one.from : from;
    return (next !== null && next <= since) || (to !== null && to < since) ? [] : [{ since, level: one.level }];
  });
}
