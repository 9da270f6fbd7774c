import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import { isGroup, isLid, phoneOf } from '../domain/message.ts';
import type { Identity } from '../domain/person.ts';
import type { Instant } from '../domain/time.ts';
import { addDays, utcDay } from '../domain/time.ts';
import { contactForgetter } from './contacts.ts';
import type { Store } from './open.ts';
import { identity, inbox, share } from './schema.ts';

/** Unresolved shares reach back a week; a day more for what was sent across midnight. */
const reachDays = 8;

/**
 * Takes a binding back, inside the caller's transaction: the address never was that person's, what ended with it goes on,
 * and the shares that counted through it wait again as an unknown sender's do, with time and kind only (D21).
 */
export function unbinder(store: Store) {
  const { writer } = store;
  const forget = contactForgetter(store);
  return (person: number, address: Identity, boundAt: Instant): void => {
    const messages = messagesFrom(address, boundAt);
    const aliases = new Set(messages.flatMap(({ sender, senderAlt }) => [sender, senderAlt ?? '']));
    const lids = [...aliases].filter(isLid).map((jid) => jid.split('@')[0] ?? '');
    const phones = [...aliases].flatMap((jid) => phoneOf(jid) ?? []);
    const before = writer
      .select({ person: identity.person })
      .from(identity)
      .where(and(eq(identity.kind, address.kind), eq(identity.value, address.value), eq(identity.toAt, boundAt)))
      .all();
    // What goes on first: what begins at this very instant must not be taken for something that ended at it.
    const lost = [person, ...before.map((row) => row.person)];
    writer
      .update(identity)
      .set({ toAt: null })
      .where(and(eq(identity.toAt, boundAt), inArray(identity.person, lost)))
      .run();
    const values = [...new Set([address.value, ...lids, ...phones])];
    // Ended where it began: it stays to be seen and holds at no instant.
    writer
      .update(identity)
      .set({ toAt: identity.fromAt })
      .where(and(eq(identity.person, person), isNull(identity.toAt), inArray(identity.value, values)))
      .run();
    forget(person, null);
    for (const message of messages) if (message.person === person) unresolve(message, person);
  };

  function messagesFrom({ kind, value }: Identity, boundAt: Instant) {
    const jid = `${value}@${kind === 'phone' ? 's.whatsapp.net' : 'lid'}`;
    const { day, chat, sender, senderAlt, id, enc, kind: what, person } = inbox;
    return writer
      .select({ day, chat, sender, senderAlt, id, enc, kind: what, person })
      .from(inbox)
      .where(
        and(gte(inbox.day, addDays(utcDay(boundAt), -reachDays)), or(eq(inbox.sender, jid), eq(inbox.senderAlt, jid))),
      )
      .all();
  }

  type Row = ReturnType<typeof messagesFrom>[number];

  function unresolve(row: Row, person: number): void {
    const { day, chat, sender, id, enc } = row;
    const key = and(eq(share.person, person), eq(share.chat, chat), eq(share.sender, sender), eq(share.id, id));
    const [counted] = writer.select().from(share).where(key).all();
    // Of a group's message only the group's own part is the share (its first part carries a key).
    const isShare = counted !== undefined && (!isGroup(chat) || enc > 0 || onlyPart(row));
    const kept = counted && {
      kind: 'location',
      lat: null,
      lon: null,
      live: counted.kind === 'live',
      update: false,
      picked: counted.picked,
      forwarded: counted.forwarded,
      ageSeconds: counted.ageSeconds,
      redacted: true,
    };
    const content = kept && row.kind === 'message' ? JSON.stringify(kept) : null;
    writer
      .update(inbox)
      .set({ person: null, ...(isShare ? { state: 'unresolved', content } : {}) })
      .where(
        and(
          eq(inbox.day, day),
          eq(inbox.chat, chat),
          eq(inbox.sender, sender),
          eq(inbox.id, id),
          eq(inbox.enc, enc),
          inArray(inbox.state, ['done', 'unresolved']),
        ),
      )
      .run();
    if (isShare) writer.delete(share).where(key).run();
  }

  function onlyPart({ day, chat, sender, id }: Row): boolean {
    const part = and(eq(inbox.day, day), eq(inbox.chat, chat), eq(inbox.sender, sender), eq(inbox.id, id));
    return writer.select({ enc: inbox.enc }).from(inbox).where(part).all().length === 1;
  }
}
