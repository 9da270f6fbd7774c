import type { Phrase } from '../domain/phrase.ts';
import type { MinuteOfDay } from '../domain/time.ts';

/** From when until when; `null`: from the day's beginning, to its end. */
export type HoursAsked = { readonly after: MinuteOfDay | null; readonly before: MinuteOfDay | null };

/**
 * "jam 7 sampai 9", "sampai jam 10", "mulai jam 14", "besok pagi"; `unclear` for an hour that says neither from nor until, and
 * for one that ends before it begins.
 */
export function hoursAsked({ times, words }: Phrase): HoursAsked | 'unclear' {
  const [first, second] = times.slice(-2);
  if (first !== undefined && second !== undefined) return first < second ? { after: first, before: second } : 'unclear';
  if (first === undefined) return partOfDay(words);
  const at = words.findIndex(
    (word, i) => hourWords.has(word) || (/^\d{1,2}[.:]\d{2}$/.test(word) && !hourWords.has(words[i - 1] ?? '')),
  );
  if (until.has(words[at - 1] ?? '')) return { after: null, before: first };
  return words.some((word) => since.has(word)) ? { after: first, before: null } : 'unclear';
}

const hourWords = new Set(['jam', 'pukul', 'pkl', 'jm', 'pk']);
const until = new Set(['sampai', 'hingga', 'sd', 'sebelum']);
const since = new Set(['dari', 'mulai', 'sejak', 'setelah', 'sesudah', 'seterusnya', 'selesai']);

/** "pagi ini banjir": of the whole day only that part, as far as the usual slots of it reach. */
function partOfDay(words: readonly string[]): HoursAsked {
  for (const [part, from, to] of parts)
    if (words.includes(part)) return { after: from as MinuteOfDay | null, before: to as MinuteOfDay | null };
  return { after: null, before: null };
}
const parts = [
  ['pagi', null, 10 * 60],
  ['siang', 11 * 60, 15 * 60],
  ['sore', 15 * 60, null],
] as const;
