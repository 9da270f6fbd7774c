import { unitOf } from '../domain/agency.ts';
import { inForce } from '../domain/edict.ts';
import { officersFor } from '../domain/officer.ts';
import type { Draft } from '../domain/outbox.ts';
import { type DatedEdict, edictFor, type Policy } from '../domain/policy.ts';
import { addDays, type Instant, instantOf, type LocalDate, localDate, weekdayOf } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { askRosterText, type Undecided } from '../words/ask-roster.ts';
import { chatOf, type JobDeps } from './job.ts';

/** On working days, when offices have opened. */
const askMinute = 8 * 60;
/** Days ahead that must be decided; nearer ones are told as late. */
const aheadDays = 6;
const freshMs = 10 * 3_600_000;

export const askRosterDue = (policy: Policy, now: Instant): Instant => {
  const zone = mainZone(policy.agency);
  return instantOf(localDate(now, zone), askMinute, zone);
};

export const askRosterClaim = (due: Instant) => ({ kind: 'ask-roster', scheduledFor: due, scope: '' });

/**
 * Where the edict leaves the roster to the head (PSR-6, PPU-2), the head and the Kasubag are asked for it, every working day
 * anew while somebody's day in the coming week is undecided.
 */
export async function askRoster(due: Instant, deps: JobDeps): Promise<void> {
  const now = deps.clock.now();
  const claim = askRosterClaim(due);
  const drafts = now - due > freshMs ? [] : await toHeads(due, deps);
  await deps.ledger.settle({ claim, cleared: [], kept: [], presence: [], drafts, audit: [], at: now });
}

async function toHeads(due: Instant, deps: JobDeps): Promise<readonly Draft[]> {
  const { board } = deps;
  const { agency } = await board.policy(localDate(due, 'WIB'));
  const today = localDate(due, mainZone(agency));
  if (weekdayOf(today) > 5) return [];
  const open = await undecided(today, deps);
  const { persons } = await board.directory();
  const perOfficer = new Map<number, Undecided[]>();
  for (const [unit, found] of open)
    for (const role of ['kepala', 'kasubag'] as const)
      for (const { id } of officersFor(agency, persons, unit, role, today)) {
        const own = perOfficer.get(id) ?? [];
        if (!own.some((one) => one.unit === found.unit)) perOfficer.set(id, [...own, found]);
      }
  return Promise.all(
    [...perOfficer].map(async ([id, units]) => ({
      lane: 'report' as const,
      about: `ask-roster:${today}:${id}`,
      person: id,
      chat: await chatOf(id, deps.ledger),
      body: { kind: 'text' as const, text: askRosterText(units, today) },
      expiresAt: due + freshMs,
    })),
  );
}

/** By unit: on which of the coming days nobody can say where how many of its people work. */
async function undecided(today: LocalDate, { board }: JobDeps): Promise<ReadonlyMap<string, Undecided>> {
  const found = new Map<string, Undecided>();
  for (let ahead = 0; ahead <= aheadDays; ahead++) {
    const date = addDays(today, ahead);
    const policy = await board.policy(date);
    if (!policy.agency.units.some(({ id }) => leavesToHead(edictFor(policy, id, date), date))) continue;
    for (const { plan } of await board.day(date, null)) {
      if (plan.why.kind !== 'head-decides' || !plan.unit) continue;
      const { id } = plan.unit;
      const known = found.get(id);
      const days = new Map(known?.days ?? []);
      days.set(date, (days.get(date) ?? 0) + 1);
      const clause = known?.clause ?? plan.why.clause;
      found.set(id, { unit: unitOf(policy.agency, id)?.name ?? id, clause, number: plan.edict?.number ?? '', days });
    }
  }
  return found;
}

/** Asked first, because going through everybody is work that nearly no edict needs. */
const leavesToHead = (edict: DatedEdict | undefined, date: LocalDate): boolean =>
  edict !== undefined &&
  inForce(edict, date) &&
  (edict.rules.some(({ outcome }) => outcome.kind === 'head') ||
    edict.quotas.some(({ rotation }) => rotation.kind === 'manual'));
