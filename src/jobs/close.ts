import { unitOf } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import type { Draft } from '../domain/outbox.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { type DayVerdict, presenceRows } from '../domain/presence.ts';
import { missingReport } from '../reports/missing.ts';
import { digestText } from '../words/digest.ts';
import { outageNotice } from '../words/outage.ts';
import type { Window } from './due.ts';
import { chatOf, coveredBy, type JobDeps } from './job.ts';

/** A digest that comes hours later is noise; the verdicts are entered all the same. */
const digestFreshMs = 6 * 3_600_000;
/** Kept that long for a Kasubag who has not written yet. */
const digestLastsMs = 24 * 3_600_000;

export const closeClaim = (window: Window) => ({
  kind: 'close',
  scheduledFor: window.ends,
  scope: `${window.edict.slug}/${window.zone}/${window.slot.name}`,
});

/**
 * Enters the verdicts of a window that is over and tells each Kasubag who is missing: one commit, once. Called only
 * when the queue is known to be drained past the window's end (law 6).
 */
export async function closeWindow(window: Window, deps: JobDeps): Promise<void> {
  const now = deps.clock.now();
  const verdicts = await coveredBy(window, deps.board);
  const presence = verdicts.flatMap(presenceRows).filter((row) => row.slot === window.slot.name);
  // The edict or the roster came after the share (D21): what it is the evidence of must not outlive it.
  const kept = verdicts
    .flatMap((v) => v.slots.flatMap(({ share }) => share ?? []))
    .filter((share) => share.keptUntil !== null);
  const drafts = now - window.ends > digestFreshMs ? [] : await digests(window, verdicts, deps);
  const claim = closeClaim(window);
  await deps.ledger.settle({ claim, cleared: [], kept, presence, drafts, audit: [], at: now });
}

/** One digest per Kasubag over the units whose nearest Kasubag that is; none where nobody had the duty. */
async function digests(window: Window, verdicts: readonly DayVerdict[], deps: JobDeps): Promise<readonly Draft[]> {
  const { date, slot, zone, edict } = window;
  const { agency } = await deps.board.policy(date);
  const { persons } = await deps.board.directory();
  // D20: the Kasubag reads which part of the window nobody listened in.
  const outages = (await deps.board.outages(window.opens, window.ends)).map((outage) => outageNotice(outage, zone));
  const drafts: Draft[] = [];
  for (const [officer, own] of byOfficer()) {
    const unit = unitOf(agency, serviceOn(officer, date)?.unit ?? '');
    const report = missingReport(own, slot.name, deps.clock.now());
    if (!unit || !report || report.due + report.noRoster.length === 0) continue;
    drafts.push({
      lane: 'report',
      about: `digest:${edict.slug}:${date}:${slot.name}:${officer.id}`,
      person: officer.id,
      chat: await chatOf(officer.id, deps.ledger),
      body: { kind: 'text', text: [digestText(report, unit.name), ...outages].join('\n') },
      expiresAt: window.ends + digestLastsMs,
    });
  }
  return drafts;

  function byOfficer(): ReadonlyMap<Person, readonly DayVerdict[]> {
    // Looked for once a unit: it goes through everybody, and for each of ten thousand people that blocks for seconds.
    const officersOf = new Map<string, readonly Person[]>();
    const groups = new Map<Person, DayVerdict[]>();
    for (const verdict of verdicts) {
      const id = verdict.plan.unit?.id ?? '';
      const officers = officersOf.get(id) ?? officersFor(agency, persons, id, 'kasubag', date);
      officersOf.set(id, officers);
      for (const officer of officers) {
        const group = groups.get(officer);
        if (group) group.push(verdict);
        else groups.set(officer, [verdict]);
      }
    }
    return groups;
  }
}
