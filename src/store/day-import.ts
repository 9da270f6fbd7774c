import { and, eq, sql } from 'drizzle-orm';
import type { Absence } from '../domain/absence.ts';
import type { RosterEntry } from '../domain/roster.ts';
import type { Store } from './open.ts';
import { absence, roster } from './schema.ts';

export type Counts = { readonly added: number; readonly changed: number };

/** Upserts turns by (day, person) inside the caller's transaction. */
export function rosterImporter(store: Store) {
  const old = store.writer
    .select({ mode: roster.mode, edict: roster.edict })
    .from(roster)
    .where(and(eq(roster.day, sql.placeholder('day')), eq(roster.person, sql.placeholder('person'))))
    .prepare();
  const put = store.writer
    .insert(roster)
    .values({ day: sql.placeholder('day'), person: sql.placeholder('person'), mode: sql.placeholder('mode') })
    // A row made by hand takes the place of a drawn one, and is bound to no edict.
    .onConflictDoUpdate({
      target: [roster.day, roster.person],
      set: { mode: sql`excluded.mode`, edict: null, version: null, pool: null, turns: null },
    })
    .prepare();
  return (rows: readonly RosterEntry[]): Counts =>
    counted(rows, ({ date, person, mode }) => {
      const before = old.get({ day: date, person });
      if (before?.mode === mode && before.edict === null) return 'same';
      put.run({ day: date, person, mode });
      return before ? 'changed' : 'added';
    });
}

/** Upserts absences by (person, kind, first day) inside the caller's transaction. */
export function absenceImporter(store: Store) {
  const old = store.writer
    .select()
    .from(absence)
    .where(
      and(
        eq(absence.person, sql.placeholder('person')),
        eq(absence.kind, sql.placeholder('kind')),
        eq(absence.fromDay, sql.placeholder('fromDay')),
      ),
    )
    .prepare();
  return (rows: readonly Absence[]): Counts =>
    counted(rows, ({ person, kind, from, to, fromMinute, document, approvedBy }) => {
      const before = old.get({ person, kind, fromDay: from });
      const rest = { toDay: to, fromMinute, document, approvedBy };
      if (!before) {
        store.writer
          .insert(absence)
          .values({ person, kind, fromDay: from, ...rest })
          .run();
        return 'added';
      }
      const { toDay, fromMinute: minute, document: letter, approvedBy: approver } = before;
      if (toDay === to && minute === fromMinute && letter === document && approver === approvedBy) return 'same';
      store.writer.update(absence).set(rest).where(eq(absence.id, before.id)).run();
      return 'changed';
    });
}

function counted<T>(rows: readonly T[], enter: (row: T) => 'same' | 'added' | 'changed'): Counts {
  const outcomes = rows.map(enter);
  return {
    added: outcomes.filter((outcome) => outcome === 'added').length,
    changed: outcomes.filter((outcome) => outcome === 'changed').length,
  };
}
