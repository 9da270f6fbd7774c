import { createHash } from 'node:crypto';
import type { DayPlan } from '../domain/plan.ts';
import { addDays, type Instant, type LocalDate } from '../domain/time.ts';
import { modeWords, slotList } from '../words/format.ts';

/**
 * One person's days of work as a calendar (RFC 5545): all-day events for WFH, WFO and WFA. Neither name nor number is in
 * it, and no kind of leave: calendars are shared. `stampedAt` is when it was made.
 */
export function rosterIcs(plans: readonly DayPlan[], stampedAt: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Serlok//Jadwal kerja//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Jadwal kerja',
    ...plans.flatMap((plan) => (placed.has(plan.mode) ? event(plan, stampedAt) : [])),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const placed: ReadonlySet<DayPlan['mode']> = new Set(['home', 'office', 'anywhere']);

const event = (plan: DayPlan, stampedAt: Instant): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${uidOf(plan.person.nip, plan.date)}`,
  `DTSTAMP:${stampOf(stampedAt)}`,
  `DTSTART;VALUE=DATE:${dateOf(plan.date)}`,
  // The end of an all-day event is the first day that does not belong to it.
  `DTEND;VALUE=DATE:${dateOf(addDays(plan.date, 1))}`,
  `SUMMARY:${escaped(modeWords[plan.mode])}`,
  `DESCRIPTION:${escaped(description(plan))}`,
  // A day at home is no appointment: it must not show as busy.
  'TRANSP:TRANSPARENT',
  'CLASS:PRIVATE',
  'END:VEVENT',
];

const description = (plan: DayPlan): string =>
  [
    ...(plan.edict ? [`SE ${plan.edict.number}`] : []),
    plan.duty ? `Kirim lokasi: ${slotList(plan.slots, plan.zone)}` : 'Tidak perlu mengirim lokasi',
  ].join('\n');

/** The same for the same person and day, so that a new export replaces the event; the NIP itself, with its birth date, stays out. */
const uidOf = (nip: string, date: LocalDate): string =>
  `${date}-${createHash('sha256').update(`${nip} ${date}`).digest('hex').slice(0, 24)}@serlok`;

const dateOf = (date: LocalDate): string => date.replaceAll('-', '');
const stampOf = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** No line is longer than 75 octets; a letter of several octets is not cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
