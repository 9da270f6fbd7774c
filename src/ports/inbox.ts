import type { Stored } from '../domain/message.ts';
import type { LocalDate } from '../domain/time.ts';

export interface Inbox {
  /** What intake has not decided yet, oldest `sentAt` first, at most `limit` (1…256). Quarantined rows are left out. */
  pending(limit: number): Promise<readonly Stored[]>;
  /** Counts one more failed try of each; the third puts the message into quarantine. Returns how many went there. */
  failed(messages: readonly Stored[]): Promise<number>;
  /**
   * Puts back what had no known sender and now has one (`known`), so that intake decides it anew: an import or a second
   * address came later (D21). Returns how many.
   */
  reopen(known: (message: Stored) => boolean): Promise<number>;
  /** Groups somebody wrote in since that day, with the number of messages; for binding them to a unit. */
  groups(since: LocalDate): Promise<readonly { readonly jid: string; readonly messages: number }[]>;
  depth(): Promise<{ readonly pending: number; readonly quarantined: number }>;
}
