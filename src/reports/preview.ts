import { type Agency, topOf } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import type { DaySends, DueSlot, EdictPreview, Figures, Sending, UnitRow } from '../domain/edict-preview.ts';
import type { DayPlan } from '../domain/plan.ts';
import { edictFor, type Policy } from '../domain/policy.ts';
import type { RosterDraft } from '../domain/roster-question.ts';
import { datesFrom, type LocalDate } from '../domain/time.ts';
import {
  dueSlots,
  headsIn,
  markOf,
  nobody,
  type PeopleFacts,
  plannerOf,
  plus,
  servingOn,
  type UnitDay,
  unitDays,
} from './preview-days.ts';
import { type PeopleDay, personRows, unclassifiedIn, unmatchedIn } from './preview-people.ts';
import { isHandmade } from './preview-policy.ts';
import { daySends, officersAmong } from './preview-sends.ts';

export type PreviewQuestion = {
  /** With this edict alone in force (`policyUnder`). */
  readonly policy: Policy;
  readonly edict: string;
  /** Whether the agency's file uses it anywhere yet. */
  readonly used: boolean;
  /** Both ends count. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Unit ids, those below them included (`scopeOf`); `null` = all. */
  readonly units: readonly string[] | null;
  /** Whether the days of each person are told, and not only figures. */
  readonly byName: boolean;
  readonly facts: PeopleFacts;
  /** `null`: the edict has no rules to make a roster from. */
  readonly draft: RosterDraft | null;
  readonly sending: Sending;
};

/** Throws when the policy has no such edict. */
export function edictPreview(question: PreviewQuestion): EdictPreview {
  const { policy, from, to, units } = question;
  const edict = policy.edicts.get(question.edict);
  if (!edict) throw new Error(`edict ${question.edict} is not in the policy`);
  const scope = units && new Set(units);
  const inScope = ({ unit }: { readonly unit: string }) => scope === null || scope.has(unit);
  const handmade = isHandmade(edict);
  const draft = handmade ? null : question.draft;
  const plansOn = plansFor(question, scope, draft);
  const look = lookerAt(question, plansOn);
  const days = handmade
    ? []
    : datesFrom(from, to)
        .map(look)
        .filter(({ decides }) => decides);
  const reached = policy.agency.units.filter(({ id }) => inScope({ unit: id }) && edictFor(policy, id, from));
  return {
    edict,
    used: question.used,
    from,
    to,
    partial: units !== null,
    zones: [...new Set(reached.map(({ zone }) => zone))],
    reminders: remindersIn(edict, from, to),
    handmade,
    days: days.map(({ date, total, duty, slots, sends }) => ({
      date,
      figures: total,
      duty,
      shares: slots.reduce((sum, { due }) => sum + due, 0),
      slots,
      sends,
    })),
    ...unitRows(policy.agency, days),
    people: personRows(policy.agency, days),
    unmatched: unmatchedIn(policy.agency, draft, days),
    unclassified: days[0] ? unclassifiedIn(policy.agency, edict, days[0].date, plansOn(days[0].date)) : [],
    empty: draft?.empty.filter(inScope) ?? [],
    shortfalls: draft?.shortfalls ?? [],
    fairness: draft?.fairness ?? [],
    sending: question.sending,
  };
}

/** One day of everybody in question, without the plans themselves: those of ten thousand people for weeks are heavy. */
type Looked = PeopleDay & {
  readonly decides: boolean;
  readonly units: ReadonlyMap<string, UnitDay>;
  readonly total: Figures;
  readonly duty: number;
  readonly slots: readonly DueSlot[];
  readonly sends: DaySends;
};

function plansFor(
  { policy, facts }: PreviewQuestion,
  scope: ReadonlySet<string> | null,
  draft: RosterDraft | null,
): (date: LocalDate) => readonly DayPlan[] {
  const planOf = plannerOf(policy, facts, draft);
  return (date) =>
    servingOn(facts.persons, scope, date)
      .map((person) => planOf(person, date))
      .filter(({ edict }) => edict !== undefined);
}

function lookerAt(
  { policy, facts, sending, byName }: PreviewQuestion,
  plansOn: (date: LocalDate) => readonly DayPlan[],
): (date: LocalDate) => Looked {
  const officers = officersAmong(facts.persons);
  return (date) => {
    const plans = plansOn(date);
    const units = unitDays(policy, plans);
    const all = [...units.values()];
    const slots = dueSlots(plans);
    const mark = (plan: DayPlan) => ({ person: plan.person, unit: plan.unit?.id ?? '', mark: markOf(policy, plan) });
    return {
      date,
      decides: plans.some(isDecided),
      open: plans.filter(({ mode }) => mode === 'unmatched'),
      marks: byName ? plans.map(mark) : [],
      units,
      total: all.map(({ figures }) => figures).reduce(plus, nobody),
      duty: all.reduce((sum, { duty }) => sum + duty, 0),
      slots,
      sends: daySends(policy.agency, officers, date, units, slots, sending),
    };
  };
}

/** Works that day, and not as if there were no edict. */
const isDecided = ({ why, mode }: DayPlan): boolean =>
  why.kind !== 'exempt' && mode !== 'off' && mode !== 'holiday' && mode !== 'none';

/** More rows than this nobody reads: they are added up to agencies. */
const mostUnits = 60;

function unitRows(agency: Agency, days: readonly Looked[]): Pick<EdictPreview, 'units' | 'byAgency'> {
  const rows = agency.units.flatMap(({ id }) => {
    const figures = days.map((day) => day.units.get(id)?.figures ?? nobody);
    const total = figures.reduce(plus, nobody);
    return headsIn(total) > 0 ? [{ unit: id, days: figures, total }] : [];
  });
  if (rows.length <= mostUnits) return { units: rows, byAgency: false };
  const tops = new Map<string, UnitRow>();
  for (const row of rows) {
    const unit = topOf(agency, row.unit)?.id ?? row.unit;
    const known = tops.get(unit);
    const sums = known ? row.days.map((figures, i) => plus(figures, known.days[i] ?? nobody)) : row.days;
    tops.set(unit, { unit, days: sums, total: known ? plus(known.total, row.total) : row.total });
  }
  return { units: [...tops.values()], byAgency: true };
}

function remindersIn(edict: Edict, from: LocalDate, to: LocalDate): EdictPreview['reminders'] {
  return datesFrom(from, to).flatMap((date) =>
    edict.reminders
      .filter(({ on, dayOfMonth }) => on === date || dayOfMonth === Number(date.slice(8)))
      .map(({ clause, text }) => ({ date, clause, text })),
  );
}
