import type { Board } from './roster-board.ts';
import type { Draw } from './roster-draw.ts';
import { type Exchange, exchange, findStint, isLoose } from './roster-exchange.ts';
import { sortByKey } from './roster-order.ts';
import type { Ties } from './roster-ties.ts';
import { turn } from './roster-turns.ts';

/** Pairs one group may look at: enough for a group of 10,000 in which some hundreds stand too high. */
const looksEach = 20_000_000;
/** How many people in a row may turn out to be stuck before the others are left as they are. */
const triesEach = 2;

/**
 * Exchanges stints in one group while that brings the highest and the lowest closer, until they are within one block:
 * first from one to the other, then handed on through others. A stint goes only to somebody who stays below whoever
 * gave it, so that every exchange evens out.
 */
export function exchangesOf(draw: Draw, ties: Ties, office: Uint8Array, spare: Int32Array, board: Board): Exchange[] {
  const { members, parts, on, off, words, sharers } = board;
  const lengths = [...new Set(board.stints.map(({ from, to }) => to - from))].sort((a, b) => b - a);
  const block = (lengths[0] ?? 1) * turn;
  const shortest = lengths.at(-1) ?? 1;
  const made: Exchange[] = [];
  const anywhere = new Int32Array(words).fill(-1);
  const order = Int32Array.from(members.keys()).filter((i) => hasBits(on, i, anywhere) || hasBits(off, i, anywhere));
  const height = new Float64Array(members.length);
  const ofLength = new Map(lengths.map((length) => [length, stintsOfLength(board, length)]));
  // Everybody from whom a stint can be handed on to where it is wanted, in the order found; and to whom it goes next.
  const reached = new Int32Array(members.length);
  const toward = new Int32Array(members.length);
  const home = new Int32Array(words);
  let looks = looksEach;

  for (let moved = true; moved && looks > 0; ) {
    sort();
    moved = false;
    const lowest = parts[order[0] ?? 0] ?? 0;
    for (let at = order.length - 1; at >= 0; at--) {
      const i = order[at] ?? 0;
      while ((parts[i] ?? 0) - lowest > block && give(i)) moved = true;
    }
  }
  for (let [tops, lows] = [0, 0]; looks > 0 && (tops < triesEach || lows < triesEach); ) {
    sort();
    const [top, low] = [order[order.length - 1 - tops] ?? 0, order[lows] ?? 0];
    if ((parts[order[order.length - 1] ?? 0] ?? 0) - (parts[order[0] ?? 0] ?? 0) <= block) break;
    if (tops < triesEach && !handDown(top)) tops++;
    if (lows < triesEach && !fetch(low)) lows++;
  }
  return made;

  function sort(): void {
    height.set(parts);
    sortByKey(order, order.length, height);
  }

  /** Member `i` gives a stint to the lowest who can take it. */
  function give(i: number): boolean {
    const top = parts[i] ?? 0;
    if (!isLoose(ties, board, i, anywhere)) {
      for (const k of sharers(i)) if (giveTo(i, k, top)) return true;
      return false;
    }
    for (let at = 0; at < order.length && top - (height[order[at] ?? 0] ?? 0) > shortest * turn; at++)
      if (giveTo(i, order[at] ?? 0, top)) return true;
    return false;
  }

  function giveTo(i: number, k: number, top: number): boolean {
    const gap = (top - (parts[k] ?? 0)) / turn;
    return gap > shortest && move(i, k, shortest, Math.ceil(gap) - 1);
  }

  /** Member `i` gives a stint that comes, over others, to somebody who stays below him with it. */
  function handDown(i: number): boolean {
    for (const length of lengths) {
      if (!hasBits(on, i, ofLength.get(length) ?? anywhere)) continue;
      reach(length, (k) => isBelow(k, i, length));
      if (toward[i] !== none && handOn(i, length)) return true;
    }
    return false;
  }

  /** Member `k` gets a stint, over others, from the highest who stays above him without it. */
  function fetch(k: number): boolean {
    for (const length of lengths) {
      if (!hasBits(off, k, ofLength.get(length) ?? anywhere)) continue;
      reach(length, (i) => i === k);
      for (let at = order.length - 1; at >= 0 && isBelow(k, order[at] ?? 0, length); at--) {
        const i = order[at] ?? 0;
        if (toward[i] !== none && handOn(i, length)) return true;
      }
    }
    return false;
  }

  function isBelow(k: number, i: number, length: number): boolean {
    return (parts[i] ?? 0) - (parts[k] ?? 0) > length * turn;
  }

  /** Everybody on the way comes in one stint and stays at home in another of the same length. */
  function handOn(i: number, length: number): boolean {
    const before = made.length;
    let at = i;
    while ((toward[at] ?? wanted) >= 0 && move(at, toward[at] ?? 0, length, length)) at = toward[at] ?? 0;
    if (toward[at] === wanted) return true;
    // Two of the exchanges fell on one day and were in each other's way.
    while (made.length > before) takeBack();
    return false;
  }

  /** Finds from whom a stint of so many days can come, over others, to those who are wanted for it. */
  function reach(length: number, isWanted: (k: number) => boolean): void {
    const own = ofLength.get(length);
    let count = 0;
    const add = (i: number, next: number): void => {
      toward[i] = next;
      reached[count++] = i;
      for (let w = 0; w < words; w++) home[w] = (home[w] ?? 0) | ((off[i * words + w] ?? 0) & (own?.[w] ?? 0));
    };
    const canHand = (i: number, k: number): boolean => {
      looks--;
      return findStint(ties, board, i, k, length, length) >= 0;
    };
    toward.fill(none);
    home.fill(0);
    for (const k of order) if (isWanted(k)) add(k, wanted);
    for (let known = -1; known < count; ) {
      known = count;
      for (const i of order) {
        if (toward[i] !== none || !hasBits(on, i, home)) continue;
        const next = isLoose(ties, board, i, home)
          ? reached.subarray(0, count).find((k) => canHand(i, k))
          : sharers(i).find((k) => toward[k] !== none && canHand(i, k));
        if (next !== undefined) add(i, next);
      }
    }
  }

  function move(from: number, to: number, least: number, most: number): boolean {
    looks--;
    const stint = findStint(ties, board, from, to, least, most);
    if (stint < 0) return false;
    const one = { board, from, to, stint };
    exchange(draw, ties, office, spare, one);
    made.push(one);
    return true;
  }

  function takeBack(): void {
    const one = made.pop();
    if (one) exchange(draw, ties, office, spare, { ...one, from: one.to, to: one.from });
  }
}

/** In `toward`: the stint does not get any further, and it is wanted here. */
const none = -2;
const wanted = -1;

/** The stints of so many days, as bits. */
function stintsOfLength({ stints, words }: Board, length: number): Int32Array {
  const bits = new Int32Array(words);
  for (const [s, { from, to }] of stints.entries())
    if (to - from === length) bits[s >> 5] = (bits[s >> 5] ?? 0) | (1 << (s & 31));
  return bits;
}

/** Whether a member has any of the stints `within`. */
function hasBits(bits: Int32Array, i: number, within: Int32Array): boolean {
  const words = within.length;
  for (let w = 0; w < words; w++) if (((bits[i * words + w] ?? 0) & (within[w] ?? 0)) !== 0) return true;
  return false;
}
