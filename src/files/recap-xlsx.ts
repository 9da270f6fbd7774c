import { unzipSync, zipSync } from 'fflate';
import writeExcel, { type CellObject, type Row } from 'write-excel-file/node';
import type { Act } from '../domain/act.ts';
import type { DayVerdict } from '../domain/presence.ts';
import { type Cell, detailRows, personRows } from './recap-rows.ts';

/** Two sheets: the figures of each person, and every slot behind them. Every text is a text cell: a formula stays letters. */
export async function recapXlsx(verdicts: readonly DayVerdict[], acts: readonly Act[] = []): Promise<Uint8Array> {
  const file = await writeExcel([
    {
      data: sheet(personRows(verdicts, acts)),
      sheet: 'Rekap',
      columns: widths([21, 34, 8, 9, 14, 13, 12, 12, 10, 10, 40, 10, 10]),
    },
    { data: sheet(detailRows(verdicts, acts)), sheet: 'Rincian', columns: widths([21, 34, 16, 12, 10, 18, 16, 16]) },
  ]).toBuffer();
  // Packed anew, because the writer puts the hour of the machine into the file.
  return zipSync(unzipSync(file), { mtime: '1980-01-01T00:00:00' });
}

const widths = (list: readonly number[]) => list.map((width) => ({ width }));

const sheet = (rows: readonly (readonly Cell[])[]): Row[] =>
  rows.map((row, i) => row.map((value) => cell(value, i === 0 ? { fontWeight: 'bold' } : {})));

/** Control characters are no part of XML. */
const cell = (value: Cell, style: Partial<CellObject>): CellObject =>
  typeof value === 'number'
    ? { type: Number, value, ...style }
    : { type: String, value: value.replace(/[^\P{Cc}\n\t]/gu, ''), ...style };
