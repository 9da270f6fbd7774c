import { type Draw, presenceOf } from './roster-draw.ts';

/** A turn in the smallest parts that are counted: credit for absence is a share of a turn. */
export const turn = 1024;

/** Where everybody stands in the line, from day to day. */
export type Tally = {
  /** Turns at the office so far with credit for absence, per person, in parts of a `turn`. */
  readonly parts: Int32Array;
  /** The same without bounds to the credit: does not hang on the order of the days. */
  readonly plain: Int32Array;
  /** The day after which `parts` last changed, counted from 1: of equal turns, whoever moved last stands last. */
  readonly since: Int32Array;
  /** 1: has been in the line since the block began. */
  readonly steady: Uint8Array;
  /** Per group, the last day on which it worked; -1 before the first. */
  readonly lastDay: Int32Array;
  /** Room for those of one day who may be credited. */
  readonly waiting: Int32Array;
};

export function startTally(draw: Draw): Tally {
  return {
    parts: Int32Array.from(draw.load, (turns) => turns * turn),
    plain: Int32Array.from(draw.load, (turns) => turns * turn),
    since: new Int32Array(draw.people),
    steady: new Uint8Array(draw.people),
    lastDay: new Int32Array(draw.groups.length).fill(-1),
    waiting: new Int32Array(draw.people),
  };
}

/**
 * Counts one day of one group: a turn for every free person at the office. Whoever is away or fixed is credited the
 * share of the line that was called, but not moved below the lowest of the line nor above the highest. Who comes back
 * inside a block that was drawn without him is in the line again when it ends; until then he is credited all the same.
 */
export function countDay(draw: Draw, g: number, day: number, office: Uint8Array, tally: Tally): void {
  const group = draw.groups[g];
  if (!group || (group.block[day] ?? -1) < 0) return;
  const { parts, plain, since, steady, lastDay, waiting } = tally;
  const row = day * draw.people;
  const before = lastDay[g] ?? -1;
  const begins = before < 0 || group.block[before] !== group.block[day];
  let [there, called, waits] = [0, 0, 0];
  let [low, high, lowSteady, highSteady] = [Infinity, -Infinity, Infinity, -Infinity];
  lastDay[g] = day;

  for (const p of group.members) {
    if (draw.group[row + p] !== g) continue;
    if (draw.state[row + p] !== presenceOf.free) {
      steady[p] = 0;
      waiting[waits++] = p;
      continue;
    }
    if (begins) steady[p] = 1;
    there++;
    let mine = parts[p] ?? 0;
    if (office[row + p] === 1) {
      called++;
      parts[p] = mine += turn;
      plain[p] = (plain[p] ?? 0) + turn;
      since[p] = day + 1;
    }
    if (mine < low) low = mine;
    if (mine > high) high = mine;
    if (steady[p] === 0) {
      if (office[row + p] === 0) waiting[waits++] = p;
      continue;
    }
    if (mine < lowSteady) lowSteady = mine;
    if (mine > highSteady) highSteady = mine;
  }

  if (there === 0) return;
  if (lowSteady < Infinity) [low, high] = [lowSteady, highSteady];
  const share = Math.round((called * turn) / there);
  for (let i = 0; i < waits; i++) {
    const p = waiting[i] ?? 0;
    const mine = parts[p] ?? 0;
    if (draw.state[row + p] !== presenceOf.free) plain[p] = (plain[p] ?? 0) + share;
    const credited = Math.max(Math.min(mine + share, Math.max(mine, high)), low);
    if (credited === mine) continue;
    parts[p] = credited;
    since[p] = day + 1;
  }
}

/** Counts all days of some groups over again and writes the whole turns of their members after each. */
export function replay(
  draw: Draw,
  groups: readonly number[],
  office: Uint8Array,
  tally: Tally,
  turns: Int32Array,
): void {
  for (const g of groups) {
    tally.lastDay[g] = -1;
    for (const p of draw.groups[g]?.members ?? []) {
      tally.plain[p] = tally.parts[p] = (draw.load[p] ?? 0) * turn;
      tally.steady[p] = 0;
    }
  }
  for (let day = 0; day < draw.days; day++) {
    for (const g of groups) countDay(draw, g, day, office, tally);
    for (const g of groups)
      for (const p of draw.groups[g]?.members ?? []) turns[day * draw.people + p] = wholeTurns(tally, p);
  }
}

export const wholeTurns = ({ parts }: Tally, p: number): number => Math.floor((parts[p] ?? 0) / turn);
