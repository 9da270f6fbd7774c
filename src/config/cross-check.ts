import { type Agency, type Unit, unitAndAbove } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import type { LocalDate } from '../domain/time.ts';
import { dateWords } from './date-words.ts';
import type { EdictInFile } from './edict-file.ts';
import type { HolidaysInFile } from './holiday-file.ts';
import type { Problem } from './problem.ts';
import { suggestion } from './spelling.ts';
import type { Source } from './yaml.ts';

export type Files = {
  readonly agency: Agency;
  /** `serlok.yaml`, for the places in it. */
  readonly source: Source;
  readonly edicts: readonly EdictInFile[];
  /** Slugs of all edict files, those that could not be read included: their own problems are told already. */
  readonly slugs: readonly string[];
  readonly holidays: readonly HolidaysInFile[];
};

/** What is wrong between the files: names that lead nowhere, and units under two edicts on one day. */
export function crossProblems(files: Files): readonly Problem[] {
  return [...unknownUses(files), ...unknownExemptions(files), ...unknownHolidayPlaces(files), ...doubleEdicts(files)];
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
function unknownExemptions({ agency, edicts }: Files): readonly Problem[] {
  const ids = agency.units.map((unit) => unit.id);
  const used = edicts.filter(({ edict }) => agency.edicts.some(({ use }) => use === edict.slug));
  return used.flatMap(({ edict, source }) =>
    edict.exempt.flatMap((rule, i) =>
      rule.units.flatMap((unit, j) => unknownPlace(unit, ids, source, ['exempt', i, 'units', j])),
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

/** One problem per pair of edicts, at the later line of `edicts:`, with the first unit and day that would have both. */
function doubleEdicts({ agency, source, edicts }: Files): readonly Problem[] {
  const bySlug = new Map(edicts.map(({ edict }) => [edict.slug, edict]));
  const told = new Map<
    string,
    { path: readonly (string | number)[]; units: Unit[]; day: LocalDate; pair: [string, string] }
  >();
  for (const unit of agency.units) {
    const uses = usesFor(agency, unit);
    for (const [n, later] of uses.entries()) {
      for (const earlier of uses.slice(0, n)) {
        const [a, b] = [bySlug.get(earlier.use), bySlug.get(later.use)];
        const day = a && b && a !== b ? firstCommonDay(a, b) : undefined;
        if (!day) continue;
        const id = [earlier.use, later.use].sort().join(' ');
        const known = told.get(id);
        if (!known) told.set(id, { path: later.path, units: [unit], day, pair: [earlier.use, later.use] });
        else if (!known.units.includes(unit)) known.units.push(unit);
      }
    }
  }
  return [...told.values()].map(({ path, units, day, pair: [a, b] }) => {
    const others = units.length > 1 ? ` dan ${units.length - 1} unit lain` : '';
    const message =
      `edaran "${a}" dan "${b}" sama-sama berlaku bagi unit "${units[0]?.id}"${others} mulai ${dateWords(day)}; ` +
      'diharapkan satu edaran per unit per hari: ubah for di sini atau masa berlaku (effective) salah satunya';
    return source.problem(path, message);
  });
}

/** Every line of `edicts:` that reaches the unit, by its own name, one above it, or its area (as `edictFor` looks it up). */
function usesFor(agency: Agency, unit: Unit) {
  const names = [...unitAndAbove(agency, unit.id).map((above) => above.id), unit.area];
  return agency.edicts.flatMap(({ use, for: places }, i) =>
    places.flatMap((place, j) => (names.includes(place) ? [{ use, path: ['edicts', i, 'for', j] }] : [])),
  );
}

function firstCommonDay(a: Edict, b: Edict): LocalDate | undefined {
  const first = a.effectiveFrom > b.effectiveFrom ? a.effectiveFrom : b.effectiveFrom;
  const over = (edict: Edict) => edict.effectiveTo !== null && edict.effectiveTo < first;
  return over(a) || over(b) ? undefined : first;
}

function unknownPlace(
  id: string,
  known: readonly string[],
  source: Source,
  path: readonly (string | number)[],
): readonly Problem[] {
  if (known.includes(id)) return [];
  const message = `wilayah atau unit "${id}" tidak dikenal${suggestion(id, known)}; diharapkan id yang ada di serlok.yaml`;
  return [source.problem(path, message)];
}

const placesOf = ({ areas, units }: Agency) => [...areas, ...units].map((place) => place.id);
