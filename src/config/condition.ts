import type { Condition } from '../domain/mode-rule.ts';
import type { Level } from '../domain/person.ts';
import { datesFrom, weekdayOf } from '../domain/time.ts';
import { nameOf } from './check.ts';
import { checkPeriod, type Validity } from './effective.ts';
import { listOf, mapping, name, oneOf, period, slug, weekdays, word, yesNo } from './fields.ts';
import type { Report } from './report.ts';
import { dayName } from './weekdays.ts';
import type { Path } from './yaml.ts';

export const levels = [
  'jpt',
  'administrator',
  'pengawas',
  'pelaksana',
  'fungsional',
  'lainnya',
] as const satisfies readonly Level[];

const conditions = mapping({
  classes: listOf(name).default([]),
  unitTypes: listOf(word).default([]),
  units: listOf(slug).default([]),
  positions: listOf(word).default([]),
  levels: listOf(oneOf(levels)).default([]),
  employment: listOf(oneOf(['asn', 'pns', 'cpns', 'pppk', 'non-asn'])).default([]),
  itAble: yesNo.nullable().default(null),
  areaLevels: listOf(name).default([]),
  weekdays: weekdays.default([]),
  period: period.nullable().default(null),
});

/** Whom and when: nothing written means everybody, always. */
export const condition = conditions.prefault({});

/** What can never hold in any agency: its period, or its weekdays in the days that are left of it. */
export function checkCondition(when: Condition, at: Path, validity: Validity | null, report: Report): void {
  checkPeriod(when.period, [...at, 'period'], validity, report);
  if (!validity || when.weekdays.length === 0) return;
  const from = when.period && when.period.from > validity.from ? when.period.from : validity.from;
  const ends = [when.period?.to, validity.to].filter((date) => date !== null && date !== undefined);
  const to = ends.sort()[0];
  // Backwards or outside is told already; a whole week has every day.
  if (to === undefined || to < from) return;
  const days = datesFrom(from, to).slice(0, 7).map(weekdayOf);
  if (when.weekdays.some((day) => days.includes(day))) return;
  const names = when.weekdays.map(dayName).join(', ');
  report(
    [...at, 'weekdays'],
    `${nameOf([...at, 'weekdays'])} tidak pernah terjadi: tidak ada hari ${names} dari ${from} sampai ${to}; ` +
      'diharapkan hari yang ada dalam masa itu',
  );
}
