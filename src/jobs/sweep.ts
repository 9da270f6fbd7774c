import { addDays, type Instant, instantOf, localDate, type Zone } from '../domain/time.ts';
import type { JobDeps } from './job.ts';

/** At night, when no window is near. */
const sweepMinute = 2 * 60;

/** The last time the sweep was due in the agency's zone. */
export function sweepDue(now: Instant, zone: Zone): Instant {
  const today = instantOf(localDate(now, zone), sweepMinute, zone);
  return today <= now ? today : today - 86_400_000;
}

export const sweepClaim = (due: Instant) => ({ kind: 'sweep', scheduledFor: due, scope: '' });

/** Lets coordinates and time-only rows go at the end of their retention (domain.md 5.1, D21). */
export async function sweep(due: Instant, coordinatesDays: number, zone: Zone, deps: JobDeps): Promise<void> {
  const now = deps.clock.now();
  const before = { timeOnly: now, coordinates: addDays(localDate(now, zone), -coordinatesDays) };
  await deps.ledger.sweep(sweepClaim(due), before, now);
}
