import { CsvError, parse } from 'csv-parse/sync';
import type { Grid } from './grid.ts';
import { wholeFile } from './problem.ts';

const maxBytes = 20 * 1024 * 1024;
/** A month's roster of the largest regency has 200 000 rows. */
const maxRows = 300_000;

/** CSV with `,` `;` or tab, UTF-8 with or without BOM. An empty line stays, so that rows are counted as Excel counts. */
export function readCsv(bytes: Uint8Array, file: string): Grid {
  if (bytes.length > maxBytes) return refused(file, 'lebih dari 20 MB; bagi menjadi beberapa berkas');
  const text = utf8(bytes);
  if (text === null)
    return refused(file, 'bukan teks UTF-8; di Excel pilih "Simpan Sebagai", lalu simpan sebagai CSV UTF-8');
  if (text.includes('\0')) return refused(file, 'bukan berkas teks; simpan sebagai CSV UTF-8 atau .xlsx');
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: 100_000,
      to: maxRows + 2,
    });
    return rows.length > maxRows + 1
      ? refused(file, `lebih dari ${maxRows} baris; bagi menjadi beberapa berkas`)
      : { kind: 'grid', rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? ` di sekitar baris ${error['lines']}` : '';
    return refused(file, `CSV rusak${line}: ${reasons[error.code] ?? 'susunannya tidak dapat dibaca'} (${error.code})`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'tanda kutip (") dibuka tetapi tidak ditutup',
  INVALID_OPENING_QUOTE: 'ada tanda kutip (") di tengah isian; isian itu harus diapit tanda kutip',
  CSV_INVALID_CLOSING_QUOTE: 'ada huruf sesudah tanda kutip (") penutup',
  CSV_MAX_RECORD_SIZE: 'satu baris lebih dari 100.000 huruf, mungkin tanda kutip (") tidak ditutup',
};

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The separator the header uses most, outside quotes; Excel in Indonesian writes `;`. */
function delimiterOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

const refused = (file: string, text: string): Grid => ({ kind: 'refused', problems: [wholeFile(file, text)] });
