import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Content, Envelope, EnvelopeKey } from '../domain/message.ts';
import { addDays, utcDay } from '../domain/time.ts';
import type { KeyRow, Vault } from '../ports/vault.ts';
import type { Store } from './open.ts';
import { inbox, kv } from './schema.ts';

/** The evidence commit on SQLite: ratchet rows and envelope in one BEGIN IMMEDIATE … COMMIT (law 1). */
export function sqliteVault(store: Store): Vault {
  const statements = prepare(store);
  const { get, all, put, drop, around, insert, forget } = statements;

  function keep(row: KeyRow): void {
    if (row.value === null) drop.run({ type: row.type, id: row.id });
    else put.run({ type: row.type, id: row.id, v: bytes(row.value) });
  }

  function place(envelope: Envelope): void {
    const known = around.get(keyOf(envelope, envelope.sentAt));
    const next = known ? merged({ ...known, content: parse(known.content) }, envelope) : envelope;
    if (next === null) return;
    if (known) forget.run({ ...keyOf(envelope, envelope.sentAt), day: known.day });
    const replaced = known && next.kind === known.kind ? known : undefined;
    insert.run({
      ...next,
      day: utcDay(next.sentAt),
      content: next.content === null ? null : JSON.stringify(next.content),
      // Content that arrives for a stub is news to intake, whatever it decided about the stub.
      state: replaced?.state ?? 'new',
      attempts: replaced?.attempts ?? 0,
      person: replaced?.person ?? null,
    });
  }

  return {
    async read(type, ids) {
      const found = new Map<string, Uint8Array>();
      for (const id of ids) {
        const row = get.get({ type, id });
        if (row) found.set(id, row.v);
      }
      return found;
    },
    async readAll(type) {
      return new Map(all.all({ type }).map((row) => [row.id, row.v]));
    },
    commit(rows, envelope) {
      return store.write(() => {
        for (const row of rows) keep(row);
        if (envelope) place(envelope);
      });
    },
    async holds(key, sentAt) {
      const row = statements.held.get(keyOf(key, sentAt));
      return row !== undefined && row.kind !== 'undecryptable';
    },
  };
}

const rank = { undecryptable: 0, malformed: 1, message: 2 } as const;

/**
 * What the inbox should hold after a second envelope with the same key; `null` when it holds that already. The better
 * reading wins (a stub never overwrites a message), the earliest server time is kept (law 2).
 */
export function merged(known: Envelope, next: Envelope): Envelope | null {
  const sentAt = Math.min(known.sentAt, next.sentAt);
  if (rank[next.kind] > rank[known.kind]) return { ...next, sentAt };
  return sentAt < known.sentAt ? { ...known, sentAt } : null;
}

/** A redelivery may carry another `t`, hence another day: its own day and the days beside it are looked at. */
const keyOf = (key: EnvelopeKey, sentAt: number) => {
  const day = utcDay(sentAt);
  const { chat, sender, id, enc } = key;
  return { day, before: addDays(day, -1), after: addDays(day, 1), chat, sender, id, enc };
};

const parse = (text: string | null): Content | null => (text === null ? null : (JSON.parse(text) as Content));
const bytes = (value: Uint8Array) => Buffer.from(value.buffer, value.byteOffset, value.byteLength);

/** Prepared once: building a statement costs more than running it. */
function prepare({ reader, writer }: Store) {
  const hole = sql.placeholder;
  const row = and(eq(kv.type, hole('type')), eq(kv.id, hole('id')));
  const message = and(
    eq(inbox.chat, hole('chat')),
    eq(inbox.sender, hole('sender')),
    eq(inbox.id, hole('id')),
    eq(inbox.enc, hole('enc')),
  );
  const near = and(inArray(inbox.day, [hole('before'), hole('day'), hole('after')]), message);
  return {
    get: reader.select({ v: kv.v }).from(kv).where(row).prepare(),
    all: reader
      .select({ id: kv.id, v: kv.v })
      .from(kv)
      .where(eq(kv.type, hole('type')))
      .prepare(),
    held: reader.select({ kind: inbox.kind }).from(inbox).where(near).prepare(),
    put: writer
      .insert(kv)
      .values({ type: hole('type'), id: hole('id'), v: hole('v') })
      .onConflictDoUpdate({ target: [kv.type, kv.id], set: { v: sql`excluded.v` } })
      .prepare(),
    drop: writer.delete(kv).where(row).prepare(),
    around: writer.select().from(inbox).where(near).prepare(),
    forget: writer
      .delete(inbox)
      .where(and(eq(inbox.day, hole('day')), message))
      .prepare(),
    insert: writer
      .insert(inbox)
      .values({
        day: hole('day'),
        chat: hole('chat'),
        sender: hole('sender'),
        id: hole('id'),
        enc: hole('enc'),
        sentAt: hole('sentAt'),
        receivedAt: hole('receivedAt'),
        fromMe: hole('fromMe'),
        senderAlt: hole('senderAlt'),
        device: hole('device'),
        offline: hole('offline'),
        kind: hole('kind'),
        content: hole('content'),
        state: hole('state'),
        attempts: hole('attempts'),
        person: hole('person'),
      })
      .prepare(),
  };
}
