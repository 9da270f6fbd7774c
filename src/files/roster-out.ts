import { stringify } from 'csv-stringify/sync';
import { guarded } from './formula.ts';
import type { GridRow, RosterGrid } from './roster-grid.ts';

/** A roster for a terminal, with what stands around it. Ends with a newline. */
export function rosterTable(grid: RosterGrid): string {
  const lines = [grid.columns, ...grid.rows, ...grid.foot];
  const widths = grid.columns.map((_, i) => Math.max(...lines.map((line) => String(line[i] ?? '').length)));
  const isNumber = (i: number) => i === 0 || i >= grid.fixed + grid.days;
  const padded = (line: GridRow) =>
    line
      .map((cell, i) => (isNumber(i) ? String(cell).padStart(widths[i] ?? 0) : String(cell).padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [...grid.head, '', ...lines.map(padded), '', grid.legend].map((line) => `${line}\n`).join('');
}

/** The table alone, its first row the names of the columns; for Excel, which knows UTF-8 only by its mark. */
export const rosterCsv = (grid: RosterGrid): string =>
  stringify([grid.columns, ...grid.rows], { bom: true, cast: { string: guarded } });
