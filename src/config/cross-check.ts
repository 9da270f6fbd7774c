import type { Agency } from '../domain/agency.ts';
import { doubleEdicts } from './double-edicts.ts';
import type { EdictInFile } from './edict-file.ts';
import type { HolidaysInFile } from './holiday-file.ts';
import { levelProblems } from './level-tables.ts';
import type { Problem } from './problem.ts';
import { suggestion } from './spelling.ts';
import { useLineProblems } from './use-lines.ts';
import type { Path, Source } from './yaml.ts';

export type Files = {
  readonly agency: Agency;
  /** `serlok.yaml`, for the places in it. */
  readonly source: Source;
  readonly edicts: readonly EdictInFile[];
  /** Slugs of all edict files, those that could not be read included: their own problems are told already. */
  readonly slugs: readonly string[];
  readonly holidays: readonly HolidaysInFile[];
};

/** What is wrong between the files: names that lead nowhere, classes and levels that are missing, two edicts on one day. */
export function crossProblems(files: Files): readonly Problem[] {
  const { agency, source } = files;
  const used = files.edicts.filter(({ edict }) => agency.edicts.some(({ use }) => use === edict.slug));
  const edicts = files.edicts.map(({ edict }) => edict);
  return [
    ...unknownUses(files),
    ...used.flatMap((file) => [...unknownUnits(agency, file), ...emptyClasses(agency, file)]),
    ...useLineProblems(agency, source, edicts),
    ...levelProblems(agency, source, used),
    ...unknownHolidayPlaces(files),
    ...doubleEdicts(agency, source, edicts),
  ];
}

function unknownUses({ agency, source, slugs }: Files): readonly Problem[] {
  return agency.edicts.flatMap(({ use, for: places }, i) => {
    const path = ['edicts', i];
    const unknown = places.flatMap((place, j) => unknownPlace(place, placesOf(agency), source, [...path, 'for', j]));
    if (slugs.includes(use)) return unknown;
    const message = `edaran "${use}" tidak ada${suggestion(use, slugs)}; diharapkan berkas edicts/${use}.yaml`;
    return [source.problem([...path, 'use'], message), ...unknown];
  });
}

/** Only of edicts in use here: the library also holds those of other governments. */
function unknownUnits(agency: Agency, { edict, source }: EdictInFile): readonly Problem[] {
  const ids = agency.units.map((unit) => unit.id);
  const lists: readonly { readonly units: readonly string[]; readonly at: Path }[] = [
    ...edict.exempt.map(({ units }, i) => ({ units, at: ['exempt', i, 'units'] })),
    ...edict.rules.map(({ when }, i) => ({ units: when.units, at: ['rules', i, 'when', 'units'] })),
    ...edict.presence.map(({ who }, i) => ({ units: who.units, at: ['presence', i, 'who', 'units'] })),
  ];
  return lists.flatMap(({ units, at }) => units.flatMap((unit, j) => unknownPlace(unit, ids, source, [...at, j])));
}

/** Left open by the letter for the agency to fill, and not filled; `[]` in its line says that it has no such unit. */
function emptyClasses(agency: Agency, { edict, source }: EdictInFile): readonly Problem[] {
  const given = agency.edicts
    .filter(({ use }) => [edict.slug, ...edict.amends].includes(use))
    .map(({ classes }) => classes ?? {});
  return edict.classes
    .filter(({ name, unitTypes, units }) => unitTypes.length + units.length === 0 && !given.some((one) => one[name]))
    .map(({ name }) =>
      source.problemAtKey(
        ['classes', name],
        `kelas "${name}" tidak berisi unit; diharapkan unitTypes atau units di sini, atau classes: {${name}: [...]} pada baris edicts di serlok.yaml`,
      ),
    );
}

function unknownHolidayPlaces({ agency, holidays }: Files): readonly Problem[] {
  return holidays.flatMap((year) =>
    year.holidays.flatMap((holiday, i) =>
      holiday.for.flatMap((place, j) => unknownPlace(place, placesOf(agency), year.source, ['holidays', i, 'for', j])),
    ),
  );
}

function unknownPlace(id: string, known: readonly string[], source: Source, path: Path): readonly Problem[] {
  if (known.includes(id)) return [];
  const message = `wilayah atau unit "${id}" tidak dikenal${suggestion(id, known)}; diharapkan id yang ada di serlok.yaml`;
  return [source.problem(path, message)];
}

const placesOf = ({ areas, units }: Agency) => [...areas, ...units].map((place) => place.id);
