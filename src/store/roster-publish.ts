import { sql } from 'drizzle-orm';
import type { DrawnEntry } from '../domain/roster.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Store } from './open.ts';
import type { rosterVersion } from './schema.ts';

/**
 * Inside the caller's transaction: the turns of a version become the binding rows. In sets, not row by row: 10,000
 * people over 60 days are 600,000 rows, and the service waits for the writer meanwhile.
 */
export function rosterPublisher(store: Store) {
  return (version: typeof rosterVersion.$inferSelect, changesFrom: LocalDate): void => {
    const { id, edict, fromDay, toDay, persons } = version;
    const first = changesFrom > fromDay ? changesFrom : fromDay;
    const people = sql`(SELECT value FROM json_each(${JSON.stringify(persons)}))`;
    // Whoever is on leave now has no turn any more. What was made by hand stays.
    store.writer.run(sql`
      DELETE FROM roster WHERE day BETWEEN ${first} AND ${toDay} AND edict IS NOT NULL AND person IN ${people}`);
    // A day before the first that may change gets rows only where it has none: late edicts (D21).
    store.writer.run(sql`
      INSERT INTO roster (day, person, mode, edict, version, pool, turns)
      SELECT day, person, mode, ${edict}, ${id}, pool, turns FROM roster_entry WHERE version = ${id}
      ON CONFLICT (day, person) DO NOTHING`);
  };
}

/** Inside the caller's transaction. A few thousand at a time: one statement for each of 600,000 takes five times as long. */
export function entryInserter(store: Store) {
  return (version: number, entries: readonly DrawnEntry[]): void => {
    for (let at = 0; at < entries.length; at += 5000) {
      const some = entries.slice(at, at + 5000).map((e) => [e.date, e.person, e.mode, e.pool, e.turns]);
      store.writer.run(sql`
        INSERT INTO roster_entry (version, day, person, mode, pool, turns)
        SELECT ${version}, value->>0, value->>1, value->>2, value->>3, value->>4 FROM json_each(${JSON.stringify(some)})`);
    }
  };
}
