import type { Draw } from './roster-draw.ts';
import { type Needs, openNeeds } from './roster-needs.ts';
import { bringLowest, sortByKey } from './roster-order.ts';
import { searchHolders } from './roster-search.ts';
import { callIn, callOf, type Sheet } from './roster-sheet.ts';
import type { Cluster, Ties } from './roster-ties.ts';

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
  const missing = call(sheet.want, false) && call(sheet.want, true) && call(sheet.high, true);
  if (missing === 0 && !changesPublished(sheet, needs)) return true;

  const better = searchHolders(draw, ties, sheet, needs);
  if (!better) return missing === 0;
  unpinAll(sheet, needs);
  for (const p of better) pin(sheet, needs, p);
  return false;
}

/** Whether somebody is called who is published as at home, or takes the place of somebody published as at the office. */
function changesPublished(sheet: Sheet, needs: Needs): boolean {
  for (let i = 0; i < needs.called; i++) {
    const p = needs.pins[i] ?? 0;
    const g = sheet.place[p] ?? 0;
    const call = callIn(sheet.wish[p] ?? 0);
    if (call === callOf.keptHome) return true;
    if (call !== callOf.kept && (sheet.keptIn[g] ?? 0) + (sheet.added[g] ?? 0) > (sheet.high[g] ?? 0)) return true;
  }
  return false;
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
    const key = thrifty ? thrift : sheet.wish;
    const many = lacking > 8;
    if (many) sortByKey(candidates, found, key);
    for (let k = 0; k < found && lacking > 0; k++) {
      if (!many) bringLowest(candidates, k, found, key);
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
  if (callIn(sheet.wish[p] ?? 0) !== callOf.kept) sheet.added[g] = (sheet.added[g] ?? 0) + 1;
}

function unpinAll(sheet: Sheet, needs: Needs): void {
  for (let i = 0; i < needs.called; i++) {
    const p = needs.pins[i] ?? 0;
    sheet.pinned[p] = 0;
    sheet.fresh[sheet.place[p] ?? 0] = 0;
    sheet.added[sheet.place[p] ?? 0] = 0;
  }
  needs.called = 0;
}
