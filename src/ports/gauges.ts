import type { Instant, LocalDate } from '../domain/time.ts';

/** Counts for the operator's graphs; nothing in them names anybody. */
export interface Gauges {
  /** Shares kept of that date, and the verdicts entered for it by state. */
  day(date: LocalDate): Promise<{ readonly shares: number; readonly verdicts: Readonly<Record<string, number>> }>;
  /** Messages of ours that left since then, by lane and what became of them. */
  sends(since: Instant): Promise<readonly { readonly lane: string; readonly state: string; readonly count: number }[]>;
}
