import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Phone, Received } from './api.ts';
import type { Bundle } from './bundle.ts';

/** What a phone asks of the server it is connected to. */
export type Network = {
  now(): number;
  /** The linked device of the bot's number; absent while nothing is linked. */
  bot(): BotAddress | undefined;
  /** The bot's keys, with a one-time key as long as the server has one. */
  takeBundle(): Bundle | undefined;
  groupMode(jid: string): 'lid' | 'pn';
  /** Finds the other address of a person, for the owner's own messages. */
  addresses(jidOrNumber: string): { pn: string; lid: string } | undefined;
  accept(posted: Posted): void;
  received(phone: Phone, message: Received): void;
  /** Keeps a file where the bot can fetch it. */
  upload(path: string, bytes: Uint8Array): void;
  /** Counts work that is under way, so that the server knows when it is quiet. */
  busy<T>(work: Promise<T>): Promise<T>;
};

export type BotAddress = { readonly pn: string; readonly lid: string };

/** A stanza on its way to the bot. */
export type Posted = {
  readonly id: string;
  readonly chat: string;
  readonly author: string;
  readonly node: BinaryNode;
  readonly arrives: number | undefined;
  readonly copies: 1 | 2;
  readonly resend: boolean;
};
