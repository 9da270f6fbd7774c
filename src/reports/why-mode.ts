import { areaLevelOn, type Unit } from '../domain/agency.ts';
import type { Clause } from '../domain/edict.ts';
import type { Condition, ModeRule, Quota } from '../domain/mode-rule.ts';
import type { Person } from '../domain/person.ts';
import type { DayPlan, Why } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import { quotaDay } from '../domain/quota.ts';
import { classesOf } from '../domain/roster-groups.ts';
import { baseOf, chosenRotation } from '../domain/roster-places.ts';
import { isByHand, type Ruling, rulingFor, type Step } from '../domain/ruling.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import type { TurnFacts, WhyMode } from '../domain/why-mode.ts';
import type { Board } from '../ports/board.ts';

/** `around`: plans of the same person, two weeks either way; `group`: plans of that day in the unit of `groupUnit`. */
export function whyMode(facts: {
  readonly policy: Policy;
  readonly plan: DayPlan;
  readonly around: readonly DayPlan[];
  readonly group: readonly DayPlan[];
}): WhyMode {
  const { policy, plan } = facts;
  const ruling = rulingOf(policy, plan);
  const { placed } = plan;
  const told = byRules.has(placed.kind) ? ruling : null;
  const missed = nearest(told);
  return {
    plan,
    placed,
    ruling: told,
    clause: clauseOf(plan, placed, ruling),
    misses: missed.shown,
    otherMisses: missed.others,
    turn: isDrawn(placed) || placed.kind === 'no-roster' ? turnOf(facts, ruling) : null,
    unitNames: new Map(policy.agency.units.map(({ id, name }) => [id, name])),
  };
}

/** The same from the board; `null` where the person is not on the books at all. */
export async function whyModeFrom(
  board: Pick<Board, 'policy' | 'span' | 'day' | 'peopleOf'>,
  person: Person,
  date: LocalDate,
): Promise<WhyMode | null> {
  const policy = await board.policy(date);
  const around = (await board.span(addDays(date, -reach), addDays(date, reach), [person])).map((day) => day.plan);
  const plan = around.find((one) => one.date === date);
  if (!plan) return null;
  const unit = groupUnit(policy, plan);
  const group = unit ? (await board.day(date, await board.peopleOf(unit, date))).map((day) => day.plan) : [];
  return whyMode({ policy, plan, around, group });
}

/** The unit whose people share the person's quota that day; `null` where nobody draws. */
export function groupUnit(policy: Policy, plan: DayPlan): Unit | null {
  const quota = rulingOf(policy, plan)?.quota;
  return quota && plan.unit ? baseOf(policy.agency, plan.unit, quota.per) : null;
}

/** `null` where no edict holds or it has no rules about who works where. */
export const rulingOf = (policy: Policy, { edict, unit, person, date }: DayPlan): Ruling | null =>
  edict && unit && edict.rules.length > 0 ? rulingFor(policy.agency, edict, unit, person, date) : null;

/** Published under an edict, not written by hand. */
const isDrawn = (placed: Why): boolean => placed.kind === 'roster' && placed.edict !== null;

const reach = 14;
const byRules: ReadonlySet<Why['kind']> = new Set([
  'rule',
  'roster',
  'no-roster',
  'head-decides',
  'no-rule',
  'every-day',
]);

/** `angka 2, huruf a` is printed under `angka 2` where the file does not split it. */
function clauseOf({ edict }: DayPlan, placed: Why, ruling: Ruling | null): Clause | null {
  const cited = citedBy(placed, ruling);
  if (!edict || cited === null) return null;
  const whole = cited.split(',')[0]?.trim();
  return edict.clauses.find(({ id }) => id === cited) ?? edict.clauses.find(({ id }) => id === whole) ?? null;
}

function citedBy(placed: Why, ruling: Ruling | null): string | null {
  if (placed.kind === 'exempt') return placed.exemption.clause;
  if (placed.kind === 'roster' || placed.kind === 'no-roster')
    return ruling?.quota?.clause ?? ruling?.rule?.clause ?? null;
  return 'clause' in placed ? placed.clause : null;
}

/**
 * The rules that came nearest, one for each clause and outcome: where a rule decided at most two about the person, or
 * one about the unit; where none did three. A rule that fits the office but not the post tells more than the reverse.
 */
function nearest(ruling: Ruling | null): { readonly shown: readonly Step[]; readonly others: number } {
  const best = new Map<string, Step>();
  const decided = ruling?.rule ? keyOf(ruling.rule) : '';
  for (const step of ruling?.trace ?? []) {
    const key = keyOf(step.rule);
    const known = best.get(key);
    if (step.failed !== null && key !== decided && (!known || heldBy(known) < heldBy(step))) best.set(key, step);
  }
  const all = [...best.values()];
  const near = all.filter(({ failed }) => failed !== null && !aboutUnits.has(failed));
  const some = near.length > 0 ? near : all;
  const most = ruling?.rule ? (near.length > 0 ? 2 : 1) : 3;
  const shown = new Set([...some].sort((a, b) => heldBy(b) - heldBy(a)).slice(0, most));
  return { shown: all.filter((step) => shown.has(step)), others: all.length - shown.size };
}

const keyOf = ({ clause, outcome }: ModeRule): string => `${clause} ${JSON.stringify(outcome)}`;

/** How many parts of the condition held before the one that did not. */
function heldBy({ rule: { when }, failed }: Step): number {
  let held = 0;
  for (const part of parts) {
    if (part === failed) break;
    const asked = when[part];
    if (Array.isArray(asked) ? asked.length > 0 : asked !== null) held++;
  }
  return held;
}

/** In the order in which `domain/condition.ts` asks for them. */
const parts: readonly (keyof Condition)[] = [
  ...(['classes', 'unitTypes', 'units', 'areaLevels', 'positions', 'levels'] as const),
  ...(['employment', 'itAble', 'weekdays', 'period'] as const),
];
const aboutUnits: ReadonlySet<keyof Condition> = new Set(['classes', 'unitTypes', 'units', 'areaLevels']);

function turnOf(
  { policy, plan, around, group }: Parameters<typeof whyMode>[0],
  ruling: Ruling | null,
): TurnFacts | null {
  const quota = ruling?.quota;
  if (!quota || !plan.unit || isByHand(ruling)) return null;
  const { agency } = policy;
  const base = baseOf(agency, plan.unit, quota.per);
  const members = group.filter((one) => isAmong(policy, plan, one, quota, base));
  const there = members.filter(({ mode }) => mode !== 'leave' && mode !== 'off').length;
  const bounds = quotaDay(quota, members.length, there, areaLevelOn(agency, base.area, plan.date));
  const before = around.filter(({ date, mode }) => date < plan.date && placing.has(mode));
  const after = around.filter(({ date, mode }) => plan.date < date && placing.has(mode));
  const last = before.findLast(({ mode }) => mode === 'office')?.date ?? null;
  const rotation = quota.rotation.kind === 'days' ? quota.rotation.days : 1;
  return {
    quota,
    people: members.length,
    perDay: bounds && members.length > 0 ? Math.min(bounds.target, members.length) : null,
    block:
      quota.rotation.kind === 'days'
        ? ((plan.edict && chosenRotation(agency, plan.edict, base)) ?? rotation)
        : rotation,
    last,
    next: after.find(({ mode }) => mode === 'office')?.date ?? null,
    since: before.filter(({ date, mode }) => mode !== 'office' && (last === null || date > last)).length,
    knownFrom: before[0]?.date ?? null,
    knownTo: after.at(-1)?.date ?? null,
  };
}

const placing: ReadonlySet<DayPlan['mode']> = new Set(['office', 'home', 'anywhere']);

/** Whether somebody of the unit shares the quota with the person: same quota, same class of employee, at work that day. */
function isAmong(policy: Policy, mine: DayPlan, one: DayPlan, quota: Quota, base: Unit): boolean {
  if (one.mode === 'none' || one.why.kind === 'holiday' || one.why.kind === 'weekend' || one.why.kind === 'exempt')
    return false;
  const ruling = rulingOf(policy, one);
  return (
    ruling?.quota?.name === quota.name &&
    one.edict?.slug === mine.edict?.slug &&
    one.unit !== undefined &&
    baseOf(policy.agency, one.unit, quota.per).id === base.id &&
    classesOf(quota, one.person) === classesOf(quota, mine.person)
  );
}
