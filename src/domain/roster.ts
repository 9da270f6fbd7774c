import type { LocalDate } from './time.ts';

export const rosterModes = ['wfh', 'wfo', 'wfa', 'libur'] as const;
/** What the roster says of one person on one day. */
export type RosterMode = (typeof rosterModes)[number];
export type RosterEntry = { readonly date: LocalDate; readonly person: number; readonly mode: RosterMode };

/** A binding row: made by hand (`edict: null`, holds under any edict) or published under an edict and no other. */
export type RosterRow = { readonly mode: RosterMode; readonly edict: string | null };

/** The head's word for a whole unit and what is below it (PPU-2, PSR-6); both dates count. */
export type UnitOverride = {
  readonly unit: string;
  readonly mode: RosterMode;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Who decided, and why. */
  readonly by: string;
  readonly because: string;
};

/** One turn drawn under a quota. `turns`: how often the person has been at the office in this `pool`, with credit for absence. */
export type DrawnEntry = RosterEntry & { readonly pool: string; readonly turns: number };
