import { type Envelope, identityOf } from '../domain/message.ts';
import type { Identity, Person } from '../domain/person.ts';
import type { Directory } from '../ports/people.ts';

/** Whose number this installation runs on; on a personal number the owner commands in the chat with himself. */
export type LinkedNumber = { readonly kind: 'dedicated' } | { readonly kind: 'personal'; readonly ownerNip: string };

export type Sender =
  | { readonly kind: 'known'; readonly person: Person; readonly newLid: string | null }
  | { readonly kind: 'stranger' }
  /** Our own sends and the owner's private talk: never acted upon (fault 49). */
  | { readonly kind: 'own' };

/** Who wrote, by the addresses of the stanza alone; a display name is never read (law 9). */
export function identify(message: Envelope, directory: Directory, number: LinkedNumber): Sender {
  if (message.fromMe) {
    const owner = number.kind === 'personal' ? directory.byNip(number.ownerNip) : undefined;
    return owner && isOwnChat(message, directory, owner)
      ? { kind: 'known', person: owner, newLid: null }
      : { kind: 'own' };
  }
  const addresses = [message.sender, message.senderAlt].filter((jid) => jid !== null).map(identityOf);
  // The register knows phones; a LID is only ever learnt beside one, so the phone decides where both speak.
  const phones = addresses.filter((a) => a?.kind === 'phone');
  const lids = addresses.filter((a) => a?.kind === 'lid');
  for (const identity of [...phones, ...lids]) {
    const person = identity && directory.byIdentity(identity, message.sentAt);
    if (!person) continue;
    const lid = lids[0]?.value ?? null;
    const known = lid !== null && directory.byIdentity({ kind: 'lid', value: lid }, message.sentAt) !== undefined;
    return { kind: 'known', person, newLid: lid !== null && !known ? lid : null };
  }
  return { kind: 'stranger' };
}

/** The address a claim is about: the phone where the stanza names it, else the LID. */
export function addressOf(message: Envelope): Identity | null {
  const addresses = [message.sender, message.senderAlt].flatMap((jid) => (jid === null ? [] : (identityOf(jid) ?? [])));
  return addresses.find(({ kind }) => kind === 'phone') ?? addresses[0] ?? null;
}

/** "Message yourself": the chat is the sender's own, under either of its addresses. */
function isOwnChat(message: Envelope, directory: Directory, owner: Person): boolean {
  if (message.chat === message.sender || message.chat === message.senderAlt) return true;
  const chat = identityOf(message.chat);
  return chat !== null && directory.byIdentity(chat, message.sentAt)?.id === owner.id;
}
