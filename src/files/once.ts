import type { Notes } from './notes.ts';
import { rowList } from './notes.ts';
import type { Problem } from './problem.ts';

export type Numbered<T> = { readonly row: number; readonly value: T };

/** Rows by key: an exact repetition is only noted, a contradiction refuses every row of the key. */
export function onceEach<T>(
  file: string,
  column: string,
  read: readonly Numbered<T>[],
  keyOf: (value: T) => string,
  notes: Notes,
): { readonly rows: readonly T[]; readonly problems: readonly Problem[] } {
  const groups = new Map<string, Numbered<T>[]>();
  for (const one of read) {
    const group = groups.get(keyOf(one.value));
    if (group) group.push(one);
    else groups.set(keyOf(one.value), [one]);
  }
  const rows: T[] = [];
  const problems: Problem[] = [];
  for (const group of groups.values()) {
    const first = group[0];
    if (!first) continue;
    const same = JSON.stringify(first.value);
    if (group.every(({ value }) => JSON.stringify(value) === same)) {
      rows.push(first.value);
      for (const { row } of group.slice(1)) notes.add('baris yang sama persis sudah ada; dihitung sekali', row);
    } else {
      for (const { row } of group) {
        const others = group.flatMap((other) => (other.row === row ? [] : [other.row]));
        problems.push({
          file,
          row,
          column,
          text: `bertentangan dengan ${rowList(others)}; seharusnya satu keterangan saja`,
        });
      }
    }
  }
  return { rows, problems };
}
