import { sql } from 'drizzle-orm';
import type { Turn } from '../domain/roster-question.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import type { Store } from './open.ts';

/** Older turns say nothing about who is next. */
const lookBackDays = 400;

/** The ledger of fairness: read off the published rows themselves, so that it can never disagree with them. */
export function turnsBefore(store: Store, before: LocalDate): ReadonlyMap<number, Turn> {
  const since = addDays(before, -lookBackDays);
  // SQLite takes the other columns from the row that holds the maximum.
  const drawn = store.reader.all<{ person: number; pool: string; turns: number; day: string }>(sql`
    SELECT person, pool, turns, max(day) AS day FROM roster
    WHERE day >= ${since} AND day < ${before} AND pool IS NOT NULL GROUP BY person`);
  const byHand = store.reader.all<{ person: number; day: string }>(sql`
    SELECT person, day FROM roster WHERE day >= ${since} AND day < ${before} AND pool IS NULL AND mode = 'wfo'`);
  const ledger = new Map(drawn.map(({ person, pool, turns, day }) => [person, { pool, turns, day }]));
  for (const { person, day } of byHand) {
    const turn = ledger.get(person);
    if (turn === undefined) ledger.set(person, { pool: handMade, turns: 1, day: '' });
    else if (turn.pool === handMade || day > turn.day) ledger.set(person, { ...turn, turns: turn.turns + 1 });
  }
  return ledger;
}

/** Turns of people who never drew: only their hand-made days can be compared. */
const handMade = 'tangan';
