import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * One process per data folder: two sockets on one device throw each other out for ever (fault 31). The lock is an open
 * transaction on a database of its own, so the operating system lets it go when the process dies, however it dies.
 * Throws when another process holds it. The returned function lets go.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new Database(join(folder, 'serlok.lock'));
  try {
    lock.pragma('busy_timeout = 0');
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new FolderInUse(folder);
  }
  return () => lock.close();
}

export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`folder data ${folder} sedang dipakai layanan Serlok lain; hentikan dahulu yang lain itu`);
  }
}
