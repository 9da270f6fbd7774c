import type { Asker } from '../commands/command.ts';
import { unitOf } from '../domain/agency.ts';
import type { Letter } from '../domain/dialogue.ts';
import type { Stored } from '../domain/message.ts';
import { rolesOn } from '../domain/officer.ts';
import type { Draft } from '../domain/outbox.ts';
import { officesOn, type Person, serviceOn } from '../domain/person.ts';
import { linkWord } from '../domain/phrase.ts';
import type { Policy } from '../domain/policy.ts';
import type { LocalDate } from '../domain/time.ts';
import { minuteMs } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import type { Decision } from '../ports/ledger.ts';
import { howToShare } from '../words/how-to-share.ts';
import { converse, deskOf, settles } from './converse.ts';
import { type IntakeDeps, officeOf } from './deps.ts';
import { dateFor, type Facts } from './facts.ts';
import { addressOf } from './identify.ts';
import { noticeFor, officerOf } from './notice.ts';
import { about, voiceFor } from './outcome.ts';

/** Answers older than this would surprise: the question was asked before an outage. */
export const answerWithinMinutes = 30;

/** What a known person's private text leads to: an answer, a hint, or nothing. */
export async function decideText(
  base: Decision,
  text: string,
  person: Person,
  facts: Facts,
  policy: Policy,
  deps: IntakeDeps,
  letters: readonly Letter[] = [],
): Promise<Decision> {
  const { message } = base;
  const today = dateFor(facts, person, message.sentAt);
  const asker = askerOf(message, person, today, facts, policy);
  const turn = { said: text, letters, sentAt: message.sentAt };
  const office = officeOf(deps);
  const late = facts.now > message.sentAt + answerWithinMinutes * minuteMs;
  if (late && !(await settles(turn, asker, office))) return base;
  const expiresAt = (late ? facts.now : message.sentAt) + answerWithinMinutes * minuteMs;
  const { intent, phrase, reply } = await converse(turn, asker, office);
  const notice = noticeFor(facts, policy, person, today, deps.house);
  if (intent === 'not-a-share') {
    const officer = () => officerOf(facts.directory.persons, policy, person, today);
    const voice = voiceFor(message, person, facts, deps.house, officer, notice.append);
    const hint = voice.once(today, 'not-a-share', () =>
      howToShare(phrase.words.includes(linkWord) ? 'tautan' : 'teks'),
    );
    return { ...base, drafts: hint?.drafts ?? [], said: hint?.said ?? [], wrote: wrote(base, notice.used()) };
  }
  const desk = deskOf(reply, person.id, message.sentAt);
  if (reply.text === null) return { ...base, audit: reply.audit, desk };
  const draft: Draft = {
    lane: 'answer',
    about: about('answer', message),
    person: person.id,
    chat: message.chat,
    body: { kind: 'text', text: notice.append(reply.text) },
    expiresAt,
  };
  return { ...base, ...answered(draft, desk), audit: reply.audit, wrote: wrote(base, notice.used()) };
}

/** Who asks, in the words of the commands. */
export function askerOf(message: Stored, person: Person, today: LocalDate, facts: Facts, policy: Policy): Asker {
  const service = serviceOn(person, today);
  const identity = addressOf(message);
  return {
    person,
    unit: service && unitOf(policy.agency, service.unit),
    roles: rolesOn(person, today),
    office: unitOf(policy.agency, officeHeld(person, today) ?? ''),
    today,
    zone: facts.zoneOf(person, message.sentAt),
    at: message.sentAt,
    ...(identity ? { from: { identity, chat: message.chat } } : {}),
  };
}

const wrote = (base: Decision, noticed: boolean): Decision['wrote'] =>
  base.wrote && { ...base.wrote, noticed: base.wrote.noticed || noticed };

/** An answer that names the number of what it opens is written down with it: before that the number is not known. */
function answered(draft: Draft, desk: readonly DeskChange[]): Pick<Decision, 'drafts' | 'desk'> {
  const at = desk.findIndex((change) => change.do === 'open');
  const opened = desk[at];
  if (opened?.do !== 'open') return { drafts: [draft], desk };
  return { drafts: [], desk: desk.with(at, { ...opened, tell: [draft, ...opened.tell] }) };
}

/** The office a Kasubag or head holds, his own before one he holds for somebody else. */
const officeHeld = (person: Person, date: LocalDate): string | undefined =>
  officesOn(person, date).find(({ role }) => role === 'kasubag' || role === 'kepala')?.unit;
