import { isGroup, type Stored } from '../domain/message.ts';
import type { Policy } from '../domain/policy.ts';
import { localDate, minuteMs } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { Decision } from '../ports/ledger.ts';
import { howToShare } from '../words/how-to-share.ts';
import { strangerReply } from '../words/stranger.ts';
import { decideShare } from './decide-share.ts';
import { dateFor, type Facts } from './facts.ts';
import { identify, type LinkedNumber } from './identify.ts';
import { noticeFor, officerOf } from './notice.ts';
import { about, type Manners, type Outcome, quiet, voiceFor } from './outcome.ts';
import { rowsWithoutStub, stubOf } from './stub.ts';
import { meaningOf } from './understand.ts';

export type House = Manners & {
  readonly number: LinkedNumber;
  readonly strangers: 'once-a-day' | 'silent';
  readonly strangersPerDay: number;
  readonly coordinatesDays: number;
  /** Coordinates are rounded then instead of deleted. */
  readonly blurs?: boolean;
  readonly objectionDays?: number;
  /** The number's own addresses, without device; none before it is linked. */
  me(): readonly string[];
};

/** Everything that should happen because of one message that is no command. Performs nothing. */
export function decide(message: Stored, facts: Facts, policy: Policy, house: House): Decision {
  const sender = identify(message, facts.directory, house.number);
  const meaning = meaningOf(message, house.me());
  if (sender.kind === 'own') return decision(message, 'done', null, quiet);
  if (sender.kind === 'stranger') {
    // An unknown sender's share waits a week to be claimed; of anything else nothing stays but the envelope.
    const fate = meaning.kind === 'share' || meaning.kind === 'unread' ? 'unresolved' : 'done';
    return decision(message, fate, null, toStranger(message, meaning.kind, facts, policy, house));
  }
  const { person, newLid } = sender;
  const date = dateFor(facts, person, message.sentAt);
  // Looked up only for a text: it goes through everybody.
  const officer = () => officerOf(facts.directory.persons, policy, person, date);
  const notice = noticeFor(facts, policy, person, date, house);
  const voice = voiceFor(message, person, facts, house, officer, notice.append);
  const outcome = outcomeOf();
  const wrote = isGroup(message.chat) ? null : { person: person.id, chat: message.chat, noticed: notice.used() };
  if (wrote)
    facts.addContact({
      person: person.id,
      chat: wrote.chat,
      noticedAt: wrote.noticed ? facts.now : (facts.contact(person.id)?.noticedAt ?? null),
    });
  // The sender key that travels with a first group message is not the message: its stub stays.
  const isContent = !isGroup(message.chat) || message.enc > 0;
  const dropStub = isContent && meaning.kind !== 'unread' && outcome.share === null;
  const presence = dropStub ? rowsWithoutStub(message, person, facts) : outcome.presence;
  const drafts = silentIn(message, facts, policy, house) ? [] : outcome.drafts;
  return {
    ...decision(message, 'done', person.id, { ...outcome, drafts, presence }),
    dropStub,
    wrote,
    alias: newLid === null ? null : { person: person.id, lid: newLid },
  };

  function outcomeOf(): Outcome {
    switch (meaning.kind) {
      case 'share':
        return decideShare(message, meaning.content, person, facts, voice);
      case 'unread':
        return { ...quiet, share: stubOf(message, person, facts) };
      case 'photo':
        return voice.once(date, 'not-a-share', () => howToShare('foto')) ?? quiet;
      case 'text':
      case 'document':
      case 'quiet':
        return quiet;
    }
  }
}

const decision = (message: Stored, fate: Decision['fate'], person: number | null, outcome: Outcome): Decision => ({
  message,
  fate,
  person,
  share: outcome.share,
  dropStub: false,
  presence: outcome.presence,
  drafts: outcome.drafts,
  said: outcome.said,
  wrote: null,
  alias: null,
  audit: outcome.audit,
});

/** A personal number is a guest in the owner's private groups: it is heard only in groups bound to a unit. */
export const silentIn = (message: Stored, facts: Facts, policy: Policy, house: House): boolean =>
  isGroup(message.chat) &&
  house.number.kind !== 'dedicated' &&
  !facts.isBound(message.chat) &&
  !policy.agency.units.some((unit) => unit.groups.includes(message.chat));

/** D17: on a dedicated number one polite sentence a day, the same whoever asks; on a personal one silence. */
function toStranger(message: Stored, meaning: string, facts: Facts, policy: Policy, house: House): Outcome {
  const answered = meaning === 'share' || meaning === 'text' || meaning === 'photo';
  if (house.strangers === 'silent' || isGroup(message.chat) || !answered) return quiet;
  const expiresAt = message.sentAt + house.acknowledgeWithinMinutes * minuteMs;
  if (facts.now > expiresAt) return quiet;
  const day = localDate(message.sentAt, mainZone(policy.agency));
  const who = message.sender;
  if (facts.told(day, 'stranger') >= house.strangersPerDay || !facts.firstTime(day, who, 'stranger')) return quiet;
  const text = strangerReply({ agency: policy.agency.name, sentAt: message.sentAt, zone: mainZone(policy.agency) });
  const body = { kind: 'text', text } as const;
  return {
    ...quiet,
    drafts: [{ lane: 'unasked', about: about('say', message), person: null, chat: message.chat, body, expiresAt }],
    said: [{ day, who, topic: 'stranger' }],
  };
}
