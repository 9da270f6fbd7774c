import type { Stored } from '../domain/message.ts';
import type { Draft } from '../domain/outbox.ts';
import type { PresenceRow } from '../domain/presence.ts';
import type { Share } from '../domain/share.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { DeskChange } from './desk.ts';

/** What intake decided about one message. */
export type Decision = {
  readonly message: Stored;
  /** `unresolved`: sender not known; time and kind stay 7 days to be claimed. */
  readonly fate: 'done' | 'unresolved';
  readonly person: number | null;
  /** The fact to keep; replaces an `unread` stub of the same message. */
  readonly share: Share | null;
  /** Drop the stub of this message: it was readable after all and is no share. */
  readonly dropStub: boolean;
  readonly presence: readonly PresenceRow[];
  readonly drafts: readonly Draft[];
  /** Topics said to this sender today; a topic is said once a day. */
  readonly said: readonly { readonly day: LocalDate; readonly who: string; readonly topic: string }[];
  /** The private chat in which this person wrote; opens what waited for it (law 7). */
  readonly wrote: { readonly person: number; readonly chat: string; readonly noticed: boolean } | null;
  /** Two addresses of one author. */
  readonly alias: { readonly person: number; readonly lid: string } | null;
  readonly audit: readonly AuditEntry[];
  /** What was decided, asked or taken back at the desk by this message. */
  readonly desk?: readonly DeskChange[];
};

export type AuditEntry = {
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  /** NIP of the person whose data was looked at or changed: what *data saya* shows. */
  readonly about?: string | null;
};

export type Contact = {
  readonly person: number;
  readonly chat: string;
  readonly noticedAt: Instant | null;
  /** When the person last wrote in private. */
  readonly lastAt?: Instant;
};

export type DayShares = ReadonlyMap<number, readonly Share[]>;

export interface Ledger {
  /** All shares of a date, by person (`null` = everybody). */
  shares(date: LocalDate, persons: readonly number[] | null): Promise<DayShares>;
  /** How much is on file about one person: what *data saya* tells. */
  kept(person: number, through: LocalDate): Promise<Kept>;
  /** Time-only shares whose week ends before `before`: the next sweep takes them (D21). */
  perishing(before: Instant): Promise<readonly Share[]>;
  presence(from: LocalDate, to: LocalDate, persons: readonly number[] | null): Promise<readonly PresenceRow[]>;
  contacts(persons: readonly number[] | null): Promise<ReadonlyMap<number, Contact>>;
  /** Topics already said on that day, as `who|topic`, to those named (`null` = to anybody). */
  said(day: LocalDate, who: readonly string[] | null): Promise<ReadonlySet<string>>;
  /** Earliest server time under which (chat, sender, id) is known, any part, on its day and the days beside it. */
  firstSeen(messages: readonly Stored[]): Promise<ReadonlyMap<string, Instant>>;
  /** The whole batch in one transaction. A message decided before is skipped and changes nothing. */
  commit(decisions: readonly Decision[], at: Instant): Promise<void>;
  /** Replaces the cache of those days for those persons; `claim` is written in the same transaction, and when it is taken nothing is. */
  settle(change: Settlement): Promise<'settled' | 'already'>;
  /**
   * Lets go of what has served, each by its own term; verdicts stay. What is gone is gone from the write-ahead log as well.
   * Returns counts, which are a row in the trail.
   */
  sweep(claim: JobClaim, terms: Terms, at: Instant): Promise<Swept | 'already'>;
  audit(entry: AuditEntry, at: Instant): Promise<void>;
}

export type Kept = {
  readonly shares: number;
  /** Days with a share or a verdict; leave that lies ahead has one already. */
  readonly days: number;
  readonly since: LocalDate | null;
  /** First and last day of which coordinates are still there. */
  readonly located: { readonly from: LocalDate; readonly to: LocalDate } | null;
};

/** What is older than this goes. */
export type Terms = {
  readonly timeOnly: Instant;
  readonly coordinates: LocalDate;
  /** Rounded to two decimals instead of deleted. */
  readonly blur: boolean;
  readonly letters: Instant;
  readonly texts: LocalDate;
  readonly messages: Instant;
};

export type Swept = {
  readonly timeOnly: number;
  readonly coordinates: number;
  readonly letters: number;
  readonly texts: number;
  readonly messages: number;
};

/** What a job did: unique by (kind, scheduledFor, scope), so it happens once (law 5). */
export type JobClaim = { readonly kind: string; readonly scheduledFor: Instant; readonly scope: string };

export type Settlement = {
  readonly claim: JobClaim | null;
  /** The cache of these days and persons is emptied first (`null` = everybody). */
  readonly cleared: readonly { readonly date: LocalDate; readonly persons: readonly number[] | null }[];
  /** Shares that answer a duty after all (D21): they stay. */
  readonly kept: readonly Share[];
  readonly presence: readonly PresenceRow[];
  readonly drafts: readonly Draft[];
  readonly audit: readonly AuditEntry[];
  readonly desk?: readonly DeskChange[];
  /** The note of a change whose verdicts these are; it goes with them. */
  readonly stale?: number;
  readonly at: Instant;
};
