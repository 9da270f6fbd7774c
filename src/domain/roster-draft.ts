import type { Edict } from './edict.ts';
import type { DrawnEntry } from './roster.ts';
import { type Cast, castOf, openQuestions } from './roster-cast.ts';
import { coversOf } from './roster-covers.ts';
import { presenceOf } from './roster-draw.ts';
import { drawRoster } from './roster-greedy.ts';
import { type Pool, poolsOf } from './roster-groups.ts';
import { startOf } from './roster-ledger.ts';
import { placesOf } from './roster-places.ts';
import type { RosterDraft, RosterQuestion } from './roster-question.ts';
import { emptyOffices, fairnessOf, shortfallsOf, unmatchedIn } from './roster-remarks.ts';
import { settleWeekly } from './roster-weekly.ts';
import { keepsRosterOf } from './succession.ts';
import { addDays, datesFrom, type LocalDate } from './time.ts';

/**
 * The roster an edict asks for, as a draft: whoever is fixed stays where the rule puts him, the rest draw, fewest turns
 * first. What is published stays as long as no rule breaks, and before `changesFrom` whatever happens (D8). A past day
 * on which nothing was published in a pool is drawn: edicts come late (D21). Throws when the policy has no such edict.
 */
export function draftRoster(question: RosterQuestion): RosterDraft {
  const edict = question.policy.edicts.get(question.edict);
  if (!edict) throw new Error(`edict ${question.edict} is not in the policy`);
  const days = datesFrom(question.from, question.to);
  const places = placesOf(question.policy, edict, days, question.units);
  const cast = castOf(question, edict, places, days);
  const { pools, group } = poolsOf(question, edict, cast, days);
  const before = publishedIn(question, cast, days, edict);
  const past = closePast(question, cast, pools, group, before, days);
  const drawing = Uint8Array.from(cast.state, (state) => (state === presenceOf.free ? 1 : 0));
  for (const [g, pool] of pools.entries()) settleWeekly(pool, g, group, cast, days, question.rows);
  const covers = coversOf(question, edict, cast, days);
  const load = startOf(cast.persons, pools, question.ledger);
  const eve = evesOf(question, edict, cast, pools, group, days);
  const drawn = drawRoster({
    people: cast.persons.length,
    days: days.length,
    state: cast.state,
    group,
    kept: question.redo ? new Uint8Array(before.length) : before,
    load,
    before: eve.before,
    groups: pools.map((pool, g) => ({ ...pool, continues: eve.continues[g] === true })),
    covers: covers.map(({ members, least }) => ({
      members,
      // A day that is over has had the presence it had.
      least: least.map((n, day) => (past[day] && members.some((p) => published(day, p)) ? 0 : n)),
    })),
  });
  return {
    edict: edict.slug,
    from: question.from,
    to: question.to,
    changesFrom: question.changesFrom,
    units: [...places.keys()],
    persons: cast.persons.map(({ id }) => id),
    entries: entriesOf(cast, pools, group, drawing, drawn, load, days),
    unmatched: unmatchedIn(cast, days),
    shortfalls: shortfallsOf(drawn.findings, pools, covers, days),
    fairness: fairnessOf(drawn.spreads, pools, covers),
    empty: emptyOffices(cast, places, drawn.office, days),
  };

  function published(day: number, p: number): boolean {
    return (before[day * cast.persons.length + p] ?? 0) > 0;
  }
}

/**
 * Pools whose first drawn day lies in the middle of a turn, and who was at the office on the turn day before it: a
 * roster that goes on where another ended cuts nobody's turn.
 */
function evesOf(
  question: RosterQuestion,
  edict: Edict,
  cast: Cast,
  pools: readonly Pool[],
  group: Int16Array,
  days: readonly LocalDate[],
): { readonly before: Uint8Array; readonly continues: readonly boolean[] } {
  const find = (slug: string) => question.policy.edicts.get(slug);
  const people = cast.persons.length;
  const before = new Uint8Array(people);
  const continues = pools.map((pool, g) => {
    const day = pool.block.findIndex((block) => block >= 0);
    const date = days[day];
    if (date === undefined || (pool.step[day] ?? 0) === 0) return false;
    let eve = addDays(date, -1);
    while (eve >= edict.effectiveFrom && !pool.isTurnDay(eve)) eve = addDays(eve, -1);
    for (const p of pool.members) {
      const row = group[day * people + p] === g ? question.rows.get(cast.persons[p]?.id ?? -1)?.get(eve) : undefined;
      if (row?.mode === 'wfo' && row.edict !== null && keepsRosterOf(edict, row.edict, find)) before[p] = 1;
    }
    return true;
  });
  return { before, continues };
}

/** Per person-day what is published under this edict: 1 office, 2 home, 0 nothing. */
function publishedIn(question: RosterQuestion, cast: Cast, days: readonly LocalDate[], edict: Edict): Uint8Array {
  const find = (slug: string) => question.policy.edicts.get(slug);
  const people = cast.persons.length;
  const before = new Uint8Array(people * days.length);
  for (const [p, { id }] of cast.persons.entries()) {
    const mine = question.rows.get(id);
    if (!mine) continue;
    for (const [day, date] of days.entries()) {
      const row = mine.get(date);
      if (row?.edict != null && keepsRosterOf(edict, row.edict, find))
        before[day * people + p] = row.mode === 'wfo' ? 1 : 2;
    }
  }
  return before;
}

/**
 * Takes out of the drawing what may not be drawn: days before `changesFrom` of a pool that has turns published on them,
 * and days without the level a quota goes by. Returns which days lie before `changesFrom`.
 */
function closePast(
  question: RosterQuestion,
  cast: Cast,
  pools: readonly Pool[],
  group: Int16Array,
  before: Uint8Array,
  days: readonly LocalDate[],
): readonly boolean[] {
  const people = cast.persons.length;
  const past = days.map((date) => date < question.changesFrom);
  for (const [g, pool] of pools.entries())
    for (const day of days.keys()) {
      const here = pool.members.filter((p) => group[day * people + p] === g);
      const over = past[day] === true && here.some((p) => before[day * people + p] !== 0);
      if (!over && !pool.unlevelled[day]) continue;
      pool.block[day] = -1;
      for (const p of here) {
        const at = day * people + p;
        group[at] = -1;
        if (cast.state[at] !== presenceOf.free) continue;
        const row = over ? before[at] : 0;
        cast.state[at] = row === 1 ? presenceOf.office : row === 2 ? presenceOf.home : presenceOf.away;
        if (!over) cast.open[at] = openQuestions.indexOf('no-level');
      }
    }
  return past;
}

/** Turns of those who drew; of a weekly pattern the days at the office are its turns. */
function entriesOf(
  cast: Cast,
  pools: readonly Pool[],
  group: Int16Array,
  drawing: Uint8Array,
  drawn: { readonly office: Uint8Array; readonly turns: Int32Array },
  load: Int32Array,
  days: readonly LocalDate[],
): readonly DrawnEntry[] {
  const people = cast.persons.length;
  const entries: DrawnEntry[] = [];
  const weekly = Int32Array.from(load);
  for (const [day, date] of days.entries())
    for (const [p, { id }] of cast.persons.entries()) {
      const at = day * people + p;
      const pool = pools[group[at] ?? -1];
      if (!pool || drawing[at] !== 1) continue;
      const office = drawn.office[at] === 1;
      if (office) weekly[p] = (weekly[p] ?? 0) + 1;
      const turns = pool.quota.rotation.kind === 'weekly' ? weekly[p] : drawn.turns[at];
      entries.push({ date, person: id, mode: office ? 'wfo' : pool.quota.rest, pool: pool.name, turns: turns ?? 0 });
    }
  return entries;
}
