import { and, eq, sql } from 'drizzle-orm';
import { utcDay } from '../domain/time.ts';
import type { Decision, Ledger } from '../ports/ledger.ts';
import { among } from './among.ts';
import { auditor } from './audit.ts';
import { contactReader, contactWriter } from './contacts.ts';
import { stale } from './desk-schema.ts';
import { deskWriter } from './desk-writer.ts';
import { inboxSettler } from './inbox-settle.ts';
import { keptReader } from './kept.ts';
import type { Store } from './open.ts';
import { draftInserter } from './outbox.ts';
import { aliasInserter } from './people.ts';
import { presenceRowsOf, presenceWriter } from './presence.ts';
import { job, said } from './schema.ts';
import { perishingReader, shareReader, shareWriter } from './shares.ts';
import { sweeper } from './sweep.ts';

/** Verdicts, drafts and what was said, behind one writer: every method here is one transaction. */
export function sqliteLedger(store: Store): Ledger {
  const readShares = shareReader(store);
  const readPerishing = perishingReader(store);
  const readKept = keptReader(store);
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
  const letGo = sweeper(store);
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
    async kept(person, through) {
      return readKept(person, through);
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
    async sweep(claim, terms, at) {
      const swept = await store.write(() => {
        if (claimJob.run({ ...claim, doneAt: at }).changes === 0) return 'already';
        const counts = letGo(terms, at);
        const detail = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
        if (Object.values(counts).some((count) => count > 0))
          addAudit({ actor: clockName, action: 'sweep', detail: detail.join(', ') }, at);
        return counts;
      });
      // secure_delete empties the pages; until this the log still holds them as they were (fault 61).
      if (swept !== 'already') store.checkpoint();
      return swept;
    },
    audit: (entry, at) =>
      store.write(() => {
        addAudit(entry, at);
      }),
  };
}

/** The clock's own name in the trail. */
const clockName = 'jam';
