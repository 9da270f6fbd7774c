import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { addDays, type LocalDate, utcDay } from '../domain/time.ts';
import type { Decision, Ledger } from '../ports/ledger.ts';
import { among } from './among.ts';
import { auditor } from './audit.ts';
import { contactReader, contactWriter } from './contacts.ts';
import { stale } from './desk-schema.ts';
import { deskWriter } from './desk-writer.ts';
import { inboxSettler } from './inbox-settle.ts';
import type { Store } from './open.ts';
import { draftInserter } from './outbox.ts';
import { aliasInserter } from './people.ts';
import { presenceRowsOf, presenceWriter } from './presence.ts';
import { inbox, job, said, share } from './schema.ts';
import { perishingReader, shareReader, shareWriter } from './shares.ts';

/** Verdicts, drafts and what was said, behind one writer: every method here is one transaction. */
export function sqliteLedger(store: Store): Ledger {
  const readShares = shareReader(store);
  const readPerishing = perishingReader(store);
  const shares = shareWriter(store);
  const readPresence = presenceRowsOf(store);
  const presence = presenceWriter(store);
  const readContacts = contactReader(store);
  const contacts = contactWriter(store);
  const messages = inboxSettler(store);
  const addDrafts = draftInserter(store);
  const addAlias = aliasInserter(store);
  const saidOn = store.reader
    .select()
    .from(said)
    .where(eq(said.day, sql.placeholder('day')))
    .prepare();
  const saidTo = store.reader
    .select()
    .from(said)
    .where(and(eq(said.day, sql.placeholder('day')), among(said.who, 'who')))
    .prepare();
  const say = store.writer
    .insert(said)
    .values({ day: sql.placeholder('day'), who: sql.placeholder('who'), topic: sql.placeholder('topic') })
    .onConflictDoNothing()
    .prepare();
  const addAudit = auditor(store);
  const changeDesk = deskWriter(store);
  const claimJob = store.writer
    .insert(job)
    .values({
      kind: sql.placeholder('kind'),
      scheduledFor: sql.placeholder('scheduledFor'),
      scope: sql.placeholder('scope'),
      doneAt: sql.placeholder('doneAt'),
    })
    .onConflictDoNothing()
    .prepare();

  const enter = (d: Decision, at: number): void => {
    if (!messages.settle(d.message, d.fate, d.person)) return;
    if (d.dropStub && d.person !== null) shares.dropStub(d.message, d.person, utcDay(d.message.sentAt));
    if (d.share) shares.put(d.share);
    presence.put(d.presence);
    // Before the drafts: what waited for this person was decided earlier and goes first.
    if (d.wrote) contacts.wrote(d.wrote, at);
    addDrafts(d.drafts, at);
    for (const topic of d.said) say.run(topic);
    if (d.alias) addAlias(d.alias.person, d.alias.lid, at);
    for (const entry of d.audit) addAudit(entry, at);
    changeDesk(d.desk ?? [], at);
  };

  return {
    async shares(date, persons) {
      return readShares(date, persons);
    },
    async perishing(before) {
      return readPerishing(before);
    },
    async presence(from, to, persons) {
      return readPresence(from, to, persons);
    },
    async contacts(persons) {
      return readContacts(persons);
    },
    async said(day, who) {
      const rows = who === null ? saidOn.all({ day }) : saidTo.all({ day, who: JSON.stringify(who) });
      return new Set(rows.map((row) => `${row.who}|${row.topic}`));
    },
    async firstSeen(batch) {
      return messages.firstSeen(batch);
    },
    commit: (decisions, at) =>
      store.write(() => {
        for (const decision of decisions) enter(decision, at);
      }),
    settle: (change) =>
      store.write(() => {
        if (change.claim && claimJob.run({ ...change.claim, doneAt: change.at }).changes === 0) return 'already';
        for (const { date, persons } of change.cleared) presence.clear(date, persons);
        shares.keep(change.kept);
        presence.put(change.presence);
        addDrafts(change.drafts, change.at);
        for (const entry of change.audit) addAudit(entry, change.at);
        changeDesk(change.desk ?? [], change.at);
        if (change.stale !== undefined) store.writer.delete(stale).where(eq(stale.id, change.stale)).run();
        return 'settled';
      }),
    sweep: (claim, before, at) =>
      store.write(() => {
        if (claimJob.run({ ...claim, doneAt: at }).changes === 0) return 'already';
        const served = store.writer.delete(share).where(lt(share.keptUntil, before.timeOnly)).run().changes;
        const unclaimed = store.writer
          .delete(inbox)
          .where(
            and(eq(inbox.state, 'unresolved'), isNull(inbox.person), lt(inbox.sentAt, before.timeOnly - unclaimedMs)),
          )
          .run().changes;
        const coordinates = store.writer
          .update(share)
          .set({ lat: null, lon: null })
          .where(and(lt(share.day, before.coordinates), sql`${share.lat} IS NOT NULL`))
          .run().changes;
        store.writer
          .delete(said)
          .where(lt(said.day, oldestSaid(at)))
          .run();
        return { timeOnly: served + unclaimed, coordinates };
      }),
    audit: (entry, at) =>
      store.write(() => {
        addAudit(entry, at);
      }),
  };
}

/** D21: a sender not yet resolved keeps time and kind for seven days. */
const unclaimedMs = 7 * 86_400_000;
const oldestSaid = (at: number): LocalDate => addDays(utcDay(at), -7);
