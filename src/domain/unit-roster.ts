import type { DayPlan, Mode, Why } from './plan.ts';
import type { LocalDate } from './time.ts';

/** Who works where in one unit on one day. */
export type UnitRoster = {
  readonly unit: string;
  readonly office: readonly { readonly name: string; readonly title: string }[];
  readonly home: number;
  readonly absent: number;
  readonly noRoster: number;
  /** Why nobody of the unit works that day at all; `null` on a day on which somebody does. */
  readonly closed: Closed | null;
};

/** One unit over some days, made to be passed on: no kind of leave, no number, no address. */
export type UnitWeek = {
  readonly unit: string;
  /** Numbers of the edicts in force there. */
  readonly edicts: readonly string[];
  readonly days: readonly WeekDay[];
  readonly people: readonly PersonWeek[];
  readonly open: readonly OpenQuestion[];
};

export type WeekDay = {
  readonly date: LocalDate;
  readonly closed: Closed | null;
  readonly office: number;
  readonly home: number;
  readonly away: number;
  readonly noRoster: number;
  /** A plan with duty of every set of hours of that day. */
  readonly duty: readonly DayPlan[];
};

/** `modes` stand beside `days`; `null` outside the dates of service in this unit. */
export type PersonWeek = { readonly name: string; readonly modes: readonly (Mode | null)[] };

/** Why some people have no roster on some days. */
export type OpenQuestion = {
  readonly why: 'no-roster' | 'head-decides' | 'no-rule';
  readonly clause: string | null;
  readonly names: readonly string[];
};

/** What keeps a whole unit from working, or from working by an edict. */
export type Closed = Extract<Why, { readonly kind: 'holiday' | 'weekend' | 'no-edict' }>;
