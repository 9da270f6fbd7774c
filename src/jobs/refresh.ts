import { presenceRows } from '../domain/presence.ts';
import { addDays, datesFrom, type LocalDate, localDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { Board } from '../ports/board.ts';
import type { Clock } from '../ports/clock.ts';
import type { Desk } from '../ports/desk.ts';
import type { Ledger } from '../ports/ledger.ts';

type Deps = {
  readonly board: Board;
  readonly desk: Pick<Desk, 'stale'>;
  readonly ledger: Pick<Ledger, 'settle'>;
  readonly clock: Pick<Clock, 'now'>;
};

/** Further back a change is the operator's business (`serlok recompute`). */
const reachDays = 120;

/**
 * Enters the verdicts of the days a decision at the desk has changed: facts first, the cache after them (law 3). What is
 * to be entered is written down with the decision, so a crash in between only delays it.
 */
export async function refresh(deps: Deps): Promise<void> {
  for (const { id, from, to, persons } of await deps.desk.stale()) {
    const { persons: all } = await deps.board.directory();
    const wanted = persons && all.filter((person) => persons.includes(person.id));
    const now = deps.clock.now();
    const dates = await daysOver(from, to, now, deps);
    const cleared = dates.map((date) => ({ date, persons }));
    const presence = [];
    for (const date of dates) presence.push(...(await deps.board.day(date, wanted)).flatMap(presenceRows));
    await deps.ledger.settle({ claim: null, cleared, kept: [], presence, drafts: [], audit: [], stale: id, at: now });
  }
}

/** Days that are not ahead, in the zone furthest east: tomorrow there has no verdict yet anyway. */
async function daysOver(from: LocalDate, to: LocalDate, now: number, { board }: Deps): Promise<readonly LocalDate[]> {
  const { agency } = await board.policy(from);
  const today = addDays(localDate(now, mainZone(agency)), 1);
  const first = addDays(today, -reachDays);
  return datesFrom(from > first ? from : first, to < today ? to : today);
}
