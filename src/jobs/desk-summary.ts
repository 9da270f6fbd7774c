import { inForce } from '../domain/edict.ts';
import type { Draft } from '../domain/outbox.ts';
import { slotsOn } from '../domain/plan.ts';
import { type DatedEdict, edictFor, type Policy } from '../domain/policy.ts';
import { addDays, type Instant, instantOf, type LocalDate, localDate, type Zone, zoneHours } from '../domain/time.ts';
import type { JobClaim } from '../ports/ledger.ts';
import type { JobDeps } from './job.ts';
import { toHeads } from './summary.ts';

/** Where nothing closes the day: the usual end of work (domain.md 4.1), or when the last question must have been answered. */
const endOfWork = 16 * 60 + 30;
const lookBackDays = 2;

type Evening = { readonly edict: DatedEdict; readonly date: LocalDate; readonly zone: Zone; readonly at: Instant };

/**
 * Under an edict without slots (PPU, the national one of 2026) no window closes the day: its heads get their summary in the
 * evening, and only of a day on which something was ordered or asked by chat. Returns when the next one is due.
 */
export async function deskSummaries(
  now: Instant,
  isDone: (claim: JobClaim) => boolean,
  deps: JobDeps,
): Promise<{ readonly next: Instant | null; readonly drafted: boolean }> {
  const evenings = await eveningsAround(now, deps);
  let drafted = false;
  for (const evening of evenings) {
    const claim = {
      kind: 'summary',
      scheduledFor: evening.at,
      scope: `desk/${evening.edict.slug}/${evening.zone}`,
    };
    if (evening.at > now || isDone(claim)) continue;
    const acts = await deps.desk.about(null, evening.date, evening.date);
    const drafts: Draft[] = acts.length === 0 ? [] : await toHeads(evening, ({ desk }) => desk !== null, deps);
    await deps.ledger.settle({ claim, cleared: [], kept: [], presence: [], drafts, audit: [], at: now });
    drafted ||= drafts.length > 0;
  }
  return { next: evenings.find(({ at }) => at > now)?.at ?? null, drafted };
}

async function eveningsAround(now: Instant, { board }: JobDeps): Promise<readonly Evening[]> {
  const found: Evening[] = [];
  for (const zone of Object.keys(zoneHours) as Zone[])
    for (let back = lookBackDays; back >= -1; back--) {
      const date = addDays(localDate(now, zone), -back);
      found.push(...eveningsOn(await board.policy(date), date, zone));
    }
  return found.sort((a, b) => a.at - b.at);
}

function eveningsOn(policy: Policy, date: LocalDate, zone: Zone): readonly Evening[] {
  const edicts = new Set<DatedEdict>();
  for (const unit of policy.agency.units) {
    const edict = unit.zone === zone ? edictFor(policy, unit.id, date) : undefined;
    if (edict && inForce(edict, date) && slotsOn(edict, date).length === 0) edicts.add(edict);
  }
  return [...edicts].map((edict) => {
    const rule = edict.contact;
    const answered = rule ? rule.to + rule.attempts * (rule.minutes + 2) : 0;
    return { edict, date, zone, at: instantOf(date, Math.min(1439, Math.max(endOfWork, answered)), zone) };
  });
}
