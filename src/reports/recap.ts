import { type Act, type ActOf, isAct } from '../domain/act.ts';
import type { Mode } from '../domain/plan.ts';
import type { DayVerdict, SlotState } from '../domain/presence.ts';
import type { Sign } from '../domain/share.ts';
import { fullness, type Totals } from '../domain/tally.ts';
import { type Instant, type LocalDate, localMoment, type Zone, zoneHours } from '../domain/time.ts';
import { contactTotals } from './desk-day.ts';
import { outcomeOf } from './outcome.ts';

/** The tally in the exact shape of interfaces.md, "Recap as JSON". */
export type Recap = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unit: string | null;
  readonly people: readonly RecapPerson[];
};
type RecapPerson = {
  readonly nip: string;
  readonly name: string;
  readonly days: readonly RecapDay[];
  readonly totals?: RecapTotals;
};
/** PSR-8, over more than one day. `full`: every owed day complete; `null` while days are open, and where none was owed. */
type RecapTotals = {
  readonly scheduled: number;
  readonly complete: number;
  readonly missing: number;
  readonly excused: number;
  readonly unsettled: number;
  readonly full: boolean | null;
};
type RecapDay = {
  readonly date: LocalDate;
  readonly mode: Mode;
  readonly edict: string | null;
  readonly slots: readonly RecapSlot[];
  /** Spot contacts of the day, with when they were asked and answered; absent where there was none. */
  readonly contacts?: readonly RecapContact[];
};
export type RecapContact = {
  readonly asked: string;
  readonly answered: string | null;
  readonly outcome: 'answered' | 'silent' | 'not-reached' | 'excused' | 'blind' | null;
};
type RecapSlot = {
  readonly slot: string;
  readonly state: SlotState;
  readonly sentAt: string | null;
  readonly receivedAt: string | null;
  readonly signs: readonly Sign[];
  readonly reason: string | null;
  /** What the facts alone say, beside what a person put right: why, by whom (NIP), under which number. */
  readonly corrected?: NonNullable<DayVerdict['slots'][number]['corrected']>;
};

/** Rows per person and day; people in the order they first appear, days ascending. */
export function recapOf(
  verdicts: readonly DayVerdict[],
  range: { readonly from: LocalDate; readonly to: LocalDate; readonly unit: string | null },
  acts: readonly Act[] = [],
): Recap {
  const contactsOn = contactsOf(acts);
  const people = byPerson(verdicts).map(([first, days]) => ({
    nip: first.plan.person.nip,
    name: first.plan.person.name,
    days: days.map((day) => dayRow(day, contactsOn(day))),
    // Of a single day they would say what the day says.
    ...(range.from === range.to ? {} : { totals: totalsRow(days) }),
  }));
  return { from: range.from, to: range.to, unit: range.unit, people };
}

/** The table under the recap: one line of figures per person. */
export function totalsOf(verdicts: readonly DayVerdict[], acts: readonly Act[] = []): readonly Totals[] {
  const contacts = acts.filter((act) => isAct(act, 'contact'));
  return byPerson(verdicts).map(([first, days]) => {
    const outcomes = days.map(outcomeOf);
    const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
    const [complete, incomplete, unsettled] = [count('complete'), count('incomplete'), count('unsettled')];
    return {
      nip: first.plan.person.nip,
      name: first.plan.person.name,
      scheduled: complete + incomplete + unsettled,
      complete,
      incomplete,
      excused: count('excused'),
      unsettled,
      corrected: days.flatMap((day) => day.slots).filter((slot) => slot.corrected).length,
      late: days.flatMap((day) => day.slots).filter((slot) => slot.state === 'terlambat').length,
      misses: missesOf(days),
      contacts: contactTotals(contacts, first.plan.person.id),
    };
  });
}

/** "2021-07-30T07:12:00+08:00": local time with its offset, so that a reader needs no zone table. */
function isoLocal(at: Instant, zone: Zone): string {
  const { date, minute } = localMoment(at, zone);
  const second = Math.floor(at / 1000) % 60;
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}+${two(zoneHours[zone])}:00`;
}

/** The spot contacts of each person's day, in the order they were asked; gone through once, however many days there are. */
export function contactsOf(acts: readonly Act[]): (day: DayVerdict) => readonly RecapContact[] {
  const found = new Map<string, ActOf<'contact'>[]>();
  for (const act of acts) {
    if (!isAct(act, 'contact')) continue;
    for (const person of act.persons) {
      const key = `${act.from} ${person}`;
      found.set(key, [...(found.get(key) ?? []), act]);
    }
  }
  return ({ plan }) =>
    (found.get(`${plan.date} ${plan.person.id}`) ?? []).map(({ body, madeAt }) => ({
      asked: isoLocal(body.askedAt[0] ?? madeAt, plan.zone),
      answered: body.answeredAt === null ? null : isoLocal(body.answeredAt, plan.zone),
      outcome: body.outcome,
    }));
}

function dayRow({ plan, slots }: DayVerdict, contacts: readonly RecapContact[]): RecapDay {
  const time = (at: Instant | undefined) => (at === undefined ? null : isoLocal(at, plan.zone));
  return {
    date: plan.date,
    mode: plan.mode,
    edict: plan.edict?.slug ?? null,
    ...(contacts.length === 0 ? {} : { contacts }),
    slots: slots.map((verdict) => ({
      slot: verdict.slot.name,
      state: verdict.state,
      sentAt: time(verdict.share?.sentAt),
      receivedAt: time(verdict.share?.receivedAt),
      signs: verdict.signs,
      reason: verdict.reason,
      ...(verdict.corrected ? { corrected: verdict.corrected } : {}),
    })),
  };
}

function totalsRow(days: readonly DayVerdict[]): RecapTotals {
  const [totals] = totalsOf(days);
  if (!totals) return { scheduled: 0, complete: 0, missing: 0, excused: 0, unsettled: 0, full: null };
  const { scheduled, complete, incomplete, excused, unsettled } = totals;
  const state = fullness(totals);
  const full = state === 'full' ? true : state === 'short' ? false : null;
  return { scheduled, complete, missing: incomplete, excused, unsettled, full };
}

function missesOf(days: readonly DayVerdict[]): Totals['misses'] {
  const dates = new Map<string, LocalDate[]>();
  for (const { plan, slots } of days)
    for (const { slot, state } of slots)
      if (state === 'tidak') dates.set(slot.label, [...(dates.get(slot.label) ?? []), plan.date]);
  return [...dates].map(([label, on]) => ({ label, dates: on }));
}

function byPerson(verdicts: readonly DayVerdict[]): readonly (readonly [DayVerdict, readonly DayVerdict[]])[] {
  const groups = new Map<number, DayVerdict[]>();
  for (const day of verdicts) {
    const known = groups.get(day.plan.person.id);
    if (known) known.push(day);
    else groups.set(day.plan.person.id, [day]);
  }
  return [...groups.values()].flatMap((days) => {
    const sorted = days.sort((a, b) => (a.plan.date < b.plan.date ? -1 : 1));
    return sorted[0] ? [[sorted[0], sorted] as const] : [];
  });
}

const two = (n: number) => String(n).padStart(2, '0');
