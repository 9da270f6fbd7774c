import { unzipSync, zipSync } from 'fflate';
import writeExcel, { type CellObject, type Row } from 'write-excel-file/node';
import type { GridRow, RosterGrid } from './roster-grid.ts';

/** The same roster is the same bytes. Every text is a text cell: a NIP keeps its digits and a formula stays letters. */
export async function rosterXlsx(grid: RosterGrid): Promise<Uint8Array> {
  const width = grid.columns.length;
  const data: readonly Row[] = [
    ...grid.head.map(
      (line, i): Row => [
        text(line, { fontWeight: 'bold', columnSpan: width, align: i < titles(grid) ? 'center' : 'left' }),
      ],
    ),
    [],
    grid.columns.map((name, i) =>
      text(name, { ...cell, fontWeight: 'bold', align: isWide(i) ? 'left' : 'center', wrap: true }),
    ),
    ...grid.rows.map((row) => bordered(row, {})),
    ...grid.foot.map((row) => bordered(row, { fontWeight: 'bold' })),
    [],
    [text(`Keterangan: ${grid.legend}`, { columnSpan: width })],
    ...signature(grid, width),
  ];
  const file = await writeExcel(
    data.map((row) => [...row]),
    {
      sheet: 'Jadwal',
      orientation: 'landscape',
      columns: grid.columns.map((_, i) => ({ width: widths[i] ?? 6 })),
      stickyRowsCount: grid.head.length + 2,
      stickyColumnsCount: 3,
    },
  ).toBuffer();
  // Packed anew, because the writer puts the hour of the machine into the file.
  return zipSync(unzipSync(file), { mtime: '1980-01-01T00:00:00' });
}

const widths = [5, 21, 32, 30, 28];
const cell = { borderStyle: 'thin', alignVertical: 'center' } as const;
/** Name, post and unit read from the left, everything else stands in the middle. */
const isWide = (column: number): boolean => column >= 2 && column <= 4;
/** The letterhead and the title, without the three lines of particulars. */
const titles = ({ head }: RosterGrid): number => head.length - 3;

const bordered = (row: GridRow, style: Partial<CellObject>): Row =>
  row.map((value, i) => {
    const common = { ...cell, align: isWide(i) ? ('left' as const) : ('center' as const), ...style };
    return typeof value === 'number' ? { type: Number, value, ...common } : text(value, common);
  });

/** On the right, with room for a signature and a stamp. */
function signature({ signature: who }: RosterGrid, width: number): readonly Row[] {
  const at = Math.max(0, width - 8);
  const line = (words: string, style: Partial<CellObject> = {}): Row => [
    ...Array.from({ length: at }, () => null),
    text(words, { columnSpan: width - at, align: 'center', ...style }),
  ];
  return [
    [],
    line(who?.placeAndDate ?? '………………, ……………… ………'),
    line(who?.title ?? 'Kepala ………………………………'),
    [],
    [],
    [],
    line(who?.name ?? '………………………………', { fontWeight: 'bold' }),
    line(`NIP ${who?.nip ?? '………………………………'}`),
  ];
}

/** Control characters are no part of XML. */
const text = (value: string, style: Partial<CellObject>): CellObject => ({
  type: String,
  value: value.replace(/[^\P{Cc}\n\t]/gu, ''),
  ...style,
});
