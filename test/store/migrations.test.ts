import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { LocalDate } from '../../src/domain/time.ts';
import { openStore } from '../../src/store/open.ts';
import { sqlitePeople } from '../../src/store/people.ts';
import { sqliteRosters } from '../../src/store/rosters.ts';

const root = resolve(import.meta.dirname, '../../migrations');
const house = { file: '0000_house.sql', when: 1763683200000 };

test('a roster imported by the first release still binds after the upgrade', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-upgrade-'));
  const file = join(folder, 'serlok.db');
  try {
    const old = new Database(file);
    for (const statement of readFileSync(join(root, house.file), 'utf8').split('--> statement-breakpoint'))
      old.exec(statement);
    old.exec('CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)');
    old.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('', house.when);
    old.prepare("INSERT INTO roster (day, person, mode) VALUES ('2021-08-02', 1, 'wfh')").run();
    old.close();

    const store = openStore(file);
    const monday = '2021-08-02' as LocalDate;
    const { roster, overrides } = await sqlitePeople(store).dayFacts(monday, null);
    expect([...roster]).toEqual([[1, { mode: 'wfh', edict: null }]]);
    expect(overrides).toEqual([]);
    expect(await sqliteRosters(store).versions()).toEqual([]);
    store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
