import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { aliasInserter, sqlitePeople } from '../../src/store/people.ts';
import { audit } from '../../src/store/schema.ts';
import { peopleContract, row } from '../contracts/people.ts';

const opened: { readonly store: Store; readonly folder: string }[] = [];

function open(folder = mkdtempSync(join(tmpdir(), 'serlok-people-'))): Store {
  const store = openStore(join(folder, 'serlok.db'));
  opened.push({ store, folder });
  return store;
}

afterEach(() => {
  for (const { store, folder } of opened.splice(0)) {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('SQLite', () => peopleContract(() => sqlitePeople(open())));

describe('the directory in memory', () => {
  test('is the same one until somebody imports, here or in another process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'serlok-people-'));
    const here = sqlitePeople(open(folder));
    const there = sqlitePeople(open(folder));
    await here.importPeople([row()], 1000);
    const first = await here.directory();
    expect(await here.directory()).toBe(first);

    await there.importPeople([row({ nip: 'KOM-1', phone: null })], 2000);
    expect((await here.directory()).persons).toHaveLength(2);
    await here.importPeople([row({ nip: 'KOM-2', phone: null })], 3000);
    expect((await here.directory()).persons).toHaveLength(3);
    expect(first.persons).toHaveLength(1);
  });

  test('learns a LID that the ledger noted, and forgets it when that commit failed', async () => {
    const store = open();
    const people = sqlitePeople(store);
    await people.importPeople([row(), row({ nip: 'KOM-1', phone: null })], 1000);
    const [ahmad, other] = (await people.directory()).persons.map(({ id }) => id);
    const alias = aliasInserter(store);
    const owner = async (lid: string) => (await people.directory()).byIdentity({ kind: 'lid', value: lid }, 500)?.id;

    await expect(
      store.write(() => {
        alias(ahmad ?? 0, '66', 2000);
        throw new Error('disk full');
      }),
    ).rejects.toThrow('disk full');
    expect(await owner('66')).toBeUndefined();

    expect(await store.write(() => alias(ahmad ?? 0, '77', 2000))).toBe(true);
    expect(await owner('77')).toBe(ahmad);
    expect(await store.write(() => alias(ahmad ?? 0, '77', 3000))).toBe(true);
    expect(await store.write(() => alias(other ?? 0, '77', 3000))).toBe(false);
    expect(await owner('77')).toBe(ahmad);
    expect((await people.directory()).identitiesOf(ahmad ?? 0)).toContainEqual({ kind: 'lid', value: '77' });
  });
});

describe('an import', () => {
  test('leaves an audit row with counts and nobody’s name', async () => {
    const store = open();
    const people = sqlitePeople(store);
    await people.importPeople([row()], 1000);
    await people.importRoster([], 2000);
    await people.importAbsences([], 3000);
    const rows = store.reader.select().from(audit).all();
    expect(rows.map(({ at, action, detail }) => [at, action, JSON.parse(detail)])).toEqual([
      [1000, 'people.import', { rows: 1, added: 1, changed: 0, numbersMoved: 0, transfers: 0 }],
      [2000, 'roster.import', { rows: 0, added: 0, changed: 0 }],
      [3000, 'absence.import', { rows: 0, added: 0, changed: 0 }],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Ahmad|628111|198507/);
  });

  test('that fails half way leaves nothing behind', async () => {
    const store = open();
    const people = sqlitePeople(store);
    const broken = row({ nip: 'KOM-1', name: null as unknown as string });
    await expect(people.importPeople([row(), broken], 1000)).rejects.toThrow();
    expect((await people.directory()).persons).toEqual([]);
    expect(store.reader.select().from(audit).all()).toEqual([]);
  });

  test('dates a transfer by the zone of the new unit', async () => {
    const people = sqlitePeople(open(), (unit) => (unit === 'timur' ? 'WIT' : 'WIB'));
    const lateEvening = Date.UTC(2021, 6, 30, 16, 30);
    const to = (unit: string) => row({ service: { unit, roles: [], from: null, to: null } });
    await people.importPeople([row()], 1000);
    await people.importPeople([to('timur')], lateEvening);
    expect((await people.directory()).persons[0]?.services.at(-1)?.from).toBe('2021-07-31');
  });

  test('of 5 000 people twice adds each once', async () => {
    const people = sqlitePeople(open());
    const rows = Array.from({ length: 5000 }, (_, i) => row({ nip: `N-${i}`, phone: `6281${i}` }));
    expect(await people.importPeople(rows, 1000)).toEqual({ added: 5000, changed: 0 });
    expect(await people.importPeople(rows, 1000)).toEqual({ added: 0, changed: 0 });
  }, 60_000);
});
