import { boardOf, refresh, sparesOf } from './roster-board.ts';
import type { Draw } from './roster-draw.ts';
import { exchange, exchangesOf } from './roster-exchange.ts';
import { drawnIn, rangeOf } from './roster-spread.ts';
import type { Ties } from './roster-ties.ts';
import { replay, startTally } from './roster-turns.ts';

const rounds = 3;

/**
 * Evens out what the day-by-day draw left uneven: people of a group exchange whole blocks. Changes `office` and
 * `turns`; a cluster in which any group came out less even stays as it was drawn.
 */
export function evenOut(draw: Draw, ties: Ties, office: Uint8Array, turns: Int32Array): void {
  if (draw.days === 0) return;
  const spare = sparesOf(draw, office);
  const tally = startTally(draw);
  for (const { groups } of ties.clusters) {
    const people = groups.map((g) => drawnIn(draw, g));
    let before = people.map((drawn) => evennessOf(draw, drawn, turns));
    if (before.every(({ spread }) => spread <= 1)) continue;
    const boards = groups.map((g) => boardOf(draw, ties, g, office));
    // Credit for absence follows the others' turns, so an exchange can make room for another one.
    for (let round = 0; round < rounds; round++) {
      const made = boards.flatMap((board) => {
        refresh(draw, ties, board, spare, turns);
        return exchangesOf(draw, ties, office, spare, board);
      });
      if (made.length === 0) break;
      replay(draw, groups, office, turns, tally);
      const after = people.map((drawn) => evennessOf(draw, drawn, turns));
      if (!isBetter(after, before)) {
        for (const { board, from, to, block } of made.reverse())
          exchange(draw, ties, office, spare, { board, from: to, to: from, block });
        replay(draw, groups, office, turns, tally);
        break;
      }
      before = after;
    }
  }
}

type Evenness = { readonly spread: number; readonly squares: number };

function evennessOf(draw: Draw, people: readonly number[], turns: Int32Array): Evenness {
  const { least, most } = rangeOf(draw, people, turns);
  const last = (draw.days - 1) * draw.people;
  const mean = people.reduce((sum, p) => sum + (turns[last + p] ?? 0), 0) / people.length;
  const squares = people.reduce((sum, p) => sum + ((turns[last + p] ?? 0) - mean) ** 2, 0);
  return { spread: most - least, squares };
}

function isBetter(after: readonly Evenness[], before: readonly Evenness[]): boolean {
  const all = (list: readonly Evenness[], figure: keyof Evenness) => list.reduce((sum, one) => sum + one[figure], 0);
  if (after.some(({ spread }, i) => spread > (before[i]?.spread ?? 0))) return false;
  return all(after, 'spread') < all(before, 'spread') || all(after, 'squares') < all(before, 'squares');
}
