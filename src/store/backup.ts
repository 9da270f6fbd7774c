import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Rows by table. */
export type Counts = Readonly<Record<string, number>>;

/** Told about pages copied, for the progress of a long one. */
export type Copying = (done: number, all: number) => void;

/** A file that cannot be trusted as a backup; the message says why, in the operator's language. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
}

/**
 * Copies a database somebody is writing to, as of one moment, to `to`, and opens, checks and counts the copy before it gets
 * that name: only then is it a backup (faults 26 and 27). Counting and copying see the same moment, because both happen
 * inside one read transaction. Throws `BadBackup`; nothing is left behind then.
 */
export async function copyDatabase(from: string, to: string, progress: Copying = () => {}): Promise<Counts> {
  const part = `${to}.part`;
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    source.pragma('busy_timeout = 10000');
    source.exec('BEGIN');
    const counted = countRows(source);
    rmSync(part, { force: true });
    // Before a byte is in it: it holds people and device keys.
    closeSync(openSync(part, 'wx', 0o600));
    await source.backup(part, {
      progress({ totalPages, remainingPages }) {
        progress(totalPages - remainingPages, totalPages);
        return pagesAtOnce;
      },
    });
    source.exec('COMMIT');
    oneFile(part);
    const found = checkDatabase(part);
    sameCounts(found, counted);
    sync(part);
    renameSync(part, to);
    return found;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    source.close();
  }
}

/** Opens a copy nobody writes to, checks every page and every reference, and counts its rows. Throws `BadBackup`. */
export function checkDatabase(file: string): Counts {
  let db: Database.Database;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
  } catch {
    throw new BadBackup('berkas tidak dapat dibuka sebagai basis data');
  }
  try {
    const whole = db.pragma('integrity_check(1)', { simple: true });
    if (whole !== 'ok') throw new BadBackup('basis data rusak (integrity_check)');
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new BadBackup('ada baris yang menunjuk baris yang tidak ada (foreign_key_check)');
    const counts = countRows(db);
    for (const table of ['person', 'share', 'inbox', 'audit'])
      if (!(table in counts)) throw new BadBackup(`bukan cadangan Serlok: tabel ${table} tidak ada`);
    return counts;
  } catch (error) {
    if (error instanceof BadBackup) throw error;
    throw new BadBackup('berkas bukan basis data, atau rusak');
  } finally {
    db.close();
  }
}

/** Throws `BadBackup` when a table holds more or fewer rows than it should. */
export function sameCounts(found: Counts, expected: Counts): void {
  for (const [table, rows] of Object.entries(expected))
    if (found[table] !== rows) throw new BadBackup(`tabel ${table}: ${found[table] ?? 0} baris, seharusnya ${rows}`);
}

/** A backup is one file: with a log beside it somebody would copy half of it. */
function oneFile(file: string): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/** Enough to finish soon, few enough that a signal is heard in between. */
const pagesAtOnce = 2000;

/** Of every table, by name. */
export function countRows(db: Database.Database): Counts {
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]),
  );
}

/** On disk before it is called a backup. */
export function sync(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
