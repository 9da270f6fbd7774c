import type { ActOf } from '../domain/act.ts';
import { decidersBeside } from '../domain/authority.ts';
import type { Person } from '../domain/person.ts';
import { answerDueMs } from '../domain/rights.ts';
import { localDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { DeskChange } from '../ports/desk.ts';
import { answerOverdue, answerOverdueToPerson, answerReminder } from '../words/rights.ts';
import { chatOf, type JobDeps } from './job.ts';

type Waiting = ActOf<'objection'> | ActOf<'complaint'> | ActOf<'suspension'>;

/**
 * An answer is owed within 3×24 hours (UU 27/2022): a day before that whoever was asked is reminded, then it goes to the next
 * one up as well, and its maker hears where it lies. Asked is nobody it is about.
 */
export async function unanswered(act: Waiting, person: Person, deps: JobDeps): Promise<DeskChange> {
  const now = deps.clock.now();
  const { agency } = await deps.board.policy(act.from);
  const { persons } = await deps.board.directory();
  const today = localDate(now, mainZone(agency));
  const against = act.body.kind === 'complaint' ? (act.body.against ?? []) : [];
  const asked = decidersBeside(agency, persons, person, today, against);
  const base = { do: 'move', act: act.id, moves: act.moves, by: 'jam', to: 'waiting' } as const;
  const end = act.madeAt + answerDueMs.escalate;
  const to = (people: readonly Person[], what: string, text: string) =>
    Promise.all(
      people.map(async ({ id }) => ({
        lane: 'report' as const,
        about: `unanswered:${act.id}:${what}:${id}`,
        person: id,
        chat: await chatOf(id, deps.ledger),
        body: { kind: 'text' as const, text },
        expiresAt: now + keptMs,
      })),
    );
  if ((act.dueAt ?? now) < end) {
    const tell = await to(asked, 'reminded', answerReminder(act.id, act.body.kind, person.name));
    return { ...base, dueAt: end, note: 'diingatkan', tell };
  }
  const without = [...against, ...asked.map(({ id }) => id)];
  const next = decidersBeside(agency, persons, person, today, without);
  const told = await to(next, 'overdue', answerOverdue(act.id, act.body.kind, person.name));
  const own = await to([person], 'told', answerOverdueToPerson(act.id, act.body.kind, next[0]?.title ?? null));
  return { ...base, dueAt: null, note: 'diteruskan ke atas', tell: [...told, ...own] };
}

const keptMs = 3 * 86_400_000;
