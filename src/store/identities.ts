import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Identity } from '../domain/person.ts';
import type { Instant } from '../domain/time.ts';
import { contactForgetter } from './contacts.ts';
import { directoryCache } from './directory.ts';
import type { Store } from './open.ts';
import { identity } from './schema.ts';

/**
 * Notes a LID as another address of a person, inside the caller's transaction. `false` when somebody else holds it:
 * nobody's address is ever taken over without a person deciding so (fault 10).
 */
export function aliasInserter(store: Store): (person: number, lid: string, at: Instant) => boolean {
  const holders = holdersOf(store);
  const open = identityOpener(store);
  const cache = directoryCache(store);
  return (person, lid, at) => {
    const rows = holders('lid', lid);
    const holder = rows.find((row) => row.toAt === null);
    if (holder) return holder.person === person;
    // Never anybody's before: the messages it sent until now are this person's as well.
    open('lid', lid, rows.length === 0 ? 0 : at, person);
    cache.touched({ kind: 'lid', value: lid });
    return true;
  };
}

/**
 * Gives an address to a person on somebody's word, inside the caller's transaction: back to `from` where nobody else had it
 * then. Who held it loses it; the person's earlier addresses end, because a claim comes from a new phone. Only a LID that
 * stands beside no other may be the registered number's own, which WhatsApp does not always show: then that number stays.
 */
export function identityGiver(store: Store) {
  const { writer } = store;
  const holders = holdersOf(store);
  const open = identityOpener(store);
  const forget = contactForgetter(store);
  const ofPerson = and(eq(identity.person, sql.placeholder('person')), isNull(identity.toAt));
  const close = writer
    .update(identity)
    .set({ toAt: sql`${sql.placeholder('at')}` })
    .where(ofPerson)
    .prepare();
  const lids = writer
    .select({ value: identity.value })
    .from(identity)
    .where(and(ofPerson, eq(identity.kind, 'lid')))
    .prepare();
  return (person: number, address: Identity, from: Instant, at: Instant): void => {
    const rows = holders(address.kind, address.value);
    const holder = rows.find((row) => row.toAt === null);
    if (holder?.person === person) return;
    if (holder) {
      close.run({ person: holder.person, at });
      forget(holder.person, null);
    }
    if (address.kind === 'phone' || lids.all({ person }).length > 0) {
      close.run({ person, at });
      forget(person, null);
    }
    const others = rows.filter((row) => row.person !== person).map((row) => row.toAt ?? at);
    open(address.kind, address.value, Math.max(from, ...others), person);
  };
}

export type PhoneWriter = {
  /** Gives the number to the person from `at` on, closing what this ends; false when nothing had to change. */
  give(person: number, phone: string, at: Instant): 'same' | 'opened' | 'moved';
};

export function phoneWriter(store: Store): PhoneWriter {
  const holders = holdersOf(store);
  const open = identityOpener(store);
  const forgetContact = contactForgetter(store);
  const close = store.writer
    .update(identity)
    .set({ toAt: sql`${sql.placeholder('at')}` })
    .where(
      and(
        eq(identity.person, sql.placeholder('person')),
        eq(identity.kind, sql.placeholder('kind')),
        isNull(identity.toAt),
      ),
    )
    .prepare();
  const openPhones = store.writer
    .select({ value: identity.value })
    .from(identity)
    .where(and(eq(identity.person, sql.placeholder('person')), eq(identity.kind, 'phone'), isNull(identity.toAt)))
    .prepare();
  const everHad = store.writer
    .select({ fromAt: identity.fromAt })
    .from(identity)
    .where(and(eq(identity.person, sql.placeholder('person')), eq(identity.kind, 'phone')))
    .limit(1)
    .prepare();
  return {
    give(person, phone, at) {
      const rows = holders('phone', phone);
      const holder = rows.find((row) => row.toAt === null);
      if (holder?.person === person) return 'same';
      if (holder) {
        // Any LID learnt through that number may be the new holder's: it is learnt again from the next message.
        close.run({ person: holder.person, kind: 'phone', at });
        close.run({ person: holder.person, kind: 'lid', at });
        forgetContact(holder.person, null);
      }
      const first = rows.length === 0 && everHad.get({ person }) === undefined;
      for (const { value } of openPhones.all({ person })) forgetContact(person, value);
      close.run({ person, kind: 'phone', at });
      // A first number reaches back, so that shares sent before the import can still be claimed (D21).
      open('phone', phone, first ? 0 : at, person);
      return holder ? 'moved' : 'opened';
    },
  };
}

function holdersOf(store: Store) {
  const rows = store.writer
    .select()
    .from(identity)
    .where(and(eq(identity.kind, sql.placeholder('kind')), eq(identity.value, sql.placeholder('value'))))
    .prepare();
  return (kind: 'phone' | 'lid', value: string) => rows.all({ kind, value });
}

function identityOpener(store: Store) {
  const insert = store.writer
    .insert(identity)
    .values({
      kind: sql.placeholder('kind'),
      value: sql.placeholder('value'),
      fromAt: sql.placeholder('fromAt'),
      person: sql.placeholder('person'),
    })
    // Given away and back within one millisecond: the later word counts.
    .onConflictDoUpdate({
      target: [identity.kind, identity.value, identity.fromAt],
      set: { person: sql`excluded.person`, toAt: null },
    })
    .prepare();
  return (kind: 'phone' | 'lid', value: string, fromAt: Instant, person: number): void => {
    insert.run({ kind, value, fromAt, person });
  };
}
