import { type Board, boardOf, isIn, refresh, sparesOf } from './roster-board.ts';
import { type Draw, presenceOf, type Spread } from './roster-draw.ts';
import type { Ties } from './roster-ties.ts';

/** How evenly the turns fell, per group, and what forced it where they lie more than one block apart. */
export function spreadsOf(draw: Draw, ties: Ties, office: Uint8Array, turns: Int32Array): readonly Spread[] {
  let spare: Int32Array | undefined;
  return draw.groups.map((_, group) => {
    const { least, most } = rangeOf(draw, drawnIn(draw, group), turns);
    if (most - least <= longestBlock(draw, group)) return { group, least, most, forcedBy: [] };
    spare ??= sparesOf(draw, office);
    return { group, least, most, forcedBy: forcedBy(draw, ties, spare, group, office, turns) };
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

/** The fewest and the most turns at the end among some people. */
export function rangeOf(draw: Draw, people: readonly number[], turns: Int32Array): { least: number; most: number } {
  const last = (draw.days - 1) * draw.people;
  if (people.length === 0) return { least: 0, most: 0 };
  let [least, most] = [Infinity, -Infinity];
  for (const p of people) {
    const mine = turns[last + p] ?? 0;
    if (mine < least) least = mine;
    if (mine > most) most = mine;
  }
  return { least, most };
}

function longestBlock(draw: Draw, g: number): number {
  const { block = [] } = draw.groups[g] ?? {};
  const days = new Map<number, number>();
  for (const b of block) if (b >= 0) days.set(b, (days.get(b) ?? 0) + 1);
  return Math.max(0, ...days.values());
}

/** The covers that keep those with the most turns from giving one to those with the fewest, heaviest first. */
function forcedBy(draw: Draw, ties: Ties, spare: Int32Array, g: number, office: Uint8Array, turns: Int32Array) {
  const board = boardOf(draw, ties, g, office);
  refresh(draw, ties, board, spare, turns);
  const { least } = rangeOf(draw, drawnIn(draw, g), turns);
  const longest = longestBlock(draw, g);
  const seats = [...board.members.keys()];
  const high = seats.filter((i) => (board.turns[i] ?? 0) > least + longest);
  // A few of the lowest tell: the covers of the high ones bind against all of them alike.
  const low = seats.filter((i) => board.turns[i] === least).slice(0, 10);
  const weight = new Map<number, number>();
  for (const i of high) {
    const mine = coversOf(ties, board.members[i] ?? 0).map((c) => [c, blocksHeld(ties, board, i, low, c)] as const);
    const top = Math.max(1, ...mine.map(([, blocks]) => blocks));
    for (const [c, blocks] of mine) if (blocks * 2 >= top) weight.set(c, (weight.get(c) ?? 0) + blocks);
  }
  if (weight.size > 0) return [...weight].sort(([a, x], [b, y]) => y - x || a - b).map(([c]) => c);

  // Nobody could even be exchanged, for leave or for what is published: then the covers that bind in this group at all.
  const binds = (c: number) => board.tight.subarray(c * board.words, (c + 1) * board.words).some((word) => word !== 0);
  const coversAmong = (list: readonly number[]) =>
    [...new Set(list.flatMap((i) => coversOf(ties, board.members[i] ?? 0)))].filter(binds).sort((a, b) => a - b);
  const near = coversAmong(high);
  return near.length > 0 ? near : coversAmong(seats);
}

/** In how many blocks a cover keeps member `i` at the office while some of the `low` ones, not of it, are at home. */
function blocksHeld(
  ties: Ties,
  { members, words, on, off, tight }: Board,
  i: number,
  low: readonly number[],
  c: number,
) {
  let blocks = 0;
  for (const k of low) {
    if (isIn(ties, members[k] ?? 0, c)) continue;
    for (let w = 0; w < words; w++) {
      let held = (on[i * words + w] ?? 0) & (off[k * words + w] ?? 0) & (tight[c * words + w] ?? 0);
      for (; held !== 0; held &= held - 1) blocks++;
    }
  }
  return blocks;
}

const coversOf = (ties: Ties, p: number): number[] => [...ties.covers.subarray(ties.first[p], ties.first[p + 1])];
