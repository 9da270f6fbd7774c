import { type Absence, type AbsenceKind, isApproved } from './absence.ts';
import {
  type Away,
  awayOf,
  type Correction,
  correctionsOf,
  type DayActs,
  noActs,
  type OrderKind,
  type Relief,
  reliefOf,
  turnOf,
} from './act-day.ts';
import { type Holiday, type Unit, unitAndAbove, unitOf } from './agency.ts';
import type { Edict, Exemption, Slot, SlotSet } from './edict.ts';
import { dayKind } from './holiday.ts';
import { employmentClass, type Person, serviceOn } from './person.ts';
import { type DatedEdict, edictFor, type Policy } from './policy.ts';
import { overrideFor, type RosterMode, type RosterRow, type UnitOverride } from './roster.ts';
import { isByHand, type Ruling, rulingFor } from './ruling.ts';
import { keepsRosterOf } from './succession.ts';
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
  /** What put the person there; differs from `why` where that says only why no share is owed. */
  readonly placed: Why;
  readonly edict: DatedEdict | undefined;
  /** All slots the edict has that day; which of them are due says `duty`. */
  readonly slots: readonly Slot[];
  /** Whether shares are due at all that day. */
  readonly duty: boolean;
  /** Half days: slots that are excused though the day is a duty day, by slot name. */
  readonly excused: ReadonlyMap<string, AbsenceKind>;
  /** Slots that are not owed any more, by name: called to the office, ordered there, or a dispensation. A share counts all the same. */
  readonly relieved: ReadonlyMap<string, Relief>;
  /** Hours of a working day at home in which the person is away from it for a known reason: nobody is asked then. */
  readonly away: readonly Away[];
  /** What the Kasubag put right, by slot name; it stands beside what the facts say. */
  readonly corrections: ReadonlyMap<string, Correction>;
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
  /** `edict`: published under it; `null`: made by hand. */
  | { readonly kind: 'roster'; readonly mode: RosterMode; readonly edict: string | null }
  | { readonly kind: 'override'; readonly override: UnitOverride }
  /** By chat: exchanged with a colleague, or ordered to the office. */
  | { readonly kind: 'order'; readonly order: OrderKind; readonly act: number; readonly mode: RosterMode }
  /** Processing of this person's data is paused on request (UU 27/2022). */
  | { readonly kind: 'suspended' }
  /** The edict itself says where: nobody has to publish what holds for all. */
  | { readonly kind: 'rule'; readonly mode: RosterMode; readonly clause: string }
  | { readonly kind: 'no-roster' }
  /** The head decides (PSR-6) and has not yet. */
  | { readonly kind: 'head-decides'; readonly clause: string }
  /** No rule of the edict speaks of this person: listed, never guessed. */
  | { readonly kind: 'no-rule' }
  | { readonly kind: 'every-day'; readonly clause: string }
  /** At home, but the edict asks others to share (Palopo point 5 names ASN only). */
  | { readonly kind: 'not-asked'; readonly clause: string }
  | { readonly kind: 'no-slots' };

/** The facts of one person out of those of a day. */
export const factsOf = (
  day: {
    readonly roster: ReadonlyMap<number, RosterRow>;
    readonly absences: ReadonlyMap<number, readonly Absence[]>;
    readonly overrides: readonly UnitOverride[];
    readonly acts?: ReadonlyMap<number, DayActs>;
    readonly wideActs?: DayActs['wide'];
  },
  person: number,
): DayFacts => {
  const own = day.acts?.get(person);
  const wide = day.wideActs ?? noActs.wide;
  return {
    roster: day.roster.get(person),
    absences: day.absences.get(person) ?? [],
    overrides: day.overrides,
    ...(own || wide.length > 0 ? { acts: { own: own?.own ?? [], wide } } : {}),
  };
};

export type DayFacts = {
  readonly roster: RosterRow | undefined;
  readonly absences: readonly Absence[];
  readonly overrides: readonly UnitOverride[];
  /** What was decided by chat and touches the day. */
  readonly acts?: DayActs;
};

/**
 * What a person owes on a day. First match decides: service, edict, exemption (unless the head decided for the unit),
 * calendar, absence, the head's word, roster, the edict's rules, who must share.
 */
export function planDay(policy: Policy, person: Person, date: LocalDate, facts: DayFacts): DayPlan {
  const service = serviceOn(person, date);
  const unit = service && unitOf(policy.agency, service.unit);
  const zone = unit?.zone ?? policy.agency.units[0]?.zone ?? 'WIB';
  const edict = unit && edictFor(policy, unit.id, date);
  const acts = facts.acts ?? noActs;
  const absent = facts.absences.filter((a) => a.from <= date && date <= a.to);
  const approved = (a: Absence) => isApproved(a, edict ?? null);
  const waiting = absent.find((a) => !approved(a))?.kind;
  const base = {
    date,
    person,
    unit,
    zone,
    edict,
    slots: edict ? slotsOn(edict, date) : [],
    excused: new Map(),
    relieved: unrelieved,
    away: [],
    corrections: correctionsOf(acts, date),
    waiting,
  };
  const settle = (mode: Mode, why: Why, duty = false, placed = why): DayPlan => ({ ...base, mode, why, duty, placed });

  if (!unit) return settle('none', { kind: 'not-serving' });
  if (!edict) return settle('none', { kind: 'no-edict' });
  if (acts.own.some(({ body, state }) => body.kind === 'suspension' && state === 'in_force'))
    return settle('none', { kind: 'suspended' });

  const override = overrideFor(policy.agency, unit.id, date, facts.overrides);
  const exemption = edict.exempt.find((rule) => exempts(rule, policy, unit, person));
  if (exemption && !override) return settle('office', { kind: 'exempt', exemption });

  const day = dayKind(policy.agency, unit, policy.holidays, date);
  const rule = edict.share;
  const everyDay = rule?.days === 'every-day';
  if (day.kind === 'holiday' && !(rule?.onHolidays ?? false))
    return settle('holiday', { kind: 'holiday', holiday: day.holiday });
  // A holiday that falls on the weekend asks no more than any other day of it.
  if (!everyDay && !unit.workWeek.includes(weekdayOf(date))) return settle('off', { kind: 'weekend' });

  const leave = absent.find((a) => approved(a) && (a.fromMinute === null || a.from < date));
  if (leave) return settle('leave', { kind: 'absence', absence: leave.kind });

  const decided = whereabouts();
  if (decided.mode === null) return settle('unmatched', decided.why);
  const mode = modeOf[decided.mode];
  if (mode === 'office' || mode === 'off') return settle(mode, decided.why);
  const away = awayOf(acts, absent.filter(approved), policy.agency, unit.id, date);
  const home = (why: Why, duty = false): DayPlan => ({ ...settle(mode, why, duty, decided.why), away });
  if (rule === null) return home(decided.why);
  if (base.slots.length === 0) return home({ kind: 'no-slots' });
  if (!rule.who.includes(employmentClass(person.employment))) return home({ kind: 'not-asked', clause: rule.clause });

  return {
    ...home(decided.why, true),
    excused: halfDays(base.slots, absent.filter(approved), date),
    relieved: reliefOf(acts, base.slots, policy.agency, unit.id, date),
  };

  function whereabouts(): { readonly mode: RosterMode | null; readonly why: Why } {
    // The word about one person outweighs the word about the whole office.
    const turn = turnOf(acts, person.id, date, zone);
    if (turn) return { mode: turn.mode, why: { kind: 'order', ...turn } };
    if (override) return { mode: override.mode, why: { kind: 'override', override } };
    const row = facts.roster;
    // What was published under another edict ended with it.
    if (row && (row.edict === null || (edict && keepsRosterOf(edict, row.edict, (slug) => policy.edicts.get(slug)))))
      return { mode: row.mode, why: { kind: 'roster', mode: row.mode, edict: row.edict } };
    const ruling = unit && edict && edict.rules.length > 0 ? rulingFor(policy.agency, edict, unit, person, date) : null;
    const fixed = ruling?.rule?.outcome;
    if (ruling?.rule && fixed?.kind === 'mode')
      return { mode: fixed.mode, why: { kind: 'rule', mode: fixed.mode, clause: ruling.rule.clause } };
    if (rule && rule.days !== 'roster') return { mode: 'wfh', why: { kind: 'every-day', clause: rule.clause } };
    return { mode: null, why: openQuestion(ruling) };
  }
}

const unrelieved: DayPlan['relieved'] = new Map();

/** Why nobody can say yet where the person works. */
function openQuestion(ruling: Ruling | null): Why {
  if (ruling === null) return { kind: 'no-roster' };
  if (ruling.rule === null) return { kind: 'no-rule' };
  return isByHand(ruling) ? { kind: 'head-decides', clause: ruling.rule.clause } : { kind: 'no-roster' };
}

/** The slots of the first set that holds the day; none when no set does. */
export function slotsOn(edict: Edict, date: LocalDate): readonly Slot[] {
  const last = lastAsked.get(edict);
  if (last?.date === date) return last.slots;
  const slots = findSlots(edict, date);
  lastAsked.set(edict, { date, slots });
  return slots;
}

// A burst asks for the same day thousands of times.
const lastAsked = new WeakMap<Edict, { readonly date: LocalDate; readonly slots: readonly Slot[] }>();

function findSlots(edict: Edict, date: LocalDate): readonly Slot[] {
  const holds = (set: SlotSet) =>
    set.weekdays.includes(weekdayOf(date)) && (!set.period || (set.period.from <= date && date <= set.period.to));
  const slots = edict.share?.sets.find(holds)?.slots ?? [];
  const { endsAt } = edict;
  // Closed at noon (PLP-11): a window that was not over by then is asked of nobody.
  return endsAt === null || date !== edict.effectiveTo ? slots : slots.filter(({ closes }) => closes <= endsAt);
}

const modeOf = { wfh: 'home', wfo: 'office', wfa: 'anywhere', libur: 'off' } as const;

/** An empty list does not restrict; a unit exempts everything below it. */
export function exempts(rule: Exemption, policy: Policy, unit: Unit, person: Person): boolean {
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
  for (const { fromMinute, from, kind } of absences) {
    if (fromMinute === null || from !== date) continue;
    for (const slot of slots) if (slot.closes >= fromMinute) excused.set(slot.name, kind);
  }
  return excused;
}
