import type { ChannelEvents, Outgoing } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Vault } from '../../ports/vault.ts';
import type { Log } from './log.ts';

export type WhatsAppOptions = {
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'now'>;
  /** Real, monotonic time also in a rehearsal: it watches a real socket. */
  readonly timer: Pick<Clock, 'after'>;
  readonly events: ChannelEvents;
  readonly log: Log;
  /** Another server than WhatsApp's, for a rehearsal. */
  readonly url?: string | undefined;
  /** Hex of that server's certificate root. */
  readonly rootKey?: string | undefined;
  /** WhatsApp Web's version, when the built-in one is refused (405). */
  readonly version?: readonly [number, number, number] | undefined;
  /** What was sent under this id, from the outbox: a phone that could not read it asks again (fault 47). */
  getMessage(id: string): Promise<Outgoing | undefined>;
  /** Phone numbers (digits) of the staff; their LIDs are asked for once, so that a LID-only share finds its person. */
  staffPhones?: (() => Promise<readonly string[]>) | undefined;
  /** A window is open or about to be: after a failure we try again sooner. */
  readonly urgent?: (() => boolean) | undefined;
  /** Link with a code typed on the phone of this number (digits) instead of a QR. */
  readonly pairWith?: string | undefined;
};
