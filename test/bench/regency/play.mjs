/** Plays the day: phones and the WhatsApp server here, the service as a child process, one clock for both. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { storeCredentials } from '../../../dist/channel/whatsapp/index.js';
import { createRehearsalServer } from '../../../dist/rehearsal/server/index.js';
import { openStore } from '../../../dist/store/open.js';
import { sqliteVault } from '../../../dist/store/vault.js';
import { makeClock } from './clock.mjs';
import { makeRecord } from './record.mjs';
import { command, startService } from './service.mjs';
import { writeTown } from './town.mjs';

const owner = { number: '6281100000001', lid: '100000000000001', name: 'Serlok' };
const patienceMs = 600_000;
/** The answers and reports of the last window go on leaving for this long. */
const afterwardsMs = 8 * 60_000;
const mostEnds = 20;

export async function playDay({ town, events, runs, folder, speed, progress }) {
  const clock = makeClock(runs[0].from);
  const record = makeRecord();
  const server = await createRehearsalServer({ now: clock.now, owner, onEvent: record.seen });
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  let configFolder = '';
  await importTown();
  const phones = new Map(town.staff.map(({ nip, number, lid, name }) => [nip, server.addPhone({ number, lid, name })]));
  for (const { id, jid, addressing } of town.units) {
    const members = town.staff.filter(({ unit }) => unit.id === id).map(({ number }) => number);
    if (jid !== null) server.addGroup({ jid, subject: id, members, addressing });
  }
  const db = new Database(join(data, 'serlok.db'), { readonly: true });
  const closed = db.prepare("SELECT 1 FROM job WHERE kind = 'close' AND scope LIKE ? LIMIT 1");
  const untidy = db.prepare("SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1");
  const drainedAt = db.prepare('SELECT max(drained_at) AS at FROM drain');
  const tidak = db.prepare(
    "SELECT p.nip FROM presence v JOIN person p ON p.id = v.person WHERE slot = ? AND state = 'tidak'",
  );
  const usage = [];
  const falseAtClose = new Map();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let next = 0;
  let sent = 0;
  let service;
  try {
    for (const run of runs) await play(run);
  } finally {
    if (service?.running()) await service.kill();
    await server.close();
  }
  delay.disable();
  return { record, usage, falseAtClose, db, loopP99: delay.percentile(99) / 1e6, problems: server.problems };

  async function play(run) {
    // While nothing listens, phones send as fast as they can: everything waits at WhatsApp.
    const waited = next;
    clock.run(0);
    while (next < events.length && events[next].at < run.from) {
      clock.set(events[next].at);
      await send(events[next++]);
    }
    clock.set(run.from);
    server.releaseDue();
    await server.settled();
    record.backlog(next - waited, performance.now());
    await up();
    await sendUntil(run.until ?? run.slot.closes + 1000);
    if (run.slot) await decided(run.slot);
    if (run.last) await sendUntil(clock.now() + afterwardsMs);
    usage.push(await service.kill());
    // Until WhatsApp has seen the socket end it believes that somebody listens.
    while (server.connected()) await pause(5);
  }

  async function up() {
    service = startService({ ...environment(), SERLOK_CLOCK: `${iso(clock.now())} x${speed}` });
    await service.ready();
    clock.set(drainedAt.get().at);
    clock.run(speed);
  }

  /** As systemd would: a service that ended by itself is started again. */
  async function stillUp() {
    while (!service.running()) {
      record.ended(service.said().trim().split('\n').at(-1) ?? '');
      usage.push(await service.kill());
      if (record.ends.length > mostEnds) throw new Error(`the service ends again and again:\n${service.said()}`);
      await up().catch(() => undefined);
    }
  }

  async function decided(slot) {
    await until(() => closed.get(`%/${slot.name}`) !== undefined, `the verdicts of ${slot.name}`);
    const missing = new Set(tidak.all(slot.name).map(({ nip }) => nip));
    falseAtClose.set(
      slot.name,
      record.takenBeforeLastLogin(slot).filter(({ person }) => missing.has(person.nip)),
    );
    await until(() => server.unreceipted().length === 0 && untidy.get() === undefined, 'the last receipts');
  }

  async function sendUntil(instant) {
    for (; next < events.length && events[next].at <= instant; next++) {
      while (performance.now() < clock.realAt(events[next].at)) {
        server.releaseDue();
        await pause(Math.min(20, clock.realAt(events[next].at) - performance.now()));
        await stillUp();
      }
      await send(events[next]);
    }
    while (clock.now() < instant) {
      server.releaseDue();
      await pause(10);
    }
    server.releaseDue();
  }

  async function send(event) {
    const { person, text, place, options } = event;
    const phone = phones.get(person.nip);
    const { arrivesAfter = 0, ...rest } = options ?? {};
    // The time at which WhatsApp took it is the planned one, however late this process comes to it.
    const over = { ...rest, at: event.at, ...(arrivesAfter > 0 ? { arrives: event.at + arrivesAfter } : {}) };
    const id = await (text === undefined
      ? phone.sendLocation(place, over)
      : phone.sendText(text, { addressing: person.addressing, at: event.at }));
    record.sent(id, event, Math.max(0, clock.now() - event.at));
    progress(++sent, events.length, clock.now());
  }

  async function until(holds, what) {
    const end = performance.now() + patienceMs;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`waited for ${what}:\n${service.said()}`);
      await stillUp();
      server.releaseDue();
      await pause(10);
    }
  }

  async function importTown() {
    const { config, people, roster } = await writeTown(folder, town, owner.number);
    configFolder = config;
    // Some days before, so that the edict is known in time.
    const env = { ...environment(), SERLOK_CLOCK: '2021-07-30T08:00:00+08:00' };
    await command(['people', 'import', people], env);
    await command(['roster', 'import', roster], env);
    const store = openStore(join(data, 'serlok.db'));
    await storeCredentials(sqliteVault(store), server.prepareCreds());
    store.close();
  }

  function environment() {
    return {
      SERLOK_DATA: data,
      SERLOK_CONFIG: configFolder,
      SERLOK_HTTP: '127.0.0.1:0',
      SERLOK_WHATSAPP_URL: server.url,
      SERLOK_WHATSAPP_ROOT_KEY: server.rootKey,
      SERLOK_LOG_LEVEL: 'info',
    };
  }
}

const iso = (instant) => `${new Date(instant).toISOString().slice(0, 19)}Z`;
