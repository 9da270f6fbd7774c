import { type Act, type ActOf, isAct } from '../domain/act.ts';
import type { Person } from '../domain/person.ts';
import type { Instant } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import { callBlind, callNotLeft, callUnanswered } from '../words/call.ts';
import { contactOverdue } from './contact-deadline.ts';
import { clockName, toMaker } from './deadline-tell.ts';
import type { JobDeps } from './job.ts';
import { unanswered } from './unanswered.ts';

/**
 * What was to be answered by now and was not: each is told once to whoever asked. Called only when everything sent before
 * the deadline is known to be stored: a blind hour makes nobody silent (law 6).
 */
export async function reportDeadlines(now: Instant, deps: JobDeps): Promise<boolean> {
  const { drainedThrough } = await deps.board.sight();
  const due = (await deps.desk.due(now)).filter(
    (act) => act.state === 'waiting' && (isTold(act) || (act.dueAt ?? 0) <= drainedThrough),
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
  return (await deps.desk.due(now)).some(
    (act) => act.state === 'waiting' && !isTold(act) && (act.dueAt ?? 0) > drainedThrough,
  );
}

/** Nothing is judged any more: only a late answer was still waited for. */
const isTold = (act: Act): boolean => isAct(act, 'contact') && act.body.outcome !== null;

async function overdue(act: Act, deps: JobDeps): Promise<DeskChange | null> {
  const directory = await deps.board.directory();
  const maker = directory.byNip(act.madeBy);
  const person = directory.byId(act.persons[0] ?? 0);
  if (!person) return null;
  if (isAct(act, 'call')) return callOverdue(act, person, maker, deps);
  if (isAct(act, 'objection') || isAct(act, 'complaint') || isAct(act, 'suspension'))
    return unanswered(act, person, deps);
  return isAct(act, 'contact') ? contactOverdue(act, person, maker, deps) : null;
}

/** Told once; SIAP counts all the same whenever it comes that day. */
async function callOverdue(
  act: ActOf<'call'>,
  { name }: Person,
  maker: Person | undefined,
  deps: JobDeps,
): Promise<DeskChange> {
  const left = await deps.desk.leftAt(`call:${act.id}`);
  const { blind } = await deps.board.sight();
  const lost = left !== null && blind.some((gap) => gap.from < (act.dueAt ?? 0) && left < gap.to);
  const text = left === null ? callNotLeft(act.id, name) : (lost ? callBlind : callUnanswered)(act.id, name);
  const tell = await toMaker(maker, `call:${act.id}:unanswered`, text, act, deps);
  const note = left === null ? 'belum terkirim' : lost ? 'gangguan' : 'belum dikonfirmasi';
  return { do: 'move', act: act.id, moves: act.moves, by: clockName, to: 'waiting', dueAt: null, note, tell };
}
