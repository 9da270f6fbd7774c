import type { Absence } from './absence.ts';
import type { Quota } from './mode-rule.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import type { DrawnEntry, RosterRow, UnitOverride } from './roster.ts';
import type { LocalDate } from './time.ts';

/** Everything a roster is made from; the same question has the same answer. */
export type RosterQuestion = {
  readonly policy: Policy;
  readonly edict: string;
  /** Both ends count. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Unit ids: the whole agency above each of them is drawn together; `null` = everywhere the edict holds. */
  readonly units: readonly string[] | null;
  readonly persons: readonly Person[];
  readonly absences: ReadonlyMap<number, readonly Absence[]>;
  readonly overrides: readonly UnitOverride[];
  /** What binds already in the range and the two weeks before it, by person. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<LocalDate, RosterRow>>;
  /** Everybody's last turn before the first day that is drawn. */
  readonly ledger: ReadonlyMap<number, Turn>;
  /** The first day that may change; what is published before it stays (D8). */
  readonly changesFrom: LocalDate;
  /** Draw published days anew instead of keeping what still fits. */
  readonly redo: boolean;
};

export type Turn = Pick<DrawnEntry, 'pool' | 'turns'>;

/** The answer: turns to publish, and what has to be said about them. */
export type RosterDraft = Pick<RosterQuestion, 'edict' | 'from' | 'to' | 'changesFrom'> & {
  readonly units: readonly string[];
  /** Everybody it is about, with or without a turn. */
  readonly persons: readonly number[];
  readonly entries: readonly DrawnEntry[];
  readonly unmatched: readonly Unmatched[];
  readonly shortfalls: readonly Shortfall[];
  readonly fairness: readonly Fairness[];
  /** Offices without anybody on a working day. */
  readonly empty: readonly EmptyOffice[];
};

/** Somebody for whom nobody can say where he works, and why. */
export type Unmatched = {
  readonly person: number;
  readonly unit: string;
  readonly why: 'no-rule' | 'head-decides' | 'no-level';
  readonly clause: string | null;
  readonly days: readonly LocalDate[];
};

/** Rules that collide on a day, and the nearest that was done. */
export type Shortfall = {
  readonly date: LocalDate;
  /** The unit whose group it is. */
  readonly unit: string;
  readonly clause: string;
  /** The role or class of people: the reason of a presence rule, the name of a quota. */
  readonly about: string;
  readonly kind: 'too-few' | 'too-many-fixed' | 'bounds-cross' | 'cover-short';
  readonly wanted: number;
  readonly got: number;
  /** Clauses of the ceilings that leave no room. */
  readonly against: readonly string[];
};

/** How evenly the turns of one group fell, in days at the office with credit for absence. */
export type Fairness = {
  readonly pool: string;
  readonly unit: string;
  readonly quota: Quota;
  readonly people: number;
  readonly least: number;
  readonly most: number;
  /** Longest number of working days the same people stay. */
  readonly block: number;
  /** Presence rules that keep it from being even: "loket (angka 3)". */
  readonly forcedBy: readonly string[];
};

export type EmptyOffice = { readonly unit: string; readonly serves: boolean; readonly days: readonly LocalDate[] };
