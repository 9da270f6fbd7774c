import type { Agency } from '../domain/agency.ts';
import { failing } from '../domain/condition.ts';
import type { Edict } from '../domain/edict.ts';
import type { DayMark, PersonRow, Unclassified, UnmatchedGroup } from '../domain/edict-preview.ts';
import type { Person } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { RosterDraft } from '../domain/roster-question.ts';
import { standingOf } from '../domain/standing.ts';
import type { LocalDate } from '../domain/time.ts';
import { plansByUnit } from './roster.ts';

/** What a day leaves to be told of single people. */
export type PeopleDay = {
  readonly date: LocalDate;
  /** Those of whom nobody can say where they work. */
  readonly open: readonly DayPlan[];
  /** Empty unless each person is asked for. */
  readonly marks: readonly { readonly person: Person; readonly unit: string; readonly mark: DayMark }[];
};

export function personRows({ units }: Agency, days: readonly PeopleDay[]): readonly PersonRow[] {
  const order = new Map(units.map(({ id }, i) => [id, i]));
  const rows = new Map<string, PersonRow & { readonly name: string; readonly days: (DayMark | null)[] }>();
  for (const [i, { marks }] of days.entries())
    for (const { person, unit, mark } of marks) {
      const { id, name } = person;
      const row = rows.get(`${unit} ${id}`) ?? { person: id, name, unit, days: days.map(() => null) };
      row.days[i] = mark;
      rows.set(`${unit} ${id}`, row);
    }
  return [...rows.values()]
    .sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) || a.name.localeCompare(b.name, 'id'))
    .map(({ person, unit, days: marks }) => ({ person, unit, days: marks }));
}

export function unmatchedIn(
  { units }: Agency,
  draft: RosterDraft | null,
  days: readonly PeopleDay[],
): readonly UnmatchedGroup[] {
  const levels = new Map<string, string | null>();
  for (const { person, why, clause, days: on } of draft?.unmatched ?? [])
    if (why === 'no-level') for (const date of on) levels.set(`${person} ${date}`, clause);
  const groups = new Map<string, UnmatchedGroup & { readonly members: Map<number, { title: string; days: number }> }>();
  for (const { date, open } of days)
    for (const { why, person, unit } of open) {
      if (!unit) continue;
      const level = levels.get(`${person.id} ${date}`);
      const reason =
        level !== undefined
          ? 'no-level'
          : why.kind === 'no-rule' || why.kind === 'head-decides'
            ? why.kind
            : 'no-roster';
      const clause = level ?? (why.kind === 'head-decides' ? why.clause : null);
      const key = `${unit.id} ${reason} ${clause}`;
      const group = groups.get(key) ?? { unit: unit.id, why: reason, clause, people: [], members: new Map() };
      const known = group.members.get(person.id) ?? { title: person.title, days: 0 };
      known.days += 1;
      group.members.set(person.id, known);
      groups.set(key, group);
    }
  const order = new Map(units.map(({ id }, i) => [id, i]));
  return [...groups.values()]
    .sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0))
    .map(({ members, ...group }) => ({
      ...group,
      people: [...members].map(([person, { title, days: on }]) => ({ person, title, days: on })),
    }));
}

/** As they are on the first day (PRB-2). */
export function unclassifiedIn(
  agency: Agency,
  edict: Edict,
  date: LocalDate,
  plans: readonly DayPlan[],
): readonly Unclassified[] {
  if (edict.classes.length === 0) return [];
  const ruled = plansByUnit(plans.filter(({ why }) => why.kind !== 'exempt'));
  return agency.units.flatMap((unit) => {
    const here = ruled.get(unit.id) ?? [];
    const standing = standingOf(agency, edict, unit, date);
    if (here.length === 0 || standing.unitClass) return [];
    const lost = here.filter(
      ({ why, person }) =>
        why.kind === 'no-rule' &&
        edict.rules.some(
          ({ when, outcome }) =>
            outcome.kind !== 'head' && failing({ ...when, classes: [] }, person, standing, date) === null,
        ),
    );
    return [{ unit: unit.id, people: here.length, lost: lost.length }];
  });
}
