import { type Agency, isWithin, unitAndAbove } from '../domain/agency.ts';
import type { DaySends, DueSlot, Sending } from '../domain/edict-preview.ts';
import { officersFor, rolesOn } from '../domain/officer.ts';
import type { SendCaps } from '../domain/outbox.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { type LocalDate, weekdayOf, zoneHours } from '../domain/time.ts';
import type { UnitDay } from './preview-days.ts';

/** One end of a slot: what it makes the number send. All times in minutes of the same clock. */
type Close = { readonly at: number; readonly shares: number; readonly reports: number };

/**
 * 54 % of the shares of a slot came in its last five minutes, so that all of them are taken to fall in one hour; digests
 * go out when the slot has ended.
 */
export function daySends(
  agency: Agency,
  officers: Officers,
  date: LocalDate,
  units: ReadonlyMap<string, UnitDay>,
  slots: readonly DueSlot[],
  sending: Sending,
): DaySends {
  const closes: Close[] = [];
  let [digests, reminders] = [0, 0];
  for (const due of slots) {
    const toOfficers = digestsOf(agency, officers, date, units, due);
    const toGroups = sending.reminder.enabled ? remindersOf(agency, date, units, due, sending.reminder) : 0;
    digests += toOfficers;
    reminders += toGroups;
    const at = due.slot.closes - zoneHours[due.zone] * 60;
    closes.push({ at, shares: due.due, reports: toOfficers + toGroups });
  }
  closes.sort((a, b) => a.at - b.at);
  const summaries = summariesOf(agency, officers.heads, date, units);
  const last = closes.at(-1);
  if (last) closes[closes.length - 1] = { ...last, reports: last.reports + summaries };
  return { digests, summaries, reminders, ...fitted(closes, sending) };
}

/** The few who ever hold an office: looking for them among everybody, for each unit and day, would take minutes. */
export type Officers = { readonly kasubag: readonly Person[]; readonly heads: readonly Person[] };

export function officersAmong(persons: readonly Person[]): Officers {
  const ever = (role: 'kasubag' | 'kepala') =>
    persons.filter(({ services }) => services.some(({ roles }) => roles.includes(role)));
  return { kasubag: ever('kasubag'), heads: ever('kepala') };
}

/** One for each Kasubag who has anybody with that slot to do, or without a roster (as `jobs/close.ts` sends them). */
function digestsOf(
  agency: Agency,
  { kasubag }: Officers,
  date: LocalDate,
  units: ReadonlyMap<string, UnitDay>,
  { slot, zone }: DueSlot,
): number {
  const readers = new Set<number>();
  for (const [id, day] of units) {
    if (day.zone !== zone || ((day.due.get(slot.name) ?? 0) === 0 && day.figures.open === 0)) continue;
    for (const officer of officersFor(agency, kasubag, id, 'kasubag', date)) readers.add(officer.id);
  }
  return readers.size;
}

function summariesOf(
  agency: Agency,
  heads: readonly Person[],
  date: LocalDate,
  units: ReadonlyMap<string, UnitDay>,
): number {
  const busy = new Set<string>();
  for (const [id, { duty }] of units) if (duty > 0) for (const above of unitAndAbove(agency, id)) busy.add(above.id);
  return heads.filter((head) => {
    const unit = rolesOn(head, date).includes('kepala') ? serviceOn(head, date)?.unit : undefined;
    return unit !== undefined && busy.has(unit);
  }).length;
}

/** One line for each group of a unit where somebody has the slot to do; none during Friday prayers. */
function remindersOf(
  agency: Agency,
  date: LocalDate,
  units: ReadonlyMap<string, UnitDay>,
  { slot, zone }: DueSlot,
  { minutesBefore }: Sending['reminder'],
): number {
  const isPrayer = (minute: number) => weekdayOf(date) === 5 && minute >= 690 && minute < 780;
  if (isPrayer(slot.closes - minutesBefore) && isPrayer(slot.closes - 1)) return 0;
  const busy = [...units].filter(([, day]) => day.zone === zone && (day.due.get(slot.name) ?? 0) > 0);
  return agency.units
    .filter(({ groups }) => groups.length > 0)
    .filter(({ id }) => busy.some(([below]) => isWithin(agency, below, id)))
    .reduce((sum, { groups }) => sum + groups.length, 0);
}

const hour = 60;

/** What of it the caps let through, in the order of time. Reports come late rather than never; a ✅ does not. */
function fitted(
  closes: readonly Close[],
  { caps, acknowledge }: Sending,
): Omit<DaySends, 'digests' | 'summaries' | 'reminders'> {
  const perHour = acknowledge === 'reaction' ? caps.reactionsPerHour : caps.textsPerHour;
  const reports = sentReports(closes, caps);
  const acknowledged: { readonly at: number; readonly sent: number }[] = [];
  let [unsentByHour, unsentByDay, reportsUnsent, total, next] = [0, 0, reports.never, 0, 0];
  const settleReports = (until: number) => {
    for (; (reports.times[next] ?? Infinity) < until; next++) {
      if (total < caps.perDay) total += 1;
      else reportsUnsent += 1;
    }
  };
  for (const { at, shares } of closes) {
    settleReports(at);
    const hourBefore = acknowledged.filter((one) => one.at > at - hour).reduce((sum, { sent }) => sum + sent, 0);
    const inHour = Math.min(shares, Math.max(0, perHour - hourBefore));
    // The last `reportsPerHour` of a day are for reports alone.
    const sent = Math.min(inHour, Math.max(0, caps.perDay - caps.reportsPerHour - total));
    unsentByHour += shares - inHour;
    unsentByDay += inHour - sent;
    total += sent;
    acknowledged.push({ at, sent });
  }
  settleReports(Infinity);
  return {
    acknowledgements: closes.reduce((sum, { shares }) => sum + shares, 0),
    unsentByHour,
    unsentByDay,
    waiting: reports.waits.length,
    longestWaitMinutes: Math.max(0, ...reports.waits),
    reportsUnsent,
    busiest: {
      acknowledgements: busiestHour(closes, ({ shares }) => shares),
      reports: busiestHour(closes, (close) => close.reports),
    },
  };
}

/** When each report leaves: at once, or when the one that many places before it is an hour old. A day later it is void. */
function sentReports(closes: readonly Close[], { reportsPerHour }: SendCaps) {
  const times: number[] = [];
  const waits: number[] = [];
  let never = 0;
  for (const { at, reports } of closes)
    for (let i = 0; i < reports; i++) {
      const before = reportsPerHour === 0 ? Infinity : (times[times.length - reportsPerHour] ?? -Infinity);
      const leaves = Math.max(at, before + hour);
      if (leaves >= at + 24 * hour) {
        never += 1;
        continue;
      }
      if (leaves > at) waits.push(leaves - at);
      times.push(leaves);
    }
  return { times, waits, never };
}

const busiestHour = (closes: readonly Close[], of: (close: Close) => number): number =>
  Math.max(
    0,
    ...closes.map(({ at }) =>
      closes.filter((one) => one.at > at - hour && one.at <= at).reduce((sum, one) => sum + of(one), 0),
    ),
  );
