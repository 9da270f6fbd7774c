import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Absence, AbsenceKind } from '../domain/absence.ts';
import { absencesOf, overridesOf } from '../domain/act-day.ts';
import type { LocalDate, MinuteOfDay } from '../domain/time.ts';
import type { DayFactsOf } from '../ports/people.ts';
import { actsBetween, dayActsReader } from './acts.ts';
import { among } from './among.ts';
import type { Store } from './open.ts';
import { absence, person, roster, unitOverride } from './schema.ts';

export function dayFactsReader(store: Store) {
  const db = store.reader;
  const day = sql.placeholder('date');
  const rosterDay = db.select().from(roster).where(eq(roster.day, day)).prepare();
  const rosterOne = db
    .select()
    .from(roster)
    .where(and(eq(roster.day, day), among(roster.person, 'persons')))
    .prepare();
  const overlapping = and(gte(absence.toDay, day), lte(absence.fromDay, day));
  const absentDay = db
    .select(absenceColumns)
    .from(absence)
    .where(overlapping)
    .orderBy(absence.fromDay, absence.id)
    .prepare();
  const absentOne = db
    .select(absenceColumns)
    .from(absence)
    .where(and(among(absence.person, 'persons'), overlapping))
    .orderBy(absence.fromDay, absence.id)
    .prepare();

  // A handful of rows a year; asked once a batch.
  const words = db
    .select({
      unit: unitOverride.unit,
      mode: unitOverride.mode,
      from: unitOverride.from,
      to: unitOverride.to,
      by: unitOverride.by,
      because: unitOverride.because,
    })
    .from(unitOverride)
    .where(and(gte(unitOverride.to, day), lte(unitOverride.from, day)))
    .orderBy(asc(unitOverride.id))
    .prepare();

  const decided = dayActsReader(store);

  return (date: LocalDate, persons: readonly number[] | null): DayFactsOf => {
    const some = persons && JSON.stringify(persons);
    const turns = some === null ? rosterDay.all({ date }) : rosterOne.all({ date, persons: some });
    const leaves = some === null ? absentDay.all({ date }) : absentOne.all({ date, persons: some });

    const absences = new Map<number, Absence[]>();
    for (const row of leaves) {
      const known = absences.get(row.person);
      if (known) known.push(absenceFrom(row));
      else absences.set(row.person, [absenceFrom(row)]);
    }
    const { own, wide } = decided(date, persons);
    for (const [person, acts] of own) {
      const more = absencesOf(acts, person);
      if (more.length > 0) absences.set(person, [...(absences.get(person) ?? []), ...more]);
    }
    const acts = new Map([...own].map(([person, mine]) => [person, { own: mine, wide }]));
    return {
      roster: new Map(turns.map(({ person, mode, edict }) => [person, { mode, edict }])),
      absences,
      overrides: [...words.all({ date }), ...overridesOf(wide)],
      acts,
      wideActs: wide,
    };
  };
}

/** Absences that touch a range of days. */
export function absencesIn(store: Store, from: LocalDate, to: LocalDate): ReadonlyMap<number, readonly Absence[]> {
  const rows = store.reader
    .select(absenceColumns)
    .from(absence)
    .where(and(gte(absence.toDay, from), lte(absence.fromDay, to)))
    .orderBy(absence.fromDay, absence.id)
    .all();
  const found = new Map<number, Absence[]>();
  for (const row of rows) found.set(row.person, [...(found.get(row.person) ?? []), absenceFrom(row)]);
  // Asked for by chat: a draft respects what was approved there as it does what came in a file.
  for (const [person, acts] of actsBetween(store, from, to)) {
    const more = absencesOf(acts, person);
    if (more.length > 0) found.set(person, [...(found.get(person) ?? []), ...more]);
  }
  return found;
}

const absenceColumns = {
  person: absence.person,
  kind: absence.kind,
  fromDay: absence.fromDay,
  toDay: absence.toDay,
  fromMinute: absence.fromMinute,
  document: absence.document,
  approvedBy: absence.approvedBy,
  // Letters name the approver by his NIP; whether he may approve is asked by position (PSR-11).
  approverTitle: sql<
    string | null
  >`(SELECT ${person.title} FROM ${person} WHERE ${person.nip} = ${absence.approvedBy})`,
};

const absenceFrom = (
  row: Omit<typeof absence.$inferSelect, 'id'> & { readonly approverTitle: string | null },
): Absence => ({
  person: row.person,
  kind: row.kind as AbsenceKind,
  from: row.fromDay as LocalDate,
  to: row.toDay as LocalDate,
  fromMinute: row.fromMinute as MinuteOfDay | null,
  document: row.document,
  approvedBy: row.approvedBy,
  ...(row.approverTitle === null ? {} : { approverTitle: row.approverTitle }),
});
