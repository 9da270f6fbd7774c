import type { BinaryNode } from '@whiskeysockets/baileys';
import { type Letter, stanzaKind } from './content.ts';
import type { Sealed } from './session.ts';

/** Both addresses of a person, without device. */
export type Addresses = { readonly pn: string; readonly lid: string };

/** Where a message goes, in the words of its stanza. */
export type Route = {
  /** Group JID, or the author's JID as addressed; for the owner's private messages the peer's. */
  readonly chat: string;
  readonly author: string;
  readonly attrs: Record<string, string>;
};

export function route(
  person: Addresses,
  device: number,
  letter: Letter,
  context: { readonly groupMode: 'lid' | 'pn' | undefined; readonly peer: Addresses | undefined },
): Route {
  const { chat, addressing, omitAlt } = letter.options;
  const mode = addressing ?? context.groupMode ?? 'lid';
  const other = mode === 'lid' ? 'pn' : 'lid';
  const author = person[mode];
  const from = device === 0 ? author : author.replace('@', `:${device}@`);
  const alt = (name: string, value: string) => (omitAlt ? {} : { [`${name}_${other}`]: value });

  if (chat !== undefined) {
    const attrs = { from: chat, participant: from, addressing_mode: mode, ...alt('participant', person[other]) };
    return { chat, author, attrs };
  }
  if (context.peer) {
    const attrs = { from, recipient: context.peer[mode], ...alt('peer_recipient', context.peer[other]) };
    return { chat: context.peer[mode], author, attrs };
  }
  return { chat: author, author, attrs: { from, ...alt('sender', person[other]) } };
}

/** The `<message>` the server hands to the bot. */
export function messageStanza(
  way: Route,
  letter: Letter,
  parts: readonly Sealed[],
  extra: { readonly t: number; readonly notify: string; readonly retry: number },
): BinaryNode {
  const { type, mediatype } = stanzaKind(letter.message);
  const enc = (part: Sealed, index: number): BinaryNode => {
    const isContent = index === parts.length - 1;
    const attrs: Record<string, string> = { v: '2', type: part.type };
    if (isContent && mediatype) attrs['mediatype'] = mediatype;
    if (extra.retry > 0) attrs['count'] = String(extra.retry);
    const damaged = isContent && letter.options.tamper && extra.retry === 0;
    return { tag: 'enc', attrs, content: damaged ? withOneBitFlipped(part.body) : part.body };
  };
  return {
    tag: 'message',
    attrs: { ...way.attrs, id: letter.id, t: String(Math.floor(extra.t / 1000)), type, notify: extra.notify },
    content: parts.map(enc),
  };
}

/** In the last bytes, where the checksum or signature is. */
function withOneBitFlipped(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const at = copy.length - 3;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
