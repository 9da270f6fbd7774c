import type { AbsenceKind } from './absence.ts';
import type { DatedReminder, Edict, Slot } from './edict.ts';
import type { SendCaps } from './outbox.ts';
import type { Mode } from './plan.ts';
import type { EmptyOffice, Fairness, Shortfall, Unmatched } from './roster-question.ts';
import type { LocalDate, Zone } from './time.ts';

/** What an edict will do to the people it is for, before it begins. */
export type EdictPreview = {
  readonly edict: Edict;
  readonly used: boolean;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly partial: boolean;
  readonly zones: readonly Zone[];
  readonly reminders: readonly (Pick<DatedReminder, 'clause' | 'text'> & { readonly date: LocalDate })[];
  /** The roster is imported: nothing below can be told, and everything that follows is empty. */
  readonly handmade: boolean;
  /** Only days on which the edict decides about anybody: not the weekend of the services it exempts. */
  readonly days: readonly PreviewDay[];
  /** In the agency's order; the days of a unit are those of `days`. */
  readonly units: readonly UnitRow[];
  /** Many units: each row is a whole agency (*perangkat daerah*). */
  readonly byAgency: boolean;
  readonly people: readonly PersonRow[];
  readonly unmatched: readonly UnmatchedGroup[];
  readonly unclassified: readonly Unclassified[];
  readonly empty: readonly EmptyOffice[];
  readonly shortfalls: readonly Shortfall[];
  readonly fairness: readonly Fairness[];
  readonly sending: Sending;
};

export type PreviewDay = {
  readonly date: LocalDate;
  readonly figures: Figures;
  readonly duty: number;
  readonly shares: number;
  readonly slots: readonly DueSlot[];
  readonly sends: DaySends;
};

export type UnitRow = { readonly unit: string; readonly days: readonly Figures[]; readonly total: Figures };

/** People of one unit, or of all, on one day. */
export type Figures = {
  readonly office: number;
  readonly home: number;
  readonly absent: number;
  /** Nobody can say yet where they work. */
  readonly open: number;
};

/** One slot of a day in one zone, and how many owe it. */
export type DueSlot = { readonly slot: Slot; readonly zone: Zone; readonly due: number };

/** `days` as those of the preview; `null` where the person does not serve there. */
export type PersonRow = { readonly person: number; readonly unit: string; readonly days: readonly (DayMark | null)[] };

/** What one person's day says in a table. */
export type DayMark = { readonly mode: Mode; readonly absence: AbsenceKind | null; readonly duty: boolean };

/** People of one unit for whom nobody can say where they work, for one reason. */
export type UnmatchedGroup = Pick<Unmatched, 'unit' | 'clause'> & {
  readonly why: Unmatched['why'] | 'no-roster';
  readonly people: readonly { readonly person: number; readonly title: string; readonly days: number }[];
};

/** Units with people of whom no class of the edict speaks; `lost`: how many of them a class would bring under a rule. */
export type Unclassified = { readonly unit: string; readonly people: number; readonly lost: number };

/** How this installation answers and reminds, and how much its number may send. */
export type Sending = {
  readonly caps: SendCaps;
  readonly acknowledge: 'reaction' | 'text';
  readonly reminder: { readonly enabled: boolean; readonly minutesBefore: number };
};

/** What a number would send on a day, and what its caps leave of that. */
export type DaySends = {
  readonly acknowledgements: number;
  /** Of these, how many are never sent because of the cap of an hour and of the day. */
  readonly unsentByHour: number;
  readonly unsentByDay: number;
  /** One per slot and Kasubag; one per head; one per slot and group. */
  readonly digests: number;
  readonly summaries: number;
  readonly reminders: number;
  /** Digests, summaries and reminders that wait for an hour with room, and how long the last of them waits. */
  readonly waiting: number;
  readonly longestWaitMinutes: number;
  /** Those for which the day has no room. */
  readonly reportsUnsent: number;
  /** The most in any hour. */
  readonly busiest: { readonly acknowledgements: number; readonly reports: number };
};
