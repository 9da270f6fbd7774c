import { type Agency, type EdictUse, unitAndAbove } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import { twice } from './classes.ts';
import type { Problem } from './problem.ts';
import { unitsUnder } from './reach.ts';
import { suggestion } from './spelling.ts';
import type { Path, Source } from './yaml.ts';

/** What an agency adds to an edict in its line of `edicts:`: classes of its units, lengths of rotation. */
export function useLineProblems(agency: Agency, source: Source, edicts: readonly Edict[]): readonly Problem[] {
  const lines = agency.edicts.flatMap((line, i): readonly Line[] => {
    const edict = edicts.find(({ slug }) => slug === line.use);
    return edict ? [{ line, edict, at: ['edicts', i] }] : [];
  });
  return [
    ...lines.flatMap((one) => [...unknownClasses(one, source), ...unknownMembers(one, agency, source)]),
    ...twiceClassed(lines, source),
    ...lines.flatMap((one) => [...unknownRotating(one, agency, source), ...lengthsNotOffered(one, source)]),
  ];
}

type Line = { readonly line: EdictUse; readonly edict: Edict; readonly at: Path };

function unknownClasses({ line, edict, at }: Line, source: Source): readonly Problem[] {
  const names = edict.classes.map(({ name }) => name);
  return Object.keys(line.classes ?? {}).flatMap((name) => {
    if (names.includes(name)) return [];
    const expected = names.length > 0 ? `salah satu dari ${names.join(', ')}` : 'edaran yang berisi classes';
    const message = `kelas "${name}" tidak ada dalam edaran "${edict.slug}"${suggestion(name, names)}; diharapkan ${expected}`;
    return [source.problemAtKey([...at, 'classes', name], message)];
  });
}

const membersOf = ({ line, at }: Line) =>
  Object.entries(line.classes ?? {}).flatMap(([name, members]) =>
    members.map((member, j) => ({ name, member, at: [...at, 'classes', name, j] })),
  );

function unknownMembers(one: Line, agency: Agency, source: Source): readonly Problem[] {
  const types = agency.units.map(({ type }) => type);
  return membersOf(one).flatMap(({ member, at }) => {
    const message = types.includes(member) ? null : notReached(member, one, agency, types);
    return message === null ? [] : [source.problem(at, message)];
  });
}

/** Several lines may use one edict in several places: a unit has one class in it all the same. */
function twiceClassed(lines: readonly Line[], source: Source): readonly Problem[] {
  const taken = new Map<string, string>();
  return lines.flatMap((one) =>
    membersOf(one).flatMap(({ name, member, at }) => {
      const id = `${one.edict.slug} ${member}`;
      const first = taken.get(id) ?? name;
      taken.set(id, first);
      return first === name ? [] : [source.problem(at, twice('unit atau jenis unit', member, first))];
    }),
  );
}

function unknownRotating(one: Line, agency: Agency, source: Source): readonly Problem[] {
  return Object.keys(one.line.rotation ?? {}).flatMap((unit) => {
    const message = notReached(unit, one, agency, []);
    return message === null ? [] : [source.problemAtKey([...one.at, 'rotation', unit], message)];
  });
}

function lengthsNotOffered({ line, edict, at }: Line, source: Source): readonly Problem[] {
  const offered = edict.quotas.flatMap(({ rotation }) =>
    rotation.kind === 'days' ? [rotation.days, ...rotation.choices] : [],
  );
  const lengths = [...new Set(offered)].sort((a, b) => a - b);
  return Object.entries(line.rotation ?? {}).flatMap(([unit, length]) => {
    if (lengths.includes(length)) return [];
    const expected = lengths.length > 0 ? lengths.join(' atau ') : 'edaran yang kuotanya bergiliran dalam hari';
    const message = `giliran ${length} hari tidak ada dalam edaran "${edict.slug}"; diharapkan ${expected}`;
    return [source.problem([...at, 'rotation', unit], message)];
  });
}

/** A unit counts where the edict reaches it or something below it: classes and lengths are inherited down the tree. */
function notReached(id: string, { edict }: Line, agency: Agency, types: readonly string[]): string | null {
  const under = unitsUnder(agency, edict.slug);
  if (under.some((unit) => unitAndAbove(agency, unit.id).some((above) => above.id === id))) return null;
  const ids = agency.units.map((unit) => unit.id);
  if (ids.includes(id)) return `unit "${id}" tidak terkena edaran "${edict.slug}"; diharapkan unit yang tercakup for`;
  const what = types.length > 0 ? 'unit atau jenis unit' : 'unit';
  return `${what} "${id}" tidak dikenal${suggestion(id, [...ids, ...types])}; diharapkan yang ada di units`;
}
