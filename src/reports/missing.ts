import type { Slot } from '../domain/edict.ts';
import type { Person } from '../domain/person.ts';
import type { DayVerdict, SlotVerdict } from '../domain/presence.ts';
import type { Instant, LocalDate, Zone } from '../domain/time.ts';
import { windowOf } from '../domain/window.ts';

/** One slot of one day over a group of people: who owes it, who has not sent, and who cannot be judged. */
export type MissingReport = {
  readonly date: LocalDate;
  readonly zone: Zone;
  readonly slot: Slot;
  readonly phase: 'before' | 'open' | 'closed';
  /** People on duty whom nothing excuses from this slot. */
  readonly due: number;
  readonly done: number;
  readonly late: number;
  readonly missing: readonly Person[];
  /** `gangguan`: while this is above zero nobody is called missing (law 6). */
  readonly blind: number;
  readonly unread: readonly Person[];
  /** By why: an absence kind, a call, an order, a correction. */
  readonly excused: ReadonlyMap<string, number>;
  /** No roster entry: counted and named, never missing. */
  readonly noRoster: readonly Person[];
};

/**
 * `null` when none of these people has a slot of that name. Without `now` the phase is read off the states, which
 * cannot tell an open slot from a closed one once everybody has sent.
 */
export function missingReport(verdicts: readonly DayVerdict[], slotName: string, now?: Instant): MissingReport | null {
  const mine = verdicts.flatMap((day) => {
    const slot = day.slots.find((s) => s.slot.name === slotName);
    return slot ? [{ day, slot }] : [];
  });
  const [first] = mine;
  if (!first) return null;
  const due = mine.filter(({ slot }) => slot.state !== 'dikecualikan' && slot.state !== 'bukan_jadwal');
  const who = (...states: readonly SlotVerdict['state'][]) =>
    due.filter(({ slot }) => states.includes(slot.state)).map(({ day }) => day.plan.person);
  const { plan } = first.day;
  const blind = who('gangguan').length;
  return {
    date: plan.date,
    zone: plan.zone,
    slot: first.slot.slot,
    phase: phaseOf(
      due.map(({ slot }) => slot),
      now,
      windowOf(plan, first.slot.slot),
    ),
    due: due.length,
    done: who('tepat', 'terlambat', 'di_luar_lokasi').length,
    late: who('terlambat').length,
    missing: blind > 0 ? [] : who('tidak', 'terbuka'),
    blind,
    unread: who('perlu_dicek'),
    excused: countBy(
      mine.flatMap(({ slot }) => (slot.state === 'dikecualikan' && slot.reason !== null ? [slot.reason] : [])),
    ),
    noRoster: verdicts.filter((day) => day.plan.mode === 'unmatched').map((day) => day.plan.person),
  };
}

function phaseOf(
  slots: readonly SlotVerdict[],
  now: Instant | undefined,
  window: { readonly opens: Instant; readonly ends: Instant },
): MissingReport['phase'] {
  if (now !== undefined) return now < window.opens ? 'before' : now < window.ends ? 'open' : 'closed';
  if (slots.some((s) => s.state === 'terbuka')) return 'open';
  return slots.some((s) => s.state === 'belum_dibuka') ? 'before' : 'closed';
}

function countBy(reasons: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}
