import { boardOf } from './roster-board.ts';
import type { Draw } from './roster-draw.ts';
import { exchangesOf } from './roster-even.ts';
import { exchange } from './roster-exchange.ts';
import { drawnIn, longestBlock, rangeOf } from './roster-spread.ts';
import type { Ties } from './roster-ties.ts';
import { replay, type Tally, turn } from './roster-turns.ts';

/**
 * Evens out what the day-by-day draw left uneven: people of a group exchange turns. Changes `office`, `turns` and
 * `spare` (see `sparesOf`); a cluster in which the turns of any group would lie further apart than before stays as it was drawn.
 */
export function evenOut(
  draw: Draw,
  ties: Ties,
  office: Uint8Array,
  turns: Int32Array,
  tally: Tally,
  spare: Int32Array,
): void {
  for (const { groups } of ties.clusters) {
    const people = groups.map((g) => drawnIn(draw, g));
    const before = people.map((drawn) => evennessOf(drawn, tally));
    const uneven = groups.filter((g, i) => (before[i]?.spread ?? 0) > longestBlock(draw, g) * turn);
    const made = uneven.flatMap((g) =>
      exchangesOf(draw, ties, office, spare, boardOf(draw, ties, g, office, spare, tally)),
    );
    if (made.length === 0) continue;
    replay(draw, groups, office, tally, turns);
    const after = people.map((drawn) => evennessOf(drawn, tally));
    if (after.every(({ whole }, i) => whole <= (before[i]?.whole ?? 0))) continue;
    for (const one of made.reverse()) exchange(draw, ties, office, spare, { ...one, from: one.to, to: one.from });
    replay(draw, groups, office, tally, turns);
  }
}

/** How far apart people stand: in whole turns as they are shown, and in parts without bounds to the credit. */
type Evenness = { readonly whole: number; readonly spread: number };

function evennessOf(people: readonly number[], tally: Tally): Evenness {
  const { least, most } = rangeOf(people, tally.parts);
  const plain = rangeOf(people, tally.plain);
  return { whole: Math.floor(most / turn) - Math.floor(least / turn), spread: plain.most - plain.least };
}
