import type { Instant } from '../domain/time.ts';
import type { Outage } from './board.ts';
import type { LinkStatus } from './channel.ts';
import type { JobClaim } from './ledger.ts';

/** The history of the line to WhatsApp: from when to when could we hear, and up to when has everything been heard? */
export interface Lines {
  /** The queue of the socket opened at `openedAt` is drained: everything sent before that instant is stored (law 6). */
  drained(openedAt: Instant, at: Instant): Promise<void>;
  /**
   * The latest such instant up to `now`; 0 when no queue was ever drained. One after `now` was noted while the clock ran
   * ahead: it says nothing about the hours until then.
   */
  drainedThrough(now: Instant): Promise<Instant>;
  /** The process lives and stores. */
  heartbeat(at: Instant): Promise<void>;
  lastHeartbeat(): Promise<Instant | null>;
  /** One interruption; writing the same `from` again moves its end or says that its queue came after all. */
  outage(from: Instant, to: Instant, recovered: boolean): Promise<void>;
  /** Interruptions that touch the interval, oldest first; both ends count. */
  outages(from: Instant, to: Instant): Promise<readonly Outage[]>;
  /** Interruptions whose queue is lost. */
  blind(): Promise<readonly Outage[]>;
  /** What `serlok link` and `serlok status`, other processes, show. */
  linkStatus(): Promise<SeenStatus | null>;
  setLinkStatus(status: LinkStatus, at: Instant): Promise<void>;
  /** A new device was linked; before that, whatever is known of the one before. */
  linked(at: Instant): Promise<void>;
  linkedAt(): Promise<Instant | null>;
  /** The owner's phone gave a sign of life. */
  phoneSeen(at: Instant): Promise<void>;
  phoneSeenAt(): Promise<Instant | null>;
  /** Claims of jobs of that kind scheduled in the interval; both ends count. */
  jobsDone(kind: string, from: Instant, to: Instant): Promise<readonly JobClaim[]>;
}

export type SeenStatus = LinkStatus & { readonly at: Instant };
