import { isGroup, type LocationContent, type Stored } from '../domain/message.ts';

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

export function meaningOf(message: Stored): Meaning {
  const { content } = message;
  if (message.kind === 'undecryptable') return { kind: 'unread' };
  if (message.kind === 'malformed' || content === null) return { kind: 'quiet', why: message.kind };
  switch (content.kind) {
    case 'location':
      return content.update ? { kind: 'quiet', why: 'live-update' } : { kind: 'share', content };
    case 'text':
      // In a group people talk to each other; text commands belong to private chats.
      return isGroup(message.chat) ? { kind: 'quiet', why: 'group-text' } : { kind: 'text', text: content.text };
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
