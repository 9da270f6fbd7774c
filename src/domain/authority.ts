import { isApproved } from './absence.ts';
import type { Act } from './act.ts';
import { type Agency, isWithin } from './agency.ts';
import { officersFor } from './officer.ts';
import { officesOn, type Person, serviceOn } from './person.ts';
import { edictFor, type Policy } from './policy.ts';
import type { LocalDate } from './time.ts';

/** Whether this officer decides about that person: Kasubag and head over their own unit and below, BKPSDM over all; nobody about himself. */
export function hasSayOver(agency: Agency, officer: Person, subject: Person, date: LocalDate): boolean {
  if (officer.id === subject.id) return false;
  const unit = serviceOn(subject, date)?.unit;
  return officesOn(officer, date).some(
    ({ role, unit: office }) =>
      role === 'bkpsdm' ||
      ((role === 'kasubag' || role === 'kepala') && unit !== undefined && isWithin(agency, unit, office)),
  );
}

/** Whether this officer is the head (also Plt. or Plh.) of that person's unit or of one above: who alone orders presence (MLG-3). */
export function isHeadOver(agency: Agency, officer: Person, subject: Person, date: LocalDate): boolean {
  const unit = serviceOn(subject, date)?.unit;
  return (
    officer.id !== subject.id &&
    unit !== undefined &&
    officesOn(officer, date).some(({ role, unit: office }) => role === 'kepala' && isWithin(agency, unit, office))
  );
}

/**
 * Who is asked about somebody's request: the nearest Kasubag, about a Kasubag the head, about a head BKPSDM. Where the
 * edict names who alone may consent (PSR-11, PLP-6), those among the leaders who hold that position.
 */
export function decidersFor(
  agency: Agency,
  persons: readonly Person[],
  subject: Person,
  date: LocalDate,
  titles: readonly string[] | null = null,
): readonly Person[] {
  if (titles !== null) return persons.filter((person) => holds(person, date, titles) && person.id !== subject.id);
  return decidersBeside(agency, persons, subject, date, []);
}

/** The same where some of them are out of the question: the matter is about them, or they let it lie. */
export function decidersBeside(
  agency: Agency,
  persons: readonly Person[],
  subject: Person,
  date: LocalDate,
  without: readonly number[],
): readonly Person[] {
  const may = ({ id }: Person) => id !== subject.id && !without.includes(id);
  const unit = serviceOn(subject, date)?.unit ?? '';
  for (const role of ['kasubag', 'kepala'] as const) {
    const found = officersFor(agency, persons, unit, role, date).filter(may);
    if (found.length > 0) return found;
  }
  return persons.filter((person) => may(person) && officesOn(person, date).some(({ role }) => role === 'bkpsdm'));
}

/** A leader whose position is one of these: "Sekda" is "Sekretaris Daerah". */
export function holds(person: Person, date: LocalDate, titles: readonly string[]): boolean {
  if (!officesOn(person, date).some(({ role }) => role === 'pimpinan')) return false;
  const absence = { person: 0, kind: 'dinas_luar', from: date, to: date, fromMinute: null, document: null } as const;
  const spelled = titles.flatMap((title) => [title, ...(longForms[title.toLowerCase()] ?? [])]);
  return isApproved(
    { ...absence, approvedBy: '', approverTitle: person.title },
    { travel: { clause: '', approvers: spelled } },
  );
}

const longForms: Readonly<Record<string, readonly string[]>> = {
  sekda: ['sekretaris daerah'],
  walikota: ['wali kota'],
  'wali kota': ['walikota'],
};

/** The positions that alone may consent to this act under the edict in force for its subject; `null`: the usual officer. */
export function titlesFor(policy: Policy, act: Pick<Act, 'body' | 'from'>, subject: Person): readonly string[] | null {
  const unit = serviceOn(subject, act.from)?.unit;
  const edict = unit === undefined ? undefined : edictFor(policy, unit, act.from);
  if (act.body.kind === 'absence' && act.body.absence === 'dinas_luar') return edict?.travel?.approvers ?? null;
  if (act.body.kind === 'presence') return edict?.urgentPresence?.approvers ?? null;
  return null;
}
