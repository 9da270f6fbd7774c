import type { DateSpan } from '../domain/phrase.ts';
import { addDays, daysBetween, type LocalDate } from '../domain/time.ts';
import { inMonth, months, named, ofMonth, readers, weekdays } from './lexicon-days.ts';

type Dated = { readonly when: DateSpan | null; readonly used: ReadonlySet<number> };

/** "1–15 juli", "5 s.d. 9 juli", "dari senin sampai rabu"; longer than a year it is a slip, and read as no range. */
export function readRange(words: readonly string[], today: LocalDate, past: boolean): Dated | null {
  for (let i = 1; i < words.length; i++) {
    const joint = jointAt(words, i);
    if (joint === 0) continue;
    const to = endOf(words, i + joint, today, past);
    const from = to && startBefore(words, i, to.date, today, past);
    if (!from) continue;
    const span = inOrder(from.date, to.date, weekdays.has(words[i - 1] ?? ''), past ? today : null);
    if (!span) continue;
    const used = Array.from({ length: to.next - from.start }, (_, k) => from.start + k);
    return { when: { ...span, kind: 'week' }, used: new Set(used) };
  }
  return dashed(words, today, past);
}

/** How many words "sampai", "s/d" or "sampai dengan tanggal" take; 0 where there is none. */
function jointAt(words: readonly string[], i: number): number {
  const first = words[i] ?? '';
  let next = i + (joints.has(first) ? 1 : first === 's' && ['d', 'di'].includes(words[i + 1] ?? '') ? 2 : 0);
  if (next === i) return 0;
  while (['dengan', 'hari'].includes(words[next] ?? '')) next++;
  return next - i;
}
const joints = new Set(['sampai', 'hingga', 'sd']);

function endOf(words: readonly string[], at: number, today: LocalDate, past: boolean) {
  for (const read of readers) {
    const found = read(words.slice(at, at + 5), today, past);
    if (found?.when.kind === 'day') return { date: found.when.to, next: at + found.length };
  }
  return null;
}

/** The date that ends right before the joint; a bare number is a day of the month the range ends in. */
function startBefore(words: readonly string[], end: number, to: LocalDate, today: LocalDate, past: boolean) {
  const last = words[end - 1] ?? '';
  if (/^\d{1,2}$/.test(last)) {
    const date = inMonth(to, 0, Number(last));
    return date && { date, start: words[end - 2] === 'tanggal' ? end - 2 : end - 1 };
  }
  for (let start = Math.max(0, end - 3); start < end; start++)
    for (const read of readers) {
      const found = read(words.slice(start, end), today, past);
      if (found?.when.kind === 'day' && found.length === end - start) return { date: found.when.from, start };
    }
  return null;
}

/** Weekdays are put into one week: the coming one, or the last one where the sentence looks back from `backFrom`. */
function inOrder(from: LocalDate, to: LocalDate, isWeekday: boolean, backFrom: LocalDate | null) {
  if (isWeekday && to < from) return backFrom ? { from: addDays(from, -7), to } : { from, to: addDays(to, 7) };
  if (isWeekday && backFrom && from > backFrom) return { from: addDays(from, -7), to: addDays(to, -7) };
  return from <= to && daysBetween(from, to) <= 366 ? { from, to } : null;
}

/** "1-15 juli" and "tanggal 1-15"; without either word 1-10 is the first of October. */
function dashed(words: readonly string[], today: LocalDate, past: boolean): Dated | null {
  for (const [i, word] of words.entries()) {
    const days = /^(\d{1,2})-(\d{1,2})$/.exec(word);
    const ofDate = words[i - 1] === 'tanggal';
    if (!days?.[1] || !days[2] || !(ofDate || months.has(words[i + 1] ?? ''))) continue;
    const end =
      named([days[2], ...words.slice(i + 1, i + 3)], today, past) ?? ofMonth(['tanggal', days[2]], today, past);
    const from = end && inMonth(end.when.to, 0, Number(days[1]));
    if (!end || !from || from > end.when.to) continue;
    const first = ofDate ? i - 1 : i;
    const used = Array.from({ length: i + Math.max(1, end.length - 1) - first + 1 }, (_, k) => first + k);
    return { when: { from, to: end.when.to, kind: 'week' }, used: new Set(used) };
  }
  return null;
}
