import { messageKey, type Stored } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import { judgeDay, type PresenceRow, presenceRows } from '../domain/presence.ts';
import type { Share } from '../domain/share.ts';
import { windowOf } from '../domain/window.ts';
import { bareShare } from './bare-share.ts';
import { dateFor, type Facts } from './facts.ts';

/** "Terkirim, isi belum terbaca": it may be a share, so it stands for one until it can be read (fault 11). */
export function stubOf(message: Stored, person: Person, facts: Facts): Share {
  const unread = { kind: 'unread', forwarded: false, picked: false, ageSeconds: 0 } as const;
  const { share: stub } = bareShare(message, person, facts, unread);
  facts.addShare(stub);
  return stub;
}

/** The message was readable after all and is no share: the slot its stub stood for is judged again without it. */
export function rowsWithoutStub(message: Stored, person: Person, facts: Facts): readonly PresenceRow[] {
  const sentAt = facts.firstSeen.get(messageKey(message)) ?? message.sentAt;
  const date = dateFor(facts, person, sentAt);
  const shares = facts.shares(person.id, date);
  const stub = shares.find((s) => s.kind === 'unread' && s.id === message.id && s.chat === message.chat);
  if (!stub) return [];
  const plan = facts.plan(person, date);
  const rest = shares.filter((s) => s !== stub);
  const touched = plan.slots.filter((slot) => {
    const { opens, ends } = windowOf(plan, slot);
    return stub.sentAt >= opens && stub.sentAt < ends;
  });
  return presenceRows(judgeDay(plan, rest, facts.sight)).filter((row) =>
    touched.some((slot) => slot.name === row.slot),
  );
}
