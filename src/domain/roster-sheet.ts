import { type Draw, type DrawGroup, presenceOf } from './roster-draw.ts';
import type { Tally } from './roster-turns.ts';

/** One day while it is drawn. Made once and used for all days: figures per group count free people only. */
export type Sheet = {
  /** Per person: the group in which he can be drawn today, or -1. */
  readonly place: Int32Array;
  /** Per person who can be drawn: the lower, the sooner he is called. */
  readonly wish: Float64Array;
  /** Per person: 1 where a cover needs him. */
  readonly pinned: Uint8Array;
  /** The free people of group g are `list[from[g]]` to `list[to[g] - 1]`. */
  readonly list: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly want: Int32Array;
  /** Published as at the office, and as at home. */
  readonly keptIn: Int32Array;
  readonly keptOut: Int32Array;
  /** Published as at the office, or drawn when the block began. */
  readonly settled: Int32Array;
  /** Called because a cover needs them, without being settled. */
  readonly fresh: Int32Array;
  /** Called because a cover needs them, without being published as at the office. */
  readonly added: Int32Array;
  /** How many were called in the end. */
  readonly called: Int32Array;
};

/** The reasons to call somebody, strongest first. */
export const callOf = { kept: 0, stays: 1, line: 2, keptHome: 3 } as const;

// Wide enough for the place in the line, and small enough that a number holds both exactly.
const step = 2 ** 50;
/** Why somebody would be called today, read from his wish. */
export const callIn = (wish: number): number => Math.floor(wish / step);

export function blankSheet({ people, groups }: Draw): Sheet {
  const each = () => new Int32Array(groups.length);
  return {
    place: new Int32Array(people),
    wish: new Float64Array(people),
    pinned: new Uint8Array(people),
    list: new Int32Array(people),
    from: each(),
    to: each(),
    low: each(),
    high: each(),
    want: each(),
    keptIn: each(),
    keptOut: each(),
    settled: each(),
    fresh: each(),
    added: each(),
    called: each(),
  };
}

/** Puts everybody of a group who can be drawn that day on the sheet, from `list[at]` on. Returns where the next begins. */
export function lineUp(draw: Draw, sheet: Sheet, g: number, day: number, office: Uint8Array, tally: Tally, at: number) {
  const { list, place, wish } = sheet;
  const group = draw.groups[g];
  sheet.from[g] = sheet.to[g] = at;
  if (!group || (group.block[day] ?? -1) < 0) {
    // On a day off nobody of the group is called, whatever the day before left on the sheet.
    const { low, high, want, keptIn, keptOut, settled, fresh, added } = sheet;
    for (const figures of [low, high, want, keptIn, keptOut, settled, fresh, added]) figures[g] = 0;
    return at;
  }
  const stays = stayersOf(draw, group, tally.lastDay[g] ?? -1, day, office);
  const row = day * draw.people;
  let [to, fixed, keptIn, keptOut, stayers] = [at, 0, 0, 0, 0];

  for (let seat = 0; seat < group.members.length; seat++) {
    const p = group.members[seat] ?? 0;
    if (draw.group[row + p] !== g) continue;
    const state = draw.state[row + p];
    if (state === presenceOf.office) fixed++;
    if (state !== presenceOf.free) continue;
    const kept = draw.kept[row + p];
    let call: number = callOf.line;
    if (kept === 1) {
      call = callOf.kept;
      keptIn++;
    } else if (kept === 2) {
      call = callOf.keptHome;
      keptOut++;
    } else if (stays(p)) {
      call = callOf.stays;
      stayers++;
    }
    const line = ((tally.parts[p] ?? 0) * (draw.days + 1) + (tally.since[p] ?? 0)) * draw.people + seat;
    wish[p] = call * step + line;
    place[p] = g;
    list[to++] = p;
  }
  sheet.to[g] = to;
  sheet.keptIn[g] = keptIn;
  sheet.keptOut[g] = keptOut;
  sheet.settled[g] = keptIn + stayers;
  sheet.fresh[g] = 0;
  sheet.added[g] = 0;
  bind(sheet, g, group, day, fixed, to - at);
  return to;
}

/** How many of the free people must, may and should be called, `fixed` ones being there anyway. */
function bind(sheet: Sheet, g: number, group: DrawGroup, day: number, fixed: number, free: number): void {
  const within = (figure: number) => Math.min(Math.max(figure - fixed, 0), free);
  const least = group.least[day] ?? 0;
  const most = group.most[day] ?? 0;
  const want = within(group.target[day] ?? 0);
  const crossed = least > most;
  const high = crossed ? want : within(most);
  const low = crossed ? want : within(least);
  sheet.low[g] = low;
  sheet.high[g] = high;
  sheet.want[g] = Math.min(Math.max(want, low), high);
}

/** Who was drawn for the block before this day of it. */
function stayersOf(draw: Draw, group: DrawGroup, last: number, day: number, office: Uint8Array) {
  if (last < 0) {
    const { before } = draw;
    return group.continues === true && before ? (p: number) => before[p] === 1 : () => false;
  }
  if (group.block[last] !== group.block[day]) return () => false;
  const row = last * draw.people;
  return (p: number) => office[row + p] === 1 && draw.state[row + p] === presenceOf.free;
}
