import { sparesOf } from './roster-board.ts';
import { type Draw, type Drawn, presenceOf } from './roster-draw.ts';
import { findingsOf } from './roster-findings.ts';
import { pinHolders } from './roster-holders.ts';
import { blankNeeds } from './roster-needs.ts';
import { lowestFirst } from './roster-order.ts';
import { evenOut } from './roster-repair.ts';
import { blankSheet, callIn, callOf, lineUp, type Sheet } from './roster-sheet.ts';
import { spreadsOf } from './roster-spread.ts';
import { type Cluster, type Ties, tiesOf } from './roster-ties.ts';
import { countDay, startTally, type Tally, wholeTurns } from './roster-turns.ts';

/**
 * Draws who works at the office on which day: day by day, fewest turns first, then evened out by exchanging turns.
 * The same draw gives the same roster. What cannot be done is done as nearly as possible and is among the findings.
 */
export function drawRoster(draw: Draw): Drawn {
  const ties = tiesOf(draw);
  const office = new Uint8Array(draw.people * draw.days);
  const turns = new Int32Array(draw.people * draw.days);
  const tally = startTally(draw);
  drawDays(draw, ties, office, turns, tally);
  const spare = sparesOf(draw, office);
  evenOut(draw, ties, office, turns, tally, spare);
  return {
    office,
    turns,
    findings: findingsOf(draw, office, spare),
    spreads: spreadsOf(draw, ties, office, tally, spare),
  };
}

/** Fills `office` and `turns`, a day after the other: a ceiling comes before a cover, and a cover before a target. */
function drawDays(draw: Draw, ties: Ties, office: Uint8Array, turns: Int32Array, tally: Tally): void {
  const sheet = blankSheet(draw);
  const needs = blankNeeds(draw);
  for (let day = 0; day < draw.days; day++) {
    const row = day * draw.people;
    for (let p = 0; p < draw.people; p++) {
      sheet.place[p] = -1;
      if (draw.state[row + p] === presenceOf.office) office[row + p] = 1;
    }
    let at = 0;
    for (const g of draw.groups.keys()) at = lineUp(draw, sheet, g, day, office, tally, at);
    for (const cluster of ties.clusters) {
      const isMet = pinHolders(draw, ties, sheet, needs, cluster, day);
      for (const g of cluster.groups) callUp(sheet, g, office, row);
      if (!isMet) fillGaps(draw, sheet, cluster, day, office);
    }
    for (const g of draw.groups.keys()) countDay(draw, g, day, office, tally);
    for (let p = 0; p < draw.people; p++) turns[row + p] = wholeTurns(tally, p);
  }
}

/** Calls those a cover needs, the published, those of the block, and then the line up to the target. */
function callUp(sheet: Sheet, g: number, office: Uint8Array, row: number): void {
  const { list, pinned, wish } = sheet;
  const from = sheet.from[g] ?? 0;
  const to = sheet.to[g] ?? 0;
  let home = sheet.keptOut[g] ?? 0;
  for (let i = from; i < to; i++) {
    const p = list[i] ?? 0;
    if (pinned[p] !== 1) continue;
    if (callIn(wish[p] ?? 0) === callOf.keptHome) home--;
    wish[p] = -1;
    pinned[p] = 0;
  }
  const there = (sheet.settled[g] ?? 0) + (sheet.fresh[g] ?? 0);
  // A published turn at home is given up for the floor, not for the target.
  const want = Math.min(sheet.want[g] ?? 0, to - from - home);
  const count = Math.max(Math.min(Math.max(there, want), sheet.high[g] ?? 0), sheet.low[g] ?? 0);
  lowestFirst(list, from, to, count, wish);
  for (let i = from; i < from + count; i++) office[row + (list[i] ?? 0)] = 1;
  sheet.called[g] = count;
}

/** A search that ran out of patience leaves gaps which one more call can close. */
function fillGaps(draw: Draw, sheet: Sheet, cluster: Cluster, day: number, office: Uint8Array): void {
  const row = day * draw.people;
  for (const c of cluster.covers) {
    const cover = draw.covers[c];
    let lacking = cover?.least[day] ?? 0;
    if (!cover || lacking <= 0) continue;
    for (const p of cover.members) lacking -= office[row + p] ?? 0;
    for (const p of lacking > 0 ? cover.members : []) {
      const g = sheet.place[p] ?? -1;
      if (lacking <= 0 || g < 0 || office[row + p] === 1) continue;
      const called = sheet.called[g] ?? 0;
      if (called >= (sheet.high[g] ?? 0)) continue;
      office[row + p] = 1;
      sheet.called[g] = called + 1;
      lacking--;
    }
  }
}
