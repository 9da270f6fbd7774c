import type { KeyRow, Vault } from '../../ports/vault.ts';
import { BufferJSON, proto, type SignalDataSet, type SignalDataTypeMap, type SignalKeyStore } from './library.ts';
import { type Locks, senderKeyLock, sessionLock } from './signal/locks.ts';

/** Rows in the engine's own format; all other types are JSON as Baileys writes it. */
const raw: ReadonlySet<string> = new Set(['session', 'sender-key']);

/**
 * Baileys' key store on the vault. It wraps this in its own transactions, which end in one `set`: one commit, which
 * cannot fail (see `steadfast`), so its ten retries under a lock never begin. Baileys deletes sessions through here by
 * itself; those rows are taken under the same locks as the engine's. Never put a cache in front of it.
 */
export function keyStore(vault: Vault, locks: Locks): SignalKeyStore {
  return {
    async get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
      const rows = await vault.read(type, ids);
      return Object.fromEntries([...rows].map(([id, value]) => [id, decoded(type, value)])) as {
        [id: string]: SignalDataTypeMap[T];
      };
    },
    async set(data) {
      const rows = rowsOf(data);
      const records = rows.flatMap(({ type, id }) =>
        type === 'session' ? [sessionLock(id)] : type === 'sender-key' ? [senderKeyLock(id)] : [],
      );
      await locks.hold(records, () => vault.commit(rows, null));
    },
  };
}

const rowsOf = (data: SignalDataSet): KeyRow[] =>
  Object.entries(data).flatMap(([type, values]) =>
    Object.entries(values ?? {}).map(([id, value]) => ({
      type,
      id,
      value: value === null || value === undefined ? null : encoded(type, value),
    })),
  );

const encoded = (type: string, value: unknown): Uint8Array =>
  raw.has(type) ? (value as Uint8Array) : Buffer.from(JSON.stringify(value, BufferJSON.replacer));

function decoded(type: string, row: Uint8Array): unknown {
  if (raw.has(type)) return Buffer.from(row);
  const value: unknown = JSON.parse(Buffer.from(row).toString(), BufferJSON.reviver);
  // Baileys calls protobuf methods on these.
  return type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value as object) : value;
}
