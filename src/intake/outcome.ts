import { isGroup, type Stored } from '../domain/message.ts';
import type { Draft } from '../domain/outbox.ts';
import type { Person } from '../domain/person.ts';
import type { PresenceRow } from '../domain/presence.ts';
import type { Share } from '../domain/share.ts';
import { type Instant, type LocalDate, minuteMs } from '../domain/time.ts';
import type { AuditEntry } from '../ports/ledger.ts';
import { type Facts, spokenTo } from './facts.ts';

/** What a decision adds beyond "seen". */
export type Outcome = {
  readonly share: Share | null;
  readonly presence: readonly PresenceRow[];
  readonly drafts: readonly Draft[];
  readonly said: readonly { readonly day: LocalDate; readonly who: string; readonly topic: string }[];
  readonly audit: readonly AuditEntry[];
};

export const quiet: Outcome = { share: null, presence: [], drafts: [], said: [], audit: [] };

export type Manners = {
  readonly acknowledge: 'reaction' | 'text';
  readonly acknowledgeWithinMinutes: number;
};

/** How this installation answers one sender: the drafts a reaction, an unasked text or a once-a-day hint become. */
export type Voice = Manners & {
  /** Key of "said once a day": a person or, for strangers, an address. */
  readonly who: string;
  /** Whom to turn to, by name. */
  officer(): string | null;
  react(message: Stored, sentAt: Instant): Outcome;
  /** `null` when there is nobody to send to: in a group of somebody who never wrote in private (law 7). */
  unasked(message: Stored, sentAt: Instant, text: () => string | null): Outcome | null;
  once(day: LocalDate, topic: string, text: () => string | null): Outcome | null;
};

export function voiceFor(
  message: Stored,
  person: Person,
  facts: Facts,
  manners: Manners,
  officer: () => string | null,
  withNotice: (text: string) => string,
): Voice {
  const who = spokenTo(person.id);
  const chat = isGroup(message.chat) ? (facts.contact(person.id)?.chat ?? null) : message.chat;
  const expires = (sentAt: Instant) => sentAt + manners.acknowledgeWithinMinutes * minuteMs;
  const unasked: Voice['unasked'] = (msg, sentAt, text) => {
    if (chat === null || facts.now > expires(sentAt)) return null;
    const words = text();
    if (words === null) return null;
    const body = { kind: 'text', text: withNotice(words) } as const;
    const draft: Draft = {
      lane: 'unasked',
      about: about('say', msg),
      person: person.id,
      chat,
      body,
      expiresAt: expires(sentAt),
    };
    return { ...quiet, drafts: [draft] };
  };
  return {
    ...manners,
    who,
    officer,
    react(msg, sentAt) {
      if (facts.now > expires(sentAt)) return quiet;
      const target = { chat: msg.chat, sender: msg.sender, id: msg.id, fromMe: msg.fromMe };
      const body = { kind: 'reaction', emoji: '✅', target } as const;
      const draft: Draft = {
        lane: 'reaction',
        about: about('ack', msg),
        person: person.id,
        chat: msg.chat,
        body,
        expiresAt: expires(sentAt),
      };
      return { ...quiet, drafts: [draft] };
    },
    unasked,
    once(day, topic, text) {
      if (!facts.firstTime(day, who, topic)) return null;
      const outcome = unasked(message, message.sentAt, text);
      return outcome && { ...outcome, said: [{ day, who, topic }] };
    },
  };
}

export const about = (
  what: string,
  m: { readonly chat: string; readonly sender: string; readonly id: string },
): string => `${what}:${m.chat}|${m.sender}|${m.id}`;
