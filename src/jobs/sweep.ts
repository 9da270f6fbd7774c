import type { Retention } from '../domain/retention.ts';
import { addDays, type Instant, instantOf, localDate, type Zone } from '../domain/time.ts';
import type { Terms } from '../ports/ledger.ts';
import type { JobDeps } from './job.ts';

/** At night, when no window is near. */
const sweepMinute = 2 * 60;
const dayMs = 86_400_000;

/** The last time the sweep was due in the agency's zone. */
export function sweepDue(now: Instant, zone: Zone): Instant {
  const today = instantOf(localDate(now, zone), sweepMinute, zone);
  return today <= now ? today : today - dayMs;
}

export const sweepClaim = (due: Instant) => ({ kind: 'sweep', scheduledFor: due, scope: '' });

/** Lets go of coordinates, time-only rows, letters and words at the end of their terms (domain.md 5.1, D21). */
export async function sweep(due: Instant, retention: Retention, zone: Zone, deps: JobDeps): Promise<void> {
  const now = deps.clock.now();
  const today = localDate(now, zone);
  await keepWhatCounts(now, deps);
  const terms: Terms = {
    timeOnly: now,
    coordinates: addDays(today, -retention.coordinatesDays),
    blur: retention.then === 'blur',
    letters: now - retention.lettersDays * dayMs,
    texts: addDays(today, -retention.textsDays),
    messages: now - retention.messagesDays * dayMs,
  };
  await deps.ledger.sweep(sweepClaim(due), terms, now);
}

/** The roster or the edict came after the window was closed (D21): what a slot rests on now must not be let go. */
async function keepWhatCounts(now: Instant, deps: JobDeps): Promise<void> {
  const perishing = await deps.ledger.perishing(now);
  if (perishing.length === 0) return;
  const { persons } = await deps.board.directory();
  for (const date of new Set(perishing.map((share) => share.date))) {
    const shares = perishing.filter((share) => share.date === date);
    const senders = new Set(shares.map((share) => share.person));
    const verdicts = await deps.board.day(
      date,
      persons.filter(({ id }) => senders.has(id)),
    );
    const onDuty = new Set(verdicts.filter(({ plan }) => plan.duty).map(({ plan }) => plan.person.id));
    const kept = shares.filter((share) => onDuty.has(share.person));
    if (kept.length === 0) continue;
    await deps.ledger.settle({ claim: null, cleared: [], kept, presence: [], drafts: [], audit: [], at: now });
  }
}
