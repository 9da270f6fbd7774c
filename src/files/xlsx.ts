import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { unzipSync } from 'fflate';
import type { Cell, Grid } from './grid.ts';
import { wholeFile } from './problem.ts';

const limits = { packed: 5 * 1024 * 1024, unpacked: 50 * 1024 * 1024, rows: 20_000, heapMb: 256, ms: 10_000 };

/** The first sheet. The file is hostile until proven: 356 KB of it can mean 300 MB of XML and 99 s of parsing (fault 58). */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<Grid> {
  const size = sizeProblem(bytes);
  if (size) return refused(file, size);
  const answer = await parseApart(bytes);
  if (answer.kind === 'failed') return refused(file, answer.why);
  if (answer.rows.length > limits.rows + 1)
    return refused(file, `lebih dari ${limits.rows} baris; bagi menjadi beberapa berkas`);
  return { kind: 'grid', rows: answer.rows.map((row) => row.map(cellOf)) };
}

/** What the zip directory says of itself; costs a fraction of a millisecond and unpacks nothing. */
function sizeProblem(bytes: Uint8Array): string | null {
  if (bytes.length > limits.packed)
    return 'lebih dari 5 MB; hapus gambar dan lembar lain, atau simpan sebagai CSV UTF-8';
  let unpacked = 0;
  let book = false;
  let repetition = false;
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        unpacked += originalSize;
        // A sheet people filled shrinks 5 to 40 times; one that shrinks 200 times is padding made to keep us busy.
        repetition ||= originalSize > 1024 * 1024 && originalSize > 200 * size;
        book ||= name === 'xl/workbook.xml';
        return false;
      },
    });
  } catch {
    return 'berkas .xlsx rusak; buka di Excel lalu simpan ulang';
  }
  if (unpacked > limits.unpacked) return 'isinya lebih dari 50 MB setelah dibuka; salin datanya ke buku kerja baru';
  if (repetition) return 'isinya pengulangan semata, bukan data; salin datanya ke buku kerja baru';
  return book ? null : 'bukan buku kerja Excel; simpan ulang sebagai .xlsx';
}

type Raw = string | number | boolean | Date | null | { readonly number: string };
type Answer =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Raw[])[] }
  | { readonly kind: 'failed'; readonly why: string };

/**
 * Parses in a thread that can be killed. The directory of a zip may lie, so the thread unpacks into the announced sizes
 * only, and hands the parts on uncompressed: the reader's own unpacking would start further threads without limits.
 */
function parseApart(bytes: Uint8Array): Promise<Answer> {
  const { resolve } = createRequire(import.meta.url);
  const worker = new Worker(parser, {
    eval: true,
    workerData: { bytes, zip: resolve('fflate'), reader: resolve('read-excel-file/universal') },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
  });
  return new Promise<Answer>((settle) => {
    const failed = (why: string) => settle({ kind: 'failed', why });
    const late = AbortSignal.timeout(limits.ms);
    late.addEventListener('abort', () => failed('terlalu lama dibaca (lebih dari 10 detik); simpan sebagai CSV UTF-8'));
    worker.once('message', settle);
    worker.once('error', (error) =>
      failed(
        'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? 'terlalu besar untuk dibaca; salin datanya ke buku kerja baru'
          : 'berkas .xlsx rusak; buka di Excel lalu simpan ulang',
      ),
    );
    worker.once('exit', () => failed('berkas .xlsx rusak; buka di Excel lalu simpan ulang'));
  }).finally(() => worker.terminate());
}

/** CommonJS text, because Node 20 starts no thread from TypeScript and the tests run the sources. */
const parser = `
const { parentPort, workerData } = require('node:worker_threads');
const { unzipSync, zipSync } = require(workerData.zip);
const { readSheet } = require(workerData.reader);
const isXml = ({ name }) => name.endsWith('.xml') || name.endsWith('.rels');
const parts = unzipSync(workerData.bytes, { filter: isXml });
const stored = zipSync(parts, { level: 0 });
readSheet(stored.buffer.slice(stored.byteOffset, stored.byteOffset + stored.byteLength), {
  trim: false,
  parseNumber: (number) => ({ number }),
}).then(
  (rows) => parentPort.postMessage({ kind: 'rows', rows: rows.slice(0, ${limits.rows + 2}) }),
  (error) => parentPort.postMessage({ kind: 'failed', why: 'tidak dapat dibaca sebagai .xlsx (' + error.message + ')' }),
);`;

function cellOf(raw: Raw): Cell {
  if (raw === null) return '';
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'boolean') return raw ? 'ya' : 'tidak';
  if (raw instanceof Date) return dateText(raw);
  if (typeof raw === 'number') return { number: String(raw) };
  const value = Number(raw.number);
  // Excel stores 6281234567890 as 6.28123456789E12; up to 15 digits nothing is lost by printing it.
  return { number: Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : raw.number };
}

/** A date cell has no zone: its UTC fields are what the spreadsheet shows. A bare time lies on day 0, in 1899. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'tanggal tidak sah';
  const [day = '', time = ''] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split('T');
  const clock = time.slice(0, 5);
  if (date.getUTCFullYear() < 1900) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

const refused = (file: string, text: string): Grid => ({ kind: 'refused', problems: [wholeFile(file, text)] });
