import type { Vault } from '../../ports/vault.ts';

/**
 * A vault that never rejects. When storage fails it says so once and the call stays open for ever: nothing that follows
 * it (a receipt, a nack, a retry request) can happen, the process ends and WhatsApp delivers again (law 11).
 */
export function steadfast(vault: Vault, onFailure: (reason: string) => void): Vault {
  const stand = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      onFailure(error instanceof Error && 'code' in error ? String(error.code) : 'storage');
      return new Promise<never>(() => {});
    });
  return {
    read: (type, ids) => stand(vault.read(type, ids)),
    readAll: (type) => stand(vault.readAll(type)),
    commit: (rows, envelope) => stand(vault.commit(rows, envelope)),
    holds: (key, sentAt) => stand(vault.holds(key, sentAt)),
  };
}
