import { sql } from 'drizzle-orm';
import type { LocalDate } from '../domain/time.ts';
import type { Kept } from '../ports/ledger.ts';
import type { Store } from './open.ts';

type Row = { shares: number; first: LocalDate | null; here: LocalDate | null; last: LocalDate | null };

/**
 * Goes through the days and seeks the person in each: the keys begin with the day, and a scan of all shares of a city would
 * stop everything else for seconds.
 */
export const keptReader =
  (store: Store) =>
  (person: number, through: LocalDate): Kept => {
    const days = (table: 'share' | 'presence') => sql`
      WITH RECURSIVE d(day) AS (
        SELECT min(day) FROM ${sql.raw(table)}
        UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < (SELECT max(day) FROM ${sql.raw(table)})
      )`;
    const shares = store.reader.get<Row>(sql`${days('share')}
      SELECT count(*) AS shares, min(s.day) AS first,
        min(CASE WHEN s.lat IS NOT NULL THEN s.day END) AS here, max(CASE WHEN s.lat IS NOT NULL THEN s.day END) AS last
      FROM d CROSS JOIN share s ON s.day = d.day AND s.person = ${person}`);
    const all = new Set<LocalDate>();
    for (const table of ['share', 'presence'] as const)
      for (const { day } of store.reader.all<{ day: LocalDate }>(
        sql`${days(table)} SELECT DISTINCT t.day AS day FROM d CROSS JOIN ${sql.raw(table)} t ON t.day = d.day AND t.person = ${person} WHERE t.day <= ${through}`,
      ))
        all.add(day);
    const [since = null] = [...all].sort();
    const { here = null, last = null } = shares ?? {};
    return {
      shares: shares?.shares ?? 0,
      days: all.size,
      since,
      located: here !== null && last !== null ? { from: here, to: last } : null,
    };
  };
