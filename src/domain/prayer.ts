import { type LocalDate, weekdayOf } from './time.ts';

/** Fridays between 11.30 and 13.00: nobody is reminded, and nobody is asked where he is (domain.md 4.1). */
export const isPrayerHour = (date: LocalDate, minute: number): boolean =>
  weekdayOf(date) === 5 && minute >= 11 * 60 + 30 && minute < 13 * 60;
