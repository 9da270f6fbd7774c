import type { Holiday } from '../domain/agency.ts';
import type { DayKind } from '../domain/holiday.ts';
import type { LocalDate } from '../domain/time.ts';
import { holidayWords, longDate } from './format.ts';

/** *libur*: what the date is for the asker's unit, and the holidays that come next. */
export function calendarText(date: LocalDate, day: DayKind, next: readonly Holiday[]): string {
  const coming = next.map((holiday) => `${longDate(holiday.date)}: ${holiday.name} (${holidayWords[holiday.kind]})`);
  return [
    `${longDate(date)} ${kindOfDay(day)}.`,
    ...(coming.length > 0 ? ['Libur berikutnya:', ...coming] : ['Daftar libur berikutnya belum tersedia.']),
  ].join('\n');
}

function kindOfDay(day: DayKind): string {
  switch (day.kind) {
    case 'workday':
      return 'adalah hari kerja, bukan hari libur';
    case 'weekend':
      return 'adalah akhir pekan, bukan hari kerja';
    case 'holiday':
      return `adalah ${holidayWords[day.holiday.kind]}: ${day.holiday.name}`;
  }
}
