import { and, eq, isNotNull, isNull, lt, notInArray, sql } from 'drizzle-orm';
import { termOver } from '../domain/retention.ts';
import { addDays, type Instant, utcDay } from '../domain/time.ts';
import type { Swept, Terms } from '../ports/ledger.ts';
import { undoNote } from './desk.ts';
import { act, actLetter, actMove, dialogue } from './desk-schema.ts';
import type { Store } from './open.ts';
import { inbox, outbox, said, share } from './schema.ts';

/** D21: a sender not yet resolved keeps time and kind for seven days. */
const unclaimedMs = 7 * 86_400_000;

/** Deletes and blanks inside the caller's transaction. */
export function sweeper(store: Store): (terms: Terms, at: Instant) => Swept {
  const { writer } = store;
  return (terms, at) => {
    writer
      .delete(said)
      .where(lt(said.day, addDays(utcDay(at), -7)))
      .run();
    // A question nobody answered holds what was said so far.
    writer.delete(dialogue).where(lt(dialogue.until, at)).run();
    return {
      timeOnly: timeOnly(terms.timeOnly),
      coordinates: coordinates(terms),
      letters: letters(terms.letters),
      texts: texts(terms.texts),
      messages: messages(terms.messages),
    };
  };

  function timeOnly(before: Instant): number {
    const served = writer.delete(share).where(lt(share.keptUntil, before)).run().changes;
    const unclaimed = writer
      .delete(inbox)
      .where(and(eq(inbox.state, 'unresolved'), isNull(inbox.person), lt(inbox.sentAt, before - unclaimedMs)))
      .run().changes;
    return served + unclaimed;
  }

  function coordinates({ coordinates: before, blur }: Terms): number {
    const rounded = { lat: sql`round(${share.lat}, 2)`, lon: sql`round(${share.lon}, 2)` };
    const sharp = sql`(${share.lat} <> ${rounded.lat} OR ${share.lon} <> ${rounded.lon})`;
    const changed = writer
      .update(share)
      .set(blur ? rounded : { lat: null, lon: null })
      .where(and(lt(share.day, before), blur ? sharp : isNotNull(share.lat)))
      .run().changes;
    // A message that could not be settled keeps its body for a while, so that somebody may look.
    writer
      .update(inbox)
      .set({ content: null })
      .where(and(eq(inbox.state, 'quarantined'), lt(inbox.day, before), isNotNull(inbox.content)))
      .run();
    // A registered place ends when the next is approved; one that was refused or taken back never held.
    const ended = sql`(SELECT old.id FROM act old WHERE old.kind = 'place' AND (old.to_day < ${before} OR (old.from_day < ${before}
      AND (old.state NOT IN ('waiting', 'in_force') OR EXISTS (
        SELECT 1 FROM act_person p JOIN act_person q ON q.person = p.person JOIN act new ON new.id = q.act
        WHERE p.act = old.id AND new.kind = 'place' AND new.state = 'in_force' AND new.body ->> '$.lasting' AND old.body ->> '$.lasting'
          AND new.decided_at > old.decided_at AND new.from_day < ${before})))))`;
    const place = (body: typeof act.body | typeof actMove.body) =>
      blur
        ? sql`json_set(${body}, '$.lat', round(${body} ->> '$.lat', 2), '$.lon', round(${body} ->> '$.lon', 2))`
        : sql`json_set(${body}, '$.lat', NULL, '$.lon', NULL)`;
    writer
      .update(act)
      .set({ body: place(act.body) })
      .where(sql`${act.id} IN ${ended}`)
      .run();
    writer
      .update(actMove)
      .set({ body: place(actMove.body) })
      .where(sql`${actMove.act} IN ${ended} AND ${actMove.body} IS NOT NULL`)
      .run();
    return changed;
  }

  function letters(before: Instant): number {
    return writer
      .update(actLetter)
      .set({ bytes: null, media: null, name: null, missing: termOver })
      .where(and(lt(actLetter.sentAt, before), sql`(${actLetter.bytes} IS NOT NULL OR ${actLetter.media} IS NOT NULL)`))
      .run().changes;
  }

  /** Words people wrote; who decided what about which days stays. */
  function texts(before: Terms['texts']): number {
    const over = and(lt(act.toDay, before), notInArray(act.state, ['waiting']));
    let changed = 0;
    for (const [key, kinds] of worded) {
      const path = sql.raw(`'$.${key}'`);
      const isWorded = (body: typeof act.body | typeof actMove.body) =>
        sql`json_type(${body}, ${path}) = 'text' AND ${body} ->> ${path} <> ${termOver}`;
      const blanked = (body: typeof act.body | typeof actMove.body) => sql`json_set(${body}, ${path}, ${termOver})`;
      const ofKind = sql.raw(`(${kinds.map((kind) => `'${kind}'`).join(', ')})`);
      changed += writer
        .update(act)
        .set({ body: blanked(act.body) })
        .where(and(over, sql`${act.kind} IN ${ofKind}`, isWorded(act.body)))
        .run().changes;
      writer
        .update(actMove)
        .set({ body: blanked(actMove.body) })
        .where(
          and(sql`${actMove.act} IN (SELECT id FROM act WHERE ${over} AND kind IN ${ofKind})`, isWorded(actMove.body)),
        )
        .run();
    }
    writer
      .update(actMove)
      .set({ note: termOver })
      .where(
        and(
          sql`${actMove.act} IN (SELECT id FROM act WHERE ${over})`,
          isNotNull(actMove.note),
          notInArray(actMove.note, [undoNote, termOver]),
        ),
      )
      .run();
    return changed;
  }

  function messages(before: Instant): number {
    const empty = JSON.stringify({ kind: 'text', text: '' });
    return writer
      .update(outbox)
      .set({ body: empty })
      .where(
        and(
          notInArray(outbox.state, ['queued', 'sent']),
          lt(outbox.createdAt, before),
          sql`${outbox.body} <> ${empty}`,
        ),
      )
      .run().changes;
  }
}

/** In which bodies these are words of people and no codes. */
const worded: readonly (readonly [string, readonly string[]])[] = [
  ['because', ['absence', 'call', 'presence', 'override', 'dispensation', 'correction', 'suspension']],
  ['text', ['objection', 'complaint', 'note']],
  ['outcome', ['objection', 'complaint']],
];
