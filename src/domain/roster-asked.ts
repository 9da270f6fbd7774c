import type { Draw } from './roster-draw.ts';
import type { Needs } from './roster-needs.ts';
import { callIn, callOf, type Sheet } from './roster-sheet.ts';
import type { Ties } from './roster-ties.ts';

/** One cover as the search sees it: `need` people out of `candidates`, `have` of them chosen, `given` up. */
export type Asked = { readonly candidates: Candidate[]; readonly need: number; have: number; given: number };

export type Candidate = {
  readonly person: number;
  readonly room: Room;
  /** People of one kind are in the same group and covers and published alike: trying one of them is enough. */
  readonly kind: string;
  readonly call: number;
  readonly asked: Asked[];
  state: 'open' | 'chosen' | 'passed';
};

/** One group: `high` may come. `kept` of them are published as at the office; `flips` published ones the floor calls in anyway. */
export type Room = {
  readonly high: number;
  readonly kept: number;
  readonly flips: number;
  chosen: number;
  /** Of the chosen: not published as at the office, and published as at home. */
  added: number;
  fetched: number;
};

export type AskedDay = {
  readonly asked: readonly Asked[];
  readonly rooms: readonly Room[];
  readonly people: ReadonlyMap<number, Candidate>;
};

/** What the covers ask of the free people of some groups; whoever is pinned in other groups counts as there. */
export function askedOf(draw: Draw, ties: Ties, sheet: Sheet, needs: Needs, groups: ReadonlySet<number>): AskedDay {
  const rooms = new Map<number, Room>();
  const people = new Map<number, Candidate>();
  const asked: Asked[] = [];
  const inside = (p: number): boolean => groups.has(sheet.place[p] ?? -1);

  for (const c of needs.list.subarray(0, needs.open)) {
    const members = draw.covers[c]?.members ?? [];
    const candidates = members.filter(inside).map(candidate);
    if (candidates.length === 0) continue;
    let need = needs.need[c] ?? 0;
    for (const p of members) if (sheet.pinned[p] === 1 && !inside(p)) need--;
    const cover: Asked = { candidates, need, have: 0, given: 0 };
    for (const one of candidates) one.asked.push(cover);
    asked.push(cover);
  }
  for (const { candidates } of asked) candidates.sort((a, b) => order(a) - order(b));
  return { asked, rooms: [...rooms.values()], people };

  function candidate(p: number): Candidate {
    const known = people.get(p);
    if (known) return known;
    const g = sheet.place[p] ?? 0;
    const call = callIn(sheet.wish[p] ?? 0);
    const alike = call === callOf.stays ? callOf.line : call;
    const kind = `${g}/${alike}/${ties.covers.subarray(ties.first[p], ties.first[p + 1]).join()}`;
    const one: Candidate = { person: p, room: roomOf(g), kind, call, asked: [], state: 'open' };
    people.set(p, one);
    return one;
  }

  function roomOf(g: number): Room {
    const known = rooms.get(g);
    if (known) return known;
    const callable = (sheet.to[g] ?? 0) - (sheet.from[g] ?? 0) - (sheet.keptOut[g] ?? 0);
    const flips = Math.max(0, (sheet.low[g] ?? 0) - callable);
    const room = { high: sheet.high[g] ?? 0, kept: sheet.keptIn[g] ?? 0, flips, chosen: 0, added: 0, fetched: 0 };
    rooms.set(g, room);
    return room;
  }

  /** As published first, then who serves most covers, then the line. */
  function order({ person, call, asked: serves }: Candidate): number {
    return call * 2 ** 50 - Math.min(serves.length, 7) * 2 ** 47 + ((sheet.wish[person] ?? 0) % 2 ** 47);
  }
}

export const isOpen = ({ state, room }: Candidate): boolean => state === 'open' && room.chosen < room.high;

export function choose(one: Candidate): void {
  one.state = 'chosen';
  count(one, 1);
}

export function unchoose(one: Candidate): void {
  one.state = 'open';
  count(one, -1);
}

function count(one: Candidate, by: number): void {
  one.room.chosen += by;
  if (one.call !== callOf.kept) one.room.added += by;
  if (one.call === callOf.keptHome) one.room.fetched += by;
  for (const cover of one.asked) cover.have += by;
}

/** Published person-days that change when the chosen ones come: people sent home for want of room, and fetched. */
export function changesIn(rooms: readonly Room[]): number {
  let changes = 0;
  for (const { kept, added, high, fetched, flips } of rooms)
    changes += Math.max(0, kept + added - high) + Math.max(fetched, flips);
  return changes;
}

/** How many people the covers lack as things stand. */
export const lackingIn = (asked: readonly Asked[]): number =>
  asked.reduce((sum, { need, have }) => sum + Math.max(0, need - have), 0);
