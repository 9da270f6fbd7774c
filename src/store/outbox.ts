import { randomFillSync } from 'node:crypto';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Draft } from '../domain/outbox.ts';
import { joined, type Restriction } from '../domain/restriction.ts';
import type { Instant } from '../domain/time.ts';
import type { Outgoing } from '../ports/channel.ts';
import type { OpenRow, Outbox, PastSend } from '../ports/outbox.ts';
import type { Store } from './open.ts';
import { meta, outbox } from './schema.ts';

const restrictionKey = 'outbox.restriction';
/** Literals, not parameters: only so can SQLite prove that the partial index `outbox_open` applies. */
const isOpen = sql`${outbox.state} IN ('queued', 'sent')`;
const isQueued = sql`${outbox.state} = 'queued'`;

export function sqliteOutbox(store: Store): Outbox {
  const { reader, writer } = store;
  const read = {
    open: reader
      .select(openColumns)
      .from(outbox)
      .where(and(isOpen, sql`(${outbox.chat} IS NOT NULL OR ${outbox.expiresAt} < ${sql.placeholder('now')})`))
      .prepare(),
    history: reader
      .select({ ...whoColumns, attempts: outbox.attempts, sentAt: outbox.sentAt })
      .from(outbox)
      .where(gt(outbox.sentAt, sql.placeholder('since')))
      .prepare(),
    message: reader
      .select({ chat: outbox.chat, body: outbox.body })
      .from(outbox)
      .where(eq(outbox.id, sql.placeholder('id')))
      .prepare(),
    depth: reader
      .select({ state: outbox.state, count: sql<number>`count(*)` })
      .from(outbox)
      .where(and(isOpen, sql`${outbox.chat} IS NOT NULL`))
      .groupBy(outbox.state)
      .prepare(),
    waiting: reader
      .select({ person: outbox.person, messages: sql<number>`count(*)` })
      .from(outbox)
      .where(and(sql`${outbox.chat} IS NULL`, isQueued, sql`${outbox.person} IS NOT NULL`))
      .groupBy(outbox.person)
      .prepare(),
    restriction: reader.select().from(meta).where(eq(meta.key, restrictionKey)).prepare(),
  };
  const at = sql`${sql.placeholder('at')}`;
  const byId = eq(outbox.id, sql.placeholder('id'));
  const write = {
    sent: writer
      .update(outbox)
      .set({ state: 'sent', sentAt: at, attempts: sql`${outbox.attempts} + 1` })
      .where(and(byId, isOpen))
      .prepare(),
    accepted: writer
      .update(outbox)
      .set({ state: 'acked', settledAt: at, error: null })
      .where(and(byId, sql`${outbox.state} IN ('sent', 'failed')`))
      .prepare(),
    refused: writer
      .update(outbox)
      .set({ state: 'failed', settledAt: at, error: sql`${sql.placeholder('error')}` })
      .where(and(byId, eq(outbox.state, 'sent')))
      .prepare(),
    restriction: writer
      .insert(meta)
      .values({ key: restrictionKey, value: sql.placeholder('value') })
      .onConflictDoUpdate({ target: meta.key, set: { value: sql`excluded.value` } })
      .prepare(),
  };
  const insert = draftInserter(store);
  const restrictions = (): readonly Restriction[] => {
    const row = read.restriction.get();
    const kept = row ? (JSON.parse(row.value) as Restriction | readonly Restriction[]) : [];
    // Until November 2026 it was one, and stopped everything.
    return [kept].flat().map((one) => ({ ...one, stops: one.stops ?? 'all' }));
  };

  return {
    open: async (now) => read.open.all({ now }) as OpenRow[],
    history: async (since) => read.history.all({ since }) as PastSend[],
    markSent: (id, at) => store.write(() => void write.sent.run({ id, at })),
    acked: (id, error, at) =>
      store.write(() => void (error === null ? write.accepted.run({ id, at }) : write.refused.run({ id, error, at }))),
    expire: (ids, at) =>
      store.write(() => {
        for (const some of chunks(ids, 500))
          writer
            .update(outbox)
            .set({ state: 'expired', settledAt: at })
            .where(and(inArray(outbox.id, some), isQueued))
            .run();
      }),
    gather: (ids, draft, at) =>
      store.write(() => {
        let gone = 0;
        for (const some of chunks(ids, 500))
          gone += writer
            .update(outbox)
            .set({ state: 'expired', settledAt: at, error: 'gathered' })
            .where(and(inArray(outbox.id, some), isQueued))
            .run().changes;
        if (gone > 0) insert([draft], at);
      }),
    message: async (id) => {
      const row = read.message.get({ id });
      if (!row || row.chat === null) return null;
      return { ...(JSON.parse(row.body) as Draft['body']), id, chat: row.chat } satisfies Outgoing;
    },
    depth: async () => {
      const counts = new Map(read.depth.all().map((row) => [row.state, row.count]));
      const waiting = read.waiting
        .all()
        .flatMap(({ person, messages }) => (person === null ? [] : [{ person, messages }]));
      return { queued: counts.get('queued') ?? 0, unacked: counts.get('sent') ?? 0, waiting };
    },
    stopSending: (restriction, isTold) =>
      store.write(() => {
        const known = restrictions();
        const before = known.find(({ code }) => code === restriction.code);
        const now = [...known.filter((one) => one !== before), joined(before, restriction, isTold)];
        write.restriction.run({ value: JSON.stringify(now) });
      }),
    restrictions: async (since) => restrictions().filter(({ until }) => until > since),
  };
}

/** For use inside the ledger's own transaction. A draft about something that has a row already changes nothing. */
export function draftInserter(store: Store): (drafts: readonly Draft[], at: Instant, newId?: () => string) => void {
  const { placeholder } = sql;
  const insert = store.writer
    .insert(outbox)
    .values({
      id: placeholder('id'),
      about: placeholder('about'),
      lane: placeholder('lane'),
      person: placeholder('person'),
      chat: placeholder('chat'),
      body: placeholder('body'),
      createdAt: placeholder('at'),
      dueAt: placeholder('dueAt'),
      expiresAt: placeholder('expiresAt'),
      state: 'queued',
      attempts: 0,
    })
    .onConflictDoNothing({ target: outbox.about })
    .prepare();
  return (drafts, at, newId = newMessageId) => {
    for (const { body, notBefore, ...draft } of drafts)
      insert.run({ ...draft, body: JSON.stringify(body), at, dueAt: Math.max(at, notBefore ?? at), id: newId() });
  };
}

/** For use inside the ledger's own transaction: the person wrote, so what waited for that may go. Expired rows stay expired. */
export function contactOpener(store: Store): (person: number, chat: string, at: Instant) => void {
  const open = store.writer
    .update(outbox)
    .set({ chat: sql`${sql.placeholder('chat')}`, dueAt: sql`${sql.placeholder('at')}` })
    .where(
      and(
        eq(outbox.person, sql.placeholder('person')),
        sql`${outbox.chat} IS NULL`,
        isQueued,
        sql`(${outbox.expiresAt} IS NULL OR ${outbox.expiresAt} >= ${sql.placeholder('at')})`,
      ),
    )
    .prepare();
  return (person, chat, at) => void open.run({ person, chat, at });
}

/** For use inside a transaction: the person is not to be found there any more; what is queued for that chat waits again. */
export function contactCloser(store: Store): (person: number, chat: string) => void {
  const close = store.writer
    .update(outbox)
    // A ✅ belongs to the message it is for and to no other chat.
    .set({ chat: null, state: sql`CASE WHEN ${outbox.lane} = 'reaction' THEN 'expired' ELSE ${outbox.state} END` })
    .where(and(eq(outbox.person, sql.placeholder('person')), eq(outbox.chat, sql.placeholder('chat')), isQueued))
    .prepare();
  return (person, chat) => void close.run({ person, chat });
}

/** Of the shape Baileys gives its own messages. */
export function newMessageId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  return `3EB0${pool.toString('hex', used - idBytes, used).toUpperCase()}`;
}
const idBytes = 9;
// A call to the random source for each id was a tenth of a burst's time.
const pool = Buffer.alloc(256 * idBytes);
let used = pool.length;

const whoColumns = { id: outbox.id, lane: outbox.lane, person: outbox.person, chat: outbox.chat };
const openColumns = {
  ...whoColumns,
  createdAt: outbox.createdAt,
  dueAt: outbox.dueAt,
  expiresAt: outbox.expiresAt,
  state: outbox.state,
  attempts: outbox.attempts,
  sentAt: outbox.sentAt,
};

/** SQLite takes at most 32 766 parameters in one statement. */
const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
