import { type Act, type ActOf, isAct } from '../domain/act.ts';
import type { Person } from '../domain/person.ts';
import { type Instant, minuteMs, type Zone } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import { contactAnswered, contactThanks, contactTitle } from '../words/contact.ts';
import type { ActDesk } from './act-desk.ts';
import type { Deps } from './command.ts';
import { done } from './propose.ts';
import { tell } from './tell.ts';

/** The question that a message of this kind answers, in time or late; those still in time first. */
export function answerOf(
  acts: readonly Act[],
  person: Person,
  said: 'text' | 'location',
  sentAt: Instant,
): ActOf<'contact'> | null {
  const mine = asked(acts, person, sentAt).filter(({ body }) => body.wants === 'either' || body.wants === said);
  return mine.find((act) => isInTime(act, sentAt)) ?? mine[0] ?? null;
}

/** Whether words came where the edict wants a location: the person should hear that. */
export const wantsLocation = (acts: readonly Act[], person: Person, sentAt: Instant): boolean =>
  asked(acts, person, sentAt).some((act) => act.body.wants === 'location' && isInTime(act, sentAt));

const asked = (acts: readonly Act[], person: Person, sentAt: Instant) =>
  acts.filter(
    (act): act is ActOf<'contact'> =>
      isAct(act, 'contact') &&
      act.state === 'waiting' &&
      act.persons.includes(person.id) &&
      sentAt >= (act.body.askedAt[0] ?? 0) - 1000 &&
      // Silent already: `dueAt` is until when a late answer is still told.
      (act.body.outcome === null || sentAt < (act.dueAt ?? 0)),
  );

const isInTime = ({ body, dueAt }: ActOf<'contact'>, sentAt: Instant): boolean =>
  body.outcome === null && sentAt < (dueAt ?? 0);

/** Settles the question and tells the officer who asked; `thanks` is what the person reads. */
export async function settleContact(
  act: ActOf<'contact'>,
  person: Person,
  sentAt: Instant,
  zone: Zone,
  deps: Pick<Deps, 'board' | 'desk' | 'ledger'>,
): Promise<{ readonly change: DeskChange; readonly thanks: string }> {
  const maker = (await deps.board.directory()).byNip(act.madeBy);
  const inTime = isInTime(act, sentAt);
  const left = await lastLeft(act, sentAt, deps);
  const minutes = Math.max(0, Math.floor((sentAt - left) / minuteMs));
  const text = contactAnswered(person.name, { minutes, inTime, asked: left, answered: sentAt, zone });
  const told = maker ? await tell([{ to: maker.id, about: `contact:${act.id}:answered`, text }], sentAt, deps) : [];
  const outcome = inTime ? ('answered' as const) : ('silent' as const);
  const body = { ...act.body, answeredAt: sentAt, outcome };
  return {
    change: { do: 'move', act: act.id, moves: act.moves, to: 'closed', by: person.nip, body, dueAt: null, tell: told },
    thanks: contactThanks(sentAt, zone, inTime),
  };
}

/** When the question last left before the answer: from then on the minutes count, not from when the officer typed. */
async function lastLeft(act: ActOf<'contact'>, sentAt: Instant, { desk }: Pick<Deps, 'desk'>): Promise<Instant> {
  const { askedAt } = act.body;
  for (let round = askedAt.length; round > 0; round--) {
    const left = await desk.leftAt(`contact:${act.id}:${round}`);
    if (left !== null && left <= sentAt) return left;
  }
  return askedAt[0] ?? act.madeAt;
}

export const contactDesk: ActDesk<'contact'> = {
  kind: 'contact',
  async title(act, { board }) {
    return contactTitle((await board.directory()).byId(act.persons[0] ?? 0)?.name ?? '');
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  concerned: async (act) => (act.body.askedAt.length > 0 ? act.persons : []),
};
