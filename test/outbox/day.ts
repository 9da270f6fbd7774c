import type { Lane, SendCaps } from '../../src/domain/outbox.ts';
import { choose } from '../../src/outbox/governor.ts';
import { steadyRandom } from '../../src/outbox/jitter.ts';
import type { OpenRow, PastSend } from '../../src/ports/outbox.ts';

export type Arrival = {
  readonly at: number;
  readonly lane: Lane;
  readonly person: number;
  readonly lifeMs: number | null;
  /** What the server says to each attempt; after the last it accepts. */
  readonly answers: readonly ('accepts' | 'silent')[];
};

export type Sent = { readonly at: number; readonly id: string; readonly lane: Lane; readonly person: number };
export type Outcome = {
  readonly sent: readonly Sent[];
  readonly fates: ReadonlyMap<string, 'acked' | 'expired' | 'failed' | 'open'>;
  readonly looks: number;
};

/** Plays arrivals against the governor alone: time goes from one thing that happens to the next. */
export function play(
  arrivals: readonly Arrival[],
  caps: SendCaps,
  offline: readonly (readonly [number, number])[],
): Outcome {
  const rows = new Map<string, OpenRow>();
  const fates = new Map<string, 'acked' | 'expired' | 'failed' | 'open'>();
  const sent: Sent[] = [];
  const past = new Map<string, PastSend>();
  const happenings = new Map<number, (() => void)[]>();
  const at = (when: number, what: () => void) => happenings.set(when, [...(happenings.get(when) ?? []), what]);
  let connectedAt: number | null = 0;
  for (const [from, to] of offline) {
    at(from, () => (connectedAt = null));
    at(to, () => (connectedAt = to));
  }
  const answers = new Map<string, Arrival['answers']>();
  arrivals.forEach((arrival, i) => {
    const id = `3EB0${i}`;
    answers.set(id, arrival.answers);
    at(arrival.at, () => {
      fates.set(id, 'open');
      rows.set(id, {
        ...{ id, lane: arrival.lane, person: arrival.person, chat: `chat-${arrival.person}` },
        ...{ createdAt: arrival.at, dueAt: arrival.at, state: 'queued', attempts: 0, sentAt: null },
        expiresAt: arrival.lifeMs === null ? null : arrival.at + arrival.lifeMs,
      });
    });
  });

  let now = 0;
  let looks = 0;
  let wakeAt: number | null = null;
  for (;;) {
    const times = [...happenings.keys(), ...(wakeAt === null ? [] : [wakeAt])];
    if (times.length === 0) return { sent, fates, looks };
    now = Math.max(now, Math.min(...times));
    if (wakeAt !== null && wakeAt <= now) wakeAt = null;
    for (const what of happenings.get(now) ?? []) what();
    happenings.delete(now);
    for (;;) {
      if (++looks > 100_000) throw new Error('the governor asks to be woken without end');
      const choice = choose({
        ...{ open: [...rows.values()], history: [...past.values()], caps, now, restrictions: [], connectedAt },
        random: steadyRandom,
      });
      for (const id of choice.expire) settle(id, 'expired');
      for (const id of choice.fail) settle(id, 'failed');
      wakeAt = choice.wakeAt;
      if (!choice.send) break;
      const { id, lane, person, chat, attempts } = choice.send;
      sent.push({ at: now, id, lane, person: person ?? -1 });
      rows.set(id, { ...choice.send, state: 'sent', attempts: attempts + 1, sentAt: now });
      past.set(id, { id, lane, person, chat, attempts: attempts + 1, sentAt: now });
      if ((answers.get(id)?.[attempts] ?? 'accepts') === 'accepts') at(now + 150, () => settle(id, 'acked'));
    }
    if (wakeAt !== null && wakeAt <= now) throw new Error('the governor asks to be woken in the past');
  }

  function settle(id: string, fate: 'acked' | 'expired' | 'failed') {
    if (rows.delete(id)) fates.set(id, fate);
  }
}
