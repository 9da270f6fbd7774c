import { type Draw, presenceOf } from './roster-draw.ts';
import type { Ties } from './roster-ties.ts';
import type { Tally } from './roster-turns.ts';

/**
 * The drawn days of one group as bits, so that two people's turns can be compared at once. A stint is what one person
 * works in one block: all of it, its first days up to a leave, or its last days in somebody's place.
 */
export type Board = {
  readonly group: number;
  readonly members: readonly number[];
  /** The days on which the group works, one after the other. */
  readonly days: readonly number[];
  readonly stints: readonly Stint[];
  /** The stints of block b are `stints[first[b]]` to `stints[first[b + 1] - 1]`. */
  readonly first: readonly number[];
  readonly words: number;
  /** Bit s of member i's words: he works stint s, or he is at home and could take it. */
  readonly on: Int32Array;
  readonly off: Int32Array;
  /** Bit s of cover c's words: on some day of stint s the cover needs everybody who is there. */
  readonly tight: Int32Array;
  /** Turns at the end, per member, in parts. */
  readonly parts: Int32Array;
  /** Looks again at whether member i works stint s, or could. */
  readonly mark: (i: number, s: number) => void;
  /** The members who are in some cover together with member i: the only ones who can stand in where it binds. */
  readonly sharers: (i: number) => readonly number[];
};

/** From `days[from]` to before `days[to]`. */
export type Stint = {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  /** Whether the block has days before and after it. */
  readonly late: boolean;
  readonly early: boolean;
};

/** A board of a group as the roster stands; its `parts` and `tight` are still empty. */
export function boardOf(draw: Draw, ties: Ties, group: number, office: Uint8Array): Board {
  const { members = [] } = draw.groups[group] ?? {};
  const { days, stints, first } = stintsOf(draw, group);
  const words = (stints.length + 31) >> 5;
  const [on, off] = [new Int32Array(members.length * words), new Int32Array(members.length * words)];
  const mark = marker(draw, office, { group, members, days, stints, words, on, off });
  for (let s = 0; s < stints.length; s++) for (let i = 0; i < members.length; i++) mark(i, s);
  const tight = new Int32Array(draw.covers.length * words);
  const parts = new Int32Array(members.length);
  return {
    group,
    members,
    days,
    stints,
    first,
    words,
    on,
    off,
    tight,
    parts,
    mark,
    sharers: sharersIn(draw, ties, members),
  };
}

function stintsOf(draw: Draw, group: number): Pick<Board, 'days' | 'stints' | 'first'> {
  const { block = new Int32Array(), continues = false } = draw.groups[group] ?? {};
  const days: number[] = [];
  const edge: number[] = [];
  for (let day = 0; day < draw.days; day++) {
    if ((block[day] ?? -1) < 0) continue;
    if (block[day] !== block[days.at(-1) ?? -1]) edge.push(days.length);
    days.push(day);
  }
  edge.push(days.length);

  const stints: Stint[] = [];
  const first = [0];
  for (let b = 0; b + 1 < edge.length; b++) {
    const [begin = 0, over = 0] = edge.slice(b);
    // Who came on the first day of a block that began before it is settled.
    if (b > 0 || !continues)
      for (let to = over; to > begin; to--) stints.push({ block: b, from: begin, to, late: false, early: to < over });
    for (let from = begin + 1; from < over; from++) stints.push({ block: b, from, to: over, late: true, early: false });
    first.push(stints.length);
  }
  return { days, stints, first };
}

/**
 * A stint can be exchanged when it is free and unpublished, and when taking or leaving it keeps the rule of the block:
 * whoever was drawn on a day stays on the next one, unless he is not free then.
 */
function marker(
  { people, state, kept, group: groups }: Draw,
  office: Uint8Array,
  board: Pick<Board, 'group' | 'members' | 'days' | 'stints' | 'words' | 'on' | 'off'>,
): Board['mark'] {
  const { group, members, days, stints, words, on, off } = board;
  const isFree = (at: number) => state[at] === presenceOf.free && groups[at] === group;
  const isWhole = ({ from, to, late, early }: Stint, p: number, side: number | undefined): boolean => {
    if (early && isFree((days[to] ?? 0) * people + p)) return false;
    for (let d = from; d < to; d++) {
      const at = (days[d] ?? 0) * people + p;
      if (office[at] !== side || kept[at] !== 0 || !isFree(at)) return false;
    }
    if (!late) return true;
    const before = (days[from - 1] ?? 0) * people + p;
    return office[before] === 0 || !isFree(before);
  };
  return (i, s) => {
    const stint = stints[s];
    if (!stint) return;
    const p = members[i] ?? 0;
    const side = office[(days[stint.from] ?? 0) * people + p];
    const word = i * words + (s >> 5);
    const bit = 1 << (s & 31);
    const whole = isWhole(stint, p, side);
    if (((on[word] ?? 0) & bit) !== (whole && side === 1 ? bit : 0)) on[word] = (on[word] ?? 0) ^ bit;
    if (((off[word] ?? 0) & bit) !== (whole && side === 0 ? bit : 0)) off[word] = (off[word] ?? 0) ^ bit;
  };
}

/** Brings the board up to what may have changed around it: the turns after the last day, and the covers. */
export function refresh(draw: Draw, ties: Ties, board: Board, spare: Int32Array, tally: Tally): void {
  const seen = new Set<number>();
  for (const [i, p] of board.members.entries()) {
    board.parts[i] = tally.parts[p] ?? 0;
    for (let at = ties.first[p] ?? 0; at < (ties.first[p + 1] ?? 0); at++) seen.add(ties.covers[at] ?? 0);
  }
  for (const c of seen) for (let s = 0; s < board.stints.length; s++) markTight(draw, board, spare, c, s);
}

export function markTight(draw: Draw, board: Board, spare: Int32Array, c: number, s: number): void {
  const { from, to } = board.stints[s] ?? { from: 0, to: 0 };
  const word = c * board.words + (s >> 5);
  const bit = 1 << (s & 31);
  let bits = (board.tight[word] ?? 0) & ~bit;
  for (let d = from; d < to; d++) if ((spare[c * draw.days + (board.days[d] ?? 0)] ?? 0) <= 0) bits |= bit;
  board.tight[word] = bits;
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
