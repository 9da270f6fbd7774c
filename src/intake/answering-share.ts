import { answerOf, settleContact } from '../commands/contact.ts';
import type { Act } from '../domain/act.ts';
import { isGroup } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import { minuteMs } from '../domain/time.ts';
import type { Decision } from '../ports/ledger.ts';
import type { IntakeDeps } from './deps.ts';
import type { Facts } from './facts.ts';
import { about } from './outcome.ts';

/**
 * A location in private also answers a spot contact that wants one; for its slot it counts as any other. `asked` are the
 * questions that wait; one that is answered here is taken off, so that the next share of the batch does not answer it again.
 */
export async function answeringShare(
  decision: Decision,
  person: Person,
  facts: Facts,
  asked: Act[],
  deps: IntakeDeps,
): Promise<Decision> {
  const { message } = decision;
  if (asked.length === 0 || isGroup(message.chat)) return decision;
  const act = answerOf(asked, person, 'location', message.sentAt);
  if (!act) return decision;
  asked.splice(asked.indexOf(act), 1);
  const zone = facts.zoneOf(person, message.sentAt);
  const { change, thanks } = await settleContact(act, person, message.sentAt, zone, deps);
  const thanking = {
    lane: 'answer' as const,
    about: about('contact', message),
    person: person.id,
    chat: message.chat,
    body: { kind: 'text' as const, text: thanks },
    expiresAt: message.sentAt + 30 * minuteMs,
  };
  return { ...decision, drafts: [...decision.drafts, thanking], desk: [...(decision.desk ?? []), change] };
}
