import { isGroup, type LocationContent, type Stored, type TextContent } from '../domain/message.ts';

/** What a message is to us, before anybody asks who sent it. */
export type Meaning =
  | { readonly kind: 'share'; readonly content: LocationContent }
  /** Sent and timed, but not readable yet: it may be a share, so nobody is absent because of it. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'text'; readonly text: string }
  /** A photo where a location is meant (D13). */
  | { readonly kind: 'photo'; readonly caption: string }
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
      return content.what === 'photo' && !isGroup(message.chat)
        ? { kind: 'photo', caption: content.caption }
        : { kind: 'quiet', why: content.what };
    case 'protocol':
      return { kind: 'quiet', why: content.what };
    case 'other':
      return { kind: 'quiet', why: 'other' };
  }
}

/** "/jam", or this number mentioned; `me` are its addresses. */
const isAddressed = ({ text, mentions }: TextContent, me: readonly string[]): boolean =>
  /^\s*\/\p{L}/u.test(text) || mentions.some((jid) => me.includes(jid));
