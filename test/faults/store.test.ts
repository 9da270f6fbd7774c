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

test('fault 29: kill -9 in the middle of an upgrade: the old tables or the new ones, and every row', async () => {
  const migrations = resolve(root, 'migrations');
  const first = readFileSync(join(migrations, '0000_house.sql'), 'utf8');
  const latest = readdirSync(migrations).filter((name) => name.endsWith('.sql')).length;
  const seen = new Set<number>();
  for (let round = 0; round < 12; round += 1) {
    const file = join(folder, `upgrade-${round}.db`);
    const old = new Database(file);
    for (const statement of first.split('--> statement-breakpoint')) old.exec(statement);
    old.exec('CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)');
    old.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('', 1763683200000);
    const insert = old.prepare('INSERT INTO roster (day, person, mode) VALUES (?, ?, ?)');
    old.transaction(() => {
      for (let person = 0; person < 5000; person += 1) insert.run('2021-08-02', person, 'wfh');
    })();
    old.close();
    const open = `import(${JSON.stringify(resolve(root, 'dist/store/open.js'))}).then(({ openStore }) => { console.log('begin'); openStore(${JSON.stringify(file)}); console.log('done'); setInterval(() => {}, 1000); })`;
    const child = spawn(process.execPath, ['-e', open]);
    await once(child.stdout, 'data');
    await new Promise((done) => setTimeout(done, round * 2));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const db = new Database(file);
    const version = db.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get() as number;
    const columns = db.prepare("SELECT count(*) FROM pragma_table_info('roster')").pluck().get();
    seen.add(version);
    expect(version === 1 ? 3 : 7).toBe(columns);
    expect([1, latest]).toContain(version);
    expect(db.prepare('SELECT count(*) FROM roster').pluck().get()).toBe(5000);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    openStore(file).close();
  }
  expect(seen.size).toBeGreaterThan(0);
}, 120_000);
