import { ProtocolAddress, SenderKeyName } from 'whatsapp-rust-bridge';
import { jidDecode } from '../library.ts';

/** Whose session: `user` with Baileys' domain suffix, and the device. The row's id is `user.device`, as in stock. */
export type Address = { readonly user: string; readonly device: number };

export function addressOf(jid: string): Address {
  const decoded = jidDecode(jid);
  if (!decoded?.user) throw new Error('a JID without a user has no Signal address');
  const { user, domainType, device } = decoded;
  return { user: domainType ? `${user}_${domainType}` : user, device: device ?? 0 };
}

export const rowOf = ({ user, device }: Address): string => `${user}.${device}`;
export const senderKeyRow = (group: string, { user, device }: Address): string => `${group}::${user}::${device}`;

/** Things inside WASM that must be freed, or memory grows by 8 to 21 KB a message (§10.4). */
type Freeable = { free(): void };

/** Runs `work` with a way to keep engine objects, and frees them all, newest first, whatever happens. */
export async function freeing<T>(work: (keep: <F extends Freeable>(thing: F) => F) => Promise<T>): Promise<T> {
  const kept: Freeable[] = [];
  try {
    return await work((thing) => {
      kept.push(thing);
      return thing;
    });
  } finally {
    for (const thing of kept.reverse()) thing.free();
  }
}

export const protocolAddress = ({ user, device }: Address): ProtocolAddress => new ProtocolAddress(user, device);
export const senderKeyName = (group: string, author: ProtocolAddress): SenderKeyName =>
  new SenderKeyName(group, author);
