import type { LocalDate } from './time.ts';

export const rosterModes = ['wfh', 'wfo', 'wfa', 'libur'] as const;
/** What the roster file says of one person on one day. */
export type RosterMode = (typeof rosterModes)[number];
export type RosterEntry = { readonly date: LocalDate; readonly person: number; readonly mode: RosterMode };
