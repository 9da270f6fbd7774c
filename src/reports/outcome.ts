import type { DayVerdict, SlotState } from '../domain/presence.ts';

/** What became of one person's day. `unsettled`: running, disturbed or to be checked; `free`: nothing was owed. */
export type DayOutcome = 'complete' | 'incomplete' | 'excused' | 'unsettled' | 'free';

/** A miss makes the day incomplete at once; otherwise it is complete when every slot that is owed holds a share. */
export function outcomeOf({ plan, slots }: DayVerdict): DayOutcome {
  if (plan.why.kind === 'absence') return 'excused';
  if (!plan.duty) return 'free';
  const owed = slots.filter((slot) => slot.state !== 'dikecualikan');
  if (owed.length === 0) return slots.length === 0 ? 'free' : 'excused';
  if (owed.some((slot) => slot.state === 'tidak')) return 'incomplete';
  return owed.every((slot) => isFilled(slot.state)) ? 'complete' : 'unsettled';
}

export const isFilled = (state: SlotState): boolean =>
  state === 'tepat' || state === 'terlambat' || state === 'di_luar_lokasi';
