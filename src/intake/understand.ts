import type { Letter } from '../domain/dialogue.ts';
import { letterOf } from '../domain/letter.ts';
import { type Content, isGroup, type LocationContent, type Stored, type TextContent } from '../domain/message.ts';

/** What a message is to us, before anybody asks who sent it. */
export type Meaning =
  | { readonly kind: 'share'; readonly content: LocationContent }
  /** Sent and timed, but not readable yet: it may be a share, so nobody is absent because of it. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'text'; readonly text: string }
  /** A photo where a location is meant (D13), or a letter; a document only where it can be one. */
  | { readonly kind: 'photo' | 'document'; readonly caption: string; readonly letter: Letter | null }
  /** Kept as an envelope, never answered: reactions, edits, live updates, groups' talk, documents. */
  | { readonly kind: 'quiet'; readonly why: string };

export function meaningOf(message: Stored, me: readonly string[] = []): Meaning {
  const { content } = message;
  if (message.kind === 'undecryptable') return { kind: 'unread' };
  if (message.kind === 'malformed' || content === null) return { kind: 'quiet', why: message.kind };
  switch (content.kind) {
    case 'location':
      return content.update ? { kind: 'quiet', why: 'live-update' } : { kind: 'share', content };
    case 'text':
      if (!isGroup(message.chat)) return { kind: 'text', text: content.text };
      // In a group people talk to each other: only what is said to this number is a command (domain.md 8.2).
      return isAddressed(content, me)
        ? { kind: 'text', text: content.text.replace(/@\d{5,}/gu, ' ').trim() }
        : { kind: 'quiet', why: 'group-text' };
    case 'attachment':
      return attached(message, content);
    case 'protocol':
      return { kind: 'quiet', why: content.what };
    case 'other':
      return { kind: 'quiet', why: 'other' };
  }
}

function attached(message: Stored, { what, caption, media }: Attachment): Meaning {
  if (isGroup(message.chat) || (what !== 'photo' && what !== 'document')) return { kind: 'quiet', why: what };
  const letter = letterOf(what, media, message.sentAt);
  return what === 'document' && letter === null ? { kind: 'quiet', why: what } : { kind: what, caption, letter };
}
type Attachment = Extract<Content, { readonly kind: 'attachment' }>;

/** "/jam", or this number mentioned; `me` are its addresses. */
const isAddressed = ({ text, mentions }: TextContent, me: readonly string[]): boolean =>
  /^\s*\/\p{L}/u.test(text) || mentions.some((jid) => me.includes(jid));
