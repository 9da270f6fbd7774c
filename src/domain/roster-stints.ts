import type { Board } from './roster-board.ts';
import { type Draw, presenceOf } from './roster-draw.ts';

/**
 * What one person can work in one block: all of it, its first days up to a leave, or its last days in somebody's place.
 * All by stint, counted in `days`, on which the group works.
 */
export type Stints = {
  readonly days: Int32Array;
  /** Its first day, and the day after its last. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The same of its block. */
  readonly begin: Int32Array;
  readonly over: Int32Array;
  /** The first and the last stint of its block. */
  readonly first: Int32Array;
  readonly last: Int32Array;
};

/** The stints that a group has. */
export function stintsOf(draw: Draw, group: number): Stints {
  const { block = new Int32Array(), continues = false } = draw.groups[group] ?? {};
  const days: number[] = [];
  const edge: number[] = [];
  for (let day = 0; day < draw.days; day++) {
    if ((block[day] ?? -1) < 0) continue;
    if (block[day] !== block[days.at(-1) ?? -1]) edge.push(days.length);
    days.push(day);
  }
  edge.push(days.length);

  const found: Record<'from' | 'to' | 'first' | 'last' | 'begin' | 'over', number>[] = [];
  for (let b = 0; b + 1 < edge.length; b++) {
    const [begin = 0, over = 0] = edge.slice(b);
    const stints: (readonly [number, number])[] = [];
    // Who came on the first day of a block that began before it is settled.
    if (b > 0 || !continues) for (let to = over; to > begin; to--) stints.push([begin, to]);
    for (let from = begin + 1; from < over; from++) stints.push([from, over]);
    const first = found.length;
    const last = first + stints.length - 1;
    for (const [from, to] of stints) found.push({ from, to, first, last, begin, over });
  }
  const pick = (field: keyof (typeof found)[0]) => Int32Array.from(found.map((stint) => stint[field]));
  return {
    days: Int32Array.from(days),
    from: pick('from'),
    to: pick('to'),
    first: pick('first'),
    last: pick('last'),
    begin: pick('begin'),
    over: pick('over'),
  };
}

/**
 * Looks which stints from `first` to `last` a member works, or could. A stint can be exchanged when it is free and
 * unpublished, and when taking or leaving it keeps the rule of the block: whoever was drawn on a day stays on the next
 * one, unless he is not free then.
 */
export function markStints(draw: Draw, board: Board, office: Uint8Array, i: number, first: number, last: number): void {
  const { people, state, kept, group: groups } = draw;
  const { members, days, from, to, begin, over, words, on, off, group } = board;
  const p = members[i] ?? 0;
  for (let s = first; s <= last; s++) {
    const start = from[s] ?? 0;
    const end = to[s] ?? 0;
    const side = office[(days[start] ?? 0) * people + p];
    let whole = true;
    if (start > (begin[s] ?? 0)) {
      const before = (days[start - 1] ?? 0) * people + p;
      whole = office[before] === 0 || state[before] !== presenceOf.free || groups[before] !== group;
    }
    if (whole && end < (over[s] ?? 0)) {
      const after = (days[end] ?? 0) * people + p;
      whole = state[after] !== presenceOf.free || groups[after] !== group;
    }
    for (let d = start; whole && d < end; d++) {
      const at = (days[d] ?? 0) * people + p;
      whole = office[at] === side && state[at] === presenceOf.free && kept[at] === 0 && groups[at] === group;
    }
    const word = i * words + (s >> 5);
    const bit = 1 << (s & 31);
    on[word] = whole && side === 1 ? (on[word] ?? 0) | bit : (on[word] ?? 0) & ~bit;
    off[word] = whole && side === 0 ? (off[word] ?? 0) | bit : (off[word] ?? 0) & ~bit;
  }
}
