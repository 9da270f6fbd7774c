import { type Agency, type Holiday, type Unit, unitAndAbove } from './agency.ts';
import { type LocalDate, weekdayOf } from './time.ts';

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
