import type { Unit } from '../domain/agency.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { Closed, UnitRoster } from '../domain/unit-roster.ts';

/** By unit in the order of the agency's file; people outside any unit are in nobody's roster. */
export function rosterByUnit(plans: readonly DayPlan[], units: readonly Unit[]): readonly UnitRoster[] {
  const byUnit = plansByUnit(plans);
  return units.flatMap((unit) => {
    const here = byUnit.get(unit.id);
    if (!here) return [];
    const count = (...modes: readonly string[]) => here.filter((plan) => modes.includes(plan.mode)).length;
    return [
      {
        unit: unit.name,
        office: here
          .filter((plan) => plan.mode === 'office')
          .map((plan) => ({ name: plan.person.name, title: plan.person.title })),
        home: count('home', 'anywhere'),
        absent: count('leave'),
        noRoster: count('unmatched'),
        closed: closedFor(here),
      },
    ];
  });
}

/** The reason when it is the same for everybody, so that a day off never reads as a day on which nobody came. */
export function closedFor(plans: readonly DayPlan[]): Closed | null {
  const reasons = plans.flatMap(({ why }) =>
    why.kind === 'holiday' || why.kind === 'weekend' || why.kind === 'no-edict' ? [why] : [],
  );
  return reasons.length === plans.length ? (reasons[0] ?? null) : null;
}

export function plansByUnit(plans: readonly DayPlan[]): ReadonlyMap<string, readonly DayPlan[]> {
  const groups = new Map<string, DayPlan[]>();
  for (const plan of plans) {
    if (!plan.unit) continue;
    const known = groups.get(plan.unit.id);
    if (known) known.push(plan);
    else groups.set(plan.unit.id, [plan]);
  }
  return groups;
}

/** Today, then the next working days: what *jadwal* shows. */
export function upcoming(plans: readonly DayPlan[], workdays: number): readonly DayPlan[] {
  const [today, ...rest] = plans;
  if (!today) return [];
  const working = rest.filter((plan) => plan.why.kind !== 'weekend' && plan.why.kind !== 'holiday');
  return [today, ...working.slice(0, workdays)];
}
