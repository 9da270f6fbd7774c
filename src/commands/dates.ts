import type { Phrase } from '../domain/phrase.ts';
import { addDays, daysBetween, type LocalDate } from '../domain/time.ts';

/** The day a report is asked for: "rekap senin" said on a Wednesday means the Monday that was. */
export function reportDate(phrase: Phrase, today: LocalDate): LocalDate {
  const { when, words } = phrase;
  if (when?.kind !== 'day') return today;
  const weekday = words.some((word) => weekdays.test(word)) && !words.includes('depan');
  const ahead = daysBetween(today, when.from);
  return weekday && ahead > 0 && ahead < 7 ? addDays(when.from, -7) : when.from;
}

const weekdays = /^(senin|selasa|rabu|kamis|jumat|sabtu|minggu)$/;
