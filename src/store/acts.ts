import { and, eq, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Act } from '../domain/act.ts';
import type { DayActs } from '../domain/act-day.ts';
import type { LocalDate } from '../domain/time.ts';
import { among } from './among.ts';
import { act, actPerson } from './desk-schema.ts';
import type { Store } from './open.ts';

type Row = typeof act.$inferSelect;

/** What was decided by chat and touches a day; asked once a batch, so it is prepared. */
export function dayActsReader(store: Store) {
  const day = sql.placeholder('date');
  const live = sql`${act.state} IN ('waiting', 'in_force')`;
  const touches = and(gte(actPerson.toDay, day), lte(actPerson.fromDay, day));
  const own = () =>
    store.reader.select({ person: actPerson.person, act }).from(actPerson).innerJoin(act, eq(act.id, actPerson.act));
  const some = own()
    .where(and(among(actPerson.person, 'persons'), touches, live))
    .orderBy(act.id)
    .prepare();
  const all = own().where(and(touches, live)).orderBy(act.id).prepare();
  const wide = store.reader
    .select()
    .from(act)
    .where(and(isNotNull(act.unit), gte(act.toDay, day), lte(act.fromDay, day), live))
    .orderBy(act.id)
    .prepare();
  return (
    date: LocalDate,
    persons: readonly number[] | null,
  ): { own: ReadonlyMap<number, readonly Act[]> } & Pick<DayActs, 'wide'> => {
    const rows = persons === null ? all.all({ date }) : some.all({ date, persons: JSON.stringify(persons) });
    const found = new Map<number, Act[]>();
    for (const { person, act: row } of rows) {
      const mine = found.get(person);
      const one = actFrom(row, [person]);
      if (mine) mine.push(one);
      else found.set(person, [one]);
    }
    return { own: found, wide: wide.all({ date }).map((row) => actFrom(row, [])) };
  };
}

/** Acts about people that touch a range of days and still hold or wait, by person. */
export function actsBetween(store: Store, from: LocalDate, to: LocalDate): ReadonlyMap<number, readonly Act[]> {
  const rows = store.reader
    .select({ person: actPerson.person, act })
    .from(actPerson)
    .innerJoin(act, eq(act.id, actPerson.act))
    .where(and(gte(actPerson.toDay, from), lte(actPerson.fromDay, to), sql`${act.state} IN ('waiting', 'in_force')`))
    .orderBy(act.id)
    .all();
  const found = new Map<number, Act[]>();
  for (const { person, act: row } of rows) {
    const one = actFrom(row, [person]);
    const mine = found.get(person);
    if (mine) mine.push(one);
    else found.set(person, [one]);
  }
  return found;
}

/** Acts with everybody they are about. */
export function withPersons(store: Store, rows: readonly Row[]): readonly Act[] {
  const ids = rows.map(({ id }) => id);
  const links =
    ids.length === 0
      ? []
      : store.reader
          .select({ act: actPerson.act, person: actPerson.person })
          .from(actPerson)
          .where(inArray(actPerson.act, ids))
          .orderBy(actPerson.act, actPerson.person)
          .all();
  const persons = new Map<number, number[]>();
  for (const { act: id, person } of links) persons.set(id, [...(persons.get(id) ?? []), person]);
  return rows.map((row) => actFrom(row, persons.get(row.id) ?? []));
}

const actFrom = ({ fromDay, toDay, kind: _kind, ...row }: Row, persons: readonly number[]): Act => ({
  ...row,
  from: fromDay,
  to: toDay,
  persons,
});
