import type { LocalDate } from '../domain/time.ts';
import { weekdayOf } from '../domain/time.ts';
import { shortDate } from './format.ts';

/** One part of a longer text; a face that shows only some of it picks by title. */
export type Section = { readonly title: string; readonly lines: readonly string[] };

/** What a terminal shows without breaking lines. */
const columns = 100;

/** "SATU", its lines, an empty line, "DUA" …; parts without lines are left out. */
export const sectionLines = (sections: readonly Section[]): readonly string[] =>
  sections
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ title, lines }, i) => [
      ...(i === 0 ? [] : ['']),
      ...(title === '' ? [] : [title.toUpperCase()]),
      ...lines,
    ]);

/** Broken between words; what follows the first line stands under `lead`. */
export function wrapped(text: string, lead = ''): readonly string[] {
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = ' '.repeat(lead.length);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** "Nomor          : 800/1" */
export const field = (label: string, text: string): readonly string[] => wrapped(text, `${label.padEnd(15)}: `);

export const bullets = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => wrapped(text, '- '));

export type TableRow = { readonly name: string; readonly cells: readonly string[] };

/** A table with its first column to the left and the others to the right. */
export function table(corner: string, head: readonly string[], rows: readonly TableRow[]): readonly string[] {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map(({ cells }) => cells[i]?.length ?? 0)));
  const taken = widths.reduce((sum, width) => sum + width + 2, 0);
  const most = Math.max(leastName, columns - taken);
  const name = Math.min(most, Math.max(corner.length, ...rows.map((row) => row.name.length)));
  const line = (first: string, cells: readonly string[]) =>
    [cut(first, name).padEnd(name), ...widths.map((width, i) => (cells[i] ?? '').padStart(width))].join('  ').trimEnd();
  return [line(corner, head), ...rows.map((row) => line(row.name, row.cells))];
}

/** Days side by side; when they do not fit, week by week with an empty line between. `totals` ends the last part. */
export function dayTables(
  corner: string,
  days: readonly LocalDate[],
  rows: readonly TableRow[],
  totals: { readonly title: string; readonly cells: readonly string[] } | null,
): readonly string[] {
  const width = Math.max(
    ...days.map((day) => shortDate(day).length),
    ...rows.flatMap(({ cells }) => cells.map((c) => c.length)),
  );
  const last = totals === null ? 0 : Math.max(totals.title.length, ...totals.cells.map((cell) => cell.length)) + 2;
  const longest = Math.max(corner.length, ...rows.map(({ name }) => name.length));
  // A long name is cut rather than a week broken in two.
  const name = Math.min(longest, comfortableName);
  const fit = Math.max(1, Math.floor((columns - name - last) / (width + 2)));
  const parts = days.length <= fit ? [days] : weeks(days).flatMap((week) => chunks(week, fit));
  let at = 0;
  return parts.flatMap((part, i) => {
    const from = at;
    at += part.length;
    const isLast = i === parts.length - 1;
    const more = totals !== null && isLast ? totals : null;
    const head = [...part.map(shortDate), ...(more ? [more.title] : [])];
    const body = rows.map((row, r) => ({
      name: row.name,
      cells: [...row.cells.slice(from, at).map((cell) => cell.padStart(width)), ...(more ? [more.cells[r] ?? ''] : [])],
    }));
    return [...(i === 0 ? [] : ['']), ...table(corner, head, body)];
  });
}

const leastName = 16;
const comfortableName = 28;

/** In the middle: names of offices differ at either end. */
function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const end = Math.floor((width - 1) / 3);
  return `${text.slice(0, width - 1 - end).trimEnd()}…${text.slice(text.length - end).trimStart()}`;
}

function weeks(days: readonly LocalDate[]): readonly (readonly LocalDate[])[] {
  const found: LocalDate[][] = [];
  let before: LocalDate | undefined;
  for (const day of days) {
    const open = found.at(-1);
    if (open && before !== undefined && weekdayOf(day) > weekdayOf(before)) open.push(day);
    else found.push([day]);
    before = day;
  }
  return found;
}

const chunks = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
