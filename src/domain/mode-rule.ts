import type { Employment, Level } from './person.ts';
import type { RosterMode } from './roster.ts';
import type { LocalDate, Weekday } from './time.ts';

/** Whom and when a rule speaks of. What is empty or `null` does not restrict; everything given must hold together. */
export type Condition = {
  /** Class of the unit in this edict: `kritikal`, `esensial` … inherited down the tree. */
  readonly classes: readonly string[];
  /** Kind of the unit: the nearest one going up the tree that the edict names at all. */
  readonly unitTypes: readonly string[];
  /** Unit ids, with everything below. */
  readonly units: readonly string[];
  readonly positions: readonly string[];
  readonly levels: readonly Level[];
  /** `asn` stands for PNS, CPNS and PPPK. */
  readonly employment: readonly (Employment | 'asn')[];
  readonly itAble: boolean | null;
  readonly areaLevels: readonly string[];
  readonly weekdays: readonly Weekday[];
  /** Both ends count. */
  readonly period: { readonly from: LocalDate; readonly to: LocalDate } | null;
};

/** One sentence of the edict about who works where. The first rule that matches decides. */
export type ModeRule = {
  readonly clause: string;
  readonly when: Condition;
  readonly outcome: Outcome;
};

export type Outcome =
  /** `quota`: the person does not draw, but is counted among the people of that quota. */
  | { readonly kind: 'mode'; readonly mode: RosterMode; readonly quota: string | null }
  | { readonly kind: 'quota'; readonly quota: string }
  /** Left to the head of the agency: the roster is made by hand (PSR-6). */
  | { readonly kind: 'head' };

/** One class of units in this edict and who is in it; the nearest assignment up the tree counts. */
export type ClassRule = {
  readonly name: string;
  readonly clause: string;
  /** Serves the public or an emergency: an empty office is warned of (D6). */
  readonly serves: boolean;
  readonly unitTypes: readonly string[];
  readonly units: readonly string[];
};

/** How many of a group of people work on which side. */
export type Quota = {
  readonly name: string;
  readonly clause: string;
  /** The first is the one printed first: it says how many draw. The others bound it. */
  readonly bounds: readonly Bound[];
  /** The group is everybody of one: `opd` (the unit at the top of the tree), `unit`, or the nearest unit of a type. */
  readonly per: string;
  /** Splits each group by class of employee. */
  readonly each: readonly EmployeeClass[];
  /** D7: of all on the books, or of those present that day. */
  readonly headcount: 'books' | 'present';
  /** What those work who are not drawn for the office. */
  readonly rest: 'wfh' | 'wfa';
  readonly rotation: Rotation;
};

export type EmployeeClass = 'level' | 'employment' | 'position';

export type Bound = {
  readonly side: 'wfo' | 'wfh';
  /** *wajib/minimal*, *maksimal*, *sebesar*; each rounds its own way (D6). */
  readonly kind: 'min' | 'max' | 'exact';
  readonly amount: Amount;
};

/** Percent with up to two decimals as printed, people, or percents by level of the area. */
export type Amount =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'table'; readonly percents: Readonly<Record<string, number>> };

export type Rotation =
  /** The same people for that many working days; `choices` are the lengths an agency may pick (LTR-6). */
  | { readonly kind: 'days'; readonly days: number; readonly choices: readonly number[] }
  /** Fixed weekdays at the office, one list for each part of the group. */
  | { readonly kind: 'weekly'; readonly groups: readonly (readonly Weekday[])[] }
  /** Arranged by hand: the roster is imported. */
  | { readonly kind: 'manual' };

/** At least so many of these people at the office on every working day, in each unit of `per`. */
export type PresenceRule = {
  readonly clause: string;
  readonly reason: string;
  readonly least: number;
  readonly who: Condition;
  readonly per: string;
};
