import { type Board, flip, isIn, lengthOf, markTight } from './roster-board.ts';
import type { Draw } from './roster-draw.ts';
import type { Ties } from './roster-ties.ts';

/** Member `from` stayed at home in a block and member `to` came instead. */
export type Exchange = { readonly board: Board; readonly from: number; readonly to: number; readonly block: number };

/** Pairs one group may look at: enough for a group of 10,000 in which some hundreds stand too high. */
const looksEach = 20_000_000;

/**
 * Exchanges blocks in one group until no exchange brings two people closer: directly, or handed on through a third.
 * A block goes only to somebody who stays below whoever gives it, so that every exchange evens out.
 */
export function exchangesOf(draw: Draw, ties: Ties, office: Uint8Array, spare: Int32Array, board: Board): Exchange[] {
  const { members, turns, on, off, tight, words, sharers } = board;
  const made: Exchange[] = [];
  const lengths = Int32Array.from(board.edge.slice(1), (_, b) => lengthOf(board, b));
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths);
  const order = Int32Array.from(members.keys());
  const height = new Int32Array(members.length);
  const giver = new Int32Array(members.length);
  let [givers, giversFor, giversAt] = [0, -1, -1];
  let lowest = lowestOf(turns);
  let looks = looksEach;

  for (let moved = true; moved && looks > 0; ) {
    height.set(turns);
    order.sort((a, b) => (height[a] ?? 0) - (height[b] ?? 0) || b - a);
    moved = false;
    for (let at = order.length - 1; at >= 0; at--) {
      const i = order[at] ?? 0;
      while (
        (turns[i] ?? 0) - lowest > shortest &&
        looks > 0 &&
        (pass(i, turns[i] ?? 0, shortest, longest, true) || handOn(i))
      )
        moved = true;
    }
  }
  return made;

  /** Whether member `i` can give a block of `least` to `most` days to the lowest who stays below `top` with it; `really`: does so. */
  function pass(i: number, top: number, least: number, most: number, really: boolean): boolean {
    if (!isLoose(i)) {
      for (const k of sharers(i)) if (take(i, k, top, least, most, really)) return true;
      return false;
    }
    for (let at = 0; at < order.length; at++) {
      const k = order[at] ?? 0;
      if (top - (height[k] ?? 0) <= shortest) return false;
      if (take(i, k, top, least, most, really)) return true;
    }
    return false;
  }

  /** Member `i` gives a block to one in the middle, who stays at home in another of the same length. */
  function handOn(i: number): boolean {
    const top = turns[i] ?? 0;
    if (!isLoose(i)) {
      for (const mid of sharers(i)) if (mid !== i && handThrough(i, mid, top)) return true;
      return false;
    }
    if (giversFor !== top || giversAt !== made.length) findGivers(top);
    for (let at = 0; at < givers; at++) if (handThrough(i, giver[at] ?? 0, top)) return true;
    return false;
  }

  function handThrough(i: number, mid: number, top: number): boolean {
    const block = mid === i ? -1 : find(i, mid, shortest, longest);
    if (block < 0) return false;
    const length = lengths[block] ?? 0;
    if (!pass(mid, top, length, length, true)) return false;
    make(i, mid, block);
    return true;
  }

  /** Everybody who can give a block to somebody who stays below `top` with it: asked again for each who stands so high. */
  function findGivers(top: number): void {
    [givers, giversFor, giversAt] = [0, top, made.length];
    for (const mid of order) if (pass(mid, top, shortest, longest, false)) giver[givers++] = mid;
  }

  function take(i: number, k: number, top: number, least: number, most: number, really: boolean): boolean {
    const gap = top - (turns[k] ?? 0);
    const block = gap > least && k !== i ? find(i, k, least, Math.min(most, gap - 1)) : -1;
    if (block >= 0 && really) make(i, k, block);
    return block >= 0;
  }

  /** A block of `least` to `most` days in which `k` can come for `i` without leaving a cover short, or -1. */
  function find(i: number, k: number, least: number, most: number): number {
    looks--;
    const p = members[i] ?? 0;
    for (let w = 0; w < words; w++) {
      let both = (on[i * words + w] ?? 0) & (off[k * words + w] ?? 0);
      for (let at = ties.first[p] ?? 0; both !== 0 && at < (ties.first[p + 1] ?? 0); at++) {
        const c = ties.covers[at] ?? 0;
        const needed = both & (tight[c * words + w] ?? 0);
        if (needed !== 0 && !isIn(ties, members[k] ?? 0, c)) both ^= needed;
      }
      for (; both !== 0; both &= both - 1) {
        const b = w * 32 + 31 - Math.clz32(both & -both);
        const length = lengths[b] ?? 0;
        if (length >= least && length <= most) return b;
      }
    }
    return -1;
  }

  /** Whether a member is there in any block in which no cover needs him. */
  function isLoose(i: number): boolean {
    const p = members[i] ?? 0;
    for (let w = 0; w < words; w++) {
      let free = on[i * words + w] ?? 0;
      for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++)
        free &= ~(tight[(ties.covers[at] ?? 0) * words + w] ?? 0);
      if (free !== 0) return true;
    }
    return false;
  }

  function make(from: number, to: number, block: number): void {
    const one = { board, from, to, block };
    exchange(draw, ties, office, spare, one);
    made.push(one);
    lowest = lowestOf(turns);
  }
}

function lowestOf(turns: Int32Array): number {
  let lowest = Infinity;
  for (const mine of turns) if (mine < lowest) lowest = mine;
  return lowest;
}

/** Member `to` comes in a block instead of member `from`. */
export function exchange(draw: Draw, ties: Ties, office: Uint8Array, spare: Int32Array, one: Exchange): void {
  const { board, from, to, block } = one;
  move(from, -1);
  move(to, 1);

  function move(i: number, by: number): void {
    const p = board.members[i] ?? 0;
    board.turns[i] = (board.turns[i] ?? 0) + by * lengthOf(board, block);
    flip(board.on, i * board.words, block);
    flip(board.off, i * board.words, block);
    for (let d = board.edge[block] ?? 0; d < (board.edge[block + 1] ?? 0); d++)
      office[(board.days[d] ?? 0) * draw.people + p] = by > 0 ? 1 : 0;
    for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) {
      const c = ties.covers[at] ?? 0;
      for (let d = board.edge[block] ?? 0; d < (board.edge[block + 1] ?? 0); d++) {
        const cell = c * draw.days + (board.days[d] ?? 0);
        spare[cell] = (spare[cell] ?? 0) + by;
      }
      markTight(draw, board, spare, c, block);
    }
  }
}
