import type { Media } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';

/** What the outbox asks the channel to send. `id` is the WhatsApp message id, fixed before the first try. */
export type Outgoing =
  | { readonly kind: 'text'; readonly id: string; readonly chat: string; readonly text: string }
  | {
      readonly kind: 'reaction';
      readonly id: string;
      readonly chat: string;
      readonly emoji: string;
      /** The full key of the message reacted to, as received (fault 66). */
      readonly target: {
        readonly chat: string;
        readonly sender: string;
        readonly id: string;
        readonly fromMe: boolean;
      };
    };

export type LinkState =
  | 'unlinked'
  | 'pairing'
  | 'connecting'
  | 'open'
  | 'closed'
  | 'logged_out'
  | 'replaced'
  | 'version_refused'
  | 'forbidden'
  /** Older keys than those the phones have seen: a backup was put back. We never connect with them (fault 28). */
  | 'stale';

/** Why the line is not open, or was not at the last try; each has its own sentence for the operator (`words/link.ts`). */
export type Trouble = {
  readonly kind: TroubleKind;
  /** WhatsApp's code, or the HTTP status of a refused upgrade; `null` where nobody named one. */
  readonly code: number | null;
};

export type TroubleKind =
  | 'logged_out' // 401
  | 'forbidden' // 402, 403, 406, 419
  | 'version_refused' // 405
  | 'timed_out' // 408
  | 'replaced' // 440, will be tried once more
  | 'replaced_again' // 440 again: we hold
  | 'cut' // 428, or the network went
  | 'unavailable' // 500…599
  | 'restart' // 515
  | 'upgrade_refused' // answered by HTTP instead of a WebSocket
  | 'no_login' // connected, never let in
  | 'garbage' // a frame nobody can read
  | 'silent' // nothing heard any more, not even answers to our own probe
  | 'deaf' // answers, but delivers nothing
  | 'unreachable' // no connection at all
  | 'stale' // a backup was put back
  | 'other';

export type LinkStatus = {
  readonly state: LinkState;
  /** Stays while a new line is tried, and goes when it is open. */
  readonly trouble: Trouble | null;
  /** The raw QR string while unlinked. */
  readonly qr: string | null;
  readonly pairingCode: string | null;
  /** The linked phone number, digits only. */
  readonly number: string | null;
};

export interface Channel {
  /** Opens the connection and keeps it; returns at once. */
  start(): Promise<void>;
  stop(): Promise<void>;
  status(): LinkStatus;
  /** Since when the offline queue of the present socket is known to be drained; `null` while it is not. */
  receiving(): boolean;
  /**
   * Opens a new socket in this process and waits until `ib offline` says the queue is drained and every stanza before
   * it is committed. Resolves with the instant (epoch ms) at which that socket was opened: everything sent before it is stored.
   * Resolves with `null` when that could not be done within `timeoutMs`.
   */
  drain(timeoutMs: number): Promise<number | null>;
  /** While it is not linked: a code for the phone of this number (digits) instead of a QR. */
  pairByCode?(digits: string): void;
  /** The number's own addresses (JIDs without device); none before it is linked. */
  me(): readonly string[];
  /**
   * Everybody in a group but this number, each by the addresses WhatsApp tells of him. Without an open socket as it was known
   * last, so that a question that waited over a restart is answered; rejects when nothing is known.
   */
  members(group: string): Promise<readonly (readonly string[])[]>;
  /** The bytes of a photo or document somebody sent; rejects when they cannot be had, or not now. */
  fetch(media: Media): Promise<Uint8Array>;
  /** Resolves when the bytes are handed to the socket; rejects when there is no open socket. */
  send(item: Outgoing): Promise<void>;
}

/** What a channel tells the house. Every function returns at once. */
export type ChannelEvents = {
  /** Something was committed to the inbox. */
  stored(): void;
  /** The server accepted (`error: null`) or refused a message of ours. */
  acked(id: string, error: string | null): void;
  /** `drainedFrom`: the instant the now drained socket was opened. `relinked`: a new device, so its old queue is lost. */
  link(status: LinkStatus): void;
  drained(drainedFrom: number): void;
  relinked(): void;
  /** The same person under two addresses, learnt from the server or a group. */
  alias(lid: string, phone: string): void;
  /** Our clock is more than half a minute from WhatsApp's; positive: ours is ahead. */
  skewed?(seconds: number): void;
  /** The owner's phone itself gave a sign of life, by the server's time. */
  phoneSeen?(at: Instant): void;
  /** WhatsApp restricts this number (463, 429, 479, 403): the outbox stops. `until`: where the server named the end. */
  restricted(code: string, until?: Instant): void;
  /** Storage failed or the engine broke: the process must end with this exit code (75 storage, 70 restart). */
  fatal(code: 70 | 75, reason: string): void;
};
