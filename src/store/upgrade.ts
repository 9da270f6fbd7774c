import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { countRows } from './backup.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Brings the tables to this version in one transaction. Foreign keys are off meanwhile, because switching them off inside it does
 * nothing (drizzle-orm#1813); afterwards every reference and the rows of every table are checked (fault 29). Throws when any is
 * missing.
 */
export function upgrade(raw: Database.Database, writer: BetterSQLite3Database, file: string): void {
  const before = isBehind(raw) ? countRows(raw) : {};
  raw.pragma('foreign_keys = OFF');
  migrate(writer, { migrationsFolder: migrations });
  const broken = raw.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`${file}: ${broken.length} rows break a foreign key after migration`);
  const tables = Object.keys(before);
  const after = tables.length > 0 ? countRows(raw) : {};
  for (const table of tables)
    if ((after[table] ?? 0) < (before[table] ?? 0))
      throw new Error(
        `${file}: tabel ${table} berisi ${after[table] ?? 0} baris sesudah pembaruan, semula ${before[table]}; pulihkan cadangan sebelum pembaruan`,
      );
  raw.pragma('foreign_keys = ON');
}

/** Counting a year of shares takes seconds: only when something is going to change. */
function isBehind(raw: Database.Database): boolean {
  const known = raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (!known) return false;
  const applied = raw.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get() as number;
  return applied < readdirSync(migrations).filter((name) => name.endsWith('.sql')).length;
}
