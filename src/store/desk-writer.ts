import { and, eq, sql } from 'drizzle-orm';
import type { ActBody, ActState } from '../domain/act.ts';
import { numberHere } from '../domain/act.ts';
import type { Draft } from '../domain/outbox.ts';
import type { Instant } from '../domain/time.ts';
import { type DeskChange, Overtaken } from '../ports/desk.ts';
import { auditor } from './audit.ts';
import { contactWriter } from './contacts.ts';
import { undoNote } from './desk.ts';
import { act, actMove, actPerson, dialogue, groupUnit, stale } from './desk-schema.ts';
import { directoryCache } from './directory.ts';
import { identityGiver } from './identities.ts';
import { letterWriter } from './letters.ts';
import type { Store } from './open.ts';
import { draftInserter } from './outbox.ts';
import { person } from './schema.ts';
import { unbinder } from './unbind.ts';

type Days = Pick<typeof act.$inferSelect, 'fromDay' | 'toDay'>;
type Change<K extends DeskChange['do']> = Extract<DeskChange, { readonly do: K }>;

/**
 * Writes changes at the desk inside the caller's transaction, each with its row in the trail. Throws `Overtaken` when an
 * act was touched after the change was thought out: then nothing of the transaction is written.
 */
export function deskWriter(store: Store): (changes: readonly DeskChange[], at: Instant) => void {
  const { writer } = store;
  const addAudit = auditor(store);
  const addDrafts = draftInserter(store);
  const giveIdentity = identityGiver(store);
  const unbind = unbinder(store);
  const contacts = contactWriter(store);
  const keptLetters = letterWriter(store);
  const cache = directoryCache(store);
  const nipOf = writer
    .select({ nip: person.nip })
    .from(person)
    .where(eq(person.id, sql.placeholder('person')))
    .prepare();

  return (changes, at) => {
    for (const change of changes) enter(change, at);
  };

  function enter(change: DeskChange, at: Instant): void {
    if (change.do === 'open') open(change, at);
    else if (change.do === 'move') move(change, at);
    else if (change.do === 'undo') undo(change, at);
    else if (change.do === 'dialogue') converse(change);
    else if (change.do === 'group') bind(change, at);
    else if (change.do === 'letters') addLetters(change, at);
    else if (change.do === 'fetched') {
      keptLetters.fetched(change.letter, change.got);
      addDrafts(change.tell, at);
    } else identify(change, at);
  }

  function identify({ person, identity, from, chat }: Change<'identity'>, at: Instant): void {
    giveIdentity(person, identity, from, at);
    contacts.wrote({ person, chat, noticed: true }, at);
    // Also other addresses ended with it, and what was not known before is to be looked at again.
    cache.stale();
  }

  function open({ act: made, by, tell, letters = [] }: Change<'open'>, at: Instant): void {
    const decided = made.state === 'waiting' ? null : by;
    const { id } = writer
      .insert(act)
      .values({
        kind: made.body.kind,
        unit: made.unit,
        fromDay: made.from,
        toDay: made.to,
        state: made.state,
        body: made.body,
        madeBy: by,
        madeAt: at,
        decidedBy: decided,
        decidedAt: decided === null ? null : at,
        dueAt: made.dueAt,
        moves: 1,
      })
      .returning({ id: act.id })
      .get();
    const days = { fromDay: made.from, toDay: made.to, act: id };
    for (const person of new Set(made.persons))
      writer
        .insert(actPerson)
        .values({ person, ...days })
        .run();
    writer
      .insert(actMove)
      .values({ act: id, seq: 1, at, actor: by, fromState: null, toState: made.state, body: null, note: null })
      .run();
    keptLetters.keep(id, letters);
    addDrafts(
      tell.map((draft) => numbered(draft, id)),
      at,
    );
    after(id, by, `${made.body.kind}.${made.state}`, at);
  }

  function move(change: Change<'move'>, at: Instant): void {
    const row = rowOf(change.act);
    if (row.moves !== change.moves) throw new Overtaken(`act ${change.act}`);
    set(row, change.to, change.body ?? row.body, change.dueAt === undefined ? row.dueAt : change.dueAt, {
      by: change.by,
      note: change.note ?? null,
      at,
    });
    const days = { fromDay: change.since ?? row.fromDay, toDay: change.until ?? row.toDay };
    if (days.fromDay !== row.fromDay || days.toDay !== row.toDay) {
      writer.update(act).set(days).where(eq(act.id, row.id)).run();
      writer.update(actPerson).set(days).where(eq(actPerson.act, row.id)).run();
    }
    keptLetters.keep(row.id, change.letters ?? []);
    addDrafts(
      change.tell.map((draft) => numbered(draft, row.id)),
      at,
    );
    // Also the days it ruled before and no longer does.
    after(row.id, change.by, `${row.kind}.${change.to}`, at, row);
  }

  function undo({ act: id, seq, by, tell }: Change<'undo'>, at: Instant): void {
    const row = rowOf(id);
    if (row.moves !== seq) throw new Overtaken(`act ${id}`);
    const [last] = writer
      .select()
      .from(actMove)
      .where(and(eq(actMove.act, id), eq(actMove.seq, seq)))
      .all();
    if (!last) throw new Overtaken(`act ${id}`);
    const { body } = row;
    const bound = body.kind === 'claim' && row.state === 'in_force';
    // A code that was used is spent.
    const back: ActState = bound && body.code ? 'undone' : (last.fromState ?? 'undone');
    if (bound && body.identity) {
      for (const person of personsOf(id)) unbind(person, body.identity, row.decidedAt ?? at);
      cache.stale();
    }
    // The deadline of what waits again was the one it had; a closed one has none.
    set(row, back, last.body ?? row.body, back === 'waiting' ? row.dueAt : null, { by, note: undoNote, at });
    addDrafts(
      tell.map((draft) => numbered(draft, id)),
      at,
    );
    after(id, by, `${row.kind}.urung`, at);
  }

  function set(
    row: typeof act.$inferSelect,
    to: ActState,
    body: ActBody,
    dueAt: Instant | null,
    { by, note, at }: { readonly by: string; readonly note: string | null; readonly at: Instant },
  ): void {
    const decided = to === 'waiting' ? { decidedBy: null, decidedAt: null } : { decidedBy: by, decidedAt: at };
    writer
      .update(act)
      .set({ state: to, body, dueAt, moves: row.moves + 1, ...(to === row.state ? {} : decided) })
      .where(eq(act.id, row.id))
      .run();
    writer
      .insert(actMove)
      .values({
        act: row.id,
        seq: row.moves + 1,
        at,
        actor: by,
        fromState: row.state,
        toState: to,
        body: row.body,
        note,
      })
      .run();
  }

  /** The trail, and the verdicts that are to be entered anew. */
  function after(id: number, by: string, action: string, at: Instant, before: Days | null = null): void {
    const row = rowOf(id);
    const persons = writer
      .select({ person: actPerson.person, nip: sql<string>`(SELECT nip FROM person WHERE id = ${actPerson.person})` })
      .from(actPerson)
      .where(eq(actPerson.act, id))
      .all();
    const detail = `#${id} ${row.unit ?? ''} ${row.fromDay}..${row.toDay}`.replace(/ +/g, ' ');
    if (persons.length === 0) addAudit({ actor: by, action, detail }, at);
    for (const { nip } of persons) addAudit({ actor: by, action, detail, about: nip }, at);
    // Who holds which role and where somebody works is part of the register.
    if (row.kind === 'delegation' || row.kind === 'place') cache.stale();
    if (!rulesDays.has(row.kind)) return;
    const about = row.unit === null ? persons.map(({ person }) => person) : null;
    const fromDay = before && before.fromDay < row.fromDay ? before.fromDay : row.fromDay;
    const toDay = before && before.toDay > row.toDay ? before.toDay : row.toDay;
    writer.insert(stale).values({ fromDay, toDay, persons: about }).run();
  }

  function converse({ person, dialogue: next }: Change<'dialogue'>): void {
    if (next === null) {
      writer.delete(dialogue).where(eq(dialogue.person, person)).run();
      return;
    }
    const { until, step } = next;
    writer
      .insert(dialogue)
      .values({ person, until, step })
      .onConflictDoUpdate({ target: dialogue.person, set: { until, step } })
      .run();
  }

  function bind({ jid, unit, bind: on, by }: Change<'group'>, at: Instant): void {
    if (on) writer.insert(groupUnit).values({ jid, unit, boundBy: by, boundAt: at }).onConflictDoNothing().run();
    else
      writer
        .delete(groupUnit)
        .where(and(eq(groupUnit.jid, jid), eq(groupUnit.unit, unit)))
        .run();
    addAudit({ actor: by, action: on ? 'group.bind' : 'group.release', detail: unit }, at);
  }

  function addLetters({ act: id, by, letters, tell }: Change<'letters'>, at: Instant): void {
    keptLetters.keep(id, letters);
    addDrafts(tell, at);
    for (const person of personsOf(id)) {
      const nip = nipOf.get({ person })?.nip ?? null;
      addAudit({ actor: by, action: 'letter.kept', detail: `#${id} ${letters.length}`, about: nip }, at);
    }
  }

  function personsOf(id: number): readonly number[] {
    const rows = writer.select({ person: actPerson.person }).from(actPerson).where(eq(actPerson.act, id)).all();
    return rows.map(({ person }) => person);
  }

  function rowOf(id: number): typeof act.$inferSelect {
    const row = writer.select().from(act).where(eq(act.id, id)).get();
    if (!row) throw new Overtaken(`act ${id}`);
    return row;
  }
}

const numbered = (draft: Draft, id: number): Draft => ({
  ...draft,
  about: draft.about.replaceAll(numberHere, String(id)),
  body:
    draft.body.kind === 'text'
      ? { ...draft.body, text: draft.body.text.replaceAll(numberHere, String(id)) }
      : draft.body,
});

/** Kinds that change what a day's verdicts are. */
const rulesDays: ReadonlySet<string> = new Set([
  'absence',
  'call',
  'presence',
  'override',
  'dispensation',
  'swap',
  'correction',
  'suspension',
  // Shares of an address that is somebody's now, or no longer.
  'claim',
]);
