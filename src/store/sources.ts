import { and, asc, eq } from 'drizzle-orm';
import type { Agency, Holiday } from '../domain/agency.ts';
import { type Edict, emptyEdict } from '../domain/edict.ts';
import type { Version } from '../domain/policy.ts';
import type { Sources } from '../ports/sources.ts';
import type { Store } from './open.ts';
import { source } from './schema.ts';

/** Configuration by content hash with the time first seen; read once at start and at every recompute, so never prepared. */
export function sqliteSources(store: Store): Sources {
  const rows = () => store.reader.select().from(source).orderBy(asc(source.seenAt)).all();
  return {
    async see(sightings, at) {
      // What another clock saw later (a rehearsal after an import) is not the past of this one.
      const past = rows().filter((row) => row.seenAt <= at);
      const last = new Map(past.map((row) => [`${row.kind}/${row.name}`, row.hash]));
      const fresh = sightings.filter((s) => last.get(`${s.kind}/${s.name}`) !== s.hash);
      if (fresh.length === 0) return 0;
      return store.write(() => {
        for (const { kind, name, hash, value } of fresh)
          store.writer
            .insert(source)
            .values({ kind, name, hash, seenAt: at, value: JSON.stringify(value) })
            .onConflictDoUpdate({
              target: [source.kind, source.name, source.seenAt],
              set: { hash, value: JSON.stringify(value) },
            })
            .run();
        return fresh.length;
      });
    },
    async backdate(from, until) {
      const all = rows();
      const names = new Map(all.map((row) => [`${row.kind}/${row.name}`, row]));
      await store.write(() => {
        for (const present of names.values()) {
          const mine = all.filter((row) => row.kind === present.kind && row.name === present.name);
          const after = mine.findLast((row) => row.seenAt < until);
          const put = (row: typeof present, seenAt: number) =>
            store.writer
              .insert(source)
              .values({ ...row, seenAt })
              .onConflictDoNothing()
              .run();
          // Versions seen inside the interval give way, or the days after them would keep the old reading.
          for (const row of mine.filter((r) => r.seenAt >= from && r.seenAt < until && r.hash !== present.hash))
            store.writer
              .update(source)
              .set({ hash: present.hash, value: present.value })
              .where(and(eq(source.kind, row.kind), eq(source.name, row.name), eq(source.seenAt, row.seenAt)))
              .run();
          put(present, from);
          if (after && after.hash !== present.hash) put(after, until);
        }
      });
    },
    async history() {
      const of = <T>(kind: string): readonly Version<T>[] =>
        rows()
          .filter((row) => row.kind === kind)
          .map(({ name, hash, seenAt, value }) => ({ name, hash, seenAt, value: JSON.parse(value) as T }));
      return {
        agency: of<Agency>('agency'),
        // What an earlier release recorded knows nothing of quotas.
        edicts: of<Edict>('edict').map((version) => ({ ...version, value: { ...emptyEdict, ...version.value } })),
        holidays: of<readonly Holiday[]>('holidays'),
      };
    },
  };
}
