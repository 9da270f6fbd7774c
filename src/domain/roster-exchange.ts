import { type Board, markTight } from './roster-board.ts';
import type { Draw } from './roster-draw.ts';
import { markStints } from './roster-stints.ts';
import type { Ties } from './roster-ties.ts';
import { turn } from './roster-turns.ts';

/** Member `to` came in a stint instead of member `from`. */
export type Exchange = { readonly board: Board; readonly from: number; readonly to: number; readonly stint: number };

/** A stint of `least` to `most` days in which member `k` can come for `i` without leaving a cover short, or -1. */
export function findStint(ties: Ties, board: Board, i: number, k: number, least: number, most: number): number {
  const { members, words, on, off, tight } = board;
  const p = members[i] ?? 0;
  for (let w = 0; w < words; w++) {
    let both = (on[i * words + w] ?? 0) & (off[k * words + w] ?? 0);
    for (let at = ties.first[p] ?? 0; both !== 0 && at < (ties.first[p + 1] ?? 0); at++) {
      const c = ties.covers[at] ?? 0;
      const needed = both & (tight[c * words + w] ?? 0);
      if (needed !== 0 && !isIn(ties, members[k] ?? 0, c)) both ^= needed;
    }
    for (; both !== 0; both &= both - 1) {
      const s = w * 32 + 31 - Math.clz32(both & -both);
      const length = lengthOf(board, s);
      if (length >= least && length <= most) return s;
    }
  }
  return -1;
}

/** Whether a member works any of the stints `within` in which no cover needs him: anybody who is at home may take it. */
export function isLoose(ties: Ties, board: Board, i: number, within: Int32Array): boolean {
  const { members, words, on, tight } = board;
  const p = members[i] ?? 0;
  for (let w = 0; w < words; w++) {
    let free = (on[i * words + w] ?? 0) & (within[w] ?? 0);
    for (let at = ties.first[p] ?? 0; free !== 0 && at < (ties.first[p + 1] ?? 0); at++)
      free &= ~(tight[(ties.covers[at] ?? 0) * words + w] ?? 0);
    if (free !== 0) return true;
  }
  return false;
}

/** Makes an exchange, in the roster and on the board. The other way round takes it back. */
export function exchange(draw: Draw, ties: Ties, office: Uint8Array, spare: Int32Array, one: Exchange): void {
  const { board, from, to, stint } = one;
  const begin = board.from[stint] ?? 0;
  const over = board.to[stint] ?? 0;
  const first = board.first[stint] ?? 0;
  const last = board.last[stint] ?? 0;
  move(from, -1);
  move(to, 1);

  function move(i: number, by: 1 | -1): void {
    const p = board.members[i] ?? 0;
    board.parts[i] = (board.parts[i] ?? 0) + by * (over - begin) * turn;
    for (let d = begin; d < over; d++) office[(board.days[d] ?? 0) * draw.people + p] = by === 1 ? 1 : 0;
    markStints(draw, board, office, i, first, last);
    for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) {
      const c = ties.covers[at] ?? 0;
      for (let d = begin; d < over; d++) {
        const cell = c * draw.days + (board.days[d] ?? 0);
        spare[cell] = (spare[cell] ?? 0) + by;
      }
      markTight(draw, board, spare, c, first, last);
    }
  }
}

/** In days. */
export const lengthOf = ({ from, to }: Board, stint: number): number => (to[stint] ?? 0) - (from[stint] ?? 0);

export function isIn(ties: Ties, p: number, c: number): boolean {
  for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) if (ties.covers[at] === c) return true;
  return false;
}
