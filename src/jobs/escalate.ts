import { unitOf } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import type { Draft } from '../domain/outbox.ts';
import { officesOn, type Person } from '../domain/person.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import { missingReport } from '../reports/missing.ts';
import { escalationText } from '../words/digest.ts';
import type { Window } from './due.ts';
import { chatOf, coveredBy, type JobDeps } from './job.ts';

/** From the end of the window; later than this it is no news any more. */
const freshMs = 12 * 3_600_000;

export const escalationAt = (window: Window, minutes: number): Instant => window.ends + minutes * minuteMs;

export const escalateClaim = (window: Window) => ({
  kind: 'escalate',
  scheduledFor: window.ends,
  scope: `${window.edict.slug}/${window.zone}/${window.slot.name}`,
});

/**
 * A digest with missing people that no Kasubag of the unit has reacted to goes on to the head, once. The first message of
 * any of them after the digest left stops it, whatever it says; one that never left was answered by nobody (features 58).
 */
export async function escalate(window: Window, minutes: number, deps: JobDeps): Promise<void> {
  const now = deps.clock.now();
  const drafts = now - window.ends > freshMs ? [] : await toHeads(window, minutes, deps);
  await deps.ledger.settle({
    claim: escalateClaim(window),
    cleared: [],
    kept: [],
    presence: [],
    drafts,
    audit: [],
    at: now,
  });
}

async function toHeads(window: Window, minutes: number, deps: JobDeps): Promise<readonly Draft[]> {
  const { date, slot, edict } = window;
  const { agency } = await deps.board.policy(date);
  const { persons } = await deps.board.directory();
  const verdicts = await coveredBy(window, deps.board);
  const drafts: Draft[] = [];
  const units = new Set(verdicts.flatMap(({ plan }) => plan.unit?.id ?? []));
  const told = new Set<string>();
  for (const id of units) {
    const officers = officersFor(agency, persons, id, 'kasubag', date);
    const office = officers[0] && officesOn(officers[0], date).find(({ role }) => role === 'kasubag')?.unit;
    if (office === undefined || told.has(office)) continue;
    told.add(office);
    const own = verdicts.filter(
      ({ plan }) => officersFor(agency, persons, plan.unit?.id ?? '', 'kasubag', date)[0] === officers[0],
    );
    const report = missingReport(own, slot.name, deps.clock.now());
    if (!report || report.missing.length === 0 || (await answered(officers, window, deps))) continue;
    const heads = officersFor(agency, persons, office, 'kepala', date).filter(
      ({ id: head }) => !officers.some((o) => o.id === head),
    );
    const name = unitOf(agency, office)?.name ?? '';
    for (const head of heads)
      drafts.push({
        lane: 'report',
        about: `escalate:${edict.slug}:${date}:${slot.name}:${office}:${head.id}`,
        person: head.id,
        chat: await chatOf(head.id, deps.ledger),
        body: { kind: 'text', text: escalationText(report, name, minutes) },
        expiresAt: window.ends + freshMs,
      });
  }
  return drafts;
}

async function answered(officers: readonly Person[], window: Window, deps: JobDeps): Promise<boolean> {
  const contacts = await deps.ledger.contacts(officers.map(({ id }) => id));
  for (const { id } of officers) {
    const left = await deps.desk.leftAt(`digest:${window.edict.slug}:${window.date}:${window.slot.name}:${id}`);
    const wrote = contacts.get(id)?.lastAt;
    if (left !== null && wrote !== undefined && wrote >= left) return true;
  }
  return false;
}
