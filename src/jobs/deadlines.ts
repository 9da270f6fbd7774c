import { type Act, isAct } from '../domain/act.ts';
import type { Instant } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import { callUnanswered } from '../words/orders.ts';
import { chatOf, type JobDeps } from './job.ts';

/** The clock's own name in the trail. */
const clockName = 'jam';

/**
 * What was to be answered by now and was not: each is told once to whoever asked. Called only when everything sent before
 * the deadline is known to be stored: a blind hour makes nobody silent (law 6).
 */
export async function reportDeadlines(now: Instant, deps: JobDeps): Promise<boolean> {
  const { drainedThrough } = await deps.board.sight();
  const due = (await deps.desk.due(now)).filter(
    ({ dueAt, state }) => state === 'waiting' && (dueAt ?? 0) <= drainedThrough,
  );
  for (const act of due) {
    const change = await overdue(act, deps);
    if (!change) continue;
    await deps.ledger.settle({
      claim: null,
      cleared: [],
      kept: [],
      presence: [],
      drafts: [],
      audit: [],
      desk: [change],
      at: now,
    });
  }
  return due.length > 0;
}

/** Whether somebody's deadline has passed that is not judged yet, because the queue was not drained past it. */
export async function deadlinesWait(now: Instant, deps: JobDeps): Promise<boolean> {
  const { drainedThrough } = await deps.board.sight();
  return (await deps.desk.due(now)).some(({ dueAt, state }) => state === 'waiting' && (dueAt ?? 0) > drainedThrough);
}

async function overdue(act: Act, deps: JobDeps): Promise<DeskChange | null> {
  if (!isAct(act, 'call')) return null;
  const directory = await deps.board.directory();
  const maker = directory.byNip(act.madeBy);
  const name = directory.byId(act.persons[0] ?? 0)?.name ?? '';
  const tell = maker
    ? [
        {
          lane: 'report' as const,
          about: `call:${act.id}:unanswered`,
          person: maker.id,
          chat: await chatOf(maker.id, deps.ledger),
          body: { kind: 'text' as const, text: callUnanswered(act.id, name) },
          expiresAt: (act.dueAt ?? 0) + 86_400_000,
        },
      ]
    : [];
  return {
    do: 'move',
    act: act.id,
    moves: act.moves,
    to: 'waiting',
    by: clockName,
    dueAt: null,
    note: 'belum dikonfirmasi',
    tell,
  };
}
