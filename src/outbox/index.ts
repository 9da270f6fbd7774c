import { capsAt, type SendCaps } from '../domain/outbox.ts';
import { isRestriction, type Restriction, stoppedUntil } from '../domain/restriction.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpenRow, Outbox, PastSend } from '../ports/outbox.ts';
import { budget, dayMs } from './budget.ts';
import { type Gathering, gathering } from './gather.ts';
import { choose } from './governor.ts';
import { steadyRandom } from './jitter.ts';
import { heardRestrictions } from './restrictions.ts';

export type OutboxDeps = {
  readonly outbox: Outbox;
  readonly channel: Pick<Channel, 'send'>;
  readonly clock: Clock;
  readonly caps: SendCaps;
  /** When this device was linked; `null` or absent: long ago. */
  readonly linkedAt?: () => Instant | null;
  /** Whether the channel has an open socket now. */
  isOpen(): boolean;
  readonly log: OutboxLog;
  /** One line into a group for so many acknowledgements, the last of them decided at `at`; absent: each gets its ✅. */
  readonly gathered?: (count: number, at: Instant) => string;
  /** What is restricted now, for the operator. */
  readonly restricted?: (restriction: Restriction) => void;
  /** The store refused a write (law 11). Without it the outbox tries again after half a minute. */
  readonly storageFailed?: (error: unknown) => void;
};

export type OutboxLog = {
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
};

export type Sender = {
  /** Something may have changed: drafts were committed, a chat was opened, the clock ticked. Returns at once. */
  nudge(): void;
  /** The server accepted (`null`) or refused a message of ours. */
  onAck(id: string, error: string | null): void;
  /** A restriction; `until`: where the server named its end. */
  onRestricted(code: string, until?: Instant): void;
  /** A socket is open; what the last one may have swallowed is sent again. */
  onConnected(): void;
  /** Nothing under way and nothing sendable now; rows that wait for their time have a timer on the clock. */
  idle(): boolean;
  /** Resolves when the send under way, if any, has ended; a closed channel ends it. */
  stop(): Promise<void>;
};

/** Between two looks that only a nudge asks for: in a slot's last minutes intake commits many times a second. */
const restMs = 250;
const troubleMs = minuteMs / 2;
/** A line that the caps keep back. */
const againMs = 5_000;
const none: ReadonlySet<string> = new Set();

/** One sender loop over the rows the governor lets go; it asks the clock to be woken and otherwise does nothing. */
export function createOutbox({
  outbox,
  channel,
  clock,
  caps: fullCaps,
  linkedAt = () => null,
  isOpen,
  log,
  gathered,
  restricted,
  storageFailed,
}: OutboxDeps): Sender {
  let looking: Promise<void> | null = null;
  let nudged = false;
  let stopped = false;
  let timer: { readonly at: Instant; cancel(): void } | null = null;
  let lookedAt: Instant = -Infinity;
  let connectedAt: Instant | null = null;
  const heard = heardRestrictions({
    now: clock.now,
    told(inForce, restriction, isTold) {
      const { code, stops, until } = inForce;
      log.error({ code, stops, until: new Date(until).toISOString() }, 'WhatsApp restricts this number');
      restricted?.(inForce);
      background(() => outbox.stopSending(restriction, isTold));
    },
  });
  /** When what the server has not answered yet was sent. */
  const unanswered = new Map<string, Instant>();
  const writes = new Set<Promise<void>>();

  return { nudge, onAck, onRestricted, onConnected, idle, stop };

  function nudge(): void {
    if (stopped) return;
    if (looking) {
      nudged = true;
      return;
    }
    const rest = Math.min(restMs, lookedAt + restMs - clock.now());
    if (rest > 0) wakeAt(clock.now() + rest);
    else startLooking();
  }

  function startLooking(): void {
    timer?.cancel();
    timer = null;
    looking = sendWhatMayGo()
      .catch(trouble)
      .finally(() => {
        looking = null;
        if (!nudged) return;
        nudged = false;
        nudge();
      });
  }

  async function sendWhatMayGo(): Promise<void> {
    while (!stopped) {
      const now = clock.now();
      const caps = capsAt(fullCaps, linkedAt(), now);
      lookedAt = now;
      connectedAt = isOpen() ? (connectedAt ?? now) : null;
      const [open, history, stored] = await Promise.all([
        outbox.open(now),
        outbox.history(now - dayMs),
        outbox.restrictions(now - 2 * dayMs),
      ]);
      const restrictions = heard.beside(stored);
      const {
        held,
        due,
        wakeAt: gatherAt,
      } = gathered ? gathering(open, history, caps, now) : { held: none, due: null, wakeAt: Infinity };
      if (due && gathered && (await gatherNow(due, history, restrictions, caps, now))) continue;
      const toChoose = held.size === 0 ? open : open.filter(({ id }) => !held.has(id));
      const choice = choose({ open: toChoose, history, caps, now, restrictions, connectedAt, random: steadyRandom });
      if (choice.expire.length > 0) await outbox.expire(choice.expire, now);
      for (const id of choice.fail) await giveUp(id, 'no answer');
      if (choice.send) await send(choice.send);
      else {
        const next = Math.min(choice.wakeAt ?? Infinity, gatherAt, due ? now + againMs : Infinity);
        if (Number.isFinite(next)) wakeAt(next);
        return;
      }
    }
  }

  /** False while the caps or the line allow nothing. */
  async function gatherNow(
    { chat, rows }: NonNullable<Gathering['due']>,
    history: readonly PastSend[],
    restrictions: readonly Restriction[],
    caps: SendCaps,
    now: Instant,
  ): Promise<boolean> {
    if (stoppedUntil(restrictions, chat) > now || connectedAt === null || !gathered) return false;
    if (budget(history, caps, now).laneFree('reaction') > now) return false;
    const last = Math.max(...rows.map(({ createdAt }) => createdAt));
    const body = { kind: 'text', text: gathered(rows.length, last) } as const;
    const ids = rows.map(({ id }) => id);
    const expiresAt = now + caps.acknowledgeWithinMinutes * minuteMs;
    const draft = { lane: 'reaction', about: `gathered:${ids[0]}`, person: null, chat, body, expiresAt } as const;
    await outbox.gather(ids, draft, now);
    return true;
  }

  async function send(row: OpenRow): Promise<void> {
    const item = await outbox.message(row.id);
    const now = clock.now();
    if (!item) return outbox.expire([row.id], now); // nothing could ever be sent for it
    if (!isOpen() || stopped || heard.stops(item.chat)) return; // things changed while the body was read
    await outbox.markSent(row.id, now);
    unanswered.set(row.id, now);
    try {
      await channel.send(item);
    } catch {
      // No bytes left, so no ack is expected; the row is retried like any other that got none. The error may quote a JID.
      unanswered.delete(row.id);
      log.warn({ lane: row.lane, attempt: row.attempts + 1 }, 'a message could not be handed to the socket');
    }
  }

  async function giveUp(id: string, why: string): Promise<void> {
    await outbox.acked(id, why, clock.now());
    unanswered.delete(id);
    log.warn({ why }, 'a message is given up');
  }

  function onAck(id: string, error: string | null): void {
    if (error !== null) {
      log.warn({ code: error }, 'the server refused a message');
      if (isRestriction(error)) heard.hear(error, undefined, unanswered.get(id));
    }
    background(async () => {
      await outbox.acked(id, error, clock.now());
      unanswered.delete(id);
    });
  }

  function onRestricted(code: string, until?: Instant): void {
    heard.hear(code, until);
  }

  function onConnected(): void {
    connectedAt = clock.now();
    unanswered.clear();
    nudge();
  }

  function idle(): boolean {
    return !looking && !nudged && writes.size === 0 && !(isOpen() && unanswered.size > 0);
  }

  async function stop(): Promise<void> {
    stopped = true;
    timer?.cancel();
    timer = null;
    await looking;
    await Promise.all(writes);
  }

  function wakeAt(at: Instant): void {
    if (stopped || (timer && timer.at <= at)) return;
    timer?.cancel();
    const cancel = clock.after(Math.max(1, at - clock.now()), () => {
      timer = null;
      if (looking) nudged = true;
      else startLooking();
    });
    timer = { at, cancel };
  }

  function background(write: () => Promise<void>): void {
    const written: Promise<void> = write()
      .catch(trouble)
      .finally(() => writes.delete(written));
    writes.add(written);
  }

  function trouble(error: unknown): void {
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'the outbox could not reach its store');
    if (storageFailed) storageFailed(error);
    else wakeAt(clock.now() + troubleMs);
  }
}
