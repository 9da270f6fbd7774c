import type { Person } from '../domain/person.ts';
import { type DayPlan, factsOf, planDay } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { RosterRow } from '../domain/roster.ts';
import { datesFrom, type LocalDate } from '../domain/time.ts';
import type { People } from '../ports/people.ts';
import type { Rosters, RosterVersion } from '../ports/rosters.ts';

/** Everybody's days as they would be if that version were the binding one; what was made by hand stays. */
export async function plansUnder(
  version: RosterVersion,
  range: { readonly from: LocalDate; readonly to: LocalDate },
  persons: readonly Person[],
  policy: Policy,
  deps: { readonly people: Pick<People, 'dayFacts'>; readonly rosters: Pick<Rosters, 'entries'> },
): Promise<readonly DayPlan[]> {
  const turns = new Map<LocalDate, Map<number, RosterRow>>();
  for (const { date, person, mode } of await deps.rosters.entries(version.id)) {
    const day = turns.get(date) ?? new Map<number, RosterRow>();
    day.set(person, { mode, edict: version.edict });
    turns.set(date, day);
  }
  const ids = persons.map(({ id }) => id);
  const mine = new Set(version.persons);
  const days: (readonly DayPlan[])[] = [];
  for (const date of datesFrom(range.from, range.to)) {
    const facts = await deps.people.dayFacts(date, ids);
    const changes = version.from <= date && date <= version.to;
    const kept = [...facts.roster].filter(([person, row]) => !changes || row.edict === null || !mine.has(person));
    const roster = new Map([...(changes ? (turns.get(date) ?? []) : []), ...kept]);
    days.push(persons.map((person) => planDay(policy, person, date, factsOf({ ...facts, roster }, person.id))));
  }
  return persons.flatMap((_, i) => days.flatMap((day) => day[i] ?? []));
}
