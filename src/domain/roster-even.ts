import type { Board } from './roster-board.ts';
import type { Draw } from './roster-draw.ts';
import { type Exchange, exchange, findStint, isLoose, lengthOf } from './roster-exchange.ts';
import { sortByKey } from './roster-order.ts';
import { hasStint, reachOn, stintsOfLength } from './roster-reach.ts';
import type { Ties } from './roster-ties.ts';
import { turn } from './roster-turns.ts';

/** Pairs one group may look at: enough for a group of 10,000 in which some hundreds stand too high. */
const looksEach = 20_000_000;

/**
 * Exchanges stints in one group while that brings the highest and the lowest closer, until they are within one block:
 * first from one to the other, then handed on through others. A stint goes only to somebody who stays below whoever
 * gave it, so that every exchange evens out.
 */
export function exchangesOf(draw: Draw, ties: Ties, office: Uint8Array, spare: Int32Array, board: Board): Exchange[] {
  const { members, parts, on, off, words, sharers } = board;
  const lengths = [...new Set([...board.from.keys()].map((s) => lengthOf(board, s)))].sort((a, b) => b - a);
  const ofLength = lengths.map((length) => stintsOfLength(board, length));
  const block = (lengths[0] ?? 1) * turn;
  const anywhere = new Int32Array(words).fill(-1);
  const order = Int32Array.from(members.keys()).filter((i) => hasStint(on, i, anywhere) || hasStint(off, i, anywhere));
  const height = new Float64Array(members.length);
  const reach = reachOn(ties, board);
  const made: Exchange[] = [];
  let looks = looksEach;

  for (let moved = true; moved && looks > 0; ) {
    sort();
    moved = false;
    const lowest = parts[order[0] ?? 0] ?? 0;
    for (let at = order.length - 1; at >= 0; at--)
      while ((parts[order[at] ?? 0] ?? 0) - lowest > block && give(order[at] ?? 0)) moved = true;
  }
  for (let [downs, ups] = [true, true]; (downs || ups) && looks > 0; ) {
    sort();
    const [top, low] = [order[order.length - 1] ?? 0, order[0] ?? 0];
    if ((parts[top] ?? 0) - (parts[low] ?? 0) <= block) break;
    downs &&= handDown(top);
    ups &&= fetch(low);
  }
  return made;

  function sort(): void {
    height.set(parts);
    sortByKey(order, order.length, height);
  }

  /** Member `i` gives a stint to the lowest who can take it. */
  function give(i: number): boolean {
    const top = parts[i] ?? 0;
    const least = lengths.findLast((_, at) => hasStint(on, i, ofLength[at] ?? anywhere));
    if (least === undefined) return false;
    if (!isLoose(ties, board, i, anywhere)) {
      for (const k of sharers(i)) if (giveTo(i, k, top, least)) return true;
      return false;
    }
    for (let at = 0; at < order.length && top - (height[order[at] ?? 0] ?? 0) > least * turn; at++)
      if (giveTo(i, order[at] ?? 0, top, least)) return true;
    return false;
  }

  function giveTo(i: number, k: number, top: number, least: number): boolean {
    const gap = (top - (parts[k] ?? 0)) / turn;
    return gap > least && move(i, k, least, Math.ceil(gap) - 1);
  }

  /** Member `i` gives a stint that comes, over others, to somebody who stays below him with it. */
  function handDown(i: number): boolean {
    return lengths.some((length, at) => {
      if (!hasStint(on, i, ofLength[at] ?? anywhere)) return false;
      looks -= reach.look(length, order, (k) => isBelow(k, i, length));
      return reach.has(i) && handOn(i, length);
    });
  }

  /** Member `k` gets a stint, over others, from the highest who stays above him without it. */
  function fetch(k: number): boolean {
    return lengths.some((length, at) => {
      if (!hasStint(off, k, ofLength[at] ?? anywhere)) return false;
      looks -= reach.look(length, order, (i) => i === k);
      return order.findLast((i) => isBelow(k, i, length) && reach.has(i) && handOn(i, length)) !== undefined;
    });
  }

  function isBelow(k: number, i: number, length: number): boolean {
    return (parts[i] ?? 0) - (parts[k] ?? 0) > length * turn;
  }

  /** Everybody on the way comes in one stint and stays at home in another of the same length. */
  function handOn(i: number, length: number): boolean {
    const before = made.length;
    let from = i;
    let to = reach.next(from);
    while (to !== undefined && move(from, to, length, length)) [from, to] = [to, reach.next(to)];
    if (to === undefined) return true;
    // Two of the exchanges fell on one day and were in each other's way.
    for (const one of made.splice(before).reverse())
      exchange(draw, ties, office, spare, { ...one, from: one.to, to: one.from });
    return false;
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
}
