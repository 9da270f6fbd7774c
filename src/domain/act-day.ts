import type { Absence, AbsenceKind } from './absence.ts';
import { type Act, type ActOf, everyUnit, isAct } from './act.ts';
import { type Agency, unitAndAbove } from './agency.ts';
import type { Slot } from './edict.ts';
import type { SlotState } from './presence.ts';
import type { RosterMode, UnitOverride } from './roster.ts';
import { type Instant, type LocalDate, localMoment, type MinuteOfDay, type Zone } from './time.ts';

/** What was decided by chat and touches one day: about the person, and about whole units. */
export type DayActs = { readonly own: readonly Act[]; readonly wide: readonly Act[] };
export const noActs: DayActs = { own: [], wide: [] };

/** Why a slot is not owed any more though the day is a duty day. */
export type Relief = 'dipanggil' | 'wajib_hadir' | 'dispensasi';
export type OrderKind = 'presence' | 'swap';
export type Correction = {
  readonly act: number;
  readonly set: SlotState;
  readonly because: string;
  readonly by: string;
};

/** Absences by chat, as those that come from a file: approved by whoever consented, or by nobody yet. */
export const absencesOf = (acts: readonly Act[], person: number): readonly Absence[] =>
  acts
    .filter((act): act is ActOf<'absence'> => isAct(act, 'absence'))
    .map(({ body, from, to, state, decidedBy }) => ({
      person,
      kind: body.absence,
      from,
      to,
      fromMinute: body.fromMinute,
      document: body.document,
      approvedBy: state === 'in_force' ? (decidedBy ?? 'aturan') : null,
      ...(state === 'in_force' && body.consent !== null ? { approverTitle: body.consent } : {}),
    }));

/** The head's word for a unit, by chat. */
export const overridesOf = (wide: readonly Act[]): readonly UnitOverride[] =>
  wide
    .filter((act): act is ActOf<'override'> => isAct(act, 'override') && act.state === 'in_force')
    .map(({ unit, from, to, madeBy, body }) => ({
      unit: unit ?? '',
      mode: body.mode,
      from,
      to,
      by: madeBy,
      because: body.because,
    }));

/** Where an order or an exchange puts the person that day; of several the one decided last. */
export function turnOf(
  acts: DayActs,
  person: number,
  date: LocalDate,
  zone: Zone,
): { readonly order: OrderKind; readonly act: number; readonly mode: RosterMode } | null {
  for (const act of acts.own.filter(({ state }) => state === 'in_force').sort(lastDecided)) {
    // On the day the order was given the hours before it stay what they were.
    if (isAct(act, 'presence') && orderedFrom(act, date, zone) === 0)
      return { order: 'presence', act: act.id, mode: 'wfo' };
    const turn = isAct(act, 'swap') && act.body.turns.find((t) => t.person === person && t.date === date);
    if (turn) return { order: 'swap', act: act.id, mode: turn.mode };
  }
  return null;
}

/** From which minute of that day on; consent that comes late reaches no day and no hour before it (PLP-6). `null`: not that day. */
function orderedFrom(act: ActOf<'presence'>, date: LocalDate, zone: Zone): number | null {
  const given = localMoment(act.decidedAt ?? act.madeAt, zone);
  if (given.date > date) return null;
  const since = act.from === date ? (act.body.since ?? 0) : 0;
  return given.date === date ? Math.max(since, given.minute) : since;
}

/** Hours of a day in which nothing is asked of somebody who works at home; both minutes count. */
export type Away = { readonly from: number; readonly until: number; readonly why: AbsenceKind | Relief };

/** Half a day off, called or ordered to the office, a dispensation for the person's unit or area. */
export function awayOf(
  acts: DayActs,
  halfDays: readonly Absence[],
  agency: Agency,
  unitId: string,
  date: LocalDate,
): readonly Away[] {
  const off = halfDays.flatMap(({ fromMinute, from, kind }) =>
    fromMinute === null || from !== date ? [] : [{ from: fromMinute as number, until: lastMinute, why: kind }],
  );
  return [...off, ...reliefs(acts, agency, unitId, date)];
}

/** In doubt for the person: a window that is not over when the call is acknowledged is not owed (PSR-10). */
export function reliefOf(
  acts: DayActs,
  slots: readonly Slot[],
  agency: Agency,
  unitId: string,
  date: LocalDate,
): ReadonlyMap<string, Relief> {
  const relieved = new Map<string, Relief>();
  for (const { from, until, why } of reliefs(acts, agency, unitId, date))
    for (const slot of slots) if (slot.closes >= from && slot.opens <= until) relieved.set(slot.name, why);
  return relieved;
}

type Relieved = Away & { readonly why: Relief };

function reliefs(acts: DayActs, agency: Agency, unitId: string, date: LocalDate): readonly Relieved[] {
  // Nothing was decided for nearly everybody on nearly every day.
  if (acts.own.length === 0 && acts.wide.length === 0) return [];
  const path = unitAndAbove(agency, unitId);
  const zone = path[0]?.zone ?? 'WIB';
  const reaches = ({ unit }: Act) =>
    unit === null || unit === everyUnit || path.some(({ id, area }) => id === unit || area === unit);
  return [...acts.wide.filter(reaches), ...acts.own].flatMap((act): readonly Relieved[] => {
    if (act.state !== 'in_force') return [];
    if (isAct(act, 'dispensation'))
      return [{ from: act.body.after ?? 0, until: act.body.before ?? lastMinute, why: 'dispensasi' }];
    if (isAct(act, 'presence')) {
      const from = orderedFrom(act, date, zone);
      return from === null || from === 0 ? [] : [{ from, until: lastMinute, why: 'wajib_hadir' }];
    }
    if (isAct(act, 'call') && act.body.acknowledgedAt !== null)
      return [
        { from: calledFrom(act.body.acknowledgedAt, act.body.at, date, zone), until: lastMinute, why: 'dipanggil' },
      ];
    return [];
  });
}

const lastMinute = 1440;

/** Acknowledged that day: from then on. Called for a later day: from the hour the call names, else the whole day. */
function calledFrom(at: Instant, hour: MinuteOfDay | null, date: LocalDate, zone: Zone): number {
  const acknowledged = localMoment(at, zone);
  return acknowledged.date === date ? acknowledged.minute : (hour ?? 0);
}

export function correctionsOf(acts: DayActs, date: LocalDate): ReadonlyMap<string, Correction> {
  const found = new Map<string, Correction>();
  const corrections = acts.own.filter((act): act is ActOf<'correction'> => isAct(act, 'correction'));
  for (const { id, state, from, to, madeBy, body } of corrections)
    if (state === 'in_force' && from <= date && date <= to)
      found.set(body.slot, { act: id, set: body.set, because: body.because, by: madeBy });
  return found;
}

const lastDecided = (a: Act, b: Act): number => (b.decidedAt ?? b.madeAt) - (a.decidedAt ?? a.madeAt) || b.id - a.id;
