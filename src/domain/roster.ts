import { type Agency, unitAndAbove } from './agency.ts';
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

/** The head's word that reaches a unit that day: the nearest up the tree, of several the one given last. */
export function overrideFor(
  agency: Agency,
  unitId: string,
  date: LocalDate,
  overrides: readonly UnitOverride[],
): UnitOverride | undefined {
  const today = overrides.filter(({ from, to }) => from <= date && date <= to);
  if (today.length === 0) return undefined;
  for (const { id } of unitAndAbove(agency, unitId)) {
    const found = today.findLast(({ unit }) => unit === id);
    if (found) return found;
  }
  return undefined;
}
