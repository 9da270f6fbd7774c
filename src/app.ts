import { type House, openHouse } from './app/house.ts';
import { createInterruptions } from './app/interruptions.ts';
import { isStorageError } from './app/storage-error.ts';
import type { Config } from './config/index.ts';
import { createHttpServer } from './http/server.ts';
import { createIntake } from './intake/index.ts';
import { createTimetable } from './jobs/index.ts';
import { type Log, logOf } from './log.ts';
import { createOutbox } from './outbox/index.ts';
import type { Channel, ChannelEvents, LinkStatus } from './ports/channel.ts';
import type { Clock } from './ports/clock.ts';

export type AppOptions = {
  readonly config: Config;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** `null`: no HTTP (rehearsals). */
  readonly http: { readonly host: string; readonly port: number } | null;
  /** The one branch between WhatsApp and the in-memory channel. */
  channel(house: House, events: ChannelEvents, rim: { readonly clock: Clock; readonly log: Log }): Channel;
  /** The process must end: 75 storage failed, 70 a fresh process is needed. */
  fatal(code: 70 | 75, reason: string): void;
};

export type App = Awaited<ReturnType<typeof createApp>>;

/** A socket that cannot be drained within this is given up and tried again (law 6). */
const drainTimeoutMs = 60_000;
const strangersPerDay = 20;

/** The composition root: every adapter meets every use-case here and nowhere else. */
export async function createApp(options: AppOptions) {
  const { config, clock, log } = options;
  const house = await openHouse(config, options.dataFolder, clock, true);
  const interruptions = createInterruptions(house.lines, clock);
  let link: LinkStatus = { state: 'connecting', qr: null, pairingCode: null, number: null };
  const working = new Set<Promise<unknown>>();

  /** Nothing floats: what an event starts is counted, and a failed write ends the process. */
  const background = (what: string, work: () => Promise<unknown>): void => {
    const done = work()
      .catch((error: unknown) => storageFailed(error, what))
      .finally(() => working.delete(done));
    working.add(done);
  };
  /** A store that failed ends the process (law 11); any other mistake is told and tried again at the next nudge. */
  const storageFailed = (error: unknown, what = 'intake'): void => {
    const storage = isStorageError(error);
    const cause = error instanceof Error ? error.name : 'unknown';
    log.error({ what, cause }, storage ? 'the store failed' : 'something failed');
    if (log.isLevelEnabled('debug')) log.debug({ err: error }, 'cause');
    if (storage) options.fatal(75, what);
  };

  const events: ChannelEvents = {
    stored: () => intake.nudge(),
    acked: (id, error) => outbox.onAck(id, error),
    link(status) {
      const opened = status.state === 'open' && link.state !== 'open';
      if (status.state !== 'open') interruptions.lost();
      link = status;
      background('link', () => house.lines.setLinkStatus(status, clock.now()));
      if (opened) outbox.onConnected();
    },
    drained: (openedAt) => background('drained', () => drainedAndDecided(openedAt)),
    relinked: () => background('relinked', () => interruptions.relinked()),
    alias: (lid, phone) =>
      background('alias', async () => {
        await house.people.alias(lid, phone, clock.now());
        intake.aliased();
      }),
    restricted: (code) => outbox.onRestricted(code),
    fatal: (code, reason) => options.fatal(code, reason),
  };

  /** A queue counts as drained when what came out of it is decided: verdicts follow right after. False when it is not. */
  const drainedAndDecided = async (openedAt: number): Promise<boolean> => {
    if (!(await intake.flush())) return false;
    await interruptions.drained(openedAt);
    timetable.nudge();
    return true;
  };

  const channel = options.channel(house, events, { clock, log });
  const outbox = createOutbox({
    outbox: house.outbox,
    channel,
    clock,
    caps: config.caps,
    isOpen: () => channel.status().state === 'open',
    log: logOf(log, 'outbox'),
    storageFailed,
  });
  const intake = createIntake({
    inbox: house.inbox,
    ledger: house.ledger,
    people: house.people,
    board: house.board,
    clock,
    house: {
      acknowledge: config.acknowledge,
      acknowledgeWithinMinutes: config.caps.acknowledgeWithinMinutes,
      number: house.number,
      strangers: config.strangers,
      strangersPerDay,
      coordinatesDays: config.retention.coordinatesDays,
    },
    drafted: () => outbox.nudge(),
    fatal: storageFailed,
    log: (event, facts) => logOf(log, 'intake').info({ ...facts }, event),
  });
  const timetable = createTimetable({
    board: house.board,
    ledger: house.ledger,
    clock,
    reminder: config.reminder,
    coordinatesDays: config.retention.coordinatesDays,
    jobsDone: (kind, from, to) => house.lines.jobsDone(kind, from, to),
    async drain() {
      const openedAt = await channel.drain(drainTimeoutMs);
      return openedAt !== null && (await drainedAndDecided(openedAt)) ? openedAt : null;
    },
    drafted: () => outbox.nudge(),
    failed: storageFailed,
  });

  const legs = async () => ({
    linked: channel.status().state === 'open',
    receiving: channel.receiving(),
    storing: true, // a process whose store failed has ended (law 11)
    sending: (await house.outbox.restriction(clock.now())) === null,
  });
  const http = options.http && createHttpServer({ ...options.http, legs, log: logOf(log, 'http') });
  let stopNudges: () => void = () => {};

  return {
    house,
    channel,
    /** Resolves when the service listens; returns the address of its HTTP server. */
    async start(): Promise<string | null> {
      await interruptions.started();
      const address = http ? await http.listen() : null;
      intake.nudge();
      await channel.start();
      timetable.nudge();
      stopNudges = clock.nudge(() => {
        if (channel.receiving()) background('heartbeat', () => interruptions.heard());
        intake.nudge();
        outbox.nudge();
        timetable.nudge();
      });
      return address;
    },
    /** Nothing under way in any room; what waits for its time has a timer on the clock. */
    idle: () => intake.idle() && timetable.idle() && outbox.idle() && working.size === 0,
    async stop(): Promise<void> {
      stopNudges();
      if (channel.receiving()) await interruptions.heard();
      await http?.close();
      await channel.stop();
      await timetable.stop();
      await intake.stop();
      await outbox.stop();
      await Promise.allSettled(working);
      house.close();
    },
  };
}
