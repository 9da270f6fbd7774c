import { readCsv } from './csv.ts';
import { type Cell, type Grid, textOf } from './grid.ts';
import { kindOf } from './kind.ts';
import { type Problem, quoted, wholeFile } from './problem.ts';
import { readXlsx } from './xlsx.ts';

/** The columns a file may have; others are ignored with a note. */
export type Columns = { readonly required: readonly string[]; readonly optional: readonly string[] };

export type TableRow = {
  /** As the spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** Every known column; absent and empty cells are ''. */
  readonly cells: Readonly<Record<string, string>>;
  /** Columns that held a spreadsheet number: an 18-digit NIP among them has already lost digits. */
  readonly numbers: ReadonlySet<string>;
};

export type Table =
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly TableRow[];
      readonly problems: readonly Problem[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** CSV or XLSX to rows by column name. Never throws on content: whatever is wrong is a problem with an address. */
export async function readTable(bytes: Uint8Array, file: string, columns: Columns): Promise<Table> {
  const kind = kindOf(bytes);
  if (kind.kind === 'refused') return refused([wholeFile(file, kind.why)]);
  const grid: Grid = kind.kind === 'xlsx' ? await readXlsx(bytes, file) : readCsv(bytes, file);
  return grid.kind === 'refused' ? grid : tableOf(grid.rows, file, columns);
}

function tableOf(grid: readonly (readonly Cell[])[], file: string, columns: Columns): Table {
  const header = (grid[0] ?? []).map((cell) => headerName(textOf(cell)));
  const known = [...columns.required, ...columns.optional];
  const wrong = headerProblems(header, file, columns.required, known);
  if (wrong.length > 0) return refused(wrong);

  const problems: Problem[] = [];
  const rows: TableRow[] = [];
  for (const [index, line] of grid.entries()) {
    const row = index + 1;
    if (index === 0 || line.every((cell) => textOf(cell) === '')) continue;
    const extra = line.slice(header.length).map(textOf).find(Boolean);
    // A separator inside a name moves every cell after it: nothing of that row can be trusted.
    if (extra !== undefined)
      problems.push({
        file,
        row,
        column: null,
        text: `isian lebih banyak daripada judul kolom (${quoted(extra)}); isian yang memuat koma atau titik koma harus diapit tanda kutip`,
      });
    else rows.push(rowOf(row, header, line, known));
  }
  if (rows.length === 0 && problems.length === 0)
    return refused([wholeFile(file, 'tidak ada baris data di bawah judul')]);
  return { kind: 'table', header, rows, problems, notes: ignored(header, grid, known) };
}

function rowOf(row: number, header: readonly string[], line: readonly Cell[], known: readonly string[]): TableRow {
  const numbers = new Set<string>();
  const cells: Record<string, string> = Object.create(null);
  for (const column of known) {
    const cell = header.includes(column) ? line[header.indexOf(column)] : undefined;
    cells[column] = textOf(cell);
    if (typeof cell === 'object') numbers.add(column);
  }
  return { row, cells, numbers };
}

function headerProblems(
  header: readonly string[],
  file: string,
  required: readonly string[],
  known: readonly string[],
): readonly Problem[] {
  const missing = required.filter((column) => !header.includes(column));
  const twice = known.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  const read = header.filter(Boolean).slice(0, 20).map(quoted).join(', ') || 'tidak ada';
  return [
    ...(missing.length > 0
      ? [wholeFile(file, `baris 1: kolom wajib tidak ada: ${missing.join(', ')}; judul yang terbaca: ${read}`)]
      : []),
    ...twice.map((column) => wholeFile(file, `baris 1, kolom ${column}: judul ini muncul lebih dari sekali`)),
  ];
}

function ignored(
  header: readonly string[],
  grid: readonly (readonly Cell[])[],
  known: readonly string[],
): readonly string[] {
  const unknown = header.filter((name) => name !== '' && !known.includes(name));
  const unnamed = header.flatMap((name, i) =>
    name === '' && grid.some((line) => textOf(line[i]) !== '') ? [i + 1] : [],
  );
  return [
    ...(unknown.length > 0 ? [`kolom tidak dikenal diabaikan: ${unknown.map(quoted).join(', ')}`] : []),
    ...(unnamed.length > 0 ? [`kolom tanpa judul diabaikan: kolom ke-${unnamed.join(', ')}`] : []),
  ];
}

/** "No. WA" and "no_wa" are the same column. */
const headerName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim()
    .replaceAll(' ', '_');

const refused = (problems: readonly Problem[]): Table => ({ kind: 'refused', problems });
