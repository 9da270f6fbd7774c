import { type Draw, presenceOf } from './roster-draw.ts';
import { sortByKey } from './roster-order.ts';
import { searchHolders } from './roster-search.ts';
import { callIn, callOf, type Sheet } from './roster-sheet.ts';
import type { Cluster, Ties } from './roster-ties.ts';

/** Room to work in, made once: what the covers of one cluster ask on one day. */
export type Needs = {
  /** The covers that ask for free people, the first `open`: those with the least choice first. */
  readonly list: Int32Array;
  open: number;
  /** Per cover: how many more than the fixed ones, as far as so many are there; and how many have been called. */
  readonly need: Int32Array;
  readonly have: Int32Array;
  readonly slack: Float64Array;
  /** The people called, the first `called`. */
  readonly pins: Int32Array;
  called: number;
  readonly candidates: Int32Array;
  readonly thrift: Float64Array;
  /** How many looks at a candidate the exact searches of this roster may still take. */
  patience: number;
};

export function blankNeeds({ people, covers }: Draw): Needs {
  return {
    list: new Int32Array(covers.length),
    open: 0,
    need: new Int32Array(covers.length),
    have: new Int32Array(covers.length),
    slack: new Float64Array(covers.length),
    pins: new Int32Array(people),
    called: 0,
    candidates: new Int32Array(people),
    thrift: new Float64Array(people),
    patience: 30_000_000,
  };
}

/**
 * Pins whoever must come so that the covers of a cluster are met that day: fewest turns first and within the targets;
 * else those who serve several covers, up to the ceilings; else by search. Published days change last.
 * `false`: some cover may still lack somebody who is there.
 */
export function pinHolders(draw: Draw, ties: Ties, sheet: Sheet, needs: Needs, cluster: Cluster, day: number): boolean {
  openNeeds(draw, sheet, needs, cluster, day);
  needs.called = 0;
  if (needs.open === 0) return true;
  const call = (limit: Int32Array, thrifty: boolean) => callHolders(draw, ties, sheet, needs, limit, thrifty);
  if (call(sheet.want, false) === 0 || call(sheet.want, true) === 0) return true;
  const missing = call(sheet.high, true);
  let changed = false;
  for (let i = 0; i < needs.called; i++)
    if (callIn(sheet.wish[needs.pins[i] ?? 0] ?? 0) === callOf.keptHome) changed = true;
  if (missing === 0 && !changed) return true;

  const better = searchHolders(draw, ties, sheet, needs);
  if (!better) return missing === 0;
  unpinAll(sheet, needs);
  for (const p of better) pin(sheet, needs, p);
  return false;
}

/** What each cover asks of the free people, and the order in which covers choose. */
function openNeeds(draw: Draw, sheet: Sheet, needs: Needs, cluster: Cluster, day: number): void {
  const row = day * draw.people;
  needs.open = 0;
  for (const c of cluster.covers) {
    const cover = draw.covers[c];
    let need = cover?.least[day] ?? 0;
    if (!cover || need <= 0) continue;
    let free = 0;
    for (const p of cover.members) {
      if (draw.state[row + p] === presenceOf.office) need--;
      else if ((sheet.place[p] ?? -1) >= 0) free++;
    }
    needs.need[c] = Math.min(need, free);
    needs.slack[c] = free - need;
    if (Math.min(need, free) > 0) needs.list[needs.open++] = c;
  }
  sortByKey(needs.list, needs.open, needs.slack);
}

/** Lets each cover in turn call its people, `limit` a group. Returns how many could not be called. */
function callHolders(draw: Draw, ties: Ties, sheet: Sheet, needs: Needs, limit: Int32Array, thrifty: boolean): number {
  const { list, need, have, candidates, thrift } = needs;
  unpinAll(sheet, needs);
  for (let i = 0; i < needs.open; i++) have[list[i] ?? 0] = 0;
  let missing = 0;

  for (let i = 0; i < needs.open; i++) {
    const c = list[i] ?? 0;
    let lacking = (need[c] ?? 0) - (have[c] ?? 0);
    if (lacking <= 0) continue;
    let found = 0;
    for (const p of draw.covers[c]?.members ?? []) {
      if ((sheet.place[p] ?? -1) < 0 || sheet.pinned[p] === 1) continue;
      if (thrifty) thrift[p] = thriftyWish(ties, sheet, needs, p);
      candidates[found++] = p;
    }
    sortByKey(candidates, found, thrifty ? thrift : sheet.wish);
    for (let k = 0; k < found && lacking > 0; k++) {
      const p = candidates[k] ?? 0;
      if (!hasRoom(sheet, p, limit)) continue;
      pin(sheet, needs, p);
      for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) {
        const served = ties.covers[at] ?? 0;
        have[served] = (have[served] ?? 0) + 1;
      }
      lacking--;
    }
    missing += lacking;
  }
  return missing;
}

/** Of equal reason, whoever serves more covers that are still open is called first. */
function thriftyWish(ties: Ties, sheet: Sheet, { need, have }: Needs, p: number): number {
  let serves = 0;
  for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) {
    const c = ties.covers[at] ?? 0;
    if ((have[c] ?? 0) < (need[c] ?? 0)) serves++;
  }
  const wish = sheet.wish[p] ?? 0;
  // Below the reason for a call and above the line, which stays under 2^47.
  return wish + (7 - Math.min(serves, 7)) * 2 ** 47;
}

/** Whoever is there anyway takes no room; the others must fit in beside them. */
function hasRoom(sheet: Sheet, p: number, limit: Int32Array): boolean {
  const g = sheet.place[p] ?? 0;
  const settled = sheet.settled[g] ?? 0;
  if (isSettled(sheet, p)) return settled <= (sheet.high[g] ?? 0) || pinnedIn(sheet, g) < (sheet.high[g] ?? 0);
  return settled + (sheet.fresh[g] ?? 0) < (limit[g] ?? 0);
}

const isSettled = (sheet: Sheet, p: number): boolean => callIn(sheet.wish[p] ?? 0) <= callOf.stays;

function pinnedIn(sheet: Sheet, g: number): number {
  let count = 0;
  for (let i = sheet.from[g] ?? 0; i < (sheet.to[g] ?? 0); i++) count += sheet.pinned[sheet.list[i] ?? 0] ?? 0;
  return count;
}

function pin(sheet: Sheet, needs: Needs, p: number): void {
  const g = sheet.place[p] ?? 0;
  sheet.pinned[p] = 1;
  needs.pins[needs.called++] = p;
  if (!isSettled(sheet, p)) sheet.fresh[g] = (sheet.fresh[g] ?? 0) + 1;
}

function unpinAll(sheet: Sheet, needs: Needs): void {
  for (let i = 0; i < needs.called; i++) {
    const p = needs.pins[i] ?? 0;
    sheet.pinned[p] = 0;
    sheet.fresh[sheet.place[p] ?? 0] = 0;
  }
  needs.called = 0;
}
