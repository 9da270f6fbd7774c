import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { PresenceRow, SlotState } from '../domain/presence.ts';
import type { Sign } from '../domain/share.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Store } from './open.ts';
import { presence } from './schema.ts';

/** The cache of verdicts; `serlok recompute` rebuilds it byte for byte (law 3). */
export function presenceRowsOf(store: Store) {
  return (from: LocalDate, to: LocalDate, persons: readonly number[] | null): readonly PresenceRow[] => {
    const days = and(gte(presence.day, from), lte(presence.day, to));
    const rows = store.reader
      .select()
      .from(presence)
      .where(persons === null ? days : and(days, inArray(presence.person, [...persons])))
      .orderBy(presence.day, presence.person, presence.slot)
      .all();
    return rows.map(({ day, signs, state, ...rest }) => ({
      ...rest,
      date: day,
      state: state as SlotState,
      signs: JSON.parse(signs) as readonly Sign[],
    }));
  };
}

/** Writes inside the caller's transaction. */
export function presenceWriter(store: Store) {
  const columns = {
    state: sql.placeholder('state'),
    sentAt: sql.placeholder('sentAt'),
    receivedAt: sql.placeholder('receivedAt'),
    messageId: sql.placeholder('messageId'),
    signs: sql.placeholder('signs'),
    reason: sql.placeholder('reason'),
    lateMinutes: sql.placeholder('lateMinutes'),
    edict: sql.placeholder('edict'),
    edictHash: sql.placeholder('edictHash'),
    clause: sql.placeholder('clause'),
  };
  const upsert = store.writer
    .insert(presence)
    .values({
      day: sql.placeholder('date'),
      person: sql.placeholder('person'),
      slot: sql.placeholder('slot'),
      ...columns,
    })
    .onConflictDoUpdate({
      target: [presence.day, presence.person, presence.slot],
      set: {
        state: sql`excluded.state`,
        sentAt: sql`excluded.sent_at`,
        receivedAt: sql`excluded.received_at`,
        messageId: sql`excluded.message_id`,
        signs: sql`excluded.signs`,
        reason: sql`excluded.reason`,
        lateMinutes: sql`excluded.late_minutes`,
        edict: sql`excluded.edict`,
        edictHash: sql`excluded.edict_hash`,
        clause: sql`excluded.clause`,
      },
    })
    .prepare();
  return {
    put(rows: readonly PresenceRow[]): void {
      for (const row of rows) upsert.run({ ...row, signs: JSON.stringify(row.signs) });
    },
    clear(date: LocalDate, persons: readonly number[] | null): void {
      const day = eq(presence.day, date);
      store.writer
        .delete(presence)
        .where(persons === null ? day : and(day, inArray(presence.person, [...persons])))
        .run();
    },
  };
}
