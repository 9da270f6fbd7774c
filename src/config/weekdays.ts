import type { Weekday } from '../domain/time.ts';

const dayNames: readonly string[] = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'];

export const dayName = (day: Weekday): string => dayNames[day - 1] ?? '';

/** `senin..kamis`, `jumat`, or a list of such, in the order of the week. `null` when it is neither, or names a day twice. */
export function weekdaysOf(value: unknown): readonly Weekday[] | null {
  const parts = Array.isArray(value) ? value : [value];
  const days: Weekday[] = [];
  for (const part of parts) {
    const range = typeof part === 'string' ? rangeOf(part) : null;
    if (!range) return null;
    days.push(...range);
  }
  return days.length > 0 && new Set(days).size === days.length ? days.sort((a, b) => a - b) : null;
}

function rangeOf(text: string): readonly Weekday[] | null {
  const [first = '', last = first, ...more] = text.toLowerCase().replaceAll("jum'at", 'jumat').split('..');
  const from = dayNames.indexOf(first.trim());
  const to = dayNames.indexOf(last.trim());
  if (from < 0 || to < from || more.length > 0) return null;
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i + 1) as Weekday);
}
