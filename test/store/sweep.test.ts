import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Retention, usualRetention } from '../../src/domain/retention.ts';
import { sweep, sweepDue } from '../../src/jobs/sweep.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { openStage, type PlayedDay, recapText, type Stage } from '../edicts/stage.ts';

/** A place of which nothing else on file speaks. */
const [lat, lon] = [-3.0187654321, 120.2345678912];

const day = `
title: Satu kiriman, satu sanggahan, satu laporan
config: config
people: config/contoh/people.csv
rosters: config/contoh/roster-kota.csv
events:
  - {at: 2021-07-30T07:10:00+08:00, from: 199604172020122010, location: [${lat}, ${lon}]}
  - {at: 2021-07-30T07:11:00+08:00, from: '6289900011122', location: [${lat}, ${lon}]}
  - {at: 2021-07-30T09:00:00+08:00, from: 198305302008011008, text: sanggah pagi kabel dimakan tikus}
  - {at: 2021-07-30T09:01:00+08:00, from: 198305302008011008, text: ya}
  - {at: 2021-07-30T09:10:00+08:00, from: 198206142006042002, text: tidak 1 besok bawa kabelnya ke kantor}
  - {at: 2021-07-30T15:00:00+08:00, from: 199604172020122010, text: lapor memanggang bolu kukus}
  - {at: 2021-07-30T15:01:00+08:00, from: 199604172020122010, text: ya}
expect:
  states:
    - {date: 2021-07-30, person: 199604172020122010, slot: pagi, state: tepat}
`;
const dayMs = 86_400_000;

describe('after the night in which a term ends', () => {
  let stage: Stage;
  let played: PlayedDay;
  beforeAll(() => {
    stage = openStage();
  });
  afterAll(() => stage.clear());

  /** The files as anybody who copies the folder finds them, while the service is running. */
  const bytes = (): Buffer => {
    const folder = join(
      played.app.house.store.reader.get<{ file: string }>(sql`PRAGMA database_list`)?.file ?? '',
      '..',
    );
    return Buffer.concat(
      readdirSync(folder)
        .filter((file) => file.startsWith('serlok.db'))
        .map((file) => readFileSync(join(folder, file))),
    );
  };
  const holds = (value: number | string): boolean => {
    const binary = Buffer.alloc(8);
    if (typeof value === 'number') binary.writeDoubleBE(value);
    const all = bytes();
    return all.includes(String(value)) || (typeof value === 'number' && all.includes(binary));
  };
  const nightAfter = async (days: number, change: Partial<Retention> = {}) => {
    const { board, desk, ledger } = played.app.house;
    const now = board.now() + days * dayMs;
    const deps = { board, desk, ledger, clock: { now: () => now } };
    await sweep(sweepDue(now, 'WITA'), { ...usualRetention, ...change }, 'WITA', deps);
  };

  test('no byte of a coordinate is left in the database or its log, and the verdicts stay', async () => {
    played = await stage.play(day);
    const before = await recapText(played);
    expect([holds(lat), holds(lon)]).toEqual([true, true]);
    await nightAfter(89);
    expect([holds(lat), holds(lon)]).toEqual([true, true]);
    await nightAfter(92);
    expect([holds(lat), holds(lon)]).toEqual([false, false]);
    expect(await recapText(played)).toBe(before);
    const { store } = played.app.house;
    expect(store.reader.all(sql`SELECT actor, action FROM audit WHERE action = 'sweep'`)).not.toEqual([]);
    expect(verifyAudit(store)).toMatchObject({ broken: null });
    await played.close();
  });

  test('rounded instead of deleted where the agency wants it so', async () => {
    played = await stage.play(day);
    // biome-ignore lint/suspicious/noThenProperty: a word of the configuration, never a function
    await nightAfter(92, { then: 'blur' });
    expect([holds(lat), holds(lon)]).toEqual([false, false]);
    const { store } = played.app.house;
    expect(store.reader.all(sql`SELECT lat, lon FROM share WHERE lat IS NOT NULL`)).toEqual([
      { lat: -3.02, lon: 120.23 },
    ]);
    await played.close();
  });

  test('words go by their own term, everywhere they stood; who decided what about which day stays', async () => {
    played = await stage.play(day);
    const words = ['dimakan tikus', 'bawa kabelnya', 'bolu kukus'];
    expect(words.map(holds)).toEqual([true, true, true]);
    await nightAfter(92);
    expect(words.map(holds)).toEqual([true, true, true]);
    await nightAfter(370);
    expect(words.map(holds)).toEqual([false, false, false]);
    const { store } = played.app.house;
    expect(store.reader.all(sql`SELECT kind, state, decided_by FROM act ORDER BY id`)).toEqual([
      { kind: 'objection', state: 'refused', decided_by: '198206142006042002' },
      { kind: 'note', state: 'closed', decided_by: '199604172020122010' },
    ]);
    await played.close();
  });
});
