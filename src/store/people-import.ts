import { eq, sql } from 'drizzle-orm';
import type { Person } from '../domain/person.ts';
import { type Instant, localDate, type Zone } from '../domain/time.ts';
import type { PersonRow } from '../ports/people.ts';
import { type PeopleRows, personFrom, readPeople, serviceFrom } from './directory.ts';
import { phoneWriter } from './identities.ts';
import type { Store } from './open.ts';
import { endPlaces } from './places.ts';
import { person, service } from './schema.ts';
import { continueServices } from './services.ts';

export type PeopleCounts = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly numbersMoved: number;
  readonly transfers: number;
};

/** Inserts and updates by NIP inside the caller's transaction; writes only what differs. */
export function peopleImporter(store: Store, zoneOf: (unit: string) => Zone) {
  const phones = phoneWriter(store);
  return (rows: readonly PersonRow[], at: Instant): PeopleCounts => {
    const known = byNip(readPeople(store.writer));
    const timesGiven = new Map<string, number>();
    for (const { phone } of rows) if (phone !== null) timesGiven.set(phone, (timesGiven.get(phone) ?? 0) + 1);

    let added = 0;
    let changed = 0;
    let numbersMoved = 0;
    let transfers = 0;
    for (const row of rows) {
      const old = known.get(row.nip);
      const id = old?.person.id ?? insertPerson(store, row);
      const rewritten = old !== undefined && updatePerson(store, old.person, row, at);
      const moves = enterService(store, id, old?.services ?? [], row, localDate(at, zoneOf(row.service.unit)));
      // A number given to two people is nobody's until the file says whose.
      const phone = row.phone !== null && timesGiven.get(row.phone) === 1 ? phones.give(id, row.phone, at) : 'same';
      if (old === undefined) added += 1;
      else if (rewritten || moves !== 'same' || phone !== 'same') changed += 1;
      if (phone === 'moved') numbersMoved += 1;
      if (moves === 'transfer') transfers += 1;
    }
    return { rows: rows.length, added, changed, numbersMoved, transfers };
  };
}

type Known = { readonly person: Person; readonly services: PeopleRows['services'] };

function byNip({ persons, services }: PeopleRows): ReadonlyMap<string, Known> {
  const servicesOf = new Map<number, PeopleRows['services'][number][]>();
  for (const row of services) servicesOf.set(row.person, [...(servicesOf.get(row.person) ?? []), row]);
  return new Map(
    persons.map((row) => [row.nip, { person: personFrom(row, []), services: servicesOf.get(row.id) ?? [] }]),
  );
}

function insertPerson(store: Store, row: PersonRow): number {
  return store.writer
    .insert(person)
    .values({ nip: row.nip, ...columnsOf(row) })
    .returning({ id: person.id })
    .get().id;
}

function updatePerson(store: Store, old: Person, row: PersonRow, at: Instant): boolean {
  const columns = columnsOf(row);
  if (JSON.stringify(columns) === JSON.stringify(columnsOf(old))) return false;
  store.writer.update(person).set(columns).where(eq(person.id, old.id)).run();
  const { lat, lon } = columns;
  // A file without the columns says nothing, and neither does the one after it.
  if (lat !== null && old.place !== null && (lat !== old.place.lat || lon !== old.place.lon))
    endPlaces(store, old.id, at);
  return true;
}

const columnsOf = (row: Omit<Person, 'id' | 'nip' | 'services'>) => ({
  name: row.name,
  title: row.title,
  position: row.position,
  rank: row.rank,
  level: row.level,
  employment: row.employment,
  itAble: row.itAble,
  lat: row.place?.lat ?? null,
  lon: row.place?.lon ?? null,
});

function enterService(
  store: Store,
  id: number,
  rows: PeopleRows['services'],
  row: PersonRow,
  today: Parameters<typeof continueServices>[2],
): 'same' | 'corrected' | 'transfer' {
  const dated = rows
    .map((stored) => ({ id: stored.id, service: serviceFrom(stored) }))
    .sort((a, b) => (a.service.from ?? '').localeCompare(b.service.from ?? ''));
  const steps = continueServices(
    dated.map((one) => one.service),
    row.service,
    today,
  );
  for (const step of steps) {
    const { unit, roles, from, to } = step.service;
    const values = { person: id, unit, roles: JSON.stringify(roles), fromDay: from, toDay: to };
    if (step.kind === 'add') store.writer.insert(service).values(values).run();
    else
      store.writer
        .update(service)
        .set(values)
        .where(eq(service.id, dated[step.index]?.id ?? sql`NULL`))
        .run();
  }
  if (steps.length === 0) return 'same';
  return dated.length > 0 && steps.some((step) => step.kind === 'add') ? 'transfer' : 'corrected';
}
