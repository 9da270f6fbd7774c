import type { Absence, AbsenceKind } from './absence.ts';
import { type Holiday, type Unit, unitAndAbove, unitOf } from './agency.ts';
import type { Edict, Exemption, Slot, SlotSet } from './edict.ts';
import { dayKind } from './holiday.ts';
import { employmentClass, type Person, serviceOn } from './person.ts';
import { type DatedEdict, edictFor, type Policy } from './policy.ts';
import type { RosterMode } from './roster.ts';
import { type LocalDate, weekdayOf, type Zone } from './time.ts';

export type Mode = 'home' | 'office' | 'anywhere' | 'leave' | 'holiday' | 'off' | 'unmatched' | 'none';

/** What one person owes on one day, and by which rule. */
export type DayPlan = {
  readonly date: LocalDate;
  readonly person: Person;
  /** `undefined` outside the dates of service. */
  readonly unit: Unit | undefined;
  readonly zone: Zone;
  readonly mode: Mode;
  readonly why: Why;
  readonly edict: DatedEdict | undefined;
  /** All slots the edict has that day; which of them are due says `duty`. */
  readonly slots: readonly Slot[];
  /** Whether shares are due at all that day. */
  readonly duty: boolean;
  /** Half days: slots that are excused though the day is a duty day, by slot name. */
  readonly excused: ReadonlyMap<string, AbsenceKind>;
  /** An absence that nobody has approved yet: named as a reason, excuses nothing. */
  readonly waiting: AbsenceKind | undefined;
};

/** Why the day is what it is; every member says which clause, file or date decided. */
export type Why =
  | { readonly kind: 'not-serving' }
  | { readonly kind: 'no-edict' }
  | { readonly kind: 'exempt'; readonly exemption: Exemption }
  | { readonly kind: 'holiday'; readonly holiday: Holiday }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'absence'; readonly absence: AbsenceKind }
  | { readonly kind: 'roster'; readonly mode: RosterMode }
  | { readonly kind: 'no-roster' }
  | { readonly kind: 'every-day'; readonly clause: string }
  /** At home, but the edict asks others to share (Palopo point 5 names ASN only). */
  | { readonly kind: 'not-asked'; readonly clause: string }
  | { readonly kind: 'no-slots' };

export type DayFacts = { readonly roster: RosterMode | undefined; readonly absences: readonly Absence[] };

/** What a person owes on a day. First match decides: service, edict, exemption, calendar, absence, roster, who must share. */
export function planDay(policy: Policy, person: Person, date: LocalDate, facts: DayFacts): DayPlan {
  const service = serviceOn(person, date);
  const unit = service && unitOf(policy.agency, service.unit);
  const zone = unit?.zone ?? policy.agency.units[0]?.zone ?? 'WIB';
  const edict = unit && edictFor(policy, unit.id, date);
  const absent = facts.absences.filter((a) => a.from <= date && date <= a.to);
  const waiting = absent.find((a) => a.approvedBy === null)?.kind;
  const base = {
    date,
    person,
    unit,
    zone,
    edict,
    slots: edict ? slotsOn(edict, date) : [],
    excused: new Map(),
    waiting,
  };
  const settle = (mode: Mode, why: Why, duty = false): DayPlan => ({ ...base, mode, why, duty });

  if (!unit) return settle('none', { kind: 'not-serving' });
  if (!edict) return settle('none', { kind: 'no-edict' });

  const exemption = edict.exempt.find((rule) => exempts(rule, policy, unit, person));
  if (exemption) return settle('office', { kind: 'exempt', exemption });

  const day = dayKind(policy.agency, unit, policy.holidays, date);
  const rule = edict.share;
  const everyDay = rule?.days === 'every-day';
  if (day.kind === 'holiday' && !(rule?.onHolidays ?? false))
    return settle('holiday', { kind: 'holiday', holiday: day.holiday });
  // A holiday that falls on the weekend asks no more than any other day of it.
  if (!everyDay && !unit.workWeek.includes(weekdayOf(date))) return settle('off', { kind: 'weekend' });

  const leave = absent.find((a) => a.approvedBy !== null && (a.fromMinute === null || a.from < date));
  if (leave) return settle('leave', { kind: 'absence', absence: leave.kind });

  const fromRoster = rule === null || rule.days === 'roster';
  if (fromRoster && facts.roster === undefined) return settle('unmatched', { kind: 'no-roster' });
  const mode = facts.roster === undefined ? 'home' : modeOf[facts.roster];
  if (mode === 'office' || mode === 'off') return settle(mode, { kind: 'roster', mode: facts.roster ?? 'wfo' });
  if (rule === null || base.slots.length === 0) return settle(mode, { kind: 'no-slots' });
  if (!rule.who.includes(employmentClass(person.employment)))
    return settle(mode, { kind: 'not-asked', clause: rule.clause });

  const why: Why =
    facts.roster === undefined ? { kind: 'every-day', clause: rule.clause } : { kind: 'roster', mode: facts.roster };
  return { ...settle(mode, why, true), excused: halfDays(base.slots, absent, date) };
}

/** The slots of the first set that holds the day; none when no set does. */
export function slotsOn(edict: Edict, date: LocalDate): readonly Slot[] {
  const holds = (set: SlotSet) =>
    set.weekdays.includes(weekdayOf(date)) && (!set.period || (set.period.from <= date && date <= set.period.to));
  return edict.share?.sets.find(holds)?.slots ?? [];
}

const modeOf = { wfh: 'home', wfo: 'office', wfa: 'anywhere', libur: 'off' } as const;

/** An empty list does not restrict; a unit exempts everything below it. */
function exempts(rule: Exemption, policy: Policy, unit: Unit, person: Person): boolean {
  const path = unitAndAbove(policy.agency, unit.id);
  return (
    (rule.unitTypes.length === 0 || path.some((above) => rule.unitTypes.includes(above.type))) &&
    (rule.units.length === 0 || path.some((above) => rule.units.includes(above.id))) &&
    (rule.employment.length === 0 || rule.employment.includes(employmentClass(person.employment)))
  );
}

/** A slot that is not over when the half day begins is excused: in doubt for the person. */
function halfDays(slots: readonly Slot[], absences: readonly Absence[], date: LocalDate) {
  const excused = new Map<string, AbsenceKind>();
  for (const { approvedBy, fromMinute, from, kind } of absences) {
    if (approvedBy === null || fromMinute === null || from !== date) continue;
    for (const slot of slots) if (slot.closes >= fromMinute) excused.set(slot.name, kind);
  }
  return excused;
}
