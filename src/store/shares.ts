import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Share } from '../domain/share.ts';
import { addDays, type Instant, type LocalDate } from '../domain/time.ts';
import type { DayShares } from '../ports/ledger.ts';
import { among } from './among.ts';
import type { Store } from './open.ts';
import { share } from './schema.ts';

type Row = typeof share.$inferSelect;

/** Shares of a date by person. A few persons are sought by key, everybody is one range of the day-first key. */
export function shareReader(store: Store) {
  const ofDay = store.reader
    .select()
    .from(share)
    .where(eq(share.day, sql.placeholder('day')))
    .prepare();
  const ofPerson = store.reader
    .select()
    .from(share)
    .where(and(eq(share.day, sql.placeholder('day')), among(share.person, 'persons')))
    .prepare();
  return (date: LocalDate, persons: readonly number[] | null): DayShares => {
    const byPerson = new Map<number, Share[]>();
    const rows =
      persons === null ? ofDay.all({ day: date }) : ofPerson.all({ day: date, persons: JSON.stringify(persons) });
    for (const row of rows) {
      const list = byPerson.get(row.person);
      if (list) list.push(toShare(row));
      else byPerson.set(row.person, [toShare(row)]);
    }
    return byPerson;
  };
}

/** What the sweep would take; read once a night, so never prepared. */
export const perishingReader = (store: Store) => (before: Instant) =>
  store.reader.select().from(share).where(lt(share.keptUntil, before)).all().map(toShare);

/** Writes inside the caller's transaction. A readable share replaces its stub; the earliest sent time stays (law 2). */
export function shareWriter(store: Store) {
  const upsert = store.writer
    .insert(share)
    .values({
      day: sql.placeholder('day'),
      person: sql.placeholder('person'),
      chat: sql.placeholder('chat'),
      sender: sql.placeholder('sender'),
      id: sql.placeholder('id'),
      sentAt: sql.placeholder('sentAt'),
      receivedAt: sql.placeholder('receivedAt'),
      kind: sql.placeholder('kind'),
      forwarded: sql.placeholder('forwarded'),
      picked: sql.placeholder('picked'),
      ageSeconds: sql.placeholder('ageSeconds'),
      lat: sql.placeholder('lat'),
      lon: sql.placeholder('lon'),
      keptUntil: sql.placeholder('keptUntil'),
    })
    .onConflictDoNothing()
    .prepare();
  const dropOn = store.writer
    .delete(share)
    .where(
      and(
        inArray(share.day, [sql.placeholder('before'), sql.placeholder('day'), sql.placeholder('after')]),
        eq(share.person, sql.placeholder('person')),
        eq(share.chat, sql.placeholder('chat')),
        eq(share.sender, sql.placeholder('sender')),
        eq(share.id, sql.placeholder('id')),
        eq(share.kind, 'unread'),
      ),
    )
    .prepare();
  const dropStub = (key: { chat: string; sender: string; id: string }, person: number, day: LocalDate): void => {
    // The stub may carry the day before or after: its stanza had another server time.
    const { chat, sender, id } = key;
    dropOn.run({ before: addDays(day, -1), day, after: addDays(day, 1), person, chat, sender, id });
  };
  return {
    dropStub,
    put(s: Share): void {
      dropStub(s, s.person, s.date);
      upsert.run({
        day: s.date,
        person: s.person,
        chat: s.chat,
        sender: s.sender,
        id: s.id,
        sentAt: s.sentAt,
        receivedAt: s.receivedAt,
        kind: s.kind,
        forwarded: s.forwarded,
        picked: s.picked,
        ageSeconds: s.ageSeconds,
        lat: s.place?.lat ?? null,
        lon: s.place?.lon ?? null,
        keptUntil: s.keptUntil,
      });
    },
    keep(shares: readonly Share[]): void {
      for (const s of shares)
        store.writer
          .update(share)
          .set({ keptUntil: null })
          .where(and(eq(share.day, s.date), eq(share.person, s.person), eq(share.id, s.id)))
          .run();
    },
  };
}

function toShare(row: Row): Share {
  const place = row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon };
  const { day, lat: _lat, lon: _lon, ...rest } = row;
  return { ...rest, date: day as LocalDate, place };
}
