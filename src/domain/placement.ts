import type { Slot } from './edict.ts';
import type { DayPlan } from './plan.ts';
import type { Share } from './share.ts';
import { answers, bySending, isLateFor, isNearer, lateShare, minutesLate, neighbours, windowOf } from './window.ts';

/** Where a share falls in the day, for the answer to its sender. `before` are the earlier shares of that day. */
export type Placement =
  | { readonly kind: 'counted'; readonly slot: Slot }
  | { readonly kind: 'duplicate'; readonly slot: Slot; readonly first: Share }
  | { readonly kind: 'early'; readonly slot: Slot }
  | {
      readonly kind: 'late';
      readonly slot: Slot;
      readonly minutes: number;
      readonly recorded: boolean;
      readonly next: Slot | null;
    }
  | { readonly kind: 'excused'; readonly slot: Slot }
  | { readonly kind: 'needs-live'; readonly slot: Slot }
  | { readonly kind: 'no-duty' };

/**
 * Between two windows a share belongs to the nearer edge, so 07.31 is late and 15.59 is early (PLP-8); where late
 * entries are recorded an unfilled slot takes it in any case. Only what was sent before it counts as before, in whatever
 * order things arrived (D4).
 */
export function placeShare(plan: DayPlan, share: Share, before: readonly Share[]): Placement {
  if (!plan.duty) return { kind: 'no-duty' };
  const earlier = before.filter((b) => b.id !== share.id && bySending(b, share) < 0).sort(bySending);
  const inWindow = (slot: Slot) => {
    const { opens, ends } = windowOf(plan, slot);
    return earlier.find((b) => b.sentAt >= opens && b.sentAt < ends && answers(plan, b));
  };
  for (const slot of plan.slots) {
    const { opens, ends } = windowOf(plan, slot);
    if (share.sentAt < opens || share.sentAt >= ends) continue;
    if (plan.excused.has(slot.name)) return { kind: 'excused', slot };
    if (!answers(plan, share)) return { kind: 'needs-live', slot };
    const first = inWindow(slot);
    return first ? { kind: 'duplicate', slot, first } : { kind: 'counted', slot };
  }
  const { missed, next } = neighbours(plan, share.sentAt);
  const ahead = (): Placement => {
    if (!next) return { kind: 'no-duty' };
    return plan.excused.has(next.name) ? { kind: 'excused', slot: next } : { kind: 'early', slot: next };
  };
  if (!missed || !isLateFor(plan, missed, share.sentAt)) return ahead();
  if (plan.excused.has(missed.name)) return next ? ahead() : { kind: 'excused', slot: missed };
  const recorded = plan.edict?.share?.lateEntries ?? false;
  const first = inWindow(missed) ?? (recorded ? lateShare(plan, missed, earlier) : undefined);
  if (first) return isNearer(plan, missed, next, share.sentAt) ? { kind: 'duplicate', slot: missed, first } : ahead();
  if (recorded && !answers(plan, share)) return { kind: 'needs-live', slot: missed };
  return { kind: 'late', slot: missed, minutes: minutesLate(share, windowOf(plan, missed).ends), recorded, next };
}
