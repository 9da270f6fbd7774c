import type { Draft, Lane } from '../domain/outbox.ts';
import type { Restriction } from '../domain/restriction.ts';
import type { Instant } from '../domain/time.ts';
import type { Outgoing } from './channel.ts';

/** What is to be sent and what was: rows stay after they are settled, because a send is a fact. */
export interface Outbox {
  /** Queued, or sent and not answered by the server. Rows that wait for a chat come only once their time has passed. */
  open(now: Instant): Promise<readonly OpenRow[]>;
  /** What left after `since`, for the caps. */
  history(since: Instant): Promise<readonly PastSend[]>;
  /** Counts an attempt. Written before the bytes leave, so that a crash in between is a retry under the same id (fault 48). */
  markSent(id: string, at: Instant): Promise<void>;
  /** The server's answer; `null` = accepted. An acceptance that comes late outweighs a failure noted before. */
  acked(id: string, error: string | null, at: Instant): Promise<void>;
  /** Queued rows that will not be sent any more. */
  expire(ids: readonly string[], at: Instant): Promise<void>;
  /**
   * One message instead of several: those of `ids` that are still queued will not be sent, and the draft stands for them, in one
   * transaction. Nothing happens when none is queued any more.
   */
  gather(ids: readonly string[], draft: Draft, at: Instant): Promise<void>;
  /** What was or will be sent under this id; answers Baileys' `getMessage` after a restart too (fault 47). */
  message(id: string): Promise<Outgoing | null>;
  depth(): Promise<OutboxDepth>;
  /** WhatsApp restricts the number. Of those with the same code the one that lasts longer stays, unless `isTold`: the server named the end. */
  stopSending(restriction: Restriction, isTold: boolean): Promise<void>;
  /** Those that end after `since`, one a code; those over are what kept messages back. */
  restrictions(since: Instant): Promise<readonly Restriction[]>;
}

export type OpenRow = {
  /** The WhatsApp message id, fixed when the row was written. */
  readonly id: string;
  readonly lane: Lane;
  readonly person: number | null;
  /** `null`: waits until the person writes (law 7). */
  readonly chat: string | null;
  readonly createdAt: Instant;
  /** Not before this instant; the governor adds the jitter. */
  readonly dueAt: Instant;
  readonly expiresAt: Instant | null;
  readonly state: 'queued' | 'sent';
  readonly attempts: number;
  /** The latest attempt. */
  readonly sentAt: Instant | null;
};

/** One message that left at least once; `sentAt` is its latest attempt. */
export type PastSend = Pick<OpenRow, 'id' | 'lane' | 'person' | 'chat' | 'attempts'> & { readonly sentAt: Instant };

type OutboxDepth = {
  readonly queued: number;
  readonly unacked: number;
  /** What is kept until an officer says *mulai*. */
  readonly waiting: readonly { readonly person: number; readonly messages: number }[];
};
