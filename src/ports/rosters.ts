import type { Draft } from '../domain/outbox.ts';
import type { RosterMode, RosterRow, UnitOverride } from '../domain/roster.ts';
import type { RosterDraft, Turn } from '../domain/roster-question.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { AuditEntry } from './ledger.ts';

/** Drafts, published versions and what heads decided for whole units. Every version is kept (D9). */
export interface Rosters {
  /** What binds in the range, by person and date; both ends count. */
  rows(from: LocalDate, to: LocalDate): Promise<ReadonlyMap<number, ReadonlyMap<LocalDate, RosterRow>>>;
  /** Everybody's last drawn turn before that day; a day at the office entered by hand since then counts as one more. */
  ledger(before: LocalDate): Promise<ReadonlyMap<number, Turn>>;
  overrides(from: LocalDate, to: LocalDate): Promise<readonly UnitOverride[]>;
  /** Keeps a draft and returns its number. An unpublished draft of the same edict, days and units gives way. */
  keepDraft(draft: RosterDraft, remarks: readonly string[], by: string, at: Instant): Promise<number>;
  version(id: number): Promise<RosterVersion | null>;
  /** Newest first. */
  versions(): Promise<readonly RosterVersion[]>;
  entries(id: number): Promise<readonly VersionEntry[]>;
  /**
   * Makes a draft binding: its turns take the place of those published before for the same people and days, none before
   * `notBefore` or the draft's own `changesFrom` is touched where one was published. `overtaken`: something was published since the draft
   * was made. One transaction with the drafts of messages and the audit row.
   */
  publish(id: number, publication: Publication): Promise<'published' | 'already' | 'overtaken' | 'unknown'>;
  decideUnit(override: UnitOverride, audit: AuditEntry, at: Instant): Promise<void>;
}

export type RosterVersion = {
  readonly id: number;
  readonly edict: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly changesFrom: LocalDate;
  readonly units: readonly string[];
  readonly persons: readonly number[];
  readonly remarks: readonly string[];
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly publishedAt: Instant | null;
  readonly publishedBy: string | null;
};

export type VersionEntry = { readonly date: LocalDate; readonly person: number; readonly mode: RosterMode };

export type Publication = {
  readonly by: string;
  readonly notBefore: LocalDate;
  readonly drafts: readonly Draft[];
  readonly audit: AuditEntry;
  readonly at: Instant;
};
