import { and, asc, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { RosterRow } from '../domain/roster.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Rosters, RosterVersion } from '../ports/rosters.ts';
import { auditor } from './audit.ts';
import type { Store } from './open.ts';
import { draftInserter } from './outbox.ts';
import { turnsBefore } from './roster-ledger.ts';
import { entryInserter, rosterPublisher } from './roster-publish.ts';
import { roster, rosterEntry, rosterVersion, unitOverride } from './schema.ts';

export function sqliteRosters(store: Store): Rosters {
  const { reader, writer } = store;
  const putDrafts = draftInserter(store);
  const addAudit = auditor(store);
  const putEntries = entryInserter(store);
  const putRows = rosterPublisher(store);

  return {
    async rows(from, to) {
      const found = new Map<number, Map<LocalDate, RosterRow>>();
      const inRange = and(gte(roster.day, from), lte(roster.day, to));
      for (const { day, person, mode, edict } of reader.select().from(roster).where(inRange).all()) {
        let mine = found.get(person);
        if (!mine) {
          mine = new Map();
          found.set(person, mine);
        }
        mine.set(day as LocalDate, { mode, edict });
      }
      return found;
    },
    ledger: async (before) => turnsBefore(store, before),
    overrides: async (from, to) =>
      reader
        .select()
        .from(unitOverride)
        .where(and(gte(unitOverride.to, from), lte(unitOverride.from, to)))
        .orderBy(asc(unitOverride.id))
        .all()
        .map(({ unit, mode, from: first, to: last, by, because }) => ({
          unit,
          mode,
          from: first,
          to: last,
          by,
          because,
        })),
    keepDraft: (draft, remarks, by, at) =>
      store.write(() => {
        const units = JSON.stringify(draft.units);
        const same = writer
          .select({ id: rosterVersion.id })
          .from(rosterVersion)
          .where(
            and(
              eq(rosterVersion.edict, draft.edict),
              eq(rosterVersion.fromDay, draft.from),
              eq(rosterVersion.toDay, draft.to),
              sql`${rosterVersion.units} = ${units}`,
              isNull(rosterVersion.publishedAt),
            ),
          )
          .all()
          .map(({ id }) => id);
        writer.delete(rosterEntry).where(inArray(rosterEntry.version, same)).run();
        writer.delete(rosterVersion).where(inArray(rosterVersion.id, same)).run();
        const { id } = writer
          .insert(rosterVersion)
          .values({
            edict: draft.edict,
            fromDay: draft.from,
            toDay: draft.to,
            changesFrom: draft.changesFrom,
            units: draft.units,
            persons: draft.persons,
            remarks,
            madeAt: at,
            madeBy: by,
          })
          .returning({ id: rosterVersion.id })
          .get();
        putEntries(id, draft.entries);
        return id;
      }),
    async version(id) {
      const row = reader.select().from(rosterVersion).where(eq(rosterVersion.id, id)).get();
      return row ? versionFrom(row) : null;
    },
    versions: async () => reader.select().from(rosterVersion).orderBy(desc(rosterVersion.id)).all().map(versionFrom),
    entries: async (id) =>
      reader
        .select({ date: rosterEntry.day, person: rosterEntry.person, mode: rosterEntry.mode })
        .from(rosterEntry)
        .where(eq(rosterEntry.version, id))
        .all(),
    publish: (id, { by, notBefore, drafts, audit: entry, at }) =>
      store.write(() => {
        const row = writer.select().from(rosterVersion).where(eq(rosterVersion.id, id)).get();
        if (!row) return 'unknown';
        if (row.publishedAt !== null) return 'already';
        if (overtaken(row)) return 'overtaken';
        putRows(row, row.changesFrom > notBefore ? row.changesFrom : notBefore);
        writer.update(rosterVersion).set({ publishedAt: at, publishedBy: by }).where(eq(rosterVersion.id, id)).run();
        putDrafts(drafts, at);
        addAudit(entry, at);
        return 'published';
      }),
    decideUnit: (override, entry, at) =>
      store.write(() => {
        writer
          .insert(unitOverride)
          .values({ ...override, at })
          .run();
        addAudit(entry, at);
      }),
  };

  /** Whether something was published after this draft was made, for days and people of it. */
  function overtaken(draft: typeof rosterVersion.$inferSelect): boolean {
    const since = writer
      .select()
      .from(rosterVersion)
      .where(
        and(
          gte(rosterVersion.publishedAt, draft.madeAt),
          gte(rosterVersion.toDay, draft.fromDay),
          lte(rosterVersion.fromDay, draft.toDay),
        ),
      )
      .all();
    const mine = new Set(draft.persons);
    return since.some(({ id, persons }) => id !== draft.id && persons.some((person) => mine.has(person)));
  }
}

const versionFrom = ({ fromDay, toDay, ...row }: typeof rosterVersion.$inferSelect): RosterVersion => ({
  ...row,
  from: fromDay,
  to: toDay,
});
