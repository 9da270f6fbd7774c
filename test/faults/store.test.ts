import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { sqliteVault } from '../../src/store/vault.ts';
import { root } from '../edicts/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'serlok-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('fault 25: synchronous is FULL at the first open and at every later one', () => {
  const file = join(folder, 'full.db');
  for (let i = 0; i < 3; i += 1) {
    const store = openStore(file);
    expect(store.writer.get(sql`PRAGMA synchronous`)).toEqual({ synchronous: 2 });
    store.close();
  }
});

test('fault 25: whatever is cut off the end of the log, the database is whole and holds every commit before the cut', async () => {
  const file = join(folder, 'cut.db');
  const store = openStore(file);
  const vault = sqliteVault(store);
  const commits = 40;
  for (let n = 0; n < commits; n += 1)
    await vault.commit([{ type: 'session', id: String(n).padStart(2, '0'), value: Buffer.alloc(200, n) }], null);
  copyFileSync(file, join(folder, 'copy.db'));
  copyFileSync(`${file}-wal`, join(folder, 'copy.db-wal'));
  store.close();
  const wal = readFileSync(join(folder, 'copy.db-wal'));
  const main = readFileSync(join(folder, 'copy.db'));
  for (let cut = wal.length; cut > 0; cut -= 9973) {
    const torn = join(folder, 'torn.db');
    writeFileSync(torn, main);
    writeFileSync(`${torn}-wal`, wal);
    truncateSync(`${torn}-wal`, cut);
    rmSync(`${torn}-shm`, { force: true });
    const db = new Database(torn);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const there = db.prepare("SELECT name FROM sqlite_schema WHERE name = 'kv'").get();
    const ids = there ? db.prepare("SELECT id FROM kv WHERE type = 'session' ORDER BY id").pluck().all() : [];
    // Those before the cut without a gap, and none after it.
    expect(ids).toEqual(Array.from({ length: ids.length }, (_, n) => String(n).padStart(2, '0')));
    db.close();
  }
});

/** `SERLOK_KILLS=100` is the promise of the table of faults; some of each are part of every run. */
const upgradeKills = Number(process.env['SERLOK_KILLS'] ?? 8);
const versions = readdirSync(resolve(root, 'migrations'))
  .filter((name) => name.endsWith('.sql'))
  .sort();
const journal: { entries: { when: number }[] } = JSON.parse(
  readFileSync(resolve(root, 'migrations/meta/_journal.json'), 'utf8'),
);

test.each(versions.slice(1).map((_, i) => i + 1))(
  'fault 29: kill -9 in the middle of an upgrade from version %i: the old tables or the new ones, and every row',
  async (version) => {
    const seen = new Set<number>();
    for (let round = 0; round < upgradeKills; round += 1) {
      const file = join(folder, `upgrade-${version}-${round}.db`);
      const rows = madeByVersion(version, file);
      const open = `import(${JSON.stringify(resolve(root, 'dist/store/open.js'))}).then(({ openStore }) => { console.log('begin'); openStore(${JSON.stringify(file)}); console.log('done'); setInterval(() => {}, 1000); })`;
      const child = spawn(process.execPath, ['-e', open]);
      await once(child.stdout, 'data');
      await new Promise((done) => setTimeout(done, (round * 1.7) % 20));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const db = new Database(file);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      const now = db.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get() as number;
      expect([version, versions.length]).toContain(now);
      seen.add(now);
      expect(rowsOf(db, Object.keys(rows))).toEqual(rows);
      db.close();
      openStore(file).close();
      const after = new Database(file, { readonly: true });
      expect(rowsOf(after, Object.keys(rows))).toEqual(rows);
      after.close();
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    }
    // So many kills find it on both sides of its one commit.
    if (upgradeKills >= 100) expect(seen.size).toBe(2);
  },
  600_000,
);

/** A database as that version left it, with 300 rows in every table it had. */
function madeByVersion(version: number, file: string): Record<string, number> {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.exec('CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)');
  for (const [i, name] of versions.slice(0, version).entries()) {
    const sql = readFileSync(resolve(root, 'migrations', name), 'utf8');
    for (const statement of sql.split('--> statement-breakpoint')) db.exec(statement);
    const when = journal.entries[i]?.when ?? 0;
    db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('', when);
  }
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '!_!_%' ESCAPE '!'",
    )
    .pluck()
    .all() as string[];
  db.transaction(() => {
    for (const table of tables) {
      const columns = db.prepare('SELECT name, type FROM pragma_table_info(?)').all(table) as {
        name: string;
        type: string;
      }[];
      const insert = db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
      for (let row = 1; row <= 300; row += 1)
        insert.run(
          columns.map(({ type }) =>
            /INT|NUM|REAL/i.test(type) ? row : /BLOB/i.test(type) ? Buffer.from(`${row}`) : `"${row}"`,
          ),
        );
    }
  })();
  // What a row refers to exists, or the check after the upgrade would rightly refuse it.
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const rows = rowsOf(db, tables);
  db.close();
  return rows;
}

const rowsOf = (db: Database.Database, tables: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number]),
  );
