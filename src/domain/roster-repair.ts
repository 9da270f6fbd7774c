import { boardOf, refresh, sparesOf } from './roster-board.ts';
import type { Draw } from './roster-draw.ts';
import { exchangesOf } from './roster-even.ts';
import { exchange } from './roster-exchange.ts';
import { drawnIn, longestBlock, rangeOf } from './roster-spread.ts';
import type { Ties } from './roster-ties.ts';
import { replay, type Tally, turn } from './roster-turns.ts';

const rounds = 3;

/**
 * Evens out what the day-by-day draw left uneven: people of a group exchange whole blocks. Changes `office` and
 * `turns`; a cluster in which any group came out less even stays as it was drawn.
 */
export function evenOut(draw: Draw, ties: Ties, office: Uint8Array, turns: Int32Array, tally: Tally): void {
  const spare = sparesOf(draw, office);
  for (const { groups } of ties.clusters) {
    const people = groups.map((g) => drawnIn(draw, g));
    let before = people.map((drawn) => evennessOf(drawn, tally));
    const uneven = groups.filter((g, i) => (before[i]?.spread ?? 0) > longestBlock(draw, g) * turn);
    const boards = uneven.map((g) => boardOf(draw, ties, g, office));
    // Credit for absence moves a little with the others' turns, so an exchange can make room for another one.
    for (let round = 0; round < rounds; round++) {
      const made = boards.flatMap((board) => {
        refresh(draw, ties, board, spare, tally);
        return exchangesOf(draw, ties, office, spare, board);
      });
      if (made.length === 0) break;
      replay(draw, groups, office, tally, turns);
      const after = people.map((drawn) => evennessOf(drawn, tally));
      if (!isBetter(after, before)) {
        for (const one of made.reverse()) exchange(draw, ties, office, spare, { ...one, from: one.to, to: one.from });
        replay(draw, groups, office, tally, turns);
        break;
      }
      before = after;
    }
  }
}

type Evenness = { readonly whole: number; readonly spread: number; readonly squares: number };

function evennessOf(people: readonly number[], tally: Tally): Evenness {
  const { least, most } = rangeOf(people, tally);
  const mean = people.reduce((sum, p) => sum + (tally.parts[p] ?? 0), 0) / people.length;
  const squares = people.reduce((sum, p) => sum + ((tally.parts[p] ?? 0) - mean) ** 2, 0);
  return { whole: Math.floor(most / turn) - Math.floor(least / turn), spread: most - least, squares };
}

function isBetter(after: readonly Evenness[], before: readonly Evenness[]): boolean {
  if (after.some(({ whole }, i) => whole > (before[i]?.whole ?? 0))) return false;
  const gained = (figure: keyof Evenness) =>
    after.reduce((sum, one, i) => sum + (before[i]?.[figure] ?? 0) - one[figure], 0);
  return (gained('whole') || gained('spread') || gained('squares')) > 0;
}
