import type { Envelope, EnvelopeKey } from '../domain/message.ts';

/** One row of the authentication and Signal state; `value: null` deletes it. */
export type KeyRow = { readonly type: string; readonly id: string; readonly value: Uint8Array | null };

/** The evidence commit: ratchet state and message in one transaction (law 1). */
export interface Vault {
  /** Rows that do not exist are absent from the map. */
  read(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Every row of one type; for the LID map and the reset of the Signal state. */
  readAll(type: string): Promise<ReadonlyMap<string, Uint8Array>>;
  /**
   * All rows and the envelope, or nothing. An envelope that is already there keeps the earliest `sentAt`;
   * an undecryptable stub is replaced by the message when that arrives (same key, earliest `sentAt` kept).
   * Rejects only when storage failed: the caller must then stop the process (law 11).
   */
  commit(rows: readonly KeyRow[], envelope: Envelope | null): Promise<void>;
  /** Whether a decrypted message with this key is stored; decides whether a redelivery gets our receipt. */
  holds(key: EnvelopeKey, sentAt: number): Promise<boolean>;
}
