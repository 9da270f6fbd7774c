import { type Act, type ActOf, isAct } from '../domain/act.ts';
import { unitOf } from '../domain/agency.ts';
import type { Draft } from '../domain/outbox.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { type Instant, localMoment, minuteMs } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { DeskChange } from '../ports/desk.ts';
import { contactNotReached, contactQuestion, contactSilent } from '../words/contact.ts';
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
  const directory = await deps.board.directory();
  const maker = directory.byNip(act.madeBy);
  const person = directory.byId(act.persons[0] ?? 0);
  const base = { do: 'move', act: act.id, moves: act.moves, by: clockName } as const;
  if (isAct(act, 'call')) {
    const tell = await toMaker(
      maker,
      `call:${act.id}:unanswered`,
      callUnanswered(act.id, person?.name ?? ''),
      act,
      deps,
    );
    return { ...base, to: 'waiting', dueAt: null, note: 'belum dikonfirmasi', tell };
  }
  if (!isAct(act, 'contact') || !person) return null;
  return contactOverdue(act, person, maker, deps);
}

/** Asked again while the edict allows; what never left is nobody's silence. */
async function contactOverdue(
  act: ActOf<'contact'>,
  person: Person,
  maker: Person | undefined,
  deps: JobDeps,
): Promise<DeskChange> {
  const { body } = act;
  const now = deps.clock.now();
  const base = { do: 'move', act: act.id, moves: act.moves, by: clockName } as const;
  const left = await deps.desk.leftAt(`contact:${act.id}:${body.askedAt.length}`);
  const { agency } = await deps.board.policy(act.from);
  const unit = serviceOn(person, act.from)?.unit;
  const zone = (unit === undefined ? undefined : unitOf(agency, unit)?.zone) ?? mainZone(agency);
  const [day] = await deps.board.day(act.from, [person]);
  const rule = day?.plan.edict?.contact;
  const within = rule !== null && rule !== undefined && localMoment(now, zone).minute <= rule.to;
  if (
    left !== null &&
    rule &&
    within &&
    body.askedAt.length < body.attempts &&
    localMoment(now, zone).date === act.from
  ) {
    const by = Math.ceil((now + rule.minutes * minuteMs + minuteMs) / minuteMs) * minuteMs;
    const about = `contact:${act.id}:${body.askedAt.length + 1}`;
    const text = contactQuestion(person.name, rule, by, zone, maker?.name ?? '');
    const tell = [await toPerson(person, about, text, now + minuteMs, deps)];
    return {
      ...base,
      to: 'waiting',
      body: { ...body, askedAt: [...body.askedAt, now] },
      dueAt: by,
      note: 'ditanya lagi',
      tell,
    };
  }
  const outcome = left === null ? 'not-reached' : 'silent';
  const text = left === null ? contactNotReached(person.name) : contactSilent(person.name, body.askedAt, zone);
  const tell = await toMaker(maker, `contact:${act.id}:outcome`, text, act, deps);
  return { ...base, to: 'closed', body: { ...body, outcome }, dueAt: null, note: outcome, tell };
}

const toMaker = async (maker: Person | undefined, about: string, text: string, act: Act, deps: JobDeps) =>
  maker ? [await toPerson(maker, about, text, (act.dueAt ?? 0) + 86_400_000, deps)] : [];

const toPerson = async (
  person: Person,
  about: string,
  text: string,
  expiresAt: Instant,
  deps: JobDeps,
): Promise<Draft> => ({
  lane: 'report',
  about,
  person: person.id,
  chat: await chatOf(person.id, deps.ledger),
  body: { kind: 'text', text },
  expiresAt,
});
