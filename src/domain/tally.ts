import type { Sign } from './share.ts';
import type { LocalDate } from './time.ts';

/** The figures of one day over a group of people (7.12). What has no source yet is not here. */
export type DaySummary = {
  readonly date: LocalDate;
  readonly edicts: readonly string[];
  readonly office: number;
  /** At home with duty. */
  readonly home: number;
  /** At home or anywhere, but not asked to share. */
  readonly homeNoDuty: number;
  readonly absent: number;
  readonly off: number;
  readonly noRoster: number;
  readonly slots: readonly {
    readonly label: string;
    readonly done: number;
    readonly due: number;
    readonly blind: number;
    /** People for whom the slot has not opened yet, or is open and empty: the figure is not the last word. */
    readonly ahead: number;
    readonly open: number;
  }[];
  readonly complete: number;
  readonly incomplete: readonly { readonly name: string; readonly slots: readonly string[] }[];
  /** Not over, disturbed or waiting for a check: no verdict yet. */
  readonly unsettled: number;
  readonly late: number;
  readonly signs: ReadonlyMap<Sign, number>;
  readonly unread: number;
  readonly desk: DeskFigures;
};

/** What people asked and stated by chat about that day. */
export type DeskFigures = {
  readonly objections: number;
  /** Of those, how many nobody has decided yet. */
  readonly undecided: number;
  readonly notes: number;
  /** Processing paused on request: tallied without this service. */
  readonly byHand: number;
};

export const nothingAtTheDesk: DeskFigures = { objections: 0, undecided: 0, notes: 0, byHand: 0 };

/** One person's figures over a range. */
export type Totals = {
  readonly nip: string;
  readonly name: string;
  /** Days with duty, excused ones not among them. */
  readonly scheduled: number;
  readonly complete: number;
  readonly incomplete: number;
  readonly excused: number;
  /** Days that are not over, or hang on a disturbance or a check. */
  readonly unsettled: number;
  /** Slots recorded as late. */
  readonly late: number;
  /** Slots whose state a person has put right. */
  readonly corrected: number;
  /** Slots without a share, by label, with their dates. */
  readonly misses: readonly { readonly label: string; readonly dates: readonly LocalDate[] }[];
};

/** PSR-8, the condition of the allowance: every day that was owed is complete. `open`: not every day is decided yet. */
export type Fullness = 'full' | 'short' | 'open' | 'nothing-owed';

export function fullness({ scheduled, incomplete, unsettled }: Totals): Fullness {
  if (incomplete > 0) return 'short';
  if (scheduled === 0) return 'nothing-owed';
  return unsettled > 0 ? 'open' : 'full';
}
