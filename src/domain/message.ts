import type { Identity } from './person.ts';

/** What one WhatsApp message says, after wrappers (disappearing, view-once, device-sent, edited) are taken off. */
export type Content =
  | LocationContent
  | TextContent
  | {
      readonly kind: 'attachment';
      readonly what: 'photo' | 'document' | 'video' | 'audio' | 'sticker' | 'contact';
      readonly caption: string;
      /** Only of a photo or document: what is needed to fetch it. */
      readonly media?: Media | null;
    }
  /** `target` is the id of the message that is taken back, edited or reacted to. Shown, never obeyed (law 3). */
  | {
      readonly kind: 'protocol';
      readonly what: 'revoke' | 'edit' | 'reaction' | 'other';
      readonly target: string | null;
    }
  | { readonly kind: 'other'; readonly name: string };

export type LocationContent = {
  readonly kind: 'location';
  /** `null` when the phone sent NaN, infinity or nothing. Range is judged by `readPlace`, not here. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly live: boolean;
  /** True for the updates that follow a live share; only the first point is a share (D12). */
  readonly update: boolean;
  /** Set when the sender picked a place from the list instead of the current location (D11). */
  readonly picked: boolean;
  readonly forwarded: boolean;
  /** Age of the fix in seconds, from `timeOffset` of a live share; 0 when the phone does not say. */
  readonly ageSeconds: number;
  /** Coordinates were dropped because the sender was not known yet; time and kind still count (D21). */
  readonly redacted?: true;
};

export type TextContent = {
  readonly kind: 'text';
  /** Cut at `longestText` characters: a 64 KB text is no command. */
  readonly text: string;
  /** User JIDs mentioned in a group. */
  readonly mentions: readonly string[];
  readonly forwarded: boolean;
};

/** Where WhatsApp keeps a file and how to open it. The key opens it for anybody: nothing the log may see. */
export type Media = {
  readonly url: string | null;
  readonly directPath: string | null;
  /** Base64. */
  readonly key: string;
  readonly mimetype: string | null;
  readonly name: string | null;
  /** As the phone says; `null` when it does not. */
  readonly bytes: number | null;
};

export const longestText = 2000;

/**
 * What identifies a stanza part. In private `enc` is the index of the `<enc>` node; in a group it is a role: 0 what is
 * encrypted for us alone (the sender key), 1 the group's own part, a resend included.
 */
export type EnvelopeKey = {
  /** JID of the chat as received: a person's (phone or LID) or a group's. */
  readonly chat: string;
  /** JID of the author without device; equals `chat` in private. */
  readonly sender: string;
  readonly id: string;
  readonly enc: number;
};

/** The append-only fact that something was sent. Instants are epoch milliseconds. */
export type Envelope = EnvelopeKey & {
  /** WhatsApp's server time (stanza `t`): the only time that decides anything (D1). */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** Sent from the linked number itself. */
  readonly fromMe: boolean;
  /** The author's other address (phone for a LID, LID for a phone) when the stanza names it. */
  readonly senderAlt: string | null;
  /** Device number of the author; above 0 means a linked computer. */
  readonly device: number;
  /** Delivered out of the offline queue. */
  readonly offline: boolean;
  /** `undecryptable`: we know who and when, not what. `malformed`: decrypted, but no message could be read. */
  readonly kind: 'message' | 'undecryptable' | 'malformed';
  /** `null` for a stub and after intake blanked the working copy. */
  readonly content: Content | null;
};

export type Stored = Envelope & {
  /** How many times intake has tried; the third failure quarantines. */
  readonly attempts: number;
};

export const isGroup = (jid: string): boolean => jid.endsWith('@g.us');
export const isLid = (jid: string): boolean => jid.endsWith('@lid');
const isPhone = (jid: string): boolean => jid.endsWith('@s.whatsapp.net');
/** `0812…` in the JID's own form: digits before the at sign, or `null` for a LID (a LID is never a phone number, fault 9). */
export const phoneOf = (jid: string): string | null => (isPhone(jid) ? (jid.split('@')[0] ?? null) : null);
/** What an address says of its holder; `null` for groups and what WhatsApp may invent. */
export function identityOf(jid: string): Identity | null {
  const phone = phoneOf(jid);
  if (phone !== null) return { kind: 'phone', value: phone };
  return isLid(jid) ? { kind: 'lid', value: jid.split('@')[0] ?? '' } : null;
}
/** One message whatever the number of its stanza parts: counted once. */
export const messageKey = (m: { readonly chat: string; readonly sender: string; readonly id: string }): string =>
  `${m.chat}|${m.sender}|${m.id}`;
