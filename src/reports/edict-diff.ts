import type { DayShares, EdictDiff } from '../domain/edict-diff.ts';
import { termChanges } from '../domain/edict-terms.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { type DatedEdict, edictFor, type Policy } from '../domain/policy.ts';
import type { RosterDraft } from '../domain/roster-question.ts';
import { standingOf } from '../domain/standing.ts';
import { datesFrom, type LocalDate } from '../domain/time.ts';
import { peopleChanges } from './edict-diff-people.ts';
import { dueSlots, type PeopleFacts, plannerOf, servingOn } from './preview-days.ts';
import { isHandmade, policyAsIf } from './preview-policy.ts';

export type DiffQuestion = {
  /** The rules as they are written. */
  readonly policy: Policy;
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** Both ends count. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Unit ids, those below them included (`scopeOf`); `null` = all. */
  readonly units: readonly string[] | null;
  readonly facts: PeopleFacts;
};

/** `draft`: made under `policyAsIf` the edict were in force; `null` where it has no rules to make one from. */
export type DiffSide = { readonly edict: string; readonly draft: RosterDraft | null };

/** Throws when the policy lacks one of the two. */
export function edictDiff(question: DiffQuestion): EdictDiff {
  const { policy, from, to, units } = question;
  const [old, young] = [written(policy, question.before.edict), written(policy, question.after.edict)];
  const compared = [old.slug, young.slug];
  const [oldPolicy, youngPolicy] = [
    policyAsIf(policy, old.slug, compared, from),
    policyAsIf(policy, young.slug, compared, from),
  ];
  const dates = datesFrom(from, to);
  const persons = reachedBy(question, oldPolicy, dates);
  const terms = termChanges(old, young);
  const classes = classChanges([oldPolicy, old], [youngPolicy, young], units, from);
  const people = peopleChanges([oldPolicy, old], [youngPolicy, young], persons, dates);
  const nothing = terms.length + classes.length + people.length === 0;
  const before = sharesUnder(oldPolicy, old, question, question.before.draft, persons);
  const after = sharesUnder(youngPolicy, young, question, question.after.draft, persons);
  return {
    before: old,
    after: young,
    from,
    to,
    partial: units !== null,
    terms,
    classes,
    people,
    compared: persons.length,
    shares: nothing
      ? []
      : dates
          .map((date) => ({ date, before: before(date), after: after(date) }))
          .filter((day) => (day.before?.duty ?? 0) + (day.after?.duty ?? 0) > 0),
  };
}

function written(policy: Policy, slug: string): DatedEdict {
  const edict = policy.edicts.get(slug);
  if (!edict) throw new Error(`edict ${slug} is not in the policy`);
  return edict;
}

/** Who serves in the range in a unit that either edict is for. */
function reachedBy({ units, facts }: DiffQuestion, policy: Policy, dates: readonly LocalDate[]): readonly Person[] {
  const scope = units && new Set(units);
  const reached = new Set(
    policy.agency.units
      .filter(({ id }) => scope === null || scope.has(id))
      .filter(({ id }) => dates[0] !== undefined && edictFor(policy, id, dates[0]))
      .map(({ id }) => id),
  );
  const seen = new Set<Person>();
  for (const person of facts.persons)
    if (dates.some((date) => reached.has(serviceOn(person, date)?.unit ?? ''))) seen.add(person);
  return [...seen];
}

function classChanges(
  before: readonly [Policy, DatedEdict],
  after: readonly [Policy, DatedEdict],
  units: readonly string[] | null,
  date: LocalDate,
): EdictDiff['classes'] {
  const classUnder = ([{ agency }, edict]: readonly [Policy, DatedEdict], unit: Parameters<typeof standingOf>[2]) =>
    standingOf(agency, edict, unit, date).unitClass?.name ?? null;
  const groups = new Map<string, { before: string | null; after: string | null; units: string[] }>();
  for (const unit of before[0].agency.units) {
    if (units !== null && !units.includes(unit.id)) continue;
    if (!edictFor(before[0], unit.id, date)) continue;
    const [was, is] = [classUnder(before, unit), classUnder(after, unit)];
    if (was === is) continue;
    const group = groups.get(`${was} → ${is}`) ?? { before: was, after: is, units: [] };
    group.units.push(unit.id);
    groups.set(`${was} → ${is}`, group);
  }
  return [...groups.values()];
}

function sharesUnder(
  policy: Policy,
  edict: DatedEdict,
  { facts }: DiffQuestion,
  draft: RosterDraft | null,
  persons: readonly Person[],
): (date: LocalDate) => DayShares | null {
  const planOf = plannerOf(policy, facts, draft);
  return (date) => {
    if (isHandmade(edict) && edict.share !== null) return null;
    const plans = servingOn(persons, null, date)
      .map((person) => planOf(person, date))
      .filter(({ duty }) => duty);
    return { duty: plans.length, shares: dueSlots(plans).reduce((sum, { due }) => sum + due, 0) };
  };
}
