import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalDate } from '../../src/domain/time.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { sqlitePeople } from '../../src/store/people.ts';
import { sqliteRosters } from '../../src/store/rosters.ts';
import { draft, publication, rostersContract, turn } from '../contracts/rosters.ts';

const opened: { readonly store: Store; readonly folder: string }[] = [];

afterEach(() => {
  for (const { store, folder } of opened.splice(0)) {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('SQLite', () =>
  rostersContract(() => {
    const folder = mkdtempSync(join(tmpdir(), 'serlok-rosters-'));
    const store = openStore(join(folder, 'serlok.db'));
    opened.push({ store, folder });
    return { rosters: sqliteRosters(store), people: sqlitePeople(store) };
  }));

const day = (text: string) => text as LocalDate;

test('an exchange takes a turn from one and gives it to the other, an order to be present is one more, and each counts once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-rosters-'));
  const store = openStore(join(folder, 'serlok.db'));
  opened.push({ store, folder });
  const rosters = sqliteRosters(store);
  const [monday, tuesday, wednesday, thursday] = [2, 3, 4, 5].map((date) => day(`2021-08-0${date}`)) as [
    LocalDate,
    LocalDate,
    LocalDate,
    LocalDate,
  ];
  const issue = async (change: Partial<Parameters<typeof draft>[1]>, entries: Parameters<typeof draft>[0]) =>
    rosters.publish(await rosters.keepDraft(draft(entries, change), [], 'kasubag', 1000), publication());
  await issue({ to: tuesday }, [
    turn(monday, 1, 'wfo', 1),
    turn(monday, 2, 'wfh', 0),
    turn(tuesday, 1, 'wfh', 1),
    turn(tuesday, 2, 'wfo', 1),
  ]);
  let id = 0;
  const act = (kind: string, state: string, on: LocalDate, body: object) =>
    store.write(() => {
      id += 1;
      store.writer.run(sql`
        INSERT INTO act (id, kind, from_day, to_day, state, body, made_by, made_at, moves)
        VALUES (${id}, ${kind}, ${on}, ${on}, ${state}, ${JSON.stringify({ kind, ...body })}, 'kasubag', 1, 0)`);
      store.writer.run(sql`INSERT INTO act_person (person, to_day, from_day, act) VALUES (1, ${on}, ${on}, ${id})`);
    });
  const swapped = (date: LocalDate) => ({
    turns: [
      { person: 1, date, mode: 'wfo' },
      { person: 2, date, mode: 'wfh' },
    ],
  });
  const turns = async (before: LocalDate) =>
    Object.fromEntries([...(await rosters.ledger(before))].map(([person, one]) => [person, one.turns]));

  await act('swap', 'refused', tuesday, swapped(tuesday));
  expect(await turns(wednesday)).toEqual({ 1: 1, 2: 1 });
  await act('swap', 'in_force', tuesday, swapped(tuesday));
  expect(await turns(tuesday)).toEqual({ 1: 1, 2: 0 });
  expect(await turns(wednesday)).toEqual({ 1: 2, 2: 0 });
  // Whom the exchange sends there anyhow is not counted twice by an order.
  await act('presence', 'in_force', tuesday, { since: null, because: 'rapat', consent: null });
  expect(await turns(wednesday)).toEqual({ 1: 2, 2: 0 });

  // The next roster begins with that, and does not count it again.
  await issue({ from: wednesday, to: wednesday, changesFrom: wednesday }, [
    turn(wednesday, 1, 'wfh', 2),
    turn(wednesday, 2, 'wfo', 1),
  ]);
  expect(await turns(thursday)).toEqual({ 1: 2, 2: 1 });
  await act('presence', 'in_force', wednesday, { since: null, because: 'rapat', consent: null });
  expect(await turns(thursday)).toEqual({ 1: 3, 2: 1 });
});
