import { sql } from 'drizzle-orm';
import type { ActBody } from '../domain/act.ts';
import type { RosterMode } from '../domain/roster.ts';
import type { Turn } from '../domain/roster-question.ts';
import { addDays, datesFrom, type LocalDate } from '../domain/time.ts';
import type { Store } from './open.ts';

/** Older turns say nothing about who is next. */
const lookBackDays = 400;

/**
 * The ledger of fairness: read off the published rows themselves, so that it can never disagree with them, and off what was
 * decided about single days of that roster since it was drawn: an exchange takes a turn from one and gives it to the other, an
 * order to be present is one more.
 */
export function turnsBefore(store: Store, before: LocalDate): ReadonlyMap<number, Turn> {
  const since = addDays(before, -lookBackDays);
  // SQLite takes the other columns from the row that holds the maximum.
  const drawn = store.reader.all<Drawn>(sql`
    SELECT r.person, r.pool, r.turns, v.changes_from AS drawnFrom, max(r.day) AS day
    FROM roster r LEFT JOIN roster_version v ON v.id = r.version
    WHERE r.day >= ${since} AND r.day < ${before} AND r.pool IS NOT NULL GROUP BY r.person`);
  const byHand = store.reader.all<{ person: number; day: string }>(sql`
    SELECT person, day FROM roster WHERE day >= ${since} AND day < ${before} AND pool IS NULL AND mode = 'wfo'`);
  const ledger = new Map<number, Turn & { readonly day: LocalDate | null }>(
    drawn.map(({ person, pool, turns, day }) => [person, { pool, turns, day }]),
  );
  for (const { person, day } of byHand) {
    const turn = ledger.get(person);
    if (turn === undefined) ledger.set(person, { pool: handMade, turns: 1, day: null });
    else if (turn.day === null || day > turn.day) ledger.set(person, { ...turn, turns: turn.turns + 1 });
  }
  const drawnFrom = new Map(drawn.map((row) => [row.person, row.drawnFrom]));
  for (const { person, date, mode } of decided(store, since, before)) {
    const turn = ledger.get(person);
    const from = drawnFrom.get(person);
    // What lies before this roster was drawn is in its own beginning.
    if (!turn || !from || date < from) continue;
    const row = store.reader.get<{ mode: RosterMode }>(
      sql`SELECT mode FROM roster WHERE day = ${date} AND person = ${person}`,
    );
    const more = Number(mode === 'wfo') - Number(row?.mode === 'wfo');
    ledger.set(person, { ...turn, turns: turn.turns + more });
  }
  return ledger;
}

type Drawn = { person: number; pool: string; turns: number; day: LocalDate; drawnFrom: LocalDate | null };
type Decided = { readonly person: number; readonly date: LocalDate; readonly mode: RosterMode };

/** Exchanges and orders in force, a day each, oldest decision first; of two about one day the later holds. */
function decided(store: Store, since: LocalDate, before: LocalDate): readonly Decided[] {
  const acts = store.reader.all<{ id: number; fromDay: LocalDate; toDay: LocalDate; body: string }>(sql`
    SELECT id, from_day AS fromDay, to_day AS toDay, body FROM act
    WHERE kind IN ('swap', 'presence') AND state = 'in_force' AND to_day >= ${since} AND from_day < ${before} ORDER BY id`);
  const days = new Map<string, Decided>();
  for (const { id, fromDay, toDay, body: text } of acts) {
    const body = JSON.parse(text) as ActBody;
    const all = body.kind === 'swap' ? body.turns : ordered(store, id, datesFrom(fromDay, toDay));
    for (const one of all) if (one.date >= since && one.date < before) days.set(`${one.person} ${one.date}`, one);
  }
  return [...days.values()];
}

/** Everybody an order names, at the office on each of its days. */
const ordered = (store: Store, act: number, dates: readonly LocalDate[]): readonly Decided[] =>
  store.reader
    .all<{ person: number }>(sql`SELECT DISTINCT person FROM act_person WHERE act = ${act}`)
    .flatMap(({ person }) => dates.map((date) => ({ person, date, mode: 'wfo' as const })));

/** Turns of people who never drew: only their hand-made days can be compared. */
const handMade = 'tangan';
