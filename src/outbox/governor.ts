import type { Lane, SendCaps } from '../domain/outbox.ts';
import { type Restriction, stoppedUntil, stopsChat } from '../domain/restriction.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import type { OpenRow, PastSend } from '../ports/outbox.ts';
import { type Budget, budget } from './budget.ts';
import { isLine } from './gather.ts';

/** Everything the governor may know when it looks. */
export type Look = {
  readonly open: readonly OpenRow[];
  /** At least the last 24 hours. */
  readonly history: readonly PastSend[];
  readonly caps: SendCaps;
  readonly now: Instant;
  /** In force, or over since the day before yesterday at most. */
  readonly restrictions: readonly Restriction[];
  /** Since when the present connection is open; `null`: none is, so nothing is sent and nothing counts as unanswered. */
  readonly connectedAt: Instant | null;
  /** In [0, 1) and always the same for a key. */
  readonly random: (key: string) => number;
};

export type Choice = {
  readonly send: OpenRow | null;
  /** Queued rows that are too late, or can only be too late. */
  readonly expire: readonly string[];
  /** Sent rows the server never answered and that are not tried again. */
  readonly fail: readonly string[];
  /** When to look again if nothing is sent now and nothing happens. */
  readonly wakeAt: Instant | null;
};

export const mostAttempts = 5;
/** An answer of the server that has not come by then does not come. */
const answerMs = 20_000;
/** Pause after the first, second … attempt. */
const pauses = [answerMs, minuteMs, 3 * minuteMs, 10 * minuteMs];
/** A connection that flaps must not use up all attempts: only the first ones are repeated at once when it is back. */
const repeatedAtOnce = 2;
/** Between any two sends; 3 a second brought a 429 (Baileys#1248). */
const spacingMs = [500, 1000] as const;
/** So long is what a restriction kept back still worth delivering when it is over. */
const afterRestrictionMs = 720 * minuteMs;
/** Who asked is waiting. */
const answerJitterSeconds = [1, 3] as const;
const order: readonly Lane[] = ['answer', 'unasked', 'report', 'reaction'];

/** The one place that decides what leaves. Performs nothing. */
export function choose(look: Look): Choice {
  const { now } = look;
  const free = budget(look.history, look.caps, now);
  const spacedUntil = spaced(look);
  const ready: OpenRow[] = [];
  const expire: string[] = [];
  const fail: string[] = [];
  let wakeAt = Infinity;
  for (const row of look.open) {
    const anyFree = Math.max(spacedUntil, stoppedUntil(look.restrictions, row.chat));
    const fate = row.state === 'sent' ? fateOfSent(row, look, free, anyFree) : fateOfQueued(row, look, free, anyFree);
    if (fate.kind === 'expire') expire.push(row.id);
    else if (fate.kind === 'fail') fail.push(row.id);
    else if (fate.kind === 'send' && fate.at <= now) ready.push(row);
    else wakeAt = Math.min(wakeAt, fate.at);
  }
  ready.sort(
    (a, b) => order.indexOf(a.lane) - order.indexOf(b.lane) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );
  return { send: ready[0] ?? null, expire, fail, wakeAt: Number.isFinite(wakeAt) ? wakeAt : null };
}

type Fate =
  | { readonly kind: 'send' | 'wait'; readonly at: Instant }
  | { readonly kind: 'expire' }
  | { readonly kind: 'fail' };
const never: Fate = { kind: 'wait', at: Infinity };

function fateOfQueued(row: OpenRow, look: Look, free: Budget, anyFree: Instant): Fate {
  const expiry = expiryOf(row, look);
  if (look.now > expiry) return { kind: 'expire' };
  if (row.chat === null || look.connectedAt === null) return never;
  const due = dueAt(row, expiry, look);
  const addresseeFree = free.addresseeFree(row);
  // Two bots that talk to each other: the seventh answer is not kept for later (fault 49).
  if (row.lane === 'answer' && addresseeFree > Math.max(due, look.now)) return { kind: 'expire' };
  const at = Math.max(due, anyFree, free.laneFree(row.lane), addresseeFree);
  return at > expiry ? { kind: 'expire' } : { kind: 'send', at };
}

/** Sent and not answered: the same bytes again under the same id, or the end. */
function fateOfSent(row: OpenRow, look: Look, free: Budget, anyFree: Instant): Fate {
  if (look.connectedAt === null) return never;
  const sentAt = row.sentAt ?? row.dueAt;
  const lost = sentAt + answerMs;
  const pause = pauses[row.attempts - 1];
  if (pause !== undefined) {
    const atOnce = look.connectedAt > sentAt && row.attempts <= repeatedAtOnce;
    const due = atOnce ? look.connectedAt : sentAt + pause;
    const at = Math.max(due, anyFree, free.laneFree(row.lane), free.addresseeFree(row));
    if (Math.max(at, look.now) <= expiryOf(row, look)) return { kind: 'send', at };
  }
  return look.now >= lost ? { kind: 'fail' } : { kind: 'wait', at: lost };
}

/**
 * A ✅ that comes late puzzles more than it helps, whatever its draft says. A report that a restriction kept back is still
 * delivered afterwards: it is the only word an officer gets.
 */
function expiryOf(row: OpenRow, { caps, restrictions }: Look): Instant {
  const own = row.expiresAt ?? Infinity;
  if (row.lane === 'reaction') return Math.min(own, row.createdAt + caps.acknowledgeWithinMinutes * minuteMs);
  if (row.lane !== 'report') return own;
  const keptBack = restrictions.filter(
    (one) => stopsChat(one, row.chat) && row.createdAt < one.until && own >= one.since,
  );
  return Math.max(own, ...keptBack.map(({ until }) => until + afterRestrictionMs));
}

/** Jitter makes no row miss its own expiry; the second before that is left for the timer. */
function dueAt(row: OpenRow, expiry: Instant, look: Look): Instant {
  // A line for a whole group has waited for them already.
  if (isLine(row)) return row.dueAt;
  const [least, most] = row.lane === 'answer' ? answerJitterSeconds : look.caps.jitterSeconds;
  const jitter = Math.round((least + (most - least) * look.random(row.id)) * 1000);
  return Math.max(row.dueAt, Math.min(row.dueAt + jitter, expiry - 1000));
}

/** Sends dated after `now` are of a clock that was set back since; they space nothing. */
function spaced(look: Look): Instant {
  const last = Math.max(...look.history.map((send) => send.sentAt).filter((sentAt) => sentAt <= look.now));
  const [least, most] = spacingMs;
  return last + Math.round(least + (most - least) * look.random(`after ${last}`));
}
