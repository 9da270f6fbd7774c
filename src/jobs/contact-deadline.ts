import type { ActOf } from '../domain/act.ts';
import { contactClock, lateMs } from '../domain/contact-clock.ts';
import { quietAt } from '../domain/contact-quiet.ts';
import type { ContactRule } from '../domain/edict.ts';
import type { Person } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import { isPrayerHour } from '../domain/prayer.ts';
import { type Instant, localMoment, type Zone } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import {
  contactBlind,
  contactExcused,
  contactNotReached,
  contactQuestion,
  contactSilent,
  quietWords,
} from '../words/contact.ts';
import { clockName, toMaker, toPerson } from './deadline-tell.ts';
import type { JobDeps } from './job.ts';

type Outcome = NonNullable<ActOf<'contact'>['body']['outcome']>;

/**
 * A question whose hour has passed: asked again while the edict allows, else nobody answered. What never left, what came in a
 * lost interval, and who has become ill since, is not judged.
 */
export async function contactOverdue(
  act: ActOf<'contact'>,
  person: Person,
  maker: Person | undefined,
  deps: JobDeps,
): Promise<DeskChange> {
  const { body } = act;
  const base = { do: 'move', act: act.id, moves: act.moves, by: clockName } as const;
  // Told already; the hour in which a late answer was still worth telling is over too.
  if (body.outcome !== null) return { ...base, to: 'closed', dueAt: null, note: body.outcome, tell: [] };

  const now = deps.clock.now();
  const [day] = await deps.board.day(act.from, [person]);
  const plan = day?.plan;
  const zone = plan?.zone ?? 'WIB';
  const left = await leftTimes(act, deps);
  if (left.length === 0) return close('not-reached', contactNotReached(person.name));
  const { blind } = await deps.board.sight();
  const first = left[0] ?? act.madeAt;
  if (blind.some((gap) => gap.from < (act.dueAt ?? now) && first < gap.to))
    return close('blind', contactBlind(person.name, left, zone));
  const quiet = plan ? quietAt(plan, act.dueAt ?? now) : null;
  if (quiet !== null) return close('excused', contactExcused(person.name, quietWords(quiet)));
  const rule = plan && ruleForAnother(act, plan, now);
  if (rule) return again(rule, zone);
  const silent = await close('silent', contactSilent(person.name, left, zone));
  return { ...silent, to: 'waiting', dueAt: (act.dueAt ?? now) + lateMs };

  async function close(outcome: Outcome, text: string): Promise<Extract<DeskChange, { do: 'move' }>> {
    const tell = await toMaker(maker, `contact:${act.id}:outcome`, text, act, deps);
    return { ...base, to: 'closed', body: { ...body, outcome }, dueAt: null, note: outcome, tell };
  }

  async function again(rule: ContactRule, zone: Zone): Promise<DeskChange> {
    const { told, dueAt, leaveBy } = contactClock(now, rule.minutes);
    const about = `contact:${act.id}:${body.askedAt.length + 1}`;
    const text = contactQuestion(person.name, rule, told, zone, maker?.name ?? '');
    const tell = [await toPerson(person, about, text, leaveBy, deps)];
    const asked = { ...body, askedAt: [...body.askedAt, now] };
    return { ...base, to: 'waiting', body: asked, dueAt, note: 'ditanya lagi', tell };
  }
}

/** The edict's rule while it allows one more question now. */
function ruleForAnother({ body, from }: ActOf<'contact'>, plan: DayPlan, now: Instant): ContactRule | null {
  const rule = plan.edict?.contact;
  const { date, minute } = localMoment(now, plan.zone);
  if (!rule || body.askedAt.length >= body.attempts || date !== from) return null;
  return minute <= rule.to && !isPrayerHour(date, minute) ? rule : null;
}

async function leftTimes({ id, body }: ActOf<'contact'>, { desk }: JobDeps): Promise<readonly Instant[]> {
  const times: Instant[] = [];
  for (const round of body.askedAt.keys()) {
    const left = await desk.leftAt(`contact:${id}:${round + 1}`);
    if (left !== null) times.push(left);
  }
  return times;
}
