import { and, eq, inArray, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { ActBody } from '../domain/act.ts';
import type { Acting, Identity, Person, Role, Service } from '../domain/person.ts';
import { type Instant, type LocalDate, openEnd } from '../domain/time.ts';
import type { Directory } from '../ports/people.ts';
import { act, actPerson } from './desk-schema.ts';
import type { Store } from './open.ts';
import { identity, person, service } from './schema.ts';

/** Everybody in memory; one per store, whoever asks. */
export type DirectoryCache = {
  read(): Directory;
  /** People were imported through this store: `data_version` tells only of other connections. */
  stale(): void;
  /** One address was written; the others stay as they are, because at 07.00 every message brings a new one. */
  touched(address: Identity): void;
};

const caches = new WeakMap<Store, DirectoryCache>();

export function directoryCache(store: Store): DirectoryCache {
  const known = caches.get(store) ?? openCache(store);
  caches.set(store, known);
  return known;
}

function openCache(store: Store): DirectoryCache {
  const holdersOf = store.reader
    .select()
    .from(identity)
    .where(and(eq(identity.kind, sql.placeholder('kind')), eq(identity.value, sql.placeholder('value'))))
    .prepare();
  let version = -1;
  let built: Built | null = null;
  let dirty: Identity[] = [];
  return {
    read() {
      // Asked before the rows are read: whatever another process writes meanwhile is seen at the next call.
      const now = store.dataVersion();
      if (built === null || now !== version) {
        built = build(store.reader.transaction(readPeople));
        version = now;
      } else for (const address of dirty) built.replace(address, holdersOf.all(address));
      dirty = [];
      return built.directory;
    },
    stale() {
      built = null;
    },
    touched(address) {
      dirty.push(address);
    },
  };
}

export type PeopleRows = {
  readonly persons: readonly (typeof person.$inferSelect)[];
  readonly services: readonly (typeof service.$inferSelect)[];
  readonly identities: readonly IdentityRow[];
  readonly acting?: readonly ActingRow[];
};
type ActingRow = Pick<typeof actPerson.$inferSelect, 'person'> & {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly body: ActBody;
};
export type IdentityRow = typeof identity.$inferSelect;

export const readPeople = (db: Pick<BetterSQLite3Database, 'select'>): PeopleRows => ({
  persons: db.select().from(person).orderBy(person.id).all(),
  services: db.select().from(service).orderBy(service.id).all(),
  identities: db.select().from(identity).all(),
  acting: db
    .select({ person: actPerson.person, from: act.fromDay, to: act.toDay, body: act.body })
    .from(act)
    .innerJoin(actPerson, eq(actPerson.act, act.id))
    .where(and(inArray(act.kind, ['delegation', 'place']), eq(act.state, 'in_force')))
    .orderBy(act.decidedAt, act.id)
    .all(),
});

type Built = { readonly directory: Directory; replace(address: Identity, rows: readonly IdentityRow[]): void };

function build({ persons: rows, services, identities, acting = [] }: PeopleRows): Built {
  const servicesOf = grouped(services, (row) => row.person);
  const actingOf = grouped(acting, (row) => row.person);
  const persons = rows.map((row) => {
    const one = personFrom(row, servicesOf.get(row.id) ?? []);
    const held = actingOf.get(row.id);
    return held ? { ...one, acting: held.flatMap(actingFrom), place: placeFrom(held) ?? one.place } : one;
  });
  const byId = new Map(persons.map((one) => [one.id, one]));
  const byNip = new Map(persons.map((one) => [one.nip, one]));
  const byAddress = grouped(identities, keyOf);
  const openOf = grouped(
    identities.filter((row) => row.toAt === null),
    (row) => row.person,
  );
  return {
    directory: {
      persons,
      byId: (id) => byId.get(id),
      byNip: (nip) => byNip.get(nip),
      byIdentity(address, at) {
        const held = byAddress.get(keyOf(address))?.find((row) => holds(row, at));
        return held && byId.get(held.person);
      },
      identitiesOf: (id) => (openOf.get(id) ?? []).map(({ kind, value }) => ({ kind, value })),
    },
    replace(address, fresh) {
      const key = keyOf(address);
      for (const old of byAddress.get(key) ?? [])
        openOf.set(old.person, openOf.get(old.person)?.filter((row) => keyOf(row) !== key) ?? []);
      byAddress.set(key, [...fresh]);
      for (const row of fresh) if (row.toAt === null) openOf.set(row.person, [...(openOf.get(row.person) ?? []), row]);
    },
  };
}

/** From the first instant on, up to and without the last: a number that changes hands has one holder at every moment. */
const holds = (row: IdentityRow, at: Instant): boolean => row.fromAt <= at && (row.toAt === null || at < row.toAt);
const keyOf = ({ kind, value }: Identity): string => `${kind}:${value}`;

export function personFrom(
  { lat, lon, ...row }: PeopleRows['persons'][number],
  services: readonly PeopleRows['services'][number][],
): Person {
  return {
    ...row,
    level: row.level as Person['level'],
    employment: row.employment as Person['employment'],
    place: lat === null || lon === null ? null : { lat, lon },
    services: services.map(serviceFrom).sort((a, b) => (a.from ?? '').localeCompare(b.from ?? '')),
  };
}

const actingFrom = ({ from, to, body }: ActingRow): readonly Acting[] =>
  body.kind === 'delegation' ? [{ unit: body.office, role: body.role, form: body.form, from, to }] : [];

/** The registered place approved last outweighs the one of the file. */
function placeFrom(held: readonly ActingRow[]): Person['place'] {
  const [latest] = held
    .flatMap(({ body, to }) =>
      body.kind === 'place' && body.lasting && to === openEnd && body.lat !== null && body.lon !== null
        ? [{ lat: body.lat, lon: body.lon }]
        : [],
    )
    .slice(-1);
  return latest ?? null;
}

export const serviceFrom = (row: PeopleRows['services'][number]): Service => ({
  unit: row.unit,
  roles: JSON.parse(row.roles) as readonly Role[],
  from: row.fromDay as LocalDate | null,
  to: row.toDay as LocalDate | null,
});

function grouped<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
