import { answer, understand } from '../commands/index.ts';
import type { Draft } from '../domain/outbox.ts';
import type { Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import { minuteMs } from '../domain/time.ts';
import type { Decision } from '../ports/ledger.ts';
import { askInPrivate } from '../words/group.ts';
import { deskOf } from './converse.ts';
import { silentIn } from './decide.ts';
import { answerWithinMinutes, askerOf } from './decide-text.ts';
import { type IntakeDeps, officeOf } from './deps.ts';
import { dateFor, type Facts } from './facts.ts';
import { readText } from './lexicon.ts';
import { about } from './outcome.ts';

/**
 * What somebody says to this number in a group. The group reads general lines only: hours, holidays, how to share, and once
 * a day that everything else is answered in private (law 8). What binds the group itself goes on in the private chat.
 */
export async function decideGroupText(
  base: Decision,
  text: string,
  person: Person,
  facts: Facts,
  policy: Policy,
  deps: IntakeDeps,
): Promise<Decision> {
  const { message } = base;
  const today = dateFor(facts, person, message.sentAt);
  const asker = askerOf(message, person, today, facts, policy);
  const phrase = readText(text, today);
  const expiresAt = message.sentAt + answerWithinMinutes * minuteMs;
  if (facts.now > expiresAt) return base;
  const office = officeOf(deps);
  const draft = (to: { person: number | null; chat: string | null }, words: string): Draft => ({
    lane: 'answer',
    about: about('answer', message),
    ...to,
    body: { kind: 'text', text: words },
    expiresAt,
  });
  const intent = understand(phrase, asker, true);
  if (intent === 'ikat' || intent === 'lepas') {
    const reply = await answer({ intent, phrase, said: text, group: message.chat }, asker, office);
    const chat = facts.contact(person.id)?.chat ?? null;
    const drafts = reply.text === null ? [] : [draft({ person: person.id, chat }, reply.text)];
    return { ...base, drafts, audit: reply.audit, desk: deskOf(reply, person.id, message.sentAt) };
  }
  if (silentIn(message, facts, policy, deps.house)) return base;
  const group = { person: null, chat: message.chat };
  if (intent !== 'no-reply') {
    const reply = await answer({ intent, phrase, said: text, inGroup: true }, asker, office);
    return reply.text === null ? base : { ...base, drafts: [draft(group, reply.text)] };
  }
  if (chatter.has(understand(phrase, asker, false))) return base;
  if (!facts.firstTime(today, message.chat, topic)) return base;
  return { ...base, drafts: [draft(group, askInPrivate)], said: [{ day: today, who: message.chat, topic }] };
}

const topic = 'in-private';
const chatter = new Set(['unknown', 'no-reply', 'greeting-only', 'not-a-share']);
