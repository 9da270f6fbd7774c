import { isWithin, unitOf } from '../domain/agency.ts';
import type { Draft } from '../domain/outbox.ts';
import { serviceOn } from '../domain/person.ts';
import { daySummary } from '../reports/day-summary.ts';
import { summaryText } from '../words/summary.ts';
import type { Window } from './due.ts';
import { chatOf, coveredBy, type JobDeps } from './job.ts';

/** Later than this a summary is history; *rekap* answers it. */
const summaryFreshMs = 3 * 86_400_000;

export const summaryClaim = (window: Window) => ({
  kind: 'summary',
  scheduledFor: window.ends,
  scope: `${window.edict.slug}/${window.zone}`,
});

/** After the last window: each head gets the day of the own unit and below (PRB-10, domain.md 7.12). */
export async function summarise(window: Window, deps: JobDeps): Promise<void> {
  const now = deps.clock.now();
  const drafts: Draft[] = now - window.ends > summaryFreshMs ? [] : await toHeads(window, deps);
  const claim = summaryClaim(window);
  await deps.ledger.settle({ claim, cleared: [], kept: [], presence: [], drafts, audit: [], at: now });
}

async function toHeads(window: Window, deps: JobDeps): Promise<Draft[]> {
  const policy = await deps.board.policy(window.date);
  const directory = await deps.board.directory();
  const verdicts = await coveredBy(window, deps.board);
  const acts = await deps.desk.about(null, window.date, window.date);
  const drafts: Draft[] = [];
  for (const head of directory.persons) {
    const service = serviceOn(head, window.date);
    const unit = service?.roles.includes('kepala') ? unitOf(policy.agency, service.unit) : undefined;
    if (!unit) continue;
    const below = new Set(
      policy.agency.units.filter(({ id }) => isWithin(policy.agency, id, unit.id)).map(({ id }) => id),
    );
    const own = verdicts.filter((v) => v.plan.unit && below.has(v.plan.unit.id));
    // A unit that is exempt as a whole, or off that day, has nothing to be summed up.
    if (!own.some((v) => v.plan.duty)) continue;
    drafts.push({
      lane: 'report',
      about: `summary:${window.edict.slug}:${window.date}:${head.id}`,
      person: head.id,
      chat: await chatOf(head.id, deps.ledger),
      body: {
        kind: 'text',
        text: summaryText(daySummary(own, window.date, acts), {
          to: head.title,
          scope: unit.name,
          names: true,
          pointer: true,
        }),
      },
      expiresAt: window.ends + summaryFreshMs,
    });
  }
  return drafts;
}
