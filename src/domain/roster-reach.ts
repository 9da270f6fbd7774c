import type { Board } from './roster-board.ts';
import { findStint, isLoose, lengthOf } from './roster-exchange.ts';
import type { Ties } from './roster-ties.ts';

/** In `toward`: the stint does not get any further, and it is wanted here. */
const none = -2;
const wanted = -1;

/** From whom a stint can come, over others, to where it is wanted. */
export type Reach = {
  /** Looks it up anew for stints of so many days. Returns how many pairs that took. */
  readonly look: (length: number, order: Int32Array, isWanted: (i: number) => boolean) => number;
  readonly has: (i: number) => boolean;
  /** To whom member `i` hands it on; `undefined` when it is wanted with him. */
  readonly next: (i: number) => number | undefined;
};

export function reachOn(ties: Ties, board: Board): Reach {
  const { members, on, off, words, sharers } = board;
  const toward = new Int32Array(members.length);
  const reached = new Int32Array(members.length);
  // The stints in which anybody reached so far is at home.
  const home = new Int32Array(words);

  return {
    look,
    has: (i) => toward[i] !== none,
    next: (i) => (toward[i] === wanted ? undefined : toward[i]),
  };

  function look(length: number, order: Int32Array, isWanted: (i: number) => boolean): number {
    const own = stintsOfLength(board, length);
    let count = 0;
    let pairs = 0;
    toward.fill(none);
    home.fill(0);
    for (const i of order) if (isWanted(i)) add(i, wanted);
    for (let known = -1; known < count; ) {
      known = count;
      for (const i of order) {
        if (toward[i] !== none || !hasStint(on, i, home)) continue;
        const next = isLoose(ties, board, i, home)
          ? reached.subarray(0, count).find((k) => canHand(i, k))
          : sharers(i).find((k) => toward[k] !== none && canHand(i, k));
        if (next !== undefined) add(i, next);
      }
    }
    return pairs;

    function add(i: number, next: number): void {
      toward[i] = next;
      reached[count++] = i;
      for (let w = 0; w < words; w++) home[w] = (home[w] ?? 0) | ((off[i * words + w] ?? 0) & (own[w] ?? 0));
    }

    function canHand(i: number, k: number): boolean {
      pairs++;
      return findStint(ties, board, i, k, length, length) >= 0;
    }
  }
}

/** The stints of so many days, as bits. */
export function stintsOfLength(board: Board, length: number): Int32Array {
  const bits = new Int32Array(board.words);
  for (let s = 0; s < board.from.length; s++)
    if (lengthOf(board, s) === length) bits[s >> 5] = (bits[s >> 5] ?? 0) | (1 << (s & 31));
  return bits;
}

/** Whether a member has any of the stints `within`. */
export function hasStint(bits: Int32Array, i: number, within: Int32Array): boolean {
  const words = within.length;
  for (let w = 0; w < words; w++) if (((bits[i * words + w] ?? 0) & (within[w] ?? 0)) !== 0) return true;
  return false;
}
