import type { Person } from './person.ts';
import type { Pool } from './roster-groups.ts';
import type { RosterQuestion } from './roster-question.ts';

/**
 * With how many turns everybody begins: how far ahead of the least of those he drew with before, so that a debt is
 * carried over rosters and edicts, but never the number of years somebody has served. Newcomers begin with the least.
 */
export function startOf(
  persons: readonly Person[],
  pools: readonly Pool[],
  ledger: RosterQuestion['ledger'],
): Int32Array {
  const start = new Int32Array(persons.length);
  const done = new Set<number>();
  for (const { members } of pools) {
    const least = new Map<string, number>();
    for (const p of members) {
      const turn = turnOf(p);
      if (turn) least.set(turn.pool, Math.min(turn.turns, least.get(turn.pool) ?? Number.POSITIVE_INFINITY));
    }
    for (const p of members) {
      const turn = turnOf(p);
      if (turn && !done.has(p)) start[p] = turn.turns - (least.get(turn.pool) ?? turn.turns);
      done.add(p);
    }
  }
  return start;

  function turnOf(p: number) {
    return ledger.get(persons[p]?.id ?? -1);
  }
}
