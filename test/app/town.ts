import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { storeCredentials } from '../../src/channel/whatsapp/index.ts';
import { scaledClock } from '../../src/clock/scaled.ts';
import { createRehearsalServer, type HistoryEvent, type Phone } from '../../src/rehearsal/server/index.ts';
import { sqliteLines } from '../../src/store/lines.ts';
import { openStore } from '../../src/store/open.ts';
import { sqliteVault } from '../../src/store/vault.ts';
import { until } from '../rehearsal/bot.ts';
import { employees, lidFor } from './employees.ts';
import { type Printed, runCommand, type Service, startService } from './service.ts';

const repository = resolve(import.meta.dirname, '../..');
export const officeGroup = '120363000000000001@g.us';
/** Coordinates that occur nowhere else, so that a log can be searched for them. */
export const home = { lat: -2.993187, lon: 120.196443 };

export type TownOptions = {
  /** Local time of Palopo on Friday, 30 July 2021, a recorded day of the edict. */
  readonly at?: string;
  readonly speed?: number;
  /** The service listened until then, so that what came before its start is not a blind hour. */
  readonly heardUntil?: string;
  /** False: no device is linked yet. */
  readonly linked?: boolean;
  /** Changes `config/serlok.yaml`. */
  readonly config?: (yaml: string) => string;
  readonly onEvent?: (event: HistoryEvent) => void;
};

/** A time of that Friday in Palopo, as an instant. */
export const friday = (time: string): number => Date.parse(`2021-07-30T${time}+08:00`);

export type Town = Awaited<ReturnType<typeof openTown>>;

/** A WhatsApp server, a register and a roster as an operator imports them, and the built service on top. */
export async function openTown(options: TownOptions = {}) {
  const { at = '07:05:00', speed = 1, linked = true } = options;
  const folder = await mkdtemp(join(tmpdir(), 'serlok-town-'));
  const configFolder = join(folder, 'config');
  const data = join(folder, 'data');
  await cp(join(repository, 'config'), configFolder, { recursive: true });
  const yaml = await readFile(join(configFolder, 'serlok.yaml'), 'utf8');
  await writeFile(join(configFolder, 'serlok.yaml'), (options.config ?? prompt)(yaml));
  await register();
  // The day begins when everything is prepared.
  const clock = scaledClock({ start: friday(at), speed });
  const server = await createRehearsalServer({ now: clock.now, onEvent: (event) => options.onEvent?.(event) });
  const services: Service[] = [];
  const outputs: Printed[] = [];

  const environment = (): Record<string, string> => ({
    SERLOK_DATA: data,
    SERLOK_CONFIG: configFolder,
    SERLOK_HTTP: '127.0.0.1:0',
    SERLOK_WHATSAPP_URL: server.url,
    SERLOK_WHATSAPP_ROOT_KEY: server.rootKey,
    SERLOK_LOG_LEVEL: 'trace',
    SERLOK_CLOCK: `${new Date(clock.now()).toISOString().slice(0, 19)}Z x${speed}`,
  });

  async function run(...args: string[]): Promise<Printed> {
    const printed = await runCommand(args, environment());
    outputs.push(printed);
    return printed;
  }

  const phones = new Map<string, Phone>();
  for (const { nip, number, name } of await employees())
    phones.set(nip, server.addPhone({ number, lid: lidFor(number), name }));
  const group = server.addGroup({
    jid: officeGroup,
    subject: 'Dinas Kominfo',
    members: (await employees()).filter(({ unit }) => unit === 'diskominfo').map(({ number }) => number),
    addressing: 'lid',
  });
  const store = openStore(join(data, 'serlok.db'));
  if (linked) await storeCredentials(sqliteVault(store), server.prepareCreds());
  if (options.heardUntil) await sqliteLines(store).heartbeat(friday(options.heardUntil));
  store.close();

  /** People and roster once per test file; every town begins with a copy. */
  async function register(): Promise<void> {
    prepared ??= (async () => {
      const made = await mkdtemp(join(tmpdir(), 'serlok-register-'));
      const env = {
        SERLOK_CONFIG: configFolder,
        SERLOK_DATA: made,
        // Two days before: an edict that becomes known later reaches back a week only.
        SERLOK_CLOCK: '2021-07-28T08:00:00+08:00',
        SERLOK_WHATSAPP_URL: 'ws://127.0.0.1:1/ws/chat',
      };
      for (const [what, file] of [
        ['people', 'people.csv'],
        ['roster', 'roster-kota.csv'],
      ] as const) {
        const { code, err } = await runCommand([what, 'import', join(configFolder, 'contoh', file)], env);
        if (code !== 0) throw new Error(err);
      }
      return made;
    })();
    await cp(await prepared, data, { recursive: true });
  }

  return {
    folder,
    data,
    configFolder,
    server,
    now: clock.now,
    group,
    environment,
    run,
    /** Starts the service and waits until it is logged in and its queue is drained. */
    async start(
      over: { readonly env?: Record<string, string>; readonly limitKiB?: number; readonly wait?: boolean } = {},
    ) {
      const service = startService({ ...environment(), ...over.env }, over.limitKiB);
      services.push(service);
      if (over.wait !== false) await ready(service);
      return service;
    },
    phone(nip: string): Phone {
      const found = phones.get(nip);
      if (!found) throw new Error(`nobody has the NIP ${nip}`);
      return found;
    },
    phones: () => [...phones.values()],
    stranger: (number: string, name = 'Orang Lain') => server.addPhone({ number, lid: lidFor(number), name }),
    /** The child's database, from outside. */
    rows<Row>(sql: string, ...parameters: unknown[]): readonly Row[] {
      const db = new Database(join(data, 'serlok.db'), { readonly: true });
      try {
        return db.prepare(sql).all(...parameters) as Row[];
      } finally {
        db.close();
      }
    },
    /** Every message was receipted or refused. */
    async allAnswered(): Promise<void> {
      await until(() => server.unreceipted().length === 0, 20_000);
      await server.settled();
    },
    of: (id: string) => server.history.filter((event) => event.id === id),
    /** Ends everything; no log line may hold anything about a person (law 12), whatever the test was about. */
    async close() {
      for (const service of services) if (service.running()) await service.signal('SIGKILL');
      await server.close();
      await rm(folder, { recursive: true, force: true });
      expect(server.problems).toEqual([]);
      const said = [...services.map((service) => service.printed())].join('\n');
      expect(personalIn(said, [...phones.values()])).toEqual([]);
    },
  };
}

/** Answers come within a second instead of twenty: nobody at WhatsApp is watching. */
export const prompt = (yaml: string): string => yaml.replace('jitterSeconds: [4, 20]', 'jitterSeconds: [0, 1]');

let prepared: Promise<string> | undefined;

export async function ready(service: Service): Promise<void> {
  const address = await service.address();
  await untilAsync(
    async () => (await fetch(`${address}/readyz`)).status === 200,
    () => service.printed(),
  );
}

export async function untilAsync(
  holds: () => Promise<boolean>,
  why: () => string = () => '',
  ms = 20_000,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms for: ${holds}\n${why()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a log must not hold about these phones' owners. */
export function personalIn(text: string, phones: readonly Phone[], more: readonly string[] = []): readonly string[] {
  const jid = /[\w.:-]+@(?:s\.whatsapp\.net|lid|g\.us|c\.us)/.exec(text)?.[0];
  const secrets = [
    ...phones.flatMap((phone) => [phone.number, phone.lidJid.split('@')[0] ?? '', phone.name]),
    String(home.lat),
    String(home.lon),
    ...more,
  ];
  return [...(jid === undefined ? [] : [jid]), ...secrets.filter((secret) => text.includes(secret))];
}

export { until };
