import { type Content, type Envelope, isGroup } from '../../domain/message.ts';
import { contentOf } from './content.ts';
import { deviceOf, isIgnored, isSelf, normalJid, type Self } from './jid.ts';
import { type BinaryNode, proto, unpadRandomMax16 } from './library.ts';

/** Everything about a stanza part but what it says. `null` for what is never stored. */
export type Sealed = Omit<Envelope, 'kind' | 'content'>;

/** Later ones are no date, and would stop every start again (fault 39). */
const lastSecond = 8.64e12;

/** Reads the server's words on a stanza. `enc` is the part's place (see `partNumber`). */
export function sealedFrom(attrs: BinaryNode['attrs'], enc: number, me: Self | undefined, now: number): Sealed | null {
  const { from, id, participant, recipient } = attrs;
  if (!from || !id || isIgnored(from)) return null;
  const author = participant || from;
  const fromMe = isSelf(author, me);
  // What was typed on the linked phone itself names the chat as `recipient`; anybody else naming one is no message.
  if (recipient && (!fromMe || isIgnored(recipient))) return null;
  const t = Number(attrs['t']);
  const alt = alternative(attrs, author);
  return {
    chat: normalJid(recipient || from),
    sender: normalJid(author),
    id,
    enc,
    sentAt: t > 0 && t <= lastSecond ? t * 1000 : now,
    receivedAt: now,
    fromMe,
    senderAlt: alt && !fromMe ? normalJid(alt) : null,
    device: deviceOf(author),
    offline: Boolean(attrs['offline']),
  };
}

const alternative = (attrs: BinaryNode['attrs'], author: string): string | undefined =>
  author.endsWith('lid')
    ? attrs['participant_pn'] || attrs['sender_pn']
    : attrs['participant_lid'] || attrs['sender_lid'];

/**
 * Which part of the message an `<enc>` is. In a group 0 is what was encrypted for us alone (the sender key) and 1 is
 * what the group reads: a phone answers a retry request for the group's part with one `<enc count>` for us alone, and
 * by position that would look like the sender key that is stored already, and its content would be dropped.
 */
export function partNumber(chat: string, type: string | undefined, count: string | undefined, place: number): number {
  if (!isGroup(chat)) return place;
  return type === 'skmsg' || count ? 1 : 0;
}

/** What was in the box; `malformed` when it opened but is no message. */
export function openedAs(sealed: Sealed, message: proto.IMessage | null): Envelope {
  const content: Content | null = message && contentOf(message);
  return { ...sealed, kind: content ? 'message' : 'malformed', content };
}

/** We know who and when, not what (fault 11). */
export const unopened = (sealed: Sealed): Envelope => ({ ...sealed, kind: 'undecryptable', content: null });

export function readMessage(plain: Uint8Array): proto.IMessage | null {
  try {
    return proto.Message.decode(unpadRandomMax16(plain));
  } catch {
    return null;
  }
}
