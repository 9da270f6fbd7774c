import { proposePlace } from '../commands/place.ts';
import type { Dialogue } from '../domain/dialogue.ts';
import { isGroup, type LocationContent } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import { readPlace } from '../domain/share.ts';
import { minuteMs } from '../domain/time.ts';
import type { Decision } from '../ports/ledger.ts';
import { deskOf } from './converse.ts';
import { answerWithinMinutes, askerOf } from './decide-text.ts';
import { type IntakeDeps, officeOf } from './deps.ts';
import { dateFor, type Facts } from './facts.ts';
import { readText } from './lexicon.ts';
import { about } from './outcome.ts';

/**
 * After *ubah lokasi* the next location in private is the new registered place; it still fills the slot it was sent in.
 * `placing` are the conversations that wait for one; a share that was taken for it takes its conversation off.
 */
export async function placingShare(
  decision: Decision,
  content: LocationContent,
  person: Person,
  facts: Facts,
  policy: Policy,
  placing: Dialogue[],
  deps: IntakeDeps,
): Promise<Decision> {
  const { message } = decision;
  const open = placing.find((one) => one.person === person.id && message.sentAt <= one.until);
  const point = content.redacted ? null : readPlace(content);
  if (!open || isGroup(message.chat) || point === null || 'problem' in point) return decision;
  placing.splice(placing.indexOf(open), 1);
  const today = dateFor(facts, person, message.sentAt);
  const asker = askerOf(message, person, today, facts, policy);
  const signs = [
    ...(content.forwarded ? (['forwarded'] as const) : []),
    ...(content.picked ? (['picked'] as const) : []),
  ];
  const ask = { intent: 'ubah-lokasi', phrase: readText('', today) } as const;
  const reply = await proposePlace({ lasting: true, point, signs }, ask, asker, officeOf(deps));
  const draft = {
    lane: 'answer' as const,
    about: about('place', message),
    person: person.id,
    chat: message.chat,
    body: { kind: 'text' as const, text: reply.text ?? '' },
    expiresAt: message.sentAt + answerWithinMinutes * minuteMs,
  };
  const desk = [...(decision.desk ?? []), ...deskOf(reply, person.id, message.sentAt)];
  return { ...decision, drafts: [...decision.drafts, draft], desk };
}
