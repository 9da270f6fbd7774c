import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { storeCredentials } from '../../src/channel/whatsapp/index.ts';
import { loadConfig } from '../../src/config/index.ts';
import { readScenario, type Scenario, type ScenarioEvent } from '../../src/config/scenario-file.ts';
import { createRehearsalServer, type Phone } from '../../src/rehearsal/server/index.ts';
import { openStore } from '../../src/store/open.ts';
import { sqliteVault } from '../../src/store/vault.ts';
import { lidFor } from './employees.ts';
import type { Used } from './leaks.ts';
import { type Printed, runCommand, type Service, startService } from './service.ts';
import { prompt, ready } from './town.ts';

export type Recorded = {
  /** Everything the service printed, and its files that are no database. */
  readonly log: string;
  readonly used: Used;
  /** Messages of the bot that reached somebody. */
  readonly answers: number;
};

/** Two minutes a second: a busy machine still answers within the minutes an answer may take. */
const speed = 120;

/** A recorded day until a time of it, played before the built service as a process of its own. */
export async function playRecorded(file: string, end: number, env: Record<string, string>): Promise<Recorded> {
  const scenario = scenarioIn(file);
  const timeline = timelineOf(scenario).filter(({ at }) => at <= end);
  const begin = (timeline[0]?.at ?? 0) - 10 * 60_000;
  const beside = (path: string) => resolve(dirname(file), path);
  const folder = await mkdtemp(join(tmpdir(), 'serlok-recorded-'));
  const data = join(folder, 'data');
  const configFolder = join(folder, 'config');
  await cp(beside(scenario.config ?? '../../../config'), configFolder, { recursive: true });
  const yaml = join(configFolder, 'serlok.yaml');
  await writeFile(yaml, prompt(await readFile(yaml, 'utf8')));
  const clock = settable(begin);
  const server = await createRehearsalServer({ now: clock.now });
  const environment = (at: number, times = speed) => ({
    SERLOK_DATA: data,
    SERLOK_CONFIG: configFolder,
    SERLOK_HTTP: '127.0.0.1:0',
    SERLOK_WHATSAPP_URL: server.url,
    SERLOK_WHATSAPP_ROOT_KEY: server.rootKey,
    SERLOK_CLOCK: `${new Date(at).toISOString().slice(0, 19)}Z x${times}`,
    ...env,
  });
  const imports = [
    ...scenario.people.map((path) => ['people', 'import', beside(path)]),
    ...scenario.rosters.map((path) => ['roster', 'import', beside(path)]),
    ...scenario.absences.map((path) => ['absence', 'import', beside(path)]),
  ];
  const logs: string[] = [];
  for (const args of imports) {
    const printed = await runCommand(args, environment(begin - 24 * 3_600_000, 1));
    if (printed.code !== 0) throw new Error(printed.err);
    logs.push(logLinesOf(printed));
  }
  const store = openStore(join(data, 'serlok.db'));
  await storeCredentials(sqliteVault(store), server.prepareCreds());
  store.close();

  const people = (
    await Promise.all(scenario.people.map(async (path) => peopleIn(await readFile(beside(path)))))
  ).flat();
  const phones = new Map<string, Phone>();
  for (const { nip, number, name } of people)
    if (number !== '' && !server.phone(number)) phones.set(nip, server.addPhone({ number, lid: lidFor(number), name }));
  const groups = new Map<string, string>();
  const loaded = loadConfig(configFolder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  for (const unit of loaded.config.agency.units)
    for (const jid of unit.groups) {
      const members = people.filter((one) => one.unit === unit.id && phones.has(one.nip)).map(({ number }) => number);
      groups.set(unit.id, server.addGroup({ jid, subject: unit.name, members, addressing: 'lid' }));
    }

  let service: Service | null = null;
  const secrets = new Map<string, Uint8Array>();
  await up();
  for (const { at, event } of timeline) {
    while (clock.now() < at) await pause(Math.min(50, (at - clock.now()) / speed));
    if (event.service) await happens(event.service);
    else await say(event);
  }
  const until = clock.now() + 15 * 60_000;
  while (clock.now() < until) await pause(20);
  await down();
  const files = await otherFiles(data);
  await server.close();
  await rm(folder, { recursive: true, force: true });
  if (server.problems.length > 0) throw new Error(String(server.problems[0]));

  const all = [...phones.values()];
  return {
    log: [...logs, files].join('\n'),
    used: usedBy(
      people,
      all,
      timeline.map(({ event }) => event),
      [...groups.values()],
      [...secrets.values()],
    ),
    answers: all.reduce((sum, { received }) => sum + received.length, 0),
  };

  async function up(): Promise<void> {
    service = startService(environment(clock.now()));
    await ready(service);
    // The service's clock began when its process had loaded.
    clock.set(rowsOf<{ at: number }>(data, 'SELECT max(drained_at) AS at FROM drain')[0]?.at ?? clock.now());
  }

  async function down(): Promise<void> {
    remember();
    await service?.signal('SIGTERM');
    logs.push(service?.printed() ?? '');
    service = null;
  }

  function remember(): void {
    for (const secret of secretsIn(data)) secrets.set(Buffer.from(secret).toString('base64'), secret);
  }

  async function happens(what: string): Promise<void> {
    remember();
    if (what === 'disconnect') return server.dropConnection();
    if (what !== 'start') await down();
    if (what !== 'stop') await up();
  }

  async function say(event: ScenarioEvent): Promise<string> {
    const { location, live, text = '', photo } = event;
    const from = event.from ?? '';
    const phone = phones.get(from) ?? stranger(from);
    const options = {
      chat: event.chat === undefined ? undefined : groups.get(event.chat),
      at: event.at,
      addressing: event.addressing,
      wrapper: event.wrapper,
      duplicate: event.duplicate,
    };
    remember();
    if (location) return phone.sendLocation(location, options);
    if (live) return phone.sendLive(live, options);
    return photo === undefined ? phone.sendText(text, options) : phone.sendPhoto(photo, options);
  }

  function stranger(from: string): Phone {
    const number = from.replace(/\D/g, '').replace(/^0/, '62');
    const phone = server.phone(number) ?? server.addPhone({ number, lid: lidFor(number), name: 'Daeng Rannu' });
    phones.set(from, phone);
    return phone;
  }
}

export type Somebody = {
  readonly nip: string;
  readonly name: string;
  readonly number: string;
  readonly unit: string;
  readonly degrees: readonly number[];
};

export function peopleIn(csv: Uint8Array): readonly Somebody[] {
  const rows: Record<string, string>[] = parse(Buffer.from(csv), { columns: true, bom: true });
  return rows.map((row) => ({
    nip: row['nip'] ?? '',
    name: row['nama'] ?? '',
    number: (row['no_wa'] ?? '').replace(/\D/g, '').replace(/^0/, '62'),
    unit: row['unit'] ?? '',
    degrees: [row['lat'], row['lon']].filter((value) => value).map(Number),
  }));
}

export function usedBy(
  people: readonly Somebody[],
  phones: readonly Phone[],
  events: readonly Pick<ScenarioEvent, 'text' | 'photo' | 'location' | 'live'>[],
  groups: readonly string[],
  secrets: readonly Uint8Array[],
): Used {
  const places = events.flatMap(({ location, live }) => [location, live]).filter((place) => place !== undefined);
  const heard = phones.flatMap(({ received }) => received.flatMap(({ text }) => text?.split('\n') ?? []));
  return {
    names: [...people.map(({ name }) => name), ...phones.map(({ name }) => name)],
    numbers: [
      ...people.flatMap(({ nip, number }) => [nip, number]),
      ...phones.flatMap(({ number, lidJid }) => [number, lidJid.split('@')[0] ?? '']),
      ...groups.map((jid) => jid.split('@')[0] ?? ''),
    ].filter((number) => number !== ''),
    degrees: [...people.flatMap((one) => one.degrees), ...places.flatMap(({ lat, lon }) => [lat, lon])],
    texts: [...events.flatMap(({ text = '', photo = '' }) => [text, photo]), ...places.flatMap(wordsOf)],
    answers: heard,
    secrets,
  };
}

const wordsOf = (place: object): readonly string[] =>
  Object.values(place).filter((value): value is string => typeof value === 'string');

/** Every stored key or record with keys, and the keys written in base64 within them. */
export function secretsIn(data: string): readonly Uint8Array[] {
  return rowsOf<{ v: Buffer }>(data, "SELECT v FROM kv WHERE type <> 'signal_engine'").flatMap(({ v }) => [
    v,
    ...(v.toString('latin1').match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? []).map((run) => Buffer.from(run, 'base64')),
  ]);
}

/** What the service wrote besides its databases: whatever it is, it is read like a log. */
export async function otherFiles(data: string): Promise<string> {
  const names = (await readdir(data, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    // The database, and its nightly backup.
    .filter(({ name }) => !/^serlok(-\d{4}-\d\d-\d\d)?\.(db|lock)(\.part)?(-wal|-shm|-journal)?$/.test(name))
    .map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(names.map((name) => readFile(name, 'latin1')))).join('\n');
}

/** A command answers the operator on its screen; what it logs are lines of JSON. */
export const logLinesOf = ({ out, err }: Printed): string =>
  `${out}\n${err}`
    .split('\n')
    .filter((line) => line.startsWith('{"level"'))
    .join('\n');

function rowsOf<Row>(data: string, sql: string): readonly Row[] {
  const db = new Database(join(data, 'serlok.db'), { readonly: true });
  try {
    return db.prepare(sql).all() as Row[];
  } finally {
    db.close();
  }
}

export function scenarioIn(file: string): Scenario {
  const read = readScenario(file);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

export function timelineOf({
  events,
  expect,
}: Scenario): readonly { readonly at: number; readonly event: ScenarioEvent }[] {
  const asks = expect.asks.map(({ at, from, text }) => ({ at, event: { at, from, text, signs: [] } }));
  return [...events.map((event) => ({ at: event.at, event })), ...asks].sort((a, b) => a.at - b.at);
}

function settable(start: number) {
  let base = start;
  let begun = performance.now();
  return {
    now: () => Math.floor(base + (performance.now() - begun) * speed),
    set(to: number) {
      base = to;
      begun = performance.now();
    },
  };
}
