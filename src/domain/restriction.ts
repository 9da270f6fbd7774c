import { isGroup } from './message.ts';
import { type Instant, minuteMs } from './time.ts';

/** WhatsApp restricts the number: what stops, and until when. */
export type Restriction = {
  readonly code: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly stops: Stops;
};
export type Stops = 'all' | 'private' | 'group';

const hourMs = 60 * minuteMs;

/**
 * The codes by which WhatsApp says so (faults 44, 45), and the silence each costs where the server names no end. 463 is about
 * writing to people and 479 about writing to groups, so that a digest still goes where it may.
 */
const kinds: Readonly<Record<string, { readonly ms: number; readonly stops: Stops }>> = {
  '429': { ms: hourMs, stops: 'all' },
  '403': { ms: 24 * hourMs, stops: 'all' },
  '463': { ms: 24 * hourMs, stops: 'private' },
  '479': { ms: 24 * hourMs, stops: 'group' },
};

/** Whether a refusal with this code says something about the number, and not only about one message. */
export const isRestriction = (code: string): boolean => code in kinds;

/** `until`: where the server said how long; never longer than a month, whatever it said. */
export function restrictionOf(code: string, now: Instant, until?: Instant): Restriction {
  const { ms, stops } = kinds[code] ?? { ms: 24 * hourMs, stops: 'all' };
  const told = until !== undefined && until > now ? Math.min(until, now + 30 * 24 * hourMs) : now + ms;
  return { code, since: now, until: told, stops };
}

/** A row that waits for its chat is for one person. */
export const stopsChat = ({ stops }: Restriction, chat: string | null): boolean =>
  stops === 'all' || stops === (chat !== null && isGroup(chat) ? 'group' : 'private');

/** Until when nothing may go to this chat; `-Infinity`: nothing hinders it. */
export const stoppedUntil = (restrictions: readonly Restriction[], chat: string | null): Instant =>
  Math.max(-Infinity, ...restrictions.filter((one) => stopsChat(one, chat)).map(({ until }) => until));

/** Of two about the same code the one that lasts longer, unless the server itself named the end of the later one. */
export function joined(known: Restriction | undefined, next: Restriction, isTold: boolean): Restriction {
  if (!known || known.until <= next.since) return next;
  const stops = known.stops === next.stops ? known.stops : 'all';
  return { ...known, stops, until: isTold ? next.until : Math.max(known.until, next.until) };
}
