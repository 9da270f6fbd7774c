import type { Absence } from '../domain/absence.ts';
import { unitAndAbove } from '../domain/agency.ts';
import type { Slot } from '../domain/edict.ts';
import type { DayMark, DueSlot, Figures } from '../domain/edict-preview.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { type DayPlan, type Mode, planDay } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { RosterRow, UnitOverride } from '../domain/roster.ts';
import { isWorkday } from '../domain/roster-places.ts';
import type { RosterDraft } from '../domain/roster-question.ts';
import type { LocalDate, Zone } from '../domain/time.ts';

/** Everybody and what is known about their days beside the edict. */
export type PeopleFacts = {
  readonly persons: readonly Person[];
  readonly rows: ReadonlyMap<number, ReadonlyMap<LocalDate, RosterRow>>;
  readonly absences: ReadonlyMap<number, readonly Absence[]>;
  readonly overrides: readonly UnitOverride[];
};

export type UnitDay = {
  readonly figures: Figures;
  readonly zone: Zone;
  /** People on duty. */
  readonly duty: number;
  /** By slot name: how many owe it. */
  readonly due: ReadonlyMap<string, number>;
};

/** Everybody's day as the edict and a draft of its roster would have it. */
export function plannerOf(
  policy: Policy,
  facts: PeopleFacts,
  draft: RosterDraft | null,
): (person: Person, date: LocalDate) => DayPlan {
  const drawn = new Map<number, Map<LocalDate, RosterRow>>();
  for (const { person, date, mode } of draft?.entries ?? []) {
    let mine = drawn.get(person);
    if (!mine) {
      mine = new Map();
      drawn.set(person, mine);
    }
    mine.set(date, { mode, edict: draft?.edict ?? null });
  }
  const near = narrowed(policy);
  return (person, date) =>
    planDay(near(serviceOn(person, date)?.unit), person, date, {
      roster: drawn.get(person.id)?.get(date) ?? facts.rows.get(person.id)?.get(date),
      absences: facts.absences.get(person.id) ?? [],
      overrides: facts.overrides,
    });
}

/**
 * The rules as one unit sees them: itself and what is above it. A plan looks no further, and to look through hundreds of
 * units several times for every person and day would take most of the time.
 */
export function narrowed(policy: Policy): (unit: string | undefined) => Policy {
  const known = new Map<string, Policy>();
  return (unit) => {
    if (unit === undefined) return policy;
    let found = known.get(unit);
    if (!found) {
      found = { ...policy, agency: { ...policy.agency, units: unitAndAbove(policy.agency, unit) } };
      known.set(unit, found);
    }
    return found;
  };
}

/** Who serves that day in one of the units (`null` = anywhere), with the unit's id. */
export function servingOn(
  persons: readonly Person[],
  units: ReadonlySet<string> | null,
  date: LocalDate,
): readonly Person[] {
  return persons.filter((person) => {
    const unit = serviceOn(person, date)?.unit;
    return unit !== undefined && (units === null || units.has(unit));
  });
}

export function markOf(policy: Policy, plan: DayPlan): DayMark {
  // Planned as at the office on every day of the year; a table of workdays leaves the others out.
  const idle = plan.why.kind === 'exempt' && plan.unit && !isWorkday(policy, plan.unit, plan.date);
  const absence = plan.why.kind === 'absence' ? plan.why.absence : null;
  return { mode: idle ? 'off' : plan.mode, absence, duty: plan.duty };
}

/** The plans of a day by unit. */
export function unitDays(policy: Policy, plans: readonly DayPlan[]): ReadonlyMap<string, UnitDay> {
  const days = new Map<string, { -readonly [K in keyof UnitDay]: UnitDay[K] } & { due: Map<string, number> }>();
  for (const plan of plans) {
    if (!plan.unit || !plan.edict) continue;
    let here = days.get(plan.unit.id);
    if (!here) {
      here = { figures: nobody, zone: plan.zone, duty: 0, due: new Map() };
      days.set(plan.unit.id, here);
    }
    here.figures = plus(here.figures, countOf[markOf(policy, plan).mode] ?? nobody);
    if (!plan.duty) continue;
    here.duty += 1;
    for (const { name } of plan.slots) if (!plan.excused.has(name)) here.due.set(name, (here.due.get(name) ?? 0) + 1);
  }
  return days;
}

/** The slots of a day in the order in which they end, each zone by itself. */
export function dueSlots(plans: readonly DayPlan[]): readonly DueSlot[] {
  const found = new Map<string, { slot: Slot; zone: Zone; due: number }>();
  for (const plan of plans)
    if (plan.duty)
      for (const slot of plan.slots) {
        const key = `${plan.zone} ${slot.name}`;
        const known = found.get(key) ?? { slot, zone: plan.zone, due: 0 };
        if (!plan.excused.has(slot.name)) known.due += 1;
        found.set(key, known);
      }
  return [...found.values()].filter(({ due }) => due > 0).sort((a, b) => a.slot.closes - b.slot.closes);
}

export const nobody: Figures = { office: 0, home: 0, absent: 0, open: 0 };

export const plus = (a: Figures, b: Figures): Figures => ({
  office: a.office + b.office,
  home: a.home + b.home,
  absent: a.absent + b.absent,
  open: a.open + b.open,
});

export const headsIn = ({ office, home, absent, open }: Figures): number => office + home + absent + open;

const countOf: Partial<Record<Mode, Figures>> = {
  office: { ...nobody, office: 1 },
  home: { ...nobody, home: 1 },
  anywhere: { ...nobody, home: 1 },
  leave: { ...nobody, absent: 1 },
  unmatched: { ...nobody, open: 1 },
};
