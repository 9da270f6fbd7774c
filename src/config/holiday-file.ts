import type { z } from 'zod';
import type { Holiday } from '../domain/agency.ts';
import { checked } from './check.ts';
import { dateWords } from './date-words.ts';
import { date, listOf, mapping, oneOf, slug, text, whole } from './fields.ts';
import type { Problem, Read } from './problem.ts';
import { readYaml, type Source } from './yaml.ts';

export const holidayKinds = ['libur_nasional', 'cuti_bersama', 'libur_daerah'] as const;

export type HolidaysInFile = { readonly year: number; readonly holidays: readonly Holiday[]; readonly source: Source };

/** The holidays of one year from the text of `config/holidays/<year>.yaml`. */
export function readHolidays(content: string, file: string): Read<HolidaysInFile> {
  const yaml = readYaml(content, file);
  if (!yaml.ok) return yaml;
  const source = yaml.value;
  const shape = checked(holidayFile, source);
  if (!shape.ok) return shape;
  const { year, holidays } = shape.value;
  const problems = [...wrongYears(shape.value, source), ...twice(holidays, source)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { year, holidays, source } };
}

const holidayFile = mapping({
  year: whole(1945, 2999),
  /** The decree the list was copied from: for the next reader, not for us. */
  source: text,
  holidays: listOf(mapping({ date, name: text, kind: oneOf(holidayKinds), for: listOf(slug).default([]) })),
});

function wrongYears({ year, holidays }: z.infer<typeof holidayFile>, source: Source): readonly Problem[] {
  const problems: Problem[] = [];
  const inName = /(\d{4})\.yaml$/.exec(source.file)?.[1];
  if (inName !== String(year))
    problems.push(source.problem(['year'], `year adalah ${year}; diharapkan sama dengan nama berkas, ${year}.yaml`));
  holidays.forEach((holiday, i) => {
    if (!holiday.date.startsWith(`${year}-`))
      problems.push(
        source.problem(
          ['holidays', i, 'date'],
          `holidays[${i}].date adalah "${holiday.date}"; diharapkan tanggal dalam tahun ${year}`,
        ),
      );
  });
  return problems;
}

/** Two holidays of different regions may share a date; the same people have a day off only once. */
function twice(holidays: readonly Holiday[], source: Source): readonly Problem[] {
  return holidays.flatMap((holiday, i) => {
    const first = holidays.findIndex((other) => other.date === holiday.date && sameScope(other, holiday));
    if (first === i) return [];
    const message =
      `${dateWords(holiday.date)} sudah tercantum sebagai "${holidays[first]?.name}" (holidays[${first}]); ` +
      'diharapkan satu baris per tanggal, dua peristiwa dalam satu nama';
    return [source.problem(['holidays', i, 'date'], message)];
  });
}

const sameScope = (a: Holiday, b: Holiday) =>
  a.for.length === 0 || b.for.length === 0
    ? a.for.length === b.for.length
    : a.for.some((place) => b.for.includes(place));
