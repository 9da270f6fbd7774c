import type { Slot } from '../domain/edict.ts';
import { inForce } from '../domain/edict.ts';
import { slotsOn } from '../domain/plan.ts';
import { type DatedEdict, edictFor, type Policy } from '../domain/policy.ts';
import { addDays, type Instant, instantOf, type LocalDate, localDate, type Zone, zoneHours } from '../domain/time.ts';

/** One window of one edict on one date in one zone: what the clock makes us close. */
export type Window = {
  readonly edict: DatedEdict;
  readonly date: LocalDate;
  readonly zone: Zone;
  readonly slot: Slot;
  readonly opens: Instant;
  /** The first instant that is too late. */
  readonly ends: Instant;
  readonly lastOfDay: boolean;
};

/** How far back a service that was down catches up. */
const lookBackDays = 7;

/** Every window that lies between some days ago and the end of today, oldest end first. */
export async function windowsAround(
  now: Instant,
  policy: (date: LocalDate) => Promise<Policy>,
): Promise<readonly Window[]> {
  const windows: Window[] = [];
  for (const zone of Object.keys(zoneHours) as Zone[]) {
    const today = localDate(now, zone);
    for (let back = lookBackDays; back >= -1; back--) {
      const date = addDays(today, -back);
      windows.push(...windowsOn(await policy(date), date, zone));
    }
  }
  return windows.sort((a, b) => a.ends - b.ends);
}

export function windowsOn(policy: Policy, date: LocalDate, zone: Zone): readonly Window[] {
  const edicts = new Set<DatedEdict>();
  for (const unit of policy.agency.units) {
    if (unit.zone !== zone) continue;
    const edict = edictFor(policy, unit.id, date);
    if (edict && inForce(edict, date)) edicts.add(edict);
  }
  return [...edicts].flatMap((edict) => {
    const slots = slotsOn(edict, date);
    return slots.map((slot, i) => ({
      edict,
      date,
      zone,
      slot,
      opens: instantOf(date, slot.opens, zone),
      ends: instantOf(date, slot.closes + 1, zone),
      lastOfDay: i === slots.length - 1,
    }));
  });
}
