import type { proto } from '@whiskeysockets/baileys';

/** A simulated phone with its own Signal keys; what it sends reaches the bot through the rehearsal server. */
export type Phone = {
  /** Digits only, with the country code. */
  readonly number: string;
  /** `6281…@s.whatsapp.net` */
  readonly pnJid: string;
  /** `1000…@lid` */
  readonly lidJid: string;
  /** What the phone shows as its owner's name (stanza `notify`). */
  readonly name: string;
  /** What this phone got from the bot, oldest first; a second stanza with the same id is not listed again. */
  readonly received: readonly Received[];
  /** Every method resolves with the message id once the server has taken the stanza. */
  send(message: proto.IMessage, options?: SendOptions): Promise<string>;
  sendText(text: string, options?: SendOptions): Promise<string>;
  sendLocation(place: Place, options?: SendOptions): Promise<string>;
  sendLive(point: LivePoint, options?: SendOptions): Promise<string>;
  sendPhoto(caption: string, options?: SendOptions): Promise<string>;
  /** A PDF of that name; the file itself is invented and uploaded, as a photo's is. */
  sendDocument(name: string, caption: string | undefined, options?: SendOptions): Promise<string>;
  /** `toId` is a message of the bot, or of this phone with `target: 'own'`. An empty emoji takes the reaction back. */
  react(toId: string, emoji: string, options?: SendOptions & { readonly target?: 'bot' | 'own' }): Promise<string>;
  /** Takes an own message back ("delete for everyone"). */
  revoke(toId: string, options?: SendOptions): Promise<string>;
  /** Forgets every session and makes new keys, as a reinstalled app does. */
  reinstall(): void;
};

export type Place = {
  readonly lat: number;
  readonly lon: number;
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly forwarded?: boolean | undefined;
};

export type LivePoint = {
  readonly lat: number;
  readonly lon: number;
  /** Age of the fix in seconds. */
  readonly timeOffset?: number | undefined;
  /** The first point of a live share carries none or 1. */
  readonly sequenceNumber?: number | undefined;
  readonly forwarded?: boolean | undefined;
};

export type Wrapper = 'ephemeral' | 'viewOnce' | 'viewOnceV2' | 'documentWithCaption' | 'deviceSent' | 'edited';

export type SendOptions = {
  /** Group JID; absent: private to the bot. */
  readonly chat?: string | undefined;
  /** Only for `server.owner`: number or JID of the person written to; absent: "message yourself". */
  readonly to?: string | undefined;
  /** Default `lid` in private, the group's own mode in a group. */
  readonly addressing?: 'pn' | 'lid' | undefined;
  /** Leaves out `sender_pn`, `sender_lid`, `participant_pn`, `participant_lid`. */
  readonly omitAlt?: boolean | undefined;
  readonly wrapper?: Wrapper | undefined;
  /** Epoch ms of rehearsal time; until then the stanza waits on its way to the bot although its `t` is already set. */
  readonly arrives?: number | undefined;
  /** Epoch ms that replaces `now()` as the server time of the message. */
  readonly at?: number | undefined;
  readonly id?: string | undefined;
  /** Device of the person that sends; above 0 is a linked computer with keys of its own. */
  readonly device?: number | undefined;
  /** The same stanza, byte for byte, reaches the bot twice. */
  readonly duplicate?: boolean | undefined;
  /** One bit of the ciphertext is flipped on the way; the resend after a retry request is whole again. */
  readonly tamper?: boolean | undefined;
};

/** One message of the bot as a phone shows it. */
export type Received = {
  /** Rehearsal time, epoch ms. */
  readonly at: number;
  readonly id: string;
  /** The group, or the bot's JID as addressed; on the owner's phone the chat the bot wrote to. */
  readonly chat: string;
  /** The bot's JID without device. */
  readonly from: string;
  readonly text?: string;
  readonly reaction?: { readonly emoji: string; readonly targetId: string };
  readonly message: proto.IMessage;
};
