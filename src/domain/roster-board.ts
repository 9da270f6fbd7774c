import type { Draw } from './roster-draw.ts';
import { markStints, type Stints, stintsOf } from './roster-stints.ts';
import type { Ties } from './roster-ties.ts';
import type { Tally } from './roster-turns.ts';

/** Who works which stint of one group, as bits, so that two people's turns can be compared at once. */
export type Board = Stints & {
  readonly group: number;
  readonly members: readonly number[];
  readonly words: number;
  /** Bit s of member i's words: he works stint s, or he is at home and could take it. */
  readonly on: Int32Array;
  readonly off: Int32Array;
  /** Bit s of cover c's words: on some day of stint s the cover needs everybody who is there. */
  readonly tight: Int32Array;
  /** Turns at the end, per member, in parts. */
  readonly parts: Int32Array;
  /** The members who are in some cover together with member i: the only ones who can stand in where it binds. */
  readonly sharers: (i: number) => readonly number[];
};

/** The board of a group as the roster and the tally stand. `spare` as in `sparesOf`. */
export function boardOf(
  draw: Draw,
  ties: Ties,
  group: number,
  office: Uint8Array,
  spare: Int32Array,
  tally: Tally,
): Board {
  const { members = [] } = draw.groups[group] ?? {};
  const stints = stintsOf(draw, group);
  const words = (stints.from.length + 31) >> 5;
  const bits = () => new Int32Array(members.length * words);
  const parts = new Int32Array(members.length);
  const tight = new Int32Array(draw.covers.length * words);
  const sharers = sharersIn(draw, ties, members);
  const board: Board = { group, members, ...stints, words, on: bits(), off: bits(), tight, parts, sharers };
  const done = new Uint8Array(draw.covers.length);
  for (const [i, p] of members.entries()) {
    parts[i] = tally.plain[p] ?? 0;
    markStints(draw, board, office, i, 0, stints.from.length - 1);
    for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) {
      const c = ties.covers[at] ?? 0;
      if (done[c] === 0) markTight(draw, board, spare, c, 0, stints.from.length - 1);
      done[c] = 1;
    }
  }
  return board;
}

export function markTight(draw: Draw, board: Board, spare: Int32Array, c: number, first: number, last: number): void {
  const { days, from, to, tight, words } = board;
  for (let s = first; s <= last; s++) {
    const word = c * words + (s >> 5);
    const bit = 1 << (s & 31);
    let bits = (tight[word] ?? 0) & ~bit;
    for (let d = from[s] ?? 0; d < (to[s] ?? 0); d++)
      if ((spare[c * draw.days + (days[d] ?? 0)] ?? 0) <= 0) bits |= bit;
    tight[word] = bits;
  }
}

/** Per `cover * days + day`, how many more are at the office than must be; a cover that asks nothing spares everybody. */
export function sparesOf(draw: Draw, office: Uint8Array): Int32Array {
  const spare = new Int32Array(draw.covers.length * draw.days);
  for (const [c, { members, least }] of draw.covers.entries())
    for (let day = 0; day < draw.days; day++) {
      const row = day * draw.people;
      let there = 0;
      for (const p of members) there += office[row + p] ?? 0;
      spare[c * draw.days + day] = (least[day] ?? 0) > 0 ? there - (least[day] ?? 0) : draw.people;
    }
  return spare;
}

function sharersIn(draw: Draw, ties: Ties, members: readonly number[]): (i: number) => readonly number[] {
  const seat = new Int32Array(draw.people).fill(-1);
  for (const [i, p] of members.entries()) seat[p] = i;
  const seenBy = new Int32Array(members.length).fill(-1);
  const known: (readonly number[])[] = [];
  return (i) => {
    const sharers = known[i] ?? among(i);
    known[i] = sharers;
    return sharers;
  };

  function among(i: number): readonly number[] {
    const p = members[i] ?? 0;
    const sharers: number[] = [];
    seenBy[i] = i;
    for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++)
      for (const other of draw.covers[ties.covers[at] ?? 0]?.members ?? []) {
        const k = seat[other] ?? -1;
        if (k < 0 || seenBy[k] === i) continue;
        seenBy[k] = i;
        sharers.push(k);
      }
    return sharers;
  }
}
