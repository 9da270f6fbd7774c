import { type Draw, presenceOf } from './roster-draw.ts';

/** Where everybody stands in the line, from day to day. */
export type Tally = {
  /** Turns at the office so far, per person, with credit for absence. */
  readonly turns: Int32Array;
  /** The day after which `turns` last changed, counted from 1: of equal turns, whoever moved last stands last. */
  readonly since: Int32Array;
  /** 1: has been in the line since the block began. */
  readonly steady: Uint8Array;
  /** Per group, the last day on which it worked; -1 before the first. */
  readonly lastDay: Int32Array;
};

export function startTally(draw: Draw): Tally {
  return {
    turns: draw.load.slice(),
    since: new Int32Array(draw.people),
    steady: new Uint8Array(draw.people),
    lastDay: new Int32Array(draw.groups.length).fill(-1),
  };
}

/**
 * Counts one day of one group: a turn for every free person at the office, and for whoever is away or fixed the turns
 * of the lowest of the line, should he have fewer. Who comes back inside a block that was drawn without him is in the
 * line again when it ends; until then he is credited as if he were away.
 */
export function countDay(draw: Draw, g: number, day: number, office: Uint8Array, tally: Tally): void {
  const group = draw.groups[g];
  if (!group || (group.block[day] ?? -1) < 0) return;
  const { turns, since, steady, lastDay } = tally;
  const row = day * draw.people;
  const before = lastDay[g] ?? -1;
  const begins = before < 0 || group.block[before] !== group.block[day];
  let lowest = Infinity;
  let lowestSteady = Infinity;

  for (const p of group.members) {
    if (draw.group[row + p] !== g) continue;
    if (draw.state[row + p] !== presenceOf.free) {
      steady[p] = 0;
      continue;
    }
    if (begins) steady[p] = 1;
    let mine = turns[p] ?? 0;
    if (office[row + p] === 1) {
      turns[p] = ++mine;
      since[p] = day + 1;
    }
    if (mine < lowest) lowest = mine;
    if (steady[p] === 1 && mine < lowestSteady) lowestSteady = mine;
  }

  const credit = lowestSteady < Infinity ? lowestSteady : lowest;
  lastDay[g] = day;
  if (credit === Infinity) return;
  for (const p of group.members) {
    if ((turns[p] ?? 0) >= credit || draw.group[row + p] !== g) continue;
    if (steady[p] === 1 || (draw.state[row + p] === presenceOf.free && office[row + p] === 1)) continue;
    turns[p] = credit;
    since[p] = day + 1;
  }
}

/** Counts all days of some groups over again and writes the turns after each day of their members. */
export function replay(draw: Draw, groups: readonly number[], office: Uint8Array, out: Int32Array, tally: Tally): void {
  for (const g of groups) {
    tally.lastDay[g] = -1;
    for (const p of draw.groups[g]?.members ?? []) {
      tally.turns[p] = draw.load[p] ?? 0;
      tally.steady[p] = 0;
    }
  }
  for (let day = 0; day < draw.days; day++) {
    for (const g of groups) countDay(draw, g, day, office, tally);
    for (const g of groups)
      for (const p of draw.groups[g]?.members ?? []) out[day * draw.people + p] = tally.turns[p] ?? 0;
  }
}
