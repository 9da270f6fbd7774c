import { and, asc, count, countDistinct, eq, gte, like, sql } from 'drizzle-orm';
import type { Content, Stored } from '../domain/message.ts';
import { utcDay } from '../domain/time.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Store } from './open.ts';
import { inbox } from './schema.ts';

/** The third failed try puts a message into quarantine, so that a poisonous one cannot stop the rest (fault 39). */
export const triesBeforeQuarantine = 3;

/** What the vault stored and intake has not decided, on SQLite. */
export function sqliteInbox(store: Store): Inbox {
  const { pending, fail, unresolved, again, waiting, aside } = prepare(store);
  return {
    async pending(limit) {
      return pending.all({ limit }).map(stored);
    },
    failed(messages) {
      return store.write(() => {
        let quarantined = 0;
        for (const { sentAt, chat, sender, id, enc } of messages) {
          const [row] = fail.all({ day: utcDay(sentAt), chat, sender, id, enc });
          if (row?.state === 'quarantined') quarantined += 1;
        }
        return quarantined;
      });
    },
    async reopen(known) {
      const rows = unresolved.all().map(stored).filter(known);
      if (rows.length === 0) return 0;
      return store.write(() => {
        for (const { sentAt, chat, sender, id, enc } of rows) again.run({ day: utcDay(sentAt), chat, sender, id, enc });
        return rows.length;
      });
    },
    async groups(since) {
      return store.reader
        .select({ jid: inbox.chat, messages: countDistinct(inbox.id) })
        .from(inbox)
        .where(and(gte(inbox.day, since), like(inbox.chat, '%@g.us')))
        .groupBy(inbox.chat)
        .all();
    },
    async depth() {
      return {
        pending: waiting.get()?.rows ?? 0,
        quarantined: aside.get()?.rows ?? 0,
      };
    },
  };
}

function prepare({ reader, writer }: Store) {
  const hole = sql.placeholder;
  const part = [
    eq(inbox.day, hole('day')),
    eq(inbox.chat, hole('chat')),
    eq(inbox.sender, hole('sender')),
    eq(inbox.id, hole('id')),
    eq(inbox.enc, hole('enc')),
  ];
  return {
    pending: reader
      .select()
      .from(inbox)
      // Literals, not parameters, here and below: only then does SQLite use the partial indices.
      .where(sql`${inbox.state} = 'new'`)
      .orderBy(asc(inbox.sentAt))
      .limit(hole('limit'))
      .prepare(),
    fail: writer
      .update(inbox)
      .set({
        attempts: sql`${inbox.attempts} + 1`,
        state: sql`CASE WHEN ${inbox.attempts} + 1 >= ${sql.raw(String(triesBeforeQuarantine))} THEN 'quarantined' ELSE ${inbox.state} END`,
      })
      .where(and(...part, eq(inbox.state, 'new')))
      .returning({ state: inbox.state })
      .prepare(),
    // Literals again: `inbox_open` is a partial index.
    unresolved: reader.select().from(inbox).where(sql`${inbox.state} = 'unresolved'`).prepare(),
    again: writer
      .update(inbox)
      .set({ state: 'new' })
      .where(and(...part, eq(inbox.state, 'unresolved')))
      .prepare(),
    waiting: reader.select({ rows: count() }).from(inbox).where(sql`${inbox.state} = 'new'`).prepare(),
    aside: reader.select({ rows: count() }).from(inbox).where(sql`${inbox.state} = 'quarantined'`).prepare(),
  };
}

function stored(row: typeof inbox.$inferSelect): Stored {
  const { day: _day, state: _state, person: _person, content, ...envelope } = row;
  // One row that a foreign hand or a bad disk spoilt must not keep the others from being decided (law 4). Its kind stays:
  // the settling looks for the row under it.
  return { ...envelope, content: readable(content) };
}

/** `null` also for what is no JSON: sent and timed, but nothing can be read of it. */
function readable(text: string | null): Content | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Content;
  } catch {
    return null;
  }
}
