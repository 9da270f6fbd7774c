import type { Sign } from './share.ts';
import type { Instant, LocalDate, Zone } from './time.ts';

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
  /** What was ordered and asked by chat; `null`: nothing. */
  readonly desk: DeskDay | null;
  readonly rights: DeskFigures;
};

export type ContactTotals = {
  readonly answered: number;
  readonly silent: number;
  /** Never left, fell ill meanwhile, or in a lost interval. */
  readonly unjudged: number;
};

/** Calls, presence orders, dispensations and spot contacts of one day, with the names of those concerned. */
export type DeskDay = {
  readonly called: readonly string[];
  readonly unacknowledged: readonly string[];
  readonly declined: readonly string[];
  readonly ordered: readonly { readonly names: readonly string[]; readonly because: string }[];
  /** Presence orders that wait for consent. */
  readonly proposed: number;
  readonly contacts: ContactTotals;
  readonly silent: readonly {
    readonly name: string;
    readonly zone: Zone;
    readonly asked: Instant;
    /** Answered after its hour. */
    readonly answered: Instant | null;
  }[];
  /** People with a slot that a dispensation voids. */
  readonly dispensed: number;
  /** Who works from another place than usual, as approved. */
  readonly elsewhere: readonly { readonly name: string; readonly label: string }[];
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
  readonly contacts: ContactTotals;
};

/** PSR-8, the condition of the allowance: every day that was owed is complete. `open`: not every day is decided yet. */
export type Fullness = 'full' | 'short' | 'open' | 'nothing-owed';

export function fullness({ scheduled, incomplete, unsettled }: Totals): Fullness {
  if (incomplete > 0) return 'short';
  if (scheduled === 0) return 'nothing-owed';
  return unsettled > 0 ? 'open' : 'full';
}
