import type { Unit } from '../domain/agency.ts';
import type { DayPlan } from '../domain/plan.ts';

/** Who works where in one unit on one day. */
export type UnitRoster = {
  readonly unit: string;
  readonly office: readonly { readonly name: string; readonly title: string }[];
  readonly home: number;
  readonly absent: number;
  readonly noRoster: number;
};

/** By unit in the order of the agency's file; people outside any unit are in nobody's roster. */
export function rosterByUnit(plans: readonly DayPlan[], units: readonly Unit[]): readonly UnitRoster[] {
  return units.flatMap((unit) => {
    const here = plans.filter((plan) => plan.unit?.id === unit.id);
    if (here.length === 0) return [];
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
      },
    ];
  });
}

/** Today, then the next working days: what *jadwal* shows. */
export function upcoming(plans: readonly DayPlan[], workdays: number): readonly DayPlan[] {
  const [today, ...rest] = plans;
  if (!today) return [];
  const working = rest.filter((plan) => plan.why.kind !== 'weekend' && plan.why.kind !== 'holiday');
  return [today, ...working.slice(0, workdays)];
}
