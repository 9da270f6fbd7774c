import type { AuthenticationCreds } from '@whiskeysockets/baileys';
import type { Phone, Received } from '../phones/api.ts';

export type ServerOptions = {
  /** The rehearsal wall clock, epoch ms: stanza `t` and everything in the history. */
  readonly now: () => number;
  /** Default: a free port. */
  readonly port?: number | undefined;
  /** The number the bot runs on; default is an invented one. */
  readonly owner?: { readonly number: string; readonly lid: string; readonly name?: string | undefined } | undefined;
  /** Presents a certificate chain signed by a key that is not `rootKey`. */
  readonly forgedCertificate?: boolean | undefined;
  readonly onEvent?: ((event: HistoryEvent) => void) | undefined;
  /** A phone got something from the bot. */
  readonly onReceived?: ((phone: Phone, message: Received) => void) | undefined;
};

/** A loopback WhatsApp server for exactly one linked bot. Everything lives in memory, on 127.0.0.1. */
export type RehearsalServer = Faults & {
  /** `ws://127.0.0.1:PORT/ws/chat` */
  readonly url: string;
  /** Hex of the certificate root; the client puts it into `WA_CERT_DETAILS.PUBLIC_KEY` (serial 0). */
  readonly rootKey: string;
  /** The phone whose number the bot is linked to; what it sends is `fromMe` for the bot. */
  readonly owner: Phone;
  readonly history: readonly HistoryEvent[];
  /** What the server itself stumbled over; a test asserts that it is empty. */
  readonly problems: readonly unknown[];
  close(): Promise<void>;

  /** Credentials of a device that is linked already, so that no QR is needed. Replaces the linked device. */
  prepareCreds(): AuthenticationCreds;
  /** The owner scans this QR text. Resolves after the server asked the client to restart (515). */
  scanQr(qr: string): Promise<void>;
  /** A client waits for the code that it shows to be typed. */
  asksForCode(): boolean;
  /** The owner types the code that the client got from `requestPairingCode`. Resolves as `scanQr`. */
  enterPairingCode(code: string): Promise<void>;
  /** The owner removes the device ("log out" on the phone): 401 device_removed now and at each login. */
  unlink(): void;

  addPhone(person: PersonOptions): Phone;
  phone(number: string): Phone | undefined;
  /** Returns the group JID. The owner (and so the bot) is always a member. */
  addGroup(group: GroupOptions): string;

  /** Puts due stanzas (`arrives`) into the bot's queue; the player calls it when the clock has moved. */
  releaseDue(): void;
  /** When the next waiting stanza is due, epoch ms. */
  nextRelease(): number | null;

  /** A device is logged in at this moment. */
  connected(): boolean;
  /** How many stanzas (messages, receipts, notices) wait for the bot's receipt or ack, those still on their way left out. */
  outstanding(): number;
  /** Ids of messages to the bot that are neither receipted nor nacked, in delivery order. */
  unreceipted(): readonly string[];
  /** Nothing is under way in either direction that will still move by itself. */
  quiet(): boolean;
  /** Resolves when `quiet` has held over a few turns of the event loop. */
  settled(): Promise<void>;
};

type PersonOptions = { readonly number: string; readonly lid: string; readonly name: string };

type GroupOptions = {
  readonly jid?: string | undefined;
  readonly subject: string;
  /** Numbers of phones added before. */
  readonly members: readonly string[];
  readonly addressing: 'lid' | 'pn';
};

/** Switches; each stays as set until it is set again. */
type Faults = {
  /** Cuts the TCP connection without a word. */
  dropConnection(): void;
  /** The same after so many more bytes of frames, mostly in the middle of one; `null`: not any more. */
  cutAfter(bytes: number | null): void;
  /** Leaves queries of this kind (`'usync'`) without an answer; `null`: answers them again. */
  ignoreQueries(xmlns: string | null): void;
  /** Deaf: answers queries and pings, delivers nothing. Off: what waited is delivered live. */
  holdDelivery(on: boolean): void;
  /** Refuses the bot's messages with this code (`'463'`) instead of taking them; `null`: accept again. */
  ackError(code: string | null): void;
  /** Takes messages but keeps the acks back; off: sends them in order. */
  holdAcks(on: boolean): void;
  /** Never says `<ib><offline/></ib>`; off: says it now if it is owed. */
  withholdOfflineDone(on: boolean): void;
  /** Sends `<stream:error code>` (or with `<conflict type>`) and closes. */
  streamError(code: string, conflict?: 'replaced' | 'device_removed'): void;
  /** Answers each login with `<failure reason>`; `null`: lets it in again. */
  refuseLogin(reason: string | null): void;
  /** Lets in nobody but this version of WhatsApp Web (`'2.3000.1'`), the others get 405; `null`: anybody. */
  wantVersion(version: string | null): void;
  /** Delivers a message once more that has been receipted. */
  redeliver(id: string): void;
  /** Delays every frame of the server. */
  latency(ms: number): void;
  /** Answers nothing at all any more, not even pings or a handshake; what happens meanwhile is lost. */
  mute(on: boolean): void;
  /** Answers the WebSocket upgrade with this HTTP status; `null`: takes it again. */
  refuseUpgrade(status: number | null): void;
  /** Asks every client that shows a QR to make a new secret, as WhatsApp does since July 2026 (fault 38). */
  refreshPairing(): void;
  /** The bot's one-time keys that are left to be handed out. */
  preKeyIds(): readonly number[];
  /** Forgets them, as if phones had taken them all. */
  losePreKeys(): void;
  /** Photos and documents are not to be had any more (410); off: they are again. */
  loseFiles(on: boolean): void;
  /** As `forgedCertificate`, from the next connection on. */
  forgeCertificate(on: boolean): void;
};

export type HistoryEvent = {
  /** Rehearsal time, epoch ms. */
  readonly at: number;
  readonly kind:
    | 'sent' // a phone's message was taken by the server
    | 'delivered' // its stanza was written to the bot's socket
    | 'receipt' // the bot said that it has the message
    | 'nack' // the bot refused it (`error`)
    | 'retry' // the bot asked for it again
    | 'bot-message' // the bot's message was taken
    | 'bot-ack' // and acknowledged or refused (`error`)
    | 'presence' // the bot said whether it is online (`id`: available, unavailable), or types
    | 'login'
    | 'logout';
  readonly id: string;
  /** As in the stanza: group, or the person's JID as addressed; for `fromMe` the peer. */
  readonly chat: string;
  /** The author's JID as addressed, without device. */
  readonly from: string;
  readonly error?: string;
  /** The stanza carried the `offline` attribute. */
  readonly offline?: boolean;
};
