import type { Slot } from './edict.ts';
import type { DayPlan } from './plan.ts';
import type { DatedEdict } from './policy.ts';
import { type Share, type Sign, signsOf } from './share.ts';
import type { Instant } from './time.ts';
import { answers, bySending, lateShare, minutesLate, windowOf } from './window.ts';

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
  /** Set when the Kasubag put the state right: what the facts alone say, and why it is otherwise. Nothing is overwritten. */
  readonly corrected?: { readonly was: SlotState; readonly because: string; readonly act: number; readonly by: string };
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
  return { plan, slots: plan.slots.map((slot) => putRight(plan, judgeSlot(plan, slot, sorted, sight))) };
}

function putRight(plan: DayPlan, verdict: SlotVerdict): SlotVerdict {
  const correction = plan.corrections.get(verdict.slot.name);
  if (!correction) return verdict;
  const { set, because, act, by } = correction;
  return { ...verdict, state: set, reason: 'dikoreksi', corrected: { was: verdict.state, because, act, by } };
}

function judgeSlot(plan: DayPlan, slot: Slot, shares: readonly Share[], sight: Sight): SlotVerdict {
  const bare = { slot, share: null, signs: [], reason: null, lateMinutes: null };
  const leave = plan.why.kind === 'absence' ? plan.why.absence : plan.excused.get(slot.name);
  if (leave !== undefined) return { ...bare, state: 'dikecualikan', reason: leave };
  if (!plan.duty)
    return {
      ...bare,
      state: 'bukan_jadwal',
      reason: plan.why.kind === 'suspended' ? 'pemrosesan_dihentikan' : plan.mode,
    };

  const { opens, ends } = windowOf(plan, slot);
  const inside = shares.filter((share) => share.sentAt >= opens && share.sentAt < ends);
  const first = inside.find((share) => answers(plan, share));
  if (first) return { ...bare, state: 'tepat', share: first, signs: signsOf(first, opens) };

  const relief = plan.relieved.get(slot.name);
  if (relief !== undefined) return { ...bare, state: 'dikecualikan', reason: relief };

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
