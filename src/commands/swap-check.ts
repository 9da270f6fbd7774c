import { topOf } from '../domain/agency.ts';
import type { Person } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { RosterMode } from '../domain/roster.ts';
import { rulingFor } from '../domain/ruling.ts';
import type { LocalDate } from '../domain/time.ts';
import { breachesOf, newlyBroken } from '../domain/turn-check.ts';
import type { SwapProblem } from '../words/swap.ts';
import type { Deps } from './command.ts';

export type Turn = { readonly person: number; readonly date: LocalDate; readonly mode: RosterMode };

/** The exchanged turns of two people, or why they may not exchange them; asked at every word along the way. */
export async function exchange(
  a: Person,
  b: Person,
  dates: readonly LocalDate[],
  today: LocalDate,
  deps: Deps,
): Promise<{ readonly turns: readonly Turn[] } | { readonly problem: SwapProblem }> {
  if (a.id === b.id) return { problem: { kind: 'self' } };
  const turns: Turn[] = [];
  for (const date of new Set(dates)) {
    if (date <= today) return { problem: { kind: 'past' } };
    const policy = await deps.board.policy(date);
    const everybody = (await deps.board.day(date, null)).map(({ plan }) => plan);
    const [mine, theirs] = [a, b].map(({ id }) => everybody.find((plan) => plan.person.id === id));
    const problem = unfit(mine, theirs);
    if (problem) return { problem };
    const [planA, planB] = [mine as DayPlan, theirs as DayPlan];
    const edict = planA.edict;
    if (!edict || edict.slug !== planB.edict?.slug) return { problem: { kind: 'other-edict' } };
    for (const plan of [planA, planB]) {
      const ruling =
        plan.unit && edict.rules.length > 0 ? rulingFor(policy.agency, edict, plan.unit, plan.person, date) : null;
      if (ruling?.rule?.outcome.kind === 'mode') return { problem: { kind: 'fixed', clause: ruling.rule.clause } };
    }
    const tops = new Set([planA, planB].map(({ unit }) => topOf(policy.agency, unit?.id ?? '')?.id));
    const concerned = everybody.filter(({ unit }) => unit && tops.has(topOf(policy.agency, unit.id)?.id));
    const swapped = concerned.map((plan) => {
      if (plan.person.id === a.id) return { ...plan, mode: planB.mode };
      return plan.person.id === b.id ? { ...plan, mode: planA.mode } : plan;
    });
    const [breach] = newlyBroken(
      breachesOf(policy.agency, edict, concerned),
      breachesOf(policy.agency, edict, swapped),
    );
    if (breach) return { problem: { kind: 'breach', breach } };
    turns.push(
      { person: a.id, date, mode: modes[planB.mode] ?? 'wfh' },
      { person: b.id, date, mode: modes[planA.mode] ?? 'wfh' },
    );
  }
  return { turns };
}

function unfit(mine: DayPlan | undefined, theirs: DayPlan | undefined): SwapProblem | null {
  if (!mine || !theirs) return { kind: 'no-turn' };
  if ([mine, theirs].some(({ placed }) => placed.kind === 'override' || placed.kind === 'head-decides'))
    return { kind: 'head-decides' };
  if (!modes[mine.mode] || !modes[theirs.mode]) return { kind: 'no-turn' };
  return mine.mode === theirs.mode ? { kind: 'same-mode' } : null;
}

const modes: Readonly<Record<string, RosterMode>> = { home: 'wfh', office: 'wfo', anywhere: 'wfa' };
