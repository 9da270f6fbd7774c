import type { Zone } from '../domain/time.ts';
import type { People } from '../ports/people.ts';
import { auditor } from './audit.ts';
import { absencesIn, dayFactsReader } from './day-facts.ts';
import { absenceImporter, rosterImporter } from './day-import.ts';
import { directoryCache } from './directory.ts';
import { aliasInserter } from './identities.ts';
import type { Store } from './open.ts';
import { peopleImporter } from './people-import.ts';

export { aliasInserter };

/**
 * People, rosters and absences. `zoneOf` says on which day an import falls for a unit: the first day of a transfer whose
 * `mulai` is empty. Without it WITA, the zone in the middle.
 */
export function sqlitePeople(store: Store, zoneOf: (unit: string) => Zone = () => 'WITA'): People {
  const cache = directoryCache(store);
  const readFacts = dayFactsReader(store);
  const addAlias = aliasInserter(store);
  const enterPeople = peopleImporter(store, zoneOf);
  const enterRoster = rosterImporter(store);
  const enterAbsences = absenceImporter(store);
  // Counts only: the trail of an import must not become a second copy of the people (law 12).
  const addAudit = auditor(store);
  const note = (action: string, counts: object, at: number) =>
    addAudit({ actor: 'operator', action, detail: JSON.stringify(counts) }, at);

  return {
    async directory() {
      return cache.read();
    },
    async dayFacts(date, persons) {
      return readFacts(date, persons);
    },
    absences: async (from, to) => absencesIn(store, from, to),
    async importPeople(rows, at) {
      const { added, changed } = await store.write(() => {
        const counts = enterPeople(rows, at);
        note('people.import', counts, at);
        return counts;
      });
      cache.stale();
      return { added, changed };
    },
    async alias(lid, phone, at) {
      const directory = cache.read();
      const holder = directory.byIdentity({ kind: 'phone', value: phone }, at);
      // The server repeats what it said before; only news is worth a commit.
      if (!holder || directory.byIdentity({ kind: 'lid', value: lid }, at)) return;
      await store.write(() => addAlias(holder.id, lid, at));
    },
    importRoster: (rows, at) =>
      store.write(() => {
        const counts = enterRoster(rows);
        note('roster.import', { rows: rows.length, ...counts }, at);
        return counts;
      }),
    importAbsences: (rows, at) =>
      store.write(() => {
        const counts = enterAbsences(rows);
        note('absence.import', { rows: rows.length, ...counts }, at);
        return counts;
      }),
  };
}
