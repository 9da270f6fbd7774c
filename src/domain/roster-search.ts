import {
  type Asked,
  type AskedDay,
  askedOf,
  type Candidate,
  changesIn,
  choose,
  isOpen,
  lackingIn,
  type Room,
  unchoose,
} from './roster-asked.ts';
import type { Draw } from './roster-draw.ts';
import type { Needs } from './roster-needs.ts';
import type { Sheet } from './roster-sheet.ts';
import type { Ties } from './roster-ties.ts';

/** Looks at a candidate that one search may take; a day of eight people needs some dozens. */
const looksEach = 400_000;

/**
 * The people to call so that covers lack as few as the ceilings allow, and then as few published days change as can
 * be: first in the groups of the covers that lack somebody, then in all. Complete while its patience lasts;
 * `undefined` when it finds nothing better than who is pinned.
 */
export function searchHolders(draw: Draw, ties: Ties, sheet: Sheet, needs: Needs): readonly number[] | undefined {
  const covers = needs.list.subarray(0, needs.open);
  const groupsOf = (list: Iterable<number>): ReadonlySet<number> => {
    const groups = new Set<number>();
    for (const c of list) for (const p of draw.covers[c]?.members ?? []) groups.add(sheet.place[p] ?? -1);
    groups.delete(-1);
    return groups;
  };
  const short = covers.filter((c) => (needs.have[c] ?? 0) < (needs.need[c] ?? 0));
  const [near, all] = [groupsOf(short), groupsOf(covers)];
  const before: readonly number[] = [...needs.pins.subarray(0, needs.called)];
  let pins = before;
  for (const groups of near.size > 0 && near.size < all.size ? [near, all] : [all]) {
    const found = searchDay(askedOf(draw, ties, sheet, needs, groups), pins, needs);
    if (found) pins = [...pins.filter((p) => !groups.has(sheet.place[p] ?? -1)), ...found];
  }
  return pins === before ? undefined : pins;
}

function searchDay(day: AskedDay, pins: readonly number[], needs: Needs): readonly number[] | undefined {
  const { asked, rooms, people } = day;
  const forced = changesIn(rooms);
  const before = pins.flatMap((p) => people.get(p) ?? []);
  for (const one of before) choose(one);
  let [lacking, changes] = [lackingIn(asked), changesIn(rooms)];
  for (const one of before) unchoose(one);

  let chosen: Candidate[] = [];
  let found: readonly number[] | undefined;
  let looks = Math.min(looksEach, needs.patience);
  needs.patience -= looks;
  for (let miss = unreachable(asked); miss < lacking; miss++) if (tryWith(miss, Infinity)) lacking = miss;
  for (let change = forced; change < changes; change++) tryWith(lacking, change);
  needs.patience += Math.max(0, looks);
  return found;

  function tryWith(mayLack: number, mayChange: number): boolean {
    const done = descend(mayLack, mayChange);
    if (done) [found, changes] = [chosen.map(({ person }) => person), changesIn(rooms)];
    for (const one of chosen) unchoose(one);
    for (const one of people.values()) one.state = 'open';
    for (const cover of asked) cover.given = 0;
    chosen = [];
    return done;
  }

  /** Decides for the cover with the least choice: each kind of candidate in turn, or nobody more. */
  function descend(mayLack: number, mayChange: number): boolean {
    const cover = tightest(mayLack);
    if (cover === 'met') return true;
    if (cover === 'hopeless' || looks < 0) return false;
    const passed: Candidate[] = [];
    for (const one of cover.candidates) {
      if (!isOpen(one)) continue;
      choose(one);
      chosen.push(one);
      if (changesIn(rooms) <= mayChange && descend(mayLack, mayChange)) return true;
      chosen.pop();
      unchoose(one);
      for (const same of cover.candidates)
        if (same.state === 'open' && same.kind === one.kind) {
          same.state = 'passed';
          passed.push(same);
        }
    }
    const rest = cover.need - cover.have - cover.given;
    cover.given += rest;
    if (rest <= mayLack && descend(mayLack - rest, mayChange)) return true;
    cover.given -= rest;
    for (const one of passed) one.state = 'open';
    return false;
  }

  function tightest(mayLack: number): Asked | 'met' | 'hopeless' {
    let found: Asked | 'met' = 'met';
    let least = Infinity;
    for (const cover of asked) {
      const rest = cover.need - cover.have - cover.given;
      if (rest <= 0) continue;
      let spare = -rest;
      for (const one of cover.candidates) if (isOpen(one)) spare++;
      looks -= cover.candidates.length;
      if (spare + mayLack < 0) return 'hopeless';
      if (spare < least) [found, least] = [cover, spare];
    }
    return found;
  }
}

/** How many the covers lack whoever is chosen: no more come from a group than its ceiling leaves. */
function unreachable(asked: readonly Asked[]): number {
  let sum = 0;
  for (const { candidates, need } of asked) {
    const byRoom = new Map<Room, number>();
    for (const { room } of candidates) byRoom.set(room, (byRoom.get(room) ?? 0) + 1);
    let reach = 0;
    for (const [room, count] of byRoom) reach += Math.min(count, room.high);
    sum += Math.max(0, need - reach);
  }
  return sum;
}
