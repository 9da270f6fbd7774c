import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewAct } from '../../src/domain/act.ts';
import { type LocalDate, openEnd } from '../../src/domain/time.ts';
import { type DeskChange, Overtaken } from '../../src/ports/desk.ts';
import { sqliteDesk } from '../../src/store/desk.ts';
import { sqliteLedger } from '../../src/store/ledger.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { sqlitePeople } from '../../src/store/people.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serlok-desk-'));
  store = openStore(join(folder, 'serlok.db'));
  await store.write(() =>
    store.writer.run(
      sql`INSERT INTO person (id, nip, name, title, level, employment, it_able) VALUES (7, 'P-7', 'Besse', 'Pelaksana', 'pelaksana', 'pns', 1)`,
    ),
  );
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const day = (text: string) => text as LocalDate;
const leave: NewAct = {
  persons: [7],
  unit: null,
  from: day('2021-08-02'),
  to: day('2021-08-04'),
  state: 'waiting',
  dueAt: null,
  body: { kind: 'absence', absence: 'cuti', fromMinute: null, because: null, document: null, consent: null },
};
const settle = (change: DeskChange, at: number) =>
  sqliteLedger(store).settle({
    claim: null,
    cleared: [],
    kept: [],
    presence: [],
    drafts: [],
    audit: [],
    desk: [change],
    at,
  });
const decide = (moves: number): DeskChange => ({ do: 'move', act: 1, moves, to: 'in_force', by: 'K-1', tell: [] });

test('leave asked for by chat waits, and once it is approved a draft of the roster respects it', async () => {
  const people = sqlitePeople(store);
  await settle({ do: 'open', act: leave, by: 'P-7', tell: [] }, 1000);
  const asked = await people.absences(day('2021-08-01'), day('2021-08-31'));
  expect(asked.get(7)).toMatchObject([{ kind: 'cuti', from: '2021-08-02', to: '2021-08-04', approvedBy: null }]);
  await settle(decide(1), 2000);
  expect((await people.absences(day('2021-08-04'), day('2021-08-04'))).get(7)).toMatchObject([{ approvedBy: 'K-1' }]);
  expect((await people.absences(day('2021-08-05'), day('2021-08-31'))).get(7)).toBeUndefined();
});

test('a decision on an older reading changes nothing, and an undone one gives back what was', async () => {
  const desk = sqliteDesk(store);
  await settle({ do: 'open', act: leave, by: 'P-7', tell: [] }, 1000);
  await settle(decide(1), 2000);
  await expect(settle({ ...decide(1), by: 'K-2' } as DeskChange, 3000)).rejects.toThrow(Overtaken);
  expect(await desk.act(1)).toMatchObject({ state: 'in_force', decidedBy: 'K-1', moves: 2 });
  const last = await desk.lastMove('K-1', 0);
  expect(last).toMatchObject({ act: 1, seq: 2 });
  await settle({ do: 'undo', act: 1, seq: 2, by: 'K-1', tell: [] }, 4000);
  expect(await desk.act(1)).toMatchObject({ state: 'waiting', decidedBy: null, moves: 3 });
  expect(await desk.lastMove('K-1', 0)).toBeNull();
});

/** Somebody says where he works from now on, and it is approved. */
async function moved(act: number, lat: number, at: number): Promise<void> {
  const body = { kind: 'place', label: '', lat, lon: 120, lasting: true } as const;
  const asked = { ...leave, from: day('2021-08-01'), to: day('2022-08-01'), body };
  await settle({ do: 'open', act: asked, by: 'P-7', tell: [] }, at);
  await settle({ do: 'move', act, moves: 1, to: 'in_force', by: 'K-1', until: openEnd, tell: [] }, at + 1);
}

test('the registered place is the one approved last; taken back, it is the one before', async () => {
  const people = sqlitePeople(store);
  const place = async () => (await people.directory()).byId(7)?.place;
  expect(await place()).toBeNull();
  await moved(1, -3.1, 1000);
  expect(await place()).toEqual({ lat: -3.1, lon: 120 });
  await moved(2, -3.2, 2000);
  expect(await place()).toEqual({ lat: -3.2, lon: 120 });
  await settle({ do: 'undo', act: 2, seq: 2, by: 'K-1', tell: [] }, 3000);
  expect(await place()).toEqual({ lat: -3.1, lon: 120 });
});

test('a place that was given up for another goes with the term of coordinates, the one that holds stays', async () => {
  await moved(1, -3.1, 1000);
  await moved(2, -3.2, 2000);
  const at = Date.parse('2022-01-01T02:00:00+08:00');
  const terms = { timeOnly: at, letters: at, messages: at, texts: day('2021-01-01'), coordinates: day('2021-10-03') };
  await sqliteLedger(store).sweep({ kind: 'sweep', scheduledFor: at, scope: '' }, { ...terms, blur: false }, at);
  const desk = sqliteDesk(store);
  expect((await desk.act(1))?.body).toMatchObject({ lat: null, lon: null });
  expect((await desk.act(2))?.body).toMatchObject({ lat: -3.2, lon: 120 });
});

test('a later file with other coordinates ends what was approved by chat; one that repeats the old ones does not', async () => {
  const people = sqlitePeople(store);
  const place = async () => (await people.directory()).byId(7)?.place;
  const file = (lat: number | null) => ({
    ...{ nip: 'P-7', name: 'Besse', title: 'Pelaksana', position: null, rank: null, level: 'pelaksana' as const },
    ...{ employment: 'pns' as const, itAble: true, phone: null },
    place: lat === null ? null : { lat, lon: 120 },
    service: { unit: 'diskominfo', roles: [], from: null, to: null },
  });
  const read = (lat: number | null, at: number) => people.importPeople([file(lat)], at);
  await read(-3, 500);
  await moved(1, -3.1, 1000);
  await moved(2, -3.2, 1500);
  await read(-3, 2000);
  await read(null, 2500);
  await read(-3, 2600);
  expect(await place()).toEqual({ lat: -3.2, lon: 120 });
  await read(-3.3, 3000);
  expect(await place()).toEqual({ lat: -3.3, lon: 120 });
  const desk = sqliteDesk(store);
  expect([(await desk.act(1))?.state, (await desk.act(2))?.state]).toEqual(['closed', 'closed']);
  expect((await desk.moves(2)).at(-1)).toMatchObject({ actor: 'operator', to: 'closed' });
  // The officer cannot take back what is not in force any more.
  expect(await desk.lastMove('K-1', 0)).toBeNull();
  await moved(3, -3.4, 4000);
  expect(await place()).toEqual({ lat: -3.4, lon: 120 });
  // What ended goes with the term of coordinates.
  const at = Date.parse('2022-01-01T02:00:00+08:00');
  const terms = { timeOnly: at, letters: at, messages: at, texts: day('2021-01-01'), coordinates: day('2021-10-03') };
  await sqliteLedger(store).sweep({ kind: 'sweep', scheduledFor: at, scope: '' }, { ...terms, blur: false }, at);
  expect((await desk.act(2))?.body).toMatchObject({ lat: null });
  expect((await desk.act(3))?.body).toMatchObject({ lat: -3.4 });
});
