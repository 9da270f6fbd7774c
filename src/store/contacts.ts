import { and, eq, sql } from 'drizzle-orm';
import { phoneOf } from '../domain/message.ts';
import type { Contact } from '../ports/ledger.ts';
import { among } from './among.ts';
import type { Store } from './open.ts';
import { contactCloser, contactOpener } from './outbox.ts';
import { contact } from './schema.ts';

/** Who has written to this number, and where: nobody else is ever sent to (law 7). */
export function contactReader(store: Store) {
  const one = store.reader.select().from(contact).where(among(contact.person, 'persons')).prepare();
  const all = store.reader.select().from(contact).prepare();
  return (persons: readonly number[] | null): ReadonlyMap<number, Contact> => {
    const rows = persons === null ? all.all() : one.all({ persons: JSON.stringify(persons) });
    return new Map(rows.map(({ person, chat, noticedAt, lastAt }) => [person, { person, chat, noticedAt, lastAt }]));
  };
}

/** Writes inside the caller's transaction; opens the drafts that waited for this person. */
export function contactWriter(store: Store) {
  const open = contactOpener(store);
  const upsert = store.writer
    .insert(contact)
    .values({
      person: sql.placeholder('person'),
      chat: sql.placeholder('chat'),
      firstAt: sql.placeholder('at'),
      lastAt: sql.placeholder('at'),
      noticedAt: sql.placeholder('noticedAt'),
    })
    .onConflictDoUpdate({
      target: contact.person,
      set: {
        chat: sql`excluded.chat`,
        lastAt: sql`excluded.last_at`,
        noticedAt: sql`coalesce(${contact.noticedAt}, excluded.noticed_at)`,
      },
    })
    .prepare();
  return {
    wrote(event: { readonly person: number; readonly chat: string; readonly noticed: boolean }, at: number): void {
      upsert.run({ person: event.person, chat: event.chat, at, noticedAt: event.noticed ? at : null });
      open(event.person, event.chat, at);
    },
  };
}

/**
 * Writes inside the caller's transaction. Whoever reads a chat under that address now may be somebody else: what is for
 * this person waits until he writes again, from where he is. `phone`: only a chat under that number; `null`: any chat.
 */
export function contactForgetter(store: Store): (person: number, phone: string | null) => void {
  const close = contactCloser(store);
  const find = store.writer
    .select({ chat: contact.chat })
    .from(contact)
    .where(eq(contact.person, sql.placeholder('person')))
    .prepare();
  const drop = store.writer
    .delete(contact)
    .where(and(eq(contact.person, sql.placeholder('person')), eq(contact.chat, sql.placeholder('chat'))))
    .prepare();
  return (person, phone) => {
    const chat = find.get({ person })?.chat;
    if (chat === undefined || (phone !== null && phoneOf(chat) !== phone)) return;
    drop.run({ person, chat });
    close(person, chat);
  };
}
