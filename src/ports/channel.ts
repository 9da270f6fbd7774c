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
  | 'forbidden';

export type LinkStatus = {
  readonly state: LinkState;
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
  /** WhatsApp restricts this number (463, 429, 479, 403): the outbox stops. */
  restricted(code: string): void;
  /** Storage failed or the engine broke: the process must end with this exit code (75 storage, 70 restart). */
  fatal(code: 70 | 75, reason: string): void;
};
