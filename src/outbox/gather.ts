import { isGroup } from '../domain/message.ts';
import type { SendCaps } from '../domain/outbox.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import type { OpenRow, PastSend } from '../ports/outbox.ts';

/** So many ✅ waiting in one group are too many to send one by one. */
const many = 4;
/** One line for all of them leaves that long after the first: everybody is answered within the minute. */
const gatherMs = 40_000;
/** A group in which a line was sent stays with lines for as long: the trickle after a rush is not a new one. */
const staysMs = 10 * minuteMs;
/** One or two at the end of the wait still get their own. */
const few = 2;

export type Gathering = {
  /** Not sent one by one, and not yet by a line. */
  readonly held: ReadonlySet<string>;
  /** The group whose line is due, with what it stands for. */
  readonly due: { readonly chat: string; readonly rows: readonly OpenRow[] } | null;
  readonly wakeAt: Instant;
};

/**
 * In a rush the acknowledgements of a group become one line without names instead of a ✅ each: 500 people who share in half
 * an hour would use up the day's caps by noon (fault 43). Performs nothing.
 */
export function gathering(
  open: readonly OpenRow[],
  history: readonly PastSend[],
  caps: Pick<SendCaps, 'acknowledgeWithinMinutes'>,
  now: Instant,
): Gathering {
  const held = new Set<string>();
  let due: Gathering['due'] = null;
  let wakeAt = Infinity;
  for (const [chat, rows] of ofGroups(open)) {
    // What is too late expires as ever.
    const alive = rows.filter(({ createdAt }) => now <= createdAt + caps.acknowledgeWithinMinutes * minuteMs);
    if (alive.length < many && !hasLines(chat, history, now)) continue;
    const first = Math.min(...alive.map(({ createdAt }) => createdAt));
    if (now >= first + gatherMs && alive.length <= few) continue;
    for (const { id } of alive) held.add(id);
    if (alive.length === 0) continue;
    if (now >= first + gatherMs) due ??= { chat, rows: alive };
    else wakeAt = Math.min(wakeAt, first + gatherMs);
  }
  return { held, due, wakeAt };
}

function ofGroups(open: readonly OpenRow[]): ReadonlyMap<string, readonly OpenRow[]> {
  const groups = new Map<string, OpenRow[]>();
  for (const row of open) {
    if (row.lane !== 'reaction' || row.state !== 'queued' || row.person === null) continue;
    if (row.chat === null || !isGroup(row.chat)) continue;
    const known = groups.get(row.chat);
    if (known) known.push(row);
    else groups.set(row.chat, [row]);
  }
  return groups;
}

/** A line is an acknowledgement for nobody in particular. */
const hasLines = (chat: string, history: readonly PastSend[], now: Instant): boolean =>
  history.some((send) => isLine(send) && send.chat === chat && now - send.sentAt < staysMs);

export const isLine = ({ lane, person }: Pick<OpenRow, 'lane' | 'person'>): boolean =>
  lane === 'reaction' && person === null;
