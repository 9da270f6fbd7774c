import type { Vault } from '../../../ports/vault.ts';
import {
  DEFAULT_CONNECTION_CONFIG,
  jidDecode,
  type SignalAuthState,
  type SignalKeyStore,
  type SignalRepositoryWithLIDStore,
} from '../library.ts';
import { silentLogger } from '../log.ts';
import { type Address, addressOf } from './address.ts';
import type { Engine } from './engine.ts';
import type { Evidence } from './evidence.ts';
import { groupSessions } from './groups.ts';
import type { Locks } from './locks.ts';
import { privateSessions } from './private.ts';
import { sessionRows } from './sessions.ts';

/** What outlives a socket: two sockets overlap while one drains, and must not open the same record at once. */
export type SignalParts = {
  readonly vault: Vault;
  readonly locks: Locks;
  readonly engine: Engine;
  readonly evidence: Evidence;
};

type AskLids = Parameters<typeof DEFAULT_CONNECTION_CONFIG.makeSignalRepository>[2];

/**
 * Baileys' Signal repository with the Rust engine and our own commit. Only the LID map and the address form are stock.
 * No member uses `this`: Baileys passes `validateSession` around unbound.
 */
export function signalRepository(
  parts: SignalParts,
  auth: SignalAuthState,
  ask: AskLids,
): SignalRepositoryWithLIDStore {
  const stock = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, silentLogger, ask);
  const wire = wireOn(auth.keys);
  // A message's sender key is committed with it; Baileys' own second processing of the same bytes is skipped once.
  const learnt = new Map<string, Uint8Array>();
  const isLearnt = (row: string, distribution: Uint8Array) => {
    const last = learnt.get(row);
    learnt.delete(row);
    return last !== undefined && Buffer.compare(last, distribution) === 0;
  };
  const devicesOf = async (user: string) => (await auth.keys.get('device-list', [user]))[user] ?? [];

  return {
    ...privateSessions({ ...parts, wire, learnt: (row, distribution) => learnt.set(row, distribution) }),
    ...groupSessions({ ...parts, isLearnt }),
    ...sessionRows({ ...parts, wire, devicesOf }),
    jidToSignalProtocolAddress: (jid) => stock.jidToSignalProtocolAddress(jid),
    lidMapping: stock.lidMapping,
    close() {
      learnt.clear();
      stock.close?.();
    },
  };
}

/**
 * A phone number's LID address when the map has it. Read from the map's rows, not through `lidMapping`: that asks
 * WhatsApp each time a number has no LID, and an unanswered question stalls every message (§6).
 */
const wireOn =
  (keys: SignalKeyStore) =>
  async (jid: string): Promise<Address> => {
    const address = addressOf(jid);
    const { user, server } = jidDecode(jid) ?? {};
    const domain = server === 's.whatsapp.net' ? 1 : server === 'hosted' ? 129 : null;
    if (!user || domain === null) return address;
    const lid = (await keys.get('lid-mapping', [user]))[user];
    return lid ? { user: `${lid}_${domain}`, device: address.device } : address;
  };
