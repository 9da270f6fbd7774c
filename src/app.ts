import { createDeafness } from './app/deafness.ts';
import { generationIn } from './app/generation.ts';
import { type House, openHouse } from './app/house.ts';
import { createInterruptions } from './app/interruptions.ts';
import { watchLink } from './app/link-watch.ts';
import { nightlyBackup } from './app/nightly-backup.ts';
import { watchPhone } from './app/phone-watch.ts';
import { createTasks } from './app/tasks.ts';
import { createVitals } from './app/vitals.ts';
import { openWeb } from './app/web.ts';
import type { Config } from './config/index.ts';
import { mainZone } from './domain/zone.ts';
import { createIntake } from './intake/index.ts';
import { windowsOn } from './jobs/due.ts';
import { createTimetable } from './jobs/index.ts';
import { createLetters } from './jobs/letters.ts';
import { type Log, logOf } from './log.ts';
import { createOutbox } from './outbox/index.ts';
import type { Channel, ChannelEvents, LinkStatus } from './ports/channel.ts';
import type { Clock } from './ports/clock.ts';
import { alarmWords } from './words/alarm.ts';
import { gatheredText } from './words/gathered.ts';
import { restrictionText } from './words/restriction.ts';

export type AppOptions = {
  readonly config: Config;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** `null`: no HTTP (rehearsals). */
  readonly http: { readonly host: string; readonly port: number } | null;
  /** The one branch between WhatsApp and the in-memory channel. */
  channel(
    house: House,
    events: ChannelEvents,
    rim: { readonly clock: Clock; readonly log: Log; urgent(): boolean },
  ): Channel;
  /** Tells the operator without WhatsApp. */
  readonly alarm?: (code: string, sentence: string) => void;
  /** How much memory the process takes, in MiB; where it is given, too much ends it outside windows (fault 41). */
  readonly memoryMiB?: () => number;
  /** The dead man's switch, told by `well` whether to beat. */
  readonly heartbeat?: (well: () => boolean) => { look(): void } | null;
  /** Makes a checked backup at that path; absent: none are made at night (rehearsals). */
  readonly backup?: (file: string) => Promise<void>;
  /** The process must end: 75 storage failed, 70 a fresh process is needed. */
  fatal(code: 70 | 75, reason: string): void;
};

export type App = Awaited<ReturnType<typeof createApp>>;

/** A socket that cannot be drained within this is given up and tried again (law 6). */
const drainTimeoutMs = 60_000;
const strangersPerDay = 20;
const listenAfterMs = 45_000;

/** The composition root: every adapter meets every use-case here and nowhere else. */
export async function createApp(options: AppOptions) {
  const { config, clock, log } = options;
  const house = await openHouse(config, options.dataFolder, clock, true);
  const interruptions = createInterruptions(house.lines, clock);
  let link: LinkStatus = { state: 'connecting', trouble: null, qr: null, pairingCode: null, number: null };
  const alarm = options.alarm ?? (() => {});
  const watch = watchLink({ clock, log: logOf(log, 'link'), alarm });
  const phone = watchPhone({ lines: house.lines, clock, alarm });
  const generation = await generationIn(options.dataFolder, house.vault);
  let heardAt = 0;
  let linkedAt = await house.lines.linkedAt();
  const tasks = createTasks(log, options.fatal);

  const events: ChannelEvents = {
    stored() {
      heardAt = clock.now();
      intake.nudge();
    },
    acked: (id, error) => outbox.onAck(id, error),
    link(status) {
      const opened = status.state === 'open' && link.state !== 'open';
      if (status.state !== 'open') interruptions.lost();
      link = status;
      watch.changed(status);
      tasks.start('link', () => house.lines.setLinkStatus(status, clock.now()));
      if (opened) outbox.onConnected();
    },
    drained: (openedAt) => tasks.start('drained', () => drainedAndDecided(openedAt)),
    relinked: () =>
      tasks.start('relinked', async () => {
        linkedAt = clock.now();
        // First what verdicts depend on.
        await interruptions.relinked();
        await house.lines.linked(linkedAt);
        await phone.seen(linkedAt);
      }),
    phoneSeen: (at) => tasks.start('phone', () => phone.seen(at)),
    alias: (lid, phone) =>
      tasks.start('alias', async () => {
        await house.people.alias(lid, phone, clock.now());
        intake.aliased();
      }),
    skewed: (seconds) => vitals.skewed(seconds),
    restricted: (code, until) => outbox.onRestricted(code, until),
    fatal: (code, reason) => options.fatal(code, reason),
  };

  /** A queue counts as drained when what came out of it is decided: verdicts follow right after. False when it is not. */
  const drainedAndDecided = async (openedAt: number): Promise<boolean> => {
    if (!(await intake.flush())) return false;
    await interruptions.drained(openedAt);
    timetable.nudge();
    return true;
  };

  const urgent = () => timetable.near(clock.now());
  const vitals = createVitals({
    alarm,
    memoryMiB: options.memoryMiB ?? (() => 0),
    urgent,
    growOlder: () => tasks.start('generation', () => generation.step()),
    restart: (reason) => options.fatal(70, reason),
  });
  const channel = options.channel(house, events, { clock, log, urgent });
  const isOpen = () => channel.status().state === 'open';
  const drain = async (): Promise<number | null> => {
    const openedAt = await channel.drain(drainTimeoutMs);
    return openedAt !== null && (await drainedAndDecided(openedAt)) ? openedAt : null;
  };
  const outbox = createOutbox({
    outbox: house.outbox,
    channel,
    clock,
    caps: config.caps,
    linkedAt: () => linkedAt,
    isOpen,
    log: logOf(log, 'outbox'),
    gathered: (count, at) => gatheredText(count, at, mainZone(config.agency)),
    restricted: (restriction) => alarm('dibatasi', restrictionText(restriction, mainZone(config.agency))),
    storageFailed: tasks.failed,
  });
  const intake = createIntake({
    inbox: house.inbox,
    ledger: house.ledger,
    people: house.people,
    board: house.board,
    desk: house.desk,
    clock,
    house: {
      acknowledge: config.acknowledge,
      acknowledgeWithinMinutes: config.caps.acknowledgeWithinMinutes,
      number: house.number,
      strangers: config.strangers,
      strangersPerDay,
      coordinatesDays: config.retention.coordinatesDays,
      blurs: config.retention.then === 'blur',
      objectionDays: config.objectionDays,
      me: () => channel.me(),
    },
    members: (group) => channel.members(group).catch(() => null),
    drafted: () => outbox.nudge(),
    decided() {
      timetable.nudge();
      tasks.start('letters', () => letters.look());
    },
    fatal: tasks.failed,
    log(event, facts) {
      logOf(log, 'intake').info({ ...facts }, event);
      if (event === 'quarantined' && Number(facts?.['count'] ?? 0) > 0) alarm('karantina', alarmWords.quarantine);
    },
  });
  const letters = createLetters({
    board: house.board,
    desk: house.desk,
    ledger: house.ledger,
    clock,
    fetch: (media) => channel.fetch(media),
    isOpen,
    drafted: () => outbox.nudge(),
  });
  const deafness = createDeafness({
    now: clock.now,
    async slotOn({ edict, zone, slot }, date) {
      const windows = windowsOn(await house.board.policy(date), date, zone);
      return windows.find((w) => w.edict.slug === edict.slug && w.slot.name === slot.name) ?? null;
    },
    shares: (date) => house.ledger.shares(date, null),
    drainedThrough: async () => (await house.board.sight()).drainedThrough,
    linked: isOpen,
    receiving: () => channel.receiving(),
    drain,
    async claim(claim) {
      const change = { claim, cleared: [], kept: [], presence: [], drafts: [], audit: [], at: clock.now() };
      return (await house.ledger.settle(change)) === 'settled';
    },
    said(what, facts) {
      logOf(log, 'line').warn({ ...facts }, `deaf: ${what}`);
      if (what === 'confirmed') alarm('tuli', alarmWords.deafCured);
      if (what === 'again') alarm('tuli', alarmWords.deaf);
    },
    restart: () => options.fatal(70, 'deaf'),
  });
  const nightly =
    config.backup && options.backup
      ? nightlyBackup({
          dataFolder: options.dataFolder,
          keep: config.backup,
          zone: mainZone(config.agency),
          clock,
          urgent,
          alarm,
          said: (what, fields) => logOf(log, 'backup').info(fields, what),
          make: options.backup,
        })
      : null;
  let undrained = 0;
  const timetable = createTimetable({
    board: house.board,
    desk: house.desk,
    ledger: house.ledger,
    clock,
    reminder: config.reminder,
    escalation: config.escalation,
    retention: config.retention,
    jobsDone: (kind, from, to) => house.lines.jobsDone(kind, from, to),
    async drain() {
      const openedAt = await drain();
      // Connected, and on two new sockets the queue did not come (fault 4).
      undrained = openedAt === null && isOpen() && !channel.receiving() ? undrained + 1 : 0;
      if (undrained > 1) await deafness.deaf();
      return openedAt;
    },
    drafted: () => outbox.nudge(),
    failed: tasks.failed,
  });

  const web = options.http && openWeb({ house, channel, clock, log, http: options.http });
  const beat = options.heartbeat?.(() => isOpen() && channel.receiving());
  let stopNudges: () => void = () => {};

  /** Whoever has just heard something is not deaf: then nothing has to be counted. */
  function listenFor(): void {
    const quietMs = clock.now() - heardAt;
    if (quietMs < 0 || quietMs >= listenAfterMs) tasks.start('deafness', () => deafness.look(timetable.windows()));
  }

  return {
    house,
    channel,
    /** Resolves when the service listens; returns the address of its HTTP server. */
    async start(): Promise<string | null> {
      await interruptions.started();
      const address = web ? await web.listen() : null;
      if (generation.rewound) {
        const { markStale } = await import('./channel/whatsapp/index.ts');
        await markStale(house.vault);
      }
      await channel.start();
      // What waited is decided when the channel knows our own number: a question about a group needs it.
      intake.nudge();
      vitals.growOld();
      timetable.nudge();
      stopNudges = clock.nudge(() => {
        if (channel.receiving()) tasks.start('heartbeat', () => interruptions.heard());
        intake.nudge();
        outbox.nudge();
        timetable.nudge();
        tasks.start('letters', () => letters.look());
        listenFor();
        vitals.look();
        tasks.start('phone', () => phone.look());
        nightly?.look();
        beat?.look();
      });
      return address;
    },
    /** Nothing under way in any room; what waits for its time has a timer on the clock. */
    idle: () => intake.idle() && timetable.idle() && outbox.idle() && tasks.idle(),
    async stop(): Promise<void> {
      stopNudges();
      watch.stop();
      if (channel.receiving()) await interruptions.heard();
      await web?.close();
      await channel.stop();
      await timetable.stop();
      await intake.stop();
      await outbox.stop();
      await tasks.settled();
      house.close();
    },
  };
}
