import { type Agency, type Holiday, type Unit, unitAndAbove } from './agency.ts';
import { addDays, type LocalDate, weekdayOf } from './time.ts';

export type DayKind =
  | { readonly kind: 'workday' }
  | { readonly kind: 'holiday'; readonly holiday: Holiday }
  | { readonly kind: 'weekend' };

/** What kind of day this is for one unit: its own work week, the holidays that reach it, less those it works on. */
export function dayKind(agency: Agency, unit: Unit, holidays: readonly Holiday[], date: LocalDate): DayKind {
  const reaches = (holiday: Holiday) =>
    holiday.for.length === 0 ||
    holiday.for.includes(unit.area) ||
    unitAndAbove(agency, unit.id).some((above) => holiday.for.includes(above.id));
  const holiday = holidays.find((h) => h.date === date && !unit.worksOn.includes(h.kind) && reaches(h));
  if (holiday) return { kind: 'holiday', holiday };
  return unit.workWeek.includes(weekdayOf(date)) ? { kind: 'workday' } : { kind: 'weekend' };
}

/** The day `count` working days of the unit after this one; of a unit that never works, the plain days. */
export function workdayAfter(
  agency: Agency,
  unit: Unit,
  holidays: readonly Holiday[],
  date: LocalDate,
  count: number,
): LocalDate {
  return step(agency, unit, holidays, date, count, 1);
}

/** The last working day of the unit before this one. */
export const workdayBefore = (agency: Agency, unit: Unit, holidays: readonly Holiday[], date: LocalDate): LocalDate =>
  step(agency, unit, holidays, date, 1, -1);

function step(
  agency: Agency,
  unit: Unit,
  holidays: readonly Holiday[],
  from: LocalDate,
  count: number,
  by: 1 | -1,
): LocalDate {
  let date = from;
  let left = count;
  // The longest stretch of holidays is two weeks: a month without a working day is a mistake in the calendar.
  for (let tried = 0; left > 0 && tried < 31 + count * 7; tried++) {
    date = addDays(date, by);
    if (dayKind(agency, unit, holidays, date).kind === 'workday') left -= 1;
  }
  return left === 0 ? date : addDays(from, by * count);
}
