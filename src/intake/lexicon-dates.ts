import type { DateSpan } from '../domain/phrase.ts';
import type { LocalDate } from '../domain/time.ts';
import { monthSpans, months, readers, weekdays } from './lexicon-days.ts';
import { readRange } from './lexicon-ranges.ts';

/** The first date or range the words name, and which words named it. */
export function readDates(
  words: readonly string[],
  today: LocalDate,
): { readonly when: DateSpan | null; readonly used: ReadonlySet<number> } {
  const past = words.some((word) => looksBack.has(word));
  const range = readRange(words, today, past);
  if (range) return range;
  for (const read of readers) {
    for (let i = 0; i < words.length; i++) {
      // "30 februari" names no day; it must not become the whole month.
      if (read === monthSpans && months.has(words[i] ?? '') && /^\d{1,2}$/.test(words[i - 1] ?? '')) continue;
      const found = read(words.slice(i, i + 5), today, past);
      if (!found) continue;
      return { when: found.when, used: new Set(Array.from({ length: found.length }, (_, k) => i + k)) };
    }
  }
  return { when: null, used: new Set() };
}

export const isDateWord = (word: string): boolean =>
  weekdays.has(word) || months.has(word) || ['besok', 'lusa', 'kemarin', 'seminggu', 'sebulan'].includes(word);

/** In these sentences "tanggal 29" lies behind us. */
const looksBack = new Set(['rekap', 'status', 'laporan', 'ringkasan', 'belum', 'absen', 'kemarin', 'tadi']);
