import type { Slot } from './edict.ts';
import type { DayPlan } from './plan.ts';
import type { Share } from './share.ts';
import { type Instant, instantOf, minuteMs, type Zone } from './time.ts';

/** Instants of a window: `opens` counts, `ends` is the first millisecond that does not (D2: the printed minute is whole). */
export const windowOf = (plan: { readonly date: DayPlan['date']; readonly zone: Zone }, slot: Slot) => ({
  opens: instantOf(plan.date, slot.opens, plan.zone),
  ends: instantOf(plan.date, slot.closes + 1, plan.zone),
});

/** The first share after the window that is nearer to it than to the next one. */
export function lateShare(plan: DayPlan, slot: Slot, shares: readonly Share[]): Share | undefined {
  return shares.find((share) => answers(plan, share) && isLateFor(plan, slot, share.sentAt));
}

export function isLateFor(plan: DayPlan, slot: Slot, at: Instant): boolean {
  const { missed, next } = neighbours(plan, at);
  if (missed !== slot || instantOf(plan.date, 1440, plan.zone) <= at) return false;
  return plan.edict?.share?.lateEntries === true || isNearer(plan, slot, next, at);
}

/** Nearer to the window that ended than to the one that opens. */
export const isNearer = (plan: DayPlan, ended: Slot, next: Slot | null, at: Instant): boolean =>
  next === null || at - windowOf(plan, ended).ends < windowOf(plan, next).opens - at;

/** The last window that ended and the next one that opens; both `null` while `at` lies inside a window. */
export function neighbours(plan: DayPlan, at: Instant): { readonly missed: Slot | null; readonly next: Slot | null } {
  let missed: Slot | null = null;
  for (const slot of plan.slots) {
    const { opens, ends } = windowOf(plan, slot);
    if (at < opens) return { missed, next: slot };
    if (at < ends) return { missed: null, next: null };
    missed = slot;
  }
  return { missed, next: null };
}

/** By the time of sending; of one second by the message's name, so that the order of arrival never matters (D4). */
export const bySending = (a: Share, b: Share): number =>
  a.sentAt - b.sentAt || compare(a.id, b.id) || compare(a.chat, b.chat);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const answers = (plan: DayPlan, share: Share): boolean =>
  share.kind !== 'unread' && (plan.edict?.share?.proof !== 'live' || share.kind === 'live');

/** 07.31 is one minute after a window that ends at 07.30. */
export const minutesLate = (share: Share, ends: Instant): number => Math.floor((share.sentAt - ends) / minuteMs) + 1;
