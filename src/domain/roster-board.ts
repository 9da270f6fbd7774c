import { type Draw, presenceOf } from './roster-draw.ts';
import type { Ties } from './roster-ties.ts';

/** The drawn blocks of one group as bits, so that two people's turns can be compared at once. */
export type Board = {
  readonly members: readonly number[];
  /** The days of block b are `days[edge[b]]` to `days[edge[b + 1] - 1]`. */
  readonly days: readonly number[];
  readonly edge: readonly number[];
  readonly words: number;
  /** Bit b of member i's words: the whole block, free and not published, at the office or at home. */
  readonly on: Int32Array;
  readonly off: Int32Array;
  /** Bit b of cover c's words: on some day of the block the cover needs everybody who is there. */
  readonly tight: Int32Array;
  /** Turns at the end, per member. */
  readonly turns: Int32Array;
  /** The members who are in some cover together with member i: the only ones who can stand in where it binds. */
  readonly sharers: (i: number) => readonly number[];
};

/** A board of a group as the roster stands; its `turns` and `tight` are still empty. */
export function boardOf(draw: Draw, ties: Ties, g: number, office: Uint8Array): Board {
  const { members = [], block = new Int32Array(), continues = false } = draw.groups[g] ?? {};
  const days: number[] = [];
  const edge: number[] = [];
  for (let day = 0; day < draw.days; day++) {
    if ((block[day] ?? -1) < 0) continue;
    if (block[day] !== block[days.at(-1) ?? -1]) edge.push(days.length);
    days.push(day);
  }
  edge.push(days.length);
  const blocks = edge.length - 1;
  const words = (blocks + 31) >> 5;
  const on = new Int32Array(members.length * words);
  const off = new Int32Array(members.length * words);

  // A block that began before the first day has its people already.
  for (let b = continues ? 1 : 0; b < blocks; b++) {
    const first = (days[edge[b] ?? 0] ?? 0) * draw.people;
    for (let i = 0; i < members.length; i++) {
      const p = members[i] ?? 0;
      const side = office[first + p];
      let whole = true;
      for (let k = edge[b] ?? 0; whole && k < (edge[b + 1] ?? 0); k++) {
        const at = (days[k] ?? 0) * draw.people + p;
        whole =
          draw.state[at] === presenceOf.free && draw.group[at] === g && draw.kept[at] === 0 && office[at] === side;
      }
      if (whole) flip(side === 1 ? on : off, i * words, b);
    }
  }
  const tight = new Int32Array(draw.covers.length * words);
  const turns = new Int32Array(members.length);
  return { members, days, edge, words, on, off, tight, turns, sharers: sharersIn(draw, ties, members) };
}

/** Brings the board up to what may have changed around it: the turns after the last day, and the covers. */
export function refresh(draw: Draw, ties: Ties, board: Board, spare: Int32Array, turns: Int32Array): void {
  const last = (draw.days - 1) * draw.people;
  const seen = new Set<number>();
  for (const [i, p] of board.members.entries()) {
    board.turns[i] = turns[last + p] ?? 0;
    for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) seen.add(ties.covers[at] ?? 0);
  }
  for (const c of seen) for (let b = 0; b < board.edge.length - 1; b++) markTight(draw, board, spare, c, b);
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

export function markTight(draw: Draw, board: Board, spare: Int32Array, c: number, b: number): void {
  const word = c * board.words + (b >> 5);
  const bit = 1 << (b & 31);
  let bits = (board.tight[word] ?? 0) & ~bit;
  for (let d = board.edge[b] ?? 0; d < (board.edge[b + 1] ?? 0); d++)
    if ((spare[c * draw.days + (board.days[d] ?? 0)] ?? 0) <= 0) bits |= bit;
  board.tight[word] = bits;
}

export function flip(bits: Int32Array, at: number, b: number): void {
  const word = at + (b >> 5);
  bits[word] = (bits[word] ?? 0) ^ (1 << (b & 31));
}

export function isIn(ties: Ties, p: number, c: number): boolean {
  for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) if (ties.covers[at] === c) return true;
  return false;
}

export const lengthOf = ({ edge }: Board, b: number): number => (edge[b + 1] ?? 0) - (edge[b] ?? 0);

function sharersIn(draw: Draw, ties: Ties, members: readonly number[]): (i: number) => readonly number[] {
  const seat = new Map(members.map((p, i) => [p, i]));
  const known: (readonly number[])[] = [];
  return (i) => {
    const sharers = known[i] ?? among(members[i] ?? 0);
    known[i] = sharers;
    return sharers;
  };

  function among(p: number): readonly number[] {
    const others = new Set<number>();
    for (const c of ties.covers.subarray(ties.first[p], ties.first[p + 1]))
      for (const other of draw.covers[c]?.members ?? []) if (other !== p) others.add(other);
    return [...others].flatMap((other) => seat.get(other) ?? []);
  }
}
