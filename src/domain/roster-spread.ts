import { type Draw, presenceOf, type Spread } from './roster-draw.ts';
import { isIn } from './roster-exchange.ts';
import type { Ties } from './roster-ties.ts';
import { type Tally, turn } from './roster-turns.ts';

/** How evenly the turns fell, per group, and what forced it where they lie more than one block apart. */
export function spreadsOf(
  draw: Draw,
  ties: Ties,
  office: Uint8Array,
  tally: Tally,
  spare: Int32Array,
): readonly Spread[] {
  return draw.groups.map((_, group) => {
    const range = rangeOf(drawnIn(draw, group), tally.parts);
    const [least, most] = [Math.floor(range.least / turn), Math.floor(range.most / turn)];
    if (most - least <= longestBlock(draw, group)) return { group, least, most, forcedBy: [] };
    return { group, least, most, forcedBy: forcedBy(draw, ties, spare, group, office, tally) };
  });
}

/** The members of a group who draw in it on any day. */
export function drawnIn(draw: Draw, g: number): readonly number[] {
  const draws = (p: number): boolean => {
    for (let at = p; at < draw.state.length; at += draw.people)
      if (draw.state[at] === presenceOf.free && draw.group[at] === g) return true;
    return false;
  };
  return (draw.groups[g]?.members ?? []).filter(draws);
}

/** The fewest and the most turns among some people, in parts. */
export function rangeOf(people: readonly number[], parts: Int32Array): { least: number; most: number } {
  if (people.length === 0) return { least: 0, most: 0 };
  let [least, most] = [Infinity, -Infinity];
  for (const p of people) {
    const mine = parts[p] ?? 0;
    if (mine < least) least = mine;
    if (mine > most) most = mine;
  }
  return { least, most };
}

/** In days. */
export function longestBlock(draw: Draw, g: number): number {
  const { block = [] } = draw.groups[g] ?? {};
  const days = new Map<number, number>();
  for (const b of block) if (b >= 0) days.set(b, (days.get(b) ?? 0) + 1);
  return Math.max(0, ...days.values());
}

/** The covers that keep those with the most turns from giving one to those with the fewest, heaviest first. */
function forcedBy(draw: Draw, ties: Ties, spare: Int32Array, g: number, office: Uint8Array, tally: Tally) {
  const people = drawnIn(draw, g);
  const { least } = rangeOf(people, tally.parts);
  const block = longestBlock(draw, g) * turn;
  const high = people.filter((p) => (tally.parts[p] ?? 0) > least + block);
  // A few of the lowest tell: the covers of the high ones bind against all of them alike.
  const low = people.filter((p) => tally.parts[p] === least).slice(0, 10);
  const weight = new Map<number, number>();
  for (const p of high) {
    const mine = coversOf(ties, p).map((c) => [c, daysHeld(draw, ties, spare, office, p, low, c)] as const);
    const top = Math.max(1, ...mine.map(([, days]) => days));
    for (const [c, days] of mine) if (days * 2 >= top) weight.set(c, (weight.get(c) ?? 0) + days);
  }
  if (weight.size > 0) return [...weight].sort(([a, x], [b, y]) => y - x || a - b).map(([c]) => c);

  // None holds somebody now: then those that bind in this group at all, or at least asked for somebody when it was drawn.
  const asks = (c: number) => draw.covers[c]?.least.some((least) => least > 0) ?? false;
  const binds = (c: number) => spare.subarray(c * draw.days, (c + 1) * draw.days).some((more) => more <= 0);
  const all = [...new Set([...high, ...people].flatMap((p) => coversOf(ties, p)))].filter(asks);
  return all.some(binds) ? all.filter(binds) : all;
}

/** On how many days a cover keeps somebody at the office while people of the `low` ones, not of it, are at home. */
function daysHeld(
  { days, people, state }: Draw,
  ties: Ties,
  spare: Int32Array,
  office: Uint8Array,
  p: number,
  low: readonly number[],
  c: number,
): number {
  const others = low.filter((k) => !isIn(ties, k, c));
  let held = 0;
  for (let day = 0; day < days; day++) {
    const row = day * people;
    if ((spare[c * days + day] ?? 0) > 0 || office[row + p] !== 1 || state[row + p] !== presenceOf.free) continue;
    for (const k of others) if (office[row + k] === 0 && state[row + k] === presenceOf.free) held++;
  }
  return held;
}

const coversOf = (ties: Ties, p: number): number[] => [...ties.covers.subarray(ties.first[p], ties.first[p + 1])];
