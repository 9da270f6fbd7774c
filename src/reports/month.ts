import type { DayVerdict } from '../domain/presence.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import { outcomeOf } from './outcome.ts';

export type MonthFigures = { readonly complete: number; readonly incomplete: number; readonly excused: number };

/** The figures under a status: days that are decided; a running day counts nowhere until a slot is missed or all are in. */
export function monthFigures(verdicts: readonly DayVerdict[]): MonthFigures {
  const outcomes = verdicts.map(outcomeOf);
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  return { complete: count('complete'), incomplete: count('incomplete'), excused: count('excused') };
}

/** The month of a date up to that date's month end, but never past today. */
export function monthToDate(date: LocalDate, today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const from = `${date.slice(0, 7)}-01` as LocalDate;
  let to = addDays(from, 27);
  while (addDays(to, 1).slice(0, 7) === from.slice(0, 7)) to = addDays(to, 1);
  return { from, to: today < to ? today : to };
}
