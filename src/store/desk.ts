import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Desk } from '../ports/desk.ts';
import { withPersons } from './acts.ts';
import { act, actLetter, actMove, actPerson, dialogue, groupUnit, stale } from './desk-schema.ts';
import type { Store } from './open.ts';
import { audit, outbox } from './schema.ts';

/** Reads of the desk; everything is written by the ledger's own transactions. */
export function sqliteDesk(store: Store): Desk {
  const { reader } = store;
  // Asked for every text of a known person.
  const dialogueOf = reader
    .select()
    .from(dialogue)
    .where(and(eq(dialogue.person, sql.placeholder('person')), gte(dialogue.until, sql.placeholder('now'))))
    .prepare();
  // Asked once a batch; a handful of rows at any time.
  const placing = reader
    .select()
    .from(dialogue)
    .where(and(gte(dialogue.until, sql.placeholder('since')), sql`${dialogue.step} ->> '$.kind' = 'place'`))
    .prepare();
  return {
    async act(id) {
      return withPersons(store, reader.select().from(act).where(eq(act.id, id)).all())[0] ?? null;
    },
    async waiting(kinds) {
      const open = sql`${act.state} = 'waiting'`;
      const rows = reader
        .select()
        .from(act)
        .where(kinds ? and(open, inArray(act.kind, [...kinds])) : open)
        .orderBy(act.id)
        .all();
      return withPersons(store, rows);
    },
    async about(persons, from, to) {
      const days = and(gte(act.toDay, from), lte(act.fromDay, to));
      const mine =
        persons &&
        inArray(
          act.id,
          reader
            .select({ act: actPerson.act })
            .from(actPerson)
            .where(inArray(actPerson.person, [...persons])),
        );
      const rows = reader
        .select()
        .from(act)
        .where(mine ? and(mine, days) : days)
        .orderBy(act.id)
        .all();
      return withPersons(store, rows);
    },
    async due(now) {
      const rows = reader.select().from(act).where(lte(act.dueAt, now)).orderBy(act.dueAt, act.id).all();
      return withPersons(store, rows);
    },
    async nextDue(now) {
      const [row] = reader
        .select({ at: act.dueAt })
        .from(act)
        .where(gt(act.dueAt, now))
        .orderBy(act.dueAt)
        .limit(1)
        .all();
      return row?.at ?? null;
    },
    async moves(id) {
      return reader.select().from(actMove).where(eq(actMove.act, id)).orderBy(asc(actMove.seq)).all().map(moveFrom);
    },
    async lastMove(actor, since) {
      const [row] = reader
        .select({ move: actMove, moves: act.moves, state: act.state })
        .from(actMove)
        .innerJoin(act, eq(act.id, actMove.act))
        .where(and(eq(actMove.actor, actor), gte(actMove.at, since)))
        .orderBy(desc(actMove.at), desc(actMove.act), desc(actMove.seq))
        .limit(1)
        .all();
      return row && row.move.seq === row.moves && row.state !== 'undone' && row.move.note !== undoNote
        ? moveFrom(row.move)
        : null;
    },
    async dialogue(person, now) {
      return dialogueOf.get({ person, now }) ?? null;
    },
    async placing(since) {
      return placing.all({ since });
    },
    async letters(id) {
      const rows = reader
        .select({ open: isNotNull(actLetter.media).mapWith(Boolean) })
        .from(actLetter)
        .where(and(eq(actLetter.act, id), isNull(actLetter.missing)))
        .all();
      const open = rows.filter((row) => row.open).length;
      return { kept: rows.length, open };
    },
    async leftAt(about) {
      // What was tried and never accepted has not left for anybody.
      const left = and(eq(outbox.about, about), inArray(outbox.state, ['sent', 'acked']));
      return reader.select({ at: outbox.sentAt }).from(outbox).where(left).get()?.at ?? null;
    },
    async letterFiles(id) {
      const { what, name, mimetype, sentAt, bytes, missing } = actLetter;
      return reader
        .select({ what, name, mimetype, sentAt, bytes, missing })
        .from(actLetter)
        .where(eq(actLetter.act, id))
        .orderBy(actLetter.id)
        .all();
    },
    async openLetters() {
      const { id, act: of, what, sentAt, media, attempts } = actLetter;
      const rows = reader
        .select({ id, act: of, what, sentAt, media, attempts })
        .from(actLetter)
        // A literal, so that the partial index is used.
        .where(sql`${media} IS NOT NULL`)
        .orderBy(id)
        .all();
      return rows.flatMap((row) => (row.media === null ? [] : [{ ...row, media: row.media }]));
    },
    async groups() {
      return reader.select({ jid: groupUnit.jid, unit: groupUnit.unit }).from(groupUnit).all();
    },
    async trail(about, since) {
      return reader
        .select({ at: audit.at, actor: audit.actor, action: audit.action, detail: audit.detail, about: audit.about })
        .from(audit)
        .where(and(inArray(audit.about, [...about]), gte(audit.at, since)))
        .orderBy(desc(audit.seq))
        .all();
    },
    async stale() {
      return reader
        .select()
        .from(stale)
        .orderBy(stale.id)
        .all()
        .map(({ id, fromDay, toDay, persons }) => ({ id, from: fromDay, to: toDay, persons }));
    },
  };
}

/** Marks a move that took another back: it is not itself taken back. */
export const undoNote = 'diurungkan';

const moveFrom = ({ body, fromState, toState, ...row }: typeof actMove.$inferSelect) => ({
  ...row,
  from: fromState,
  to: toState,
  before: body,
});
