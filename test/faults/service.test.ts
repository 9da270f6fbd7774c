import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { sqliteLines } from '../../src/store/lines.ts';
import { openStore } from '../../src/store/open.ts';
import { troubleText } from '../../src/words/link.ts';
import { cast, employees } from '../app/employees.ts';
import { friday, home, openTown, type Town, until, untilAsync } from '../app/town.ts';

/** The built program over the loopback server: what the operator of a whole installation sees of a fault. */
let town: Town;
afterEach(() => town.close());

const shares = () => town.rows<{ id: string }>('SELECT id FROM share').map(({ id }) => id);
const staffPhones = async () => (await employees()).map(({ nip }) => town.phone(nip));
const alarms = (): string => {
  try {
    return readFileSync(join(town.data, 'alarm.log'), 'utf8');
  } catch {
    return '';
  }
};

it('faults 30 and 42: thrown out on the phone: told in readyz, status, link, log and the alarm file, and nothing is lost', async () => {
  town = await openTown();
  const service = await town.start();
  const id = await town.phone(cast.ahmad).sendLocation(home);
  await until(() => shares().includes(id));
  const began = performance.now();
  town.server.unlink();
  await until(() => alarms().includes('[logged_out]'), 60_000);
  expect(performance.now() - began).toBeLessThan(60_000);
  const sentence = troubleText({ kind: 'logged_out', code: 401 });
  expect(alarms()).toContain(sentence);
  expect(await service.ask('/readyz')).toEqual({
    status: 503,
    body: { linked: false, receiving: false, storing: true, sending: true, advice: sentence },
  });
  expect((await town.run('status')).out).toContain(sentence);
  expect(JSON.parse((await town.run('status', '--json')).out)).toMatchObject({
    link: 'logged_out',
    trouble: { kind: 'logged_out', code: 401 },
    advice: sentence,
  });
  const link = await town.run('link');
  expect([link.code, link.err]).toEqual([1, expect.stringContaining(sentence)]);
  expect(JSON.parse((await town.run('link', '--json')).out)).toMatchObject({ state: 'logged_out', advice: sentence });
  expect(service.printed()).toContain(sentence);
  expect(shares()).toEqual([id]);
});

it.each([
  ['fault 33', '405', 'version_refused'],
  ['fault 34', '403', 'forbidden'],
  ['fault 35', '503', 'unavailable'],
] as const)(
  '%s: a login that is refused with %s says what to do in readyz, status and log',
  async (_fault, code, kind) => {
    town = await openTown();
    town.server.refuseLogin(code);
    const service = await town.start({ wait: false });
    const sentence = troubleText({ kind, code: Number(code) });
    await untilAsync(async () => ((await service.ask('/readyz')).body as { advice?: string }).advice === sentence);
    expect((await town.run('status')).out).toContain(sentence);
    expect(service.printed()).toContain(sentence);
    // It goes on serving, and keeps what it has.
    expect((await service.ask('/healthz')).status).toBe(200);
    expect(town.rows("SELECT 1 FROM kv WHERE type = 'creds'")).toHaveLength(1);
  },
);

it('fault 4: deaf over the middle of a morning: found out by what people usually send, a fresh process, and nobody is absent', async () => {
  town = await openTown({ at: '06:58:00', speed: 60 });
  const edict = join(town.configFolder, 'edicts/palopo-2021.yaml');
  writeFileSync(edict, readFileSync(edict, 'utf8').replace('from: 2021-07-29', 'from: 2021-07-19'));
  const usual = await staffPhones();
  // What the same slot brought on three past days.
  const db = new Database(join(town.data, 'serlok.db'));
  const insert = db.prepare("INSERT INTO share VALUES (?, ?, 'c', 's', ?, ?, ?, 'pin', 0, 0, 0, NULL, NULL, NULL)");
  for (const date of ['2021-07-27', '2021-07-28', '2021-07-29'])
    for (let person = 1; person <= 12; person += 1) {
      const at = Date.parse(`${date}T07:03:00+08:00`) + person * 20_000;
      insert.run(date, person, `P${date}${person}`, at, at);
    }
  db.close();
  const store = openStore(join(town.data, 'serlok.db'));
  await sqliteLines(store).drained(friday('06:57:30'), friday('06:57:40'));
  await sqliteLines(store).heartbeat(friday('06:57:40'));
  store.close();
  const first = await town.start();
  town.server.holdDelivery(true);
  const ids: string[] = [];
  for (const phone of usual.slice(0, 6)) ids.push(await phone.sendLocation(home, { at: friday('07:05:00') }));
  const ended = await Promise.race([first.ended, pause(150_000).then(() => null)]);
  expect([ended, first.printed().includes('deaf: suspect')]).toEqual([{ code: 70, signal: null }, true]);
  expect(alarms()).toContain('[tuli]');
  // Nobody was entered as missing meanwhile.
  expect(town.rows("SELECT 1 FROM presence WHERE slot = 'pagi' AND state = 'tidak' AND day = '2021-07-30'")).toEqual(
    [],
  );
  town.server.holdDelivery(false);
  await town.start();
  await until(() => ids.every((id) => shares().includes(id)), 20_000);
}, 240_000);

it('fault 4: planned changes of the socket in the middle of traffic lose nothing and double nothing', async () => {
  town = await openTown({ at: '06:55:00', speed: 30 });
  const service = await town.start();
  const phones = await staffPhones();
  const ids: string[] = [];
  const logins = () => town.server.history.filter(({ kind }) => kind === 'login').length;
  // Over the change at 06.57: the second login is it.
  for (let i = 0; logins() < 2 || i < 60; i += 1) {
    ids.push(await (phones[i % phones.length] as (typeof phones)[number]).sendLocation(home));
    await pause(20);
    expect(i).toBeLessThan(3000);
  }
  for (let i = 0; i < 30; i += 1)
    ids.push(await (phones[i % phones.length] as (typeof phones)[number]).sendLocation(home));
  await town.allAnswered();
  const stored = () => town.rows<{ id: string }>("SELECT id FROM inbox WHERE kind = 'message'").map(({ id }) => id);
  await until(() => stored().length >= ids.length, 20_000);
  expect(stored().sort()).toEqual([...ids].sort());
  expect(service.running()).toBe(true);
}, 120_000);

it('fault 24: a database that another program holds for 35 s ends the service with 75 and no receipt; nothing is lost', async () => {
  town = await openTown();
  const service = await town.start();
  const other = new Database(join(town.data, 'serlok.db'));
  other.exec('BEGIN IMMEDIATE');
  const id = await town.phone(cast.ahmad).sendLocation(home);
  const began = performance.now();
  expect(await service.ended).toEqual({ code: 75, signal: null });
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(town.of(id).filter(({ kind }) => kind === 'receipt' || kind === 'nack')).toEqual([]);
  other.exec('ROLLBACK');
  other.close();
  await town.start();
  await until(() => shares().includes(id));
}, 90_000);

it('fault 39: what is no message at all, nested without end, huge or nowhere: kept or put aside, and not one restart', async () => {
  town = await openTown();
  const service = await town.start();
  const ahmad = town.phone(cast.ahmad);
  let nested: object = { conversation: 'di dalam' };
  for (let depth = 0; depth < 40; depth += 1) nested = { viewOnceMessage: { message: nested } };
  const ids = [
    await ahmad.send(nested),
    await ahmad.sendText('x'.repeat(65_536)),
    await ahmad.sendLocation({ lat: Number.NaN, lon: 120 }),
    await ahmad.sendLocation(home, { at: 8.64e15 + 1e9 }),
  ];
  const good = await town.phone(cast.fitriani).sendLocation(home);
  await until(() => shares().includes(good), 20_000);
  await untilAsync(async () => town.rows("SELECT 1 FROM inbox WHERE state = 'new'").length === 0);
  expect(town.rows<{ id: string }>('SELECT id FROM inbox').map(({ id }) => id)).toEqual(
    expect.arrayContaining([...ids.slice(0, 3), good]),
  );
  expect(service.running()).toBe(true);
  expect(town.server.history.filter(({ kind }) => kind === 'login')).toHaveLength(1);
}, 90_000);

it('fault 28: yesterday’s database is put back: the service does not connect with it, says so, and keeps the evidence', async () => {
  town = await openTown();
  const file = join(town.data, 'serlok.db');
  const id = await town.phone(cast.ahmad).sendLocation(home);
  const first = await town.start();
  await until(() => shares().includes(id));
  await first.signal('SIGTERM');
  copyFileSync(file, join(town.folder, 'yesterday.db'));
  const second = await town.start();
  await second.signal('SIGTERM');
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  copyFileSync(join(town.folder, 'yesterday.db'), file);

  const logins = town.server.history.filter(({ kind }) => kind === 'login').length;
  const restored = await town.start({ wait: false });
  const sentence = troubleText({ kind: 'stale', code: null });
  await untilAsync(async () => ((await restored.ask('/readyz')).body as { advice?: string }).advice === sentence);
  expect(alarms()).toContain(sentence);
  expect(shares()).toEqual([id]);
  await restored.signal('SIGTERM');
  const link = JSON.parse((await town.run('link', '--json')).out);
  expect(link).toMatchObject({ state: 'stale', advice: sentence });
  expect(town.server.history.filter(({ kind }) => kind === 'login')).toHaveLength(logins);
  expect(JSON.parse((await town.run('link', '--new', '--json')).out)).toMatchObject({ state: 'unlinked' });
}, 120_000);
