import type { Retention } from '../domain/retention.ts';
import { type Instant, localDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobClaim } from '../ports/ledger.ts';
import { askRoster, askRosterClaim, askRosterDue } from './ask-roster.ts';
import { closeClaim, closeWindow } from './close.ts';
import { deadlinesWait, reportDeadlines } from './deadlines.ts';
import { deskSummaries } from './desk-summary.ts';
import { type Window, windowsAround } from './due.ts';
import { escalate, escalateClaim, escalationAt } from './escalate.ts';
import type { JobDeps } from './job.ts';
import { refresh } from './refresh.ts';
import { isPrayerTime, remind, reminderAt, reminderClaim } from './remind.ts';
import { summarise, summaryClaim } from './summary.ts';
import { sweep, sweepClaim, sweepDue } from './sweep.ts';

export type TimetableDeps = JobDeps & {
  readonly clock: Clock;
  readonly reminder: { readonly enabled: boolean; readonly minutesBefore: number };
  readonly escalation?: { readonly minutes: number } | null;
  readonly retention: Retention;
  jobsDone(kind: string, from: Instant, to: Instant): Promise<readonly JobClaim[]>;
  /** A fresh socket whose queue is drained and decided; the instant it was opened, `null` when that failed. */
  drain(): Promise<Instant | null>;
  drafted(): void;
  failed(error: unknown): void;
};

/** A drain that failed is tried again after this; a verdict waits as long as it takes (law 6). */
const drainAgainMs = 60_000;
const dayMs = 86_400_000;
/**
 * A new socket that long before a window opens: one that went deaf since the last window is not found out by the first
 * people to share (fault 4). It costs nothing: what is on its way waits at the server.
 */
const readyBeforeMs = 180_000;
/** Around a window a lost line is tried more often. */
const nearMs = 300_000;

/**
 * The clock only nudges (law 5): every tick, start and event call the same `reconcile`, which does what is due and not
 * yet done, in order of time. What has run is a unique row, so it is never done twice.
 */
export function createTimetable(deps: TimetableDeps) {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let cancelWake: (() => void) | null = null;
  let drainNotBefore = 0;
  let latest: readonly Window[] = [];

  const reconcile = async () => {
    await refresh(deps);
    const now = deps.clock.now();
    // What was over before this installation first listened is nobody's verdict to give.
    const since = (await deps.board.sight()).blind.find((gap) => gap.from === 0)?.to ?? 0;
    const windows = (await windowsAround(now, (date) => deps.board.policy(date))).filter((w) => w.ends > since);
    latest = windows;
    await listenAnew(windows, now);
    const done = new Set<string>();
    for (const kind of ['close', 'summary', 'reminder', 'sweep', 'escalate', 'ask-roster'])
      for (const claim of await deps.jobsDone(kind, now - 10 * dayMs, now + 2 * dayMs)) done.add(keyOf(claim));
    const isDone = (claim: JobClaim) => done.has(keyOf(claim));
    await remindOpen(windows, isDone, now);
    await closeOver(windows, isDone, now);
    await escalateUnanswered(windows, isDone, now);
    const nextSweep = await sweepNight(isDone, now);
    const nextAsking = await askHeads(isDone, now);
    await answerDeadlines(now);
    const evening = await deskSummaries(now, isDone, deps);
    if (evening.drafted) deps.drafted();
    const next = [nextDue(windows, isDone, nextSweep), nextAsking, await deps.desk.nextDue(now), evening.next];
    wakeAt(next.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a)));
  };

  async function answerDeadlines(now: Instant): Promise<void> {
    if ((await deadlinesWait(now, deps)) && now >= drainNotBefore && (await deps.drain()) === null)
      drainNotBefore = deps.clock.now() + drainAgainMs;
    if (await reportDeadlines(now, deps)) deps.drafted();
  }

  /** Before a window; the one after its end comes with its verdicts. */
  async function listenAnew(windows: readonly Window[], now: Instant): Promise<void> {
    const soon = windows.filter((w) => w.opens - readyBeforeMs <= now && now < w.opens);
    if (soon.length === 0 || now < drainNotBefore) return;
    const from = Math.min(...soon.map((w) => w.opens)) - readyBeforeMs;
    if ((await deps.board.sight()).drainedThrough >= from) return;
    if ((await deps.drain()) === null) drainNotBefore = deps.clock.now() + drainAgainMs;
  }

  async function remindOpen(windows: readonly Window[], isDone: (claim: JobClaim) => boolean, now: Instant) {
    if (!deps.reminder.enabled) return;
    for (const window of windows) {
      const at = reminderAt(window, deps.reminder.minutesBefore);
      if (now < Math.max(at, window.opens) || now >= window.ends - 60_000 || isDone(reminderClaim(window))) continue;
      if (isPrayerTime(window, now)) continue;
      await remind(window, deps);
      deps.drafted();
    }
  }

  async function closeOver(windows: readonly Window[], isDone: (claim: JobClaim) => boolean, now: Instant) {
    const over = windows.filter((w) => w.ends <= now);
    const toClose = over.filter((w) => !isDone(closeClaim(w)));
    const closable = await drainedPast(toClose, now);
    for (const window of over) {
      if (!isDone(closeClaim(window))) {
        if (!closable(window)) continue;
        await closeWindow(window, deps);
        deps.drafted();
      }
      if (!window.lastOfDay || isDone(summaryClaim(window))) continue;
      await summarise(window, deps);
      deps.drafted();
    }
  }

  async function escalateUnanswered(windows: readonly Window[], isDone: (claim: JobClaim) => boolean, now: Instant) {
    const { escalation } = deps;
    if (!escalation) return;
    for (const window of windows) {
      if (!isDone(closeClaim(window)) || now < escalationAt(window, escalation.minutes)) continue;
      if (isDone(escalateClaim(window))) continue;
      await escalate(window, escalation.minutes, deps);
      deps.drafted();
    }
  }

  /** One drain serves every window that ended before it. */
  async function drainedPast(toClose: readonly Window[], now: Instant): Promise<(window: Window) => boolean> {
    const latest = Math.max(0, ...toClose.map((w) => w.ends));
    let { drainedThrough } = await deps.board.sight();
    if (latest > drainedThrough && now >= drainNotBefore) {
      drainedThrough = (await deps.drain()) ?? drainedThrough;
      drainNotBefore = drainedThrough >= latest ? 0 : deps.clock.now() + drainAgainMs;
    }
    return (window) => window.ends <= drainedThrough;
  }

  /** Returns when the next one is due. */
  async function sweepNight(isDone: (claim: JobClaim) => boolean, now: Instant): Promise<Instant> {
    const policy = await deps.board.policy(localDate(now, 'WIB'));
    const zone = mainZone(policy.agency);
    const due = sweepDue(now, zone);
    if (!isDone(sweepClaim(due))) await sweep(due, deps.retention, zone, deps);
    return due + dayMs;
  }

  /** Returns when it is due next. */
  async function askHeads(isDone: (claim: JobClaim) => boolean, now: Instant): Promise<Instant> {
    const due = askRosterDue(await deps.board.policy(localDate(now, 'WIB')), now);
    if (due > now) return due;
    if (!isDone(askRosterClaim(due))) {
      await askRoster(due, deps);
      deps.drafted();
    }
    return due + dayMs;
  }

  function nextDue(
    windows: readonly Window[],
    isDone: (claim: JobClaim) => boolean,
    nextSweep: Instant,
  ): Instant | null {
    const now = deps.clock.now();
    const times = windows.flatMap((w) => [
      w.opens - readyBeforeMs,
      ...(isDone(closeClaim(w)) ? [] : [Math.max(w.ends, w.ends <= now ? drainNotBefore : 0)]),
      ...(deps.escalation ? [escalationAt(w, deps.escalation.minutes)] : []),
      ...(deps.reminder.enabled ? [reminderAt(w, deps.reminder.minutesBefore)] : []),
    ]);
    // Over a weekend no window is near: the night's sweep keeps the timetable awake.
    times.push(nextSweep);
    return times.filter((t) => t > now).sort((a, b) => a - b)[0] ?? null;
  }

  function wakeAt(at: Instant | null): void {
    cancelWake?.();
    cancelWake = at === null || stopped ? null : deps.clock.after(Math.max(0, at - deps.clock.now()), nudge);
  }

  function nudge(): void {
    again = true;
    if (running || stopped) return;
    running = (async () => {
      while (again && !stopped) {
        again = false;
        await reconcile();
      }
    })()
      .catch(deps.failed)
      .finally(() => {
        running = null;
        // Asked for after the last look and before this: without it that nudge would be lost until the next tick.
        if (again) nudge();
      });
  }

  return {
    nudge,
    /** The windows of these days, as of the last look. */
    windows: (): readonly Window[] => latest,
    /** A window is open or about to be, or has just ended and waits for its queue. */
    near: (now: Instant): boolean => latest.some((w) => w.opens - nearMs <= now && now < w.ends + nearMs),
    idle: () => running === null && !again,
    async stop(): Promise<void> {
      stopped = true;
      cancelWake?.();
      await running;
    },
  };
}

const keyOf = (claim: JobClaim): string => `${claim.kind}|${claim.scheduledFor}|${claim.scope}`;
