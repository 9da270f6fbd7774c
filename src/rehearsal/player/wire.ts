import type { AppOptions } from '../../app.ts';
import type { ScenarioEvent } from '../../config/scenario-file.ts';
import type { Instant } from '../../domain/time.ts';
import type { Look } from './service.ts';

/** What carries a rehearsal's messages: the loopback WhatsApp server, or memory when no network is wanted. */
export type Wire = {
  /** The channel the service is started with, each time it is started. */
  readonly channel: AppOptions['channel'];
  /** Where a service in a process of its own finds the WhatsApp server; absent in memory. */
  readonly address?: { readonly url: string; readonly rootKey: string };
  /** Everybody who may write, by number; known before the first message. */
  addPerson(number: string, name: string): void;
  /** Returns the group's JID. */
  addGroup(group: {
    readonly jid?: string | undefined;
    readonly name: string;
    readonly members: readonly string[];
  }): string;
  /** Makes the service's number linked before the first start. */
  link(service: { look(): Promise<Look> }): Promise<void>;
  /** Sends what the event says; returns the message id. `group` is a JID. */
  send(event: ScenarioEvent, from: string | 'owner', group: string | null): Promise<string>;
  /** Everything the bot said, once per message, in order. */
  readonly heard: readonly Heard[];
  /** The service goes down or comes up: what is sent meanwhile waits. */
  serviceUp(up: boolean): void;
  disconnect(): void;
  releaseDue(): void;
  nextRelease(): Instant | null;
  /** Resolves when nothing moves on the wire any more. */
  settled(): Promise<void>;
  quiet(): boolean;
  close(): Promise<void>;
};

/** One message of the bot. */
export type Heard = {
  readonly at: Instant;
  readonly id: string;
  /** The number it was sent to; `null` in a group. */
  readonly to: string | null;
  readonly group: string | null;
  readonly text: string | null;
  readonly reaction: { readonly emoji: string; readonly targetId: string } | null;
};
