import { and, eq, inArray, min, sql } from 'drizzle-orm';
import type { Stored } from '../domain/message.ts';
import { messageKey } from '../domain/message.ts';
import { addDays, type Instant, utcDay } from '../domain/time.ts';
import type { Store } from './open.ts';
import { inbox } from './schema.ts';

/** What the ledger does to inbox rows inside its own transaction. */
export function inboxSettler(store: Store) {
  const part = [
    eq(inbox.day, sql.placeholder('day')),
    eq(inbox.chat, sql.placeholder('chat')),
    eq(inbox.sender, sql.placeholder('sender')),
    eq(inbox.id, sql.placeholder('id')),
  ];
  const finish = store.writer
    .update(inbox)
    .set({
      state: sql`${sql.placeholder('state')}`,
      content: sql`${sql.placeholder('content')}`,
      person: sql`${sql.placeholder('person')}`,
    })
    // The kind too: content that came while its stub was being decided is news, not what was decided.
    .where(
      and(
        ...part,
        eq(inbox.enc, sql.placeholder('enc')),
        eq(inbox.kind, sql.placeholder('kind')),
        // A literal: a parameter compared with a partial index's column makes SQLite prepare the statement anew at each run.
        sql`${inbox.state} = 'new'`,
      ),
    )
    .prepare();
  const times = store.reader
    .select({ sentAt: min(inbox.sentAt) })
    .from(inbox)
    .where(
      and(
        inArray(inbox.day, [sql.placeholder('day'), sql.placeholder('before'), sql.placeholder('after')]),
        ...part.slice(1),
      ),
    )
    .prepare();

  return {
    /** False when the message was decided before or is another by now: then nothing of the decision may be written. */
    settle(message: Stored, fate: 'done' | 'unresolved', person: number | null): boolean {
      const { chat, sender, id, enc, kind } = message;
      const row = { chat, sender, id, enc, kind, state: fate, person, content: workingCopy(message, fate) };
      return daysAround(message.sentAt).some((day) => finish.run({ ...row, day }).changes > 0);
    },
    firstSeen(batch: readonly Stored[]): ReadonlyMap<string, Instant> {
      const first = new Map<string, Instant>();
      for (const { chat, sender, id, sentAt } of batch) {
        const [day, before, after] = daysAround(sentAt);
        const known = times.get({ day, before, after, chat, sender, id })?.sentAt ?? sentAt;
        first.set(messageKey({ chat, sender, id }), Math.min(sentAt, known));
      }
      return first;
    },
  };
}

/** A row keeps the day of its first stanza, and a retry may carry a time beyond midnight UTC. */
const daysAround = (at: Instant) => [0, -1, 1].map((days) => addDays(utcDay(at), days));

/** The body is blanked by this very commit; of an unresolved share only the kind stays (law 3, D21). */
function workingCopy(message: Stored, fate: 'done' | 'unresolved'): string | null {
  if (fate === 'done' || message.content?.kind !== 'location') return null;
  return JSON.stringify({ ...message.content, lat: null, lon: null, redacted: true });
}
