import { messageKey, type Stored } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { Share } from '../domain/share.ts';
import { dateFor, type Facts } from './facts.ts';

/** D21: a share that answers no duty keeps its time for a week, in case the edict or roster comes later. */
const timeOnlyMs = 7 * 86_400_000;

/** What a message tells as soon as its sender is known: whose it is, when it was sent, and that day's plan. */
export function bareShare(
  message: Stored,
  person: Person,
  facts: Facts,
  said: Pick<Share, 'kind' | 'forwarded' | 'picked' | 'ageSeconds'>,
): { readonly plan: DayPlan; readonly share: Share } {
  const { chat, sender, id, receivedAt } = message;
  const sentAt = facts.firstSeen.get(messageKey(message)) ?? message.sentAt;
  const date = dateFor(facts, person, sentAt);
  const plan = facts.plan(person, date);
  const keptUntil = plan.duty ? null : sentAt + timeOnlyMs;
  return {
    plan,
    share: { date, person: person.id, chat, sender, id, sentAt, receivedAt, ...said, place: null, keptUntil },
  };
}
