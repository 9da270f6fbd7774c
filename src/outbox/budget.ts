import type { Lane, SendCaps } from '../domain/outbox.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import type { OpenRow, PastSend } from '../ports/outbox.ts';

const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** When the caps let something go, as far as the sends known now decide it: never too late, perhaps too early. */
export type Budget = {
  /** `Infinity`: never, the cap is zero. */
  laneFree(lane: Lane): Instant;
  /** When the addressee may get this one. */
  addresseeFree(row: OpenRow): Instant;
};

/**
 * Every attempt counts, retries too. Only the latest attempt of a message has a time, so all its attempts count at that
 * time: in no window are there fewer than really left.
 */
export function budget(history: readonly PastSend[], caps: SendCaps, now: Instant): Budget {
  const attempts = history.flatMap(({ lane, sentAt, attempts }) =>
    Array.from({ length: attempts }, () => ({ lane, sentAt })),
  );
  const timesOf = (lanes: readonly Lane[]) => times(attempts.filter((send) => lanes.includes(send.lane)));
  const all = times(attempts);
  // Digests always have room: only they may use the last `reportsPerHour` of a day.
  const day = windowFree(all, dayMs, caps.perDay - caps.reportsPerHour, now);
  const reactions = windowFree(timesOf(['reaction']), hourMs, caps.reactionsPerHour, now);
  const texts = windowFree(timesOf(['unasked', 'answer']), hourMs, caps.textsPerHour, now);
  const reports = windowFree(timesOf(['report']), hourMs, caps.reportsPerHour, now);
  const free: Record<Lane, Instant> = {
    reaction: Math.max(reactions, day),
    unasked: Math.max(texts, day),
    answer: Math.max(texts, day),
    report: Math.max(reports, windowFree(all, dayMs, caps.perDay, now)),
  };

  const byAddressee = new Map<string, PastSend[]>();
  for (const send of history) {
    const key = conversation(send);
    const known = byAddressee.get(key);
    if (known) known.push(send);
    else byAddressee.set(key, [send]);
  }
  return {
    laneFree: (lane) => free[lane],
    addresseeFree(row) {
      const before = (byAddressee.get(conversation(row)) ?? []).filter((send) => send.id !== row.id);
      if (row.lane === 'unasked') return windowFree(times(before), caps.unaskedGapMinutes * minuteMs, 1, now);
      if (row.lane === 'answer') return windowFree(times(before), 10 * minuteMs, caps.answersPerTenMinutes, now);
      return -Infinity;
    },
  };
}

/** The first instant at which the window that ends there holds fewer than `cap` of the sends. */
function windowFree(sends: readonly Instant[], windowMs: number, cap: number, now: Instant): Instant {
  if (cap <= 0) return Infinity;
  const inside = sends.filter((sentAt) => sentAt > now - windowMs);
  const lastToLeave = inside[inside.length - cap];
  return lastToLeave === undefined ? -Infinity : lastToLeave + windowMs;
}

const times = (sends: readonly { readonly sentAt: Instant }[]) =>
  sends.map((send) => send.sentAt).sort((a, b) => a - b);

/** A stranger has no number in the register: there the chat stands for the person. */
const conversation = ({ lane, person, chat }: Pick<OpenRow, 'lane' | 'person' | 'chat'>) => `${lane} ${person ?? chat}`;
