import type { Edict } from './edict.ts';
import type { TermChange } from './edict-terms.ts';
import type { Quota } from './mode-rule.ts';
import type { RosterMode } from './roster.ts';
import type { LocalDate, Weekday } from './time.ts';

/** What changes for the same people when one edict takes the place of another. */
export type EdictDiff = {
  readonly before: Edict;
  readonly after: Edict;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly partial: boolean;
  readonly terms: readonly TermChange[];
  /** Units whose class changes; `null` = none. */
  readonly classes: readonly {
    readonly before: string | null;
    readonly after: string | null;
    readonly units: readonly string[];
  }[];
  readonly people: readonly PeopleChange[];
  /** How many people the figures are about. */
  readonly compared: number;
  /** Days on which shares are due under either; empty where nothing at all differs. `null`: its roster is made by hand. */
  readonly shares: readonly {
    readonly date: LocalDate;
    readonly before: DayShares | null;
    readonly after: DayShares | null;
  }[];
};

export type DayShares = { readonly duty: number; readonly shares: number };

/** People for whom the same thing changes. */
export type PeopleChange = {
  readonly before: Lots;
  readonly after: Lots;
  readonly people: number;
  /** In the agency's order; persons by name. */
  readonly units: readonly { readonly unit: string; readonly persons: readonly number[] }[];
};

/** One lot for all days, or several by weekday; where they go by the date their weekdays overlap. */
export type Lots = readonly { readonly lot: Lot; readonly weekdays: readonly Weekday[]; readonly days: number }[];

/** What an edict makes of somebody's working day, before any turn is drawn. */
export type Lot =
  | { readonly kind: 'mode'; readonly mode: RosterMode }
  | { readonly kind: 'quota'; readonly quota: Quota }
  | { readonly kind: 'exempt' | 'head' | 'by-hand' | 'no-rule' | 'no-edict' };
