import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

import { networkDisk } from './network-disk.ts';
import { upgrade } from './upgrade.ts';

/** One writer and one read-only reader on one file; the writer is used only through `write`. */
export type Store = {
  readonly writer: BetterSQLite3Database;
  readonly reader: BetterSQLite3Database;
  /**
   * Runs `work` in one BEGIN IMMEDIATE … COMMIT. `work` is synchronous, so nothing can come between its statements
   * and writes run strictly one after another. Rejects only when storage failed (law 11).
   */
  write<T>(work: () => T): Promise<T>;
  /** Moves the write-ahead log into the file and empties it; false while somebody else is reading. */
  checkpoint(): boolean;
  /** Changes when another process has written: the sign to read cached rows again. */
  dataVersion(): number;
  close(): void;
};

/** Opens, migrates and checks the database at `file`; creates the folder with mode 0700. Throws when a pragma does not hold. */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const network = networkDisk(dirname(file));
  if (network !== null)
    throw new Error(
      `${dirname(file)} terletak di ${network}; diharapkan disk komputer ini sendiri, karena basis data di jaringan dapat rusak`,
    );
  // Also in a folder that was there before: the file holds people and device keys. WAL and shm files take its mode.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const raw = new Database(file);
  raw.pragma('busy_timeout = 5000');
  raw.pragma('journal_mode = WAL');
  // better-sqlite3 falls back to NORMAL at every later open: a power cut would undo acknowledged shares (fault 25).
  raw.pragma('synchronous = FULL');
  raw.pragma('secure_delete = ON');
  assertPragma(raw, 'synchronous', 2);
  assertPragma(raw, 'journal_mode', 'wal');

  const writer = drizzle(raw);
  upgrade(raw, writer, file);

  const rawReader = new Database(file, { readonly: true });
  rawReader.pragma('busy_timeout = 5000');
  const begin = raw.prepare('BEGIN IMMEDIATE');
  const commit = raw.prepare('COMMIT');
  const rollback = raw.prepare('ROLLBACK');
  // Asked several times a message: `raw.pragma` would prepare it anew each time.
  const version = raw.prepare('PRAGMA data_version').pluck();

  return {
    writer,
    reader: drizzle(rawReader),
    async write(work) {
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        if (raw.inTransaction) rollback.run();
        throw error;
      }
    },
    checkpoint() {
      const [result] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return result?.busy === 0;
    },
    dataVersion: () => version.get() as number,
    close() {
      rawReader.close();
      raw.close();
    },
  };
}

function assertPragma(raw: Database.Database, name: string, expected: number | string): void {
  const found = raw.pragma(name, { simple: true });
  if (found !== expected) throw new Error(`PRAGMA ${name} is ${String(found)}; expected ${expected}`);
}
