import type { LocalDate, MinuteOfDay } from './time.ts';

/** A text after normalising (domain.md 8.1): what the commands match on. */
export type Phrase = {
  /** Normalised words joined by one blank, greetings and honorifics stripped; empty when nothing is left. */
  readonly text: string;
  readonly words: readonly string[];
  /** Lower-cased original without emoji and punctuation, for traps that need the greeting. */
  readonly raw: string;
  /** The date or range the words name; `null` when they name none. */
  readonly when: DateSpan | null;
  /** Whether the original carried a question mark or was only a greeting. */
  readonly question: boolean;
  /** Words with no meaning of their own here: perhaps the name of a person or a unit. */
  readonly unknown: readonly string[];
  /** A second day or range behind the first: "selasa dengan kamis". */
  readonly also: DateSpan | null;
  /** Hours the words name, in their order: "jam 10", "pukul 13.30". */
  readonly times: readonly MinuteOfDay[];
  /** The words without those that name a date or an hour. */
  readonly rest: readonly string[];
};

export type DateSpan = { readonly from: LocalDate; readonly to: LocalDate; readonly kind: 'day' | 'week' | 'month' };

/** Stands in `words` for a link to a map, typed coordinates or any other link: a text that is no share (D13). */
export const linkWord = 'tautan';

/** Within one typing error for words of 4–6 letters, two from 7 on; the first letter must agree. */
export function resembles(word: string, keyword: string): boolean {
  if (word === keyword) return true;
  // Typing errors rarely hit the first letter, and "kabar" must not become a keyword that merely rhymes.
  if (word.length < 4 || keyword.length < 4 || word[0] !== keyword[0]) return false;
  const most = Math.min(word.length, keyword.length) >= 7 ? 2 : 1;
  return Math.abs(word.length - keyword.length) <= most && editDistance(word, keyword) <= most;
}

/** Optimal string alignment: insertions, deletions, substitutions and neighbours swapped each count one. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
