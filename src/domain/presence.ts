import type { Slot } from './edict.ts';
import type { DayPlan } from './plan.ts';
import type { DatedEdict } from './policy.ts';
import { type Share, type Sign, signsOf } from './share.ts';
import { type Instant, instantOf, minuteMs, type Zone } from './time.ts';

export const slotStates = [
  'belum_dibuka',
  'terbuka',
  'tepat',
  'terlambat',
  'di_luar_lokasi',
  'tidak',
  'dikecualikan',
  'bukan_jadwal',
  'gangguan',
  'perlu_dicek',
] as const;
/** D5; what excuses or waits is a `reason`, not a state. */
export type SlotState = (typeof slotStates)[number];

export type SlotVerdict = {
  readonly slot: Slot;
  readonly state: SlotState;
  /** The share that filled the slot, or the late or unreadable one that did not. */
  readonly share: Share | null;
  readonly signs: readonly Sign[];
  /** A code: an absence kind, `menunggu_persetujuan`, `terlambat`, `belum_terbaca`, or why the day is no duty. */
  readonly reason: string | null;
  /** Minutes after the window of a late share, also where the edict does not record late shares. */
  readonly lateMinutes: number | null;
};

/** What is known about the line itself when the verdict is made (law 6). */
export type Sight = {
  readonly now: Instant;
  /** Everything sent before this instant is known to be stored: the opening of the last drained socket. */
  readonly drainedThrough: Instant;
  /** Intervals whose queue was lost for good (a relink): a slot that touches one stays `gangguan` without a share (D20). */
  readonly blind: readonly { readonly from: Instant; readonly to: Instant }[];
};

export type DayVerdict = { readonly plan: DayPlan; readonly slots: readonly SlotVerdict[] };

/** A pure function of plan, shares and sight; presence rows are a cache of it (law 3). */
export function judgeDay(plan: DayPlan, shares: readonly Share[], sight: Sight): DayVerdict {
  const sorted = [...shares].sort(bySending);
  return { plan, slots: plan.slots.map((slot) => judgeSlot(plan, slot, sorted, sight)) };
}

function judgeSlot(plan: DayPlan, slot: Slot, shares: readonly Share[], sight: Sight): SlotVerdict {
  const bare = { slot, share: null, signs: [], reason: null, lateMinutes: null };
  const leave = plan.why.kind === 'absence' ? plan.why.absence : plan.excused.get(slot.name);
  if (leave !== undefined) return { ...bare, state: 'dikecualikan', reason: leave };
  if (!plan.duty) return { ...bare, state: 'bukan_jadwal', reason: plan.mode };

  const { opens, ends } = windowOf(plan, slot);
  const inside = shares.filter((share) => share.sentAt >= opens && share.sentAt < ends);
  const first = inside.find((share) => answers(plan, share));
  if (first) return { ...bare, state: 'tepat', share: first, signs: signsOf(first, opens) };

  const waiting = plan.waiting === undefined ? null : 'menunggu_persetujuan';
  // Sent in the window but not readable yet: a person looks, nobody is called absent or late (fault 11).
  const unread = inside.find((share) => share.kind === 'unread');
  if (unread && sight.now >= ends) return { ...bare, state: 'perlu_dicek', share: unread, reason: 'belum_terbaca' };

  if (sight.now < opens) return { ...bare, state: 'belum_dibuka', reason: waiting };
  if (sight.now < ends) return { ...bare, state: 'terbuka', share: unread ?? null, reason: waiting };
  const late = lateShare(plan, slot, shares);
  const lateMinutes = late ? minutesLate(late, ends) : null;
  // Also a window that lies half in a lost interval: what was sent in that half cannot be known.
  const blind = sight.blind.some((gap) => gap.from < ends && opens < gap.to);
  if (blind || sight.drainedThrough < ends)
    return { ...bare, state: 'gangguan', share: late ?? null, lateMinutes, reason: waiting };
  if (!late) return { ...bare, state: 'tidak', reason: waiting };
  const recorded = plan.edict?.share?.lateEntries ?? false;
  if (recorded)
    return { ...bare, state: 'terlambat', share: late, signs: signsOf(late, opens), lateMinutes, reason: waiting };
  return { ...bare, state: 'tidak', share: late, lateMinutes, reason: waiting ?? 'terlambat' };
}

/** Instants of a window: `opens` counts, `ends` is the first millisecond that does not (D2: the printed minute is whole). */
export const windowOf = (plan: { readonly date: DayPlan['date']; readonly zone: Zone }, slot: Slot) => ({
  opens: instantOf(plan.date, slot.opens, plan.zone),
  ends: instantOf(plan.date, slot.closes + 1, plan.zone),
});

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

/** The first share after the window that is nearer to it than to the next one. */
function lateShare(plan: DayPlan, slot: Slot, shares: readonly Share[]): Share | undefined {
  return shares.find((share) => answers(plan, share) && isLateFor(plan, slot, share.sentAt));
}

function isLateFor(plan: DayPlan, slot: Slot, at: Instant): boolean {
  const { missed, next } = neighbours(plan, at);
  if (missed !== slot || instantOf(plan.date, 1440, plan.zone) <= at) return false;
  return plan.edict?.share?.lateEntries === true || isNearer(plan, slot, next, at);
}

/** Nearer to the window that ended than to the one that opens. */
const isNearer = (plan: DayPlan, ended: Slot, next: Slot | null, at: Instant): boolean =>
  next === null || at - windowOf(plan, ended).ends < windowOf(plan, next).opens - at;

/** The last window that ended and the next one that opens; both `null` while `at` lies inside a window. */
function neighbours(plan: DayPlan, at: Instant): { readonly missed: Slot | null; readonly next: Slot | null } {
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
const bySending = (a: Share, b: Share): number => a.sentAt - b.sentAt || compare(a.id, b.id) || compare(a.chat, b.chat);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const answers = (plan: DayPlan, share: Share): boolean =>
  share.kind !== 'unread' && (plan.edict?.share?.proof !== 'live' || share.kind === 'live');

/** 07.31 is one minute after a window that ends at 07.30. */
const minutesLate = (share: Share, ends: Instant): number => Math.floor((share.sentAt - ends) / minuteMs) + 1;

/** A slot that is over and said its last word, or already holds a share: what the cache keeps. */
const isSettled = (verdict: SlotVerdict): boolean =>
  verdict.state !== 'belum_dibuka' && verdict.state !== 'terbuka' && verdict.state !== 'bukan_jadwal';

/** The row of the presence cache for one settled slot; equal facts give equal rows, byte for byte. */
export type PresenceRow = {
  readonly date: string;
  readonly person: number;
  readonly slot: string;
  readonly state: SlotState;
  readonly sentAt: Instant | null;
  readonly receivedAt: Instant | null;
  readonly messageId: string | null;
  readonly signs: readonly Sign[];
  readonly reason: string | null;
  readonly lateMinutes: number | null;
  readonly edict: string;
  readonly edictHash: string;
  readonly clause: string;
};

export function presenceRows(verdict: DayVerdict): readonly PresenceRow[] {
  const edict: DatedEdict | undefined = verdict.plan.edict;
  if (!edict) return [];
  return verdict.slots.filter(isSettled).map((s) => ({
    date: verdict.plan.date,
    person: verdict.plan.person.id,
    slot: s.slot.name,
    state: s.state,
    sentAt: s.share?.sentAt ?? null,
    receivedAt: s.share?.receivedAt ?? null,
    messageId: s.share?.id ?? null,
    signs: s.signs,
    reason: s.reason,
    lateMinutes: s.lateMinutes,
    edict: edict.slug,
    edictHash: edict.hash,
    clause: s.slot.clause,
  }));
}
