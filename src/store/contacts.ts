import { eq, sql } from 'drizzle-orm';
import type { Contact } from '../ports/ledger.ts';
import type { Store } from './open.ts';
import { contactOpener } from './outbox.ts';
import { contact } from './schema.ts';

/** Who has written to this number, and where: nobody else is ever sent to (law 7). */
export function contactReader(store: Store) {
  const one = store.reader
    .select()
    .from(contact)
    .where(eq(contact.person, sql.placeholder('person')))
    .prepare();
  const all = store.reader.select().from(contact).prepare();
  return (persons: readonly number[] | null): ReadonlyMap<number, Contact> => {
    const rows = persons === null ? all.all() : persons.flatMap((person) => one.all({ person }));
    return new Map(rows.map(({ person, chat, noticedAt }) => [person, { person, chat, noticedAt }]));
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
