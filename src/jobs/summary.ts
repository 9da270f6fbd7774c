import { isWithin, unitOf } from '../domain/agency.ts';
import type { Draft } from '../domain/outbox.ts';
import { type Acting, type Person, serviceOn } from '../domain/person.ts';
import type { DaySummary } from '../domain/tally.ts';
import { instantOf, type LocalDate } from '../domain/time.ts';
import { daySummary } from '../reports/day-summary.ts';
import { callsAhead } from '../reports/desk-day.ts';
import { actingHead } from '../words/delegation.ts';
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
  const drafts: Draft[] = now - window.ends > summaryFreshMs ? [] : await toHeads(window, ({ home }) => home > 0, deps);
  const claim = summaryClaim(window);
  await deps.ledger.settle({ claim, cleared: [], kept: [], presence: [], drafts, audit: [], at: now });
}

/** To whom there is something to tell, by `worth`. */
export async function toHeads(
  window: Pick<Window, 'edict' | 'date' | 'zone'>,
  worth: (facts: DaySummary) => boolean,
  deps: JobDeps,
): Promise<Draft[]> {
  const policy = await deps.board.policy(window.date);
  const directory = await deps.board.directory();
  const verdicts = await coveredBy(window, deps.board);
  const acts = await deps.desk.about(null, window.date, callsAhead(window.date));
  const drafts: Draft[] = [];
  for (const head of directory.persons) {
    for (const { unit: id, form } of headships(head, window.date)) {
      const unit = unitOf(policy.agency, id);
      if (!unit) continue;
      const below = new Set(
        policy.agency.units.filter((one) => isWithin(policy.agency, one.id, unit.id)).map((one) => one.id),
      );
      const own = verdicts.filter((v) => v.plan.unit && below.has(v.plan.unit.id));
      const facts = daySummary(own, window.date, acts);
      // A unit that is exempt as a whole, or off that day, has nothing to be summed up.
      if (!worth(facts)) continue;
      const to = form === null ? head.title : actingHead(form, unit.name);
      drafts.push({
        lane: 'report',
        about: `summary:${window.edict.slug}:${window.date}:${head.id}${form === null ? '' : `:${unit.id}`}`,
        person: head.id,
        chat: await chatOf(head.id, deps.ledger),
        body: { kind: 'text', text: summaryText(facts, { to, scope: unit.name, names: true, pointer: true }) },
        expiresAt: instantOf(window.date, 1440, window.zone) + summaryFreshMs,
      });
    }
  }
  return drafts;
}

type Headship = { readonly unit: string; readonly form: Acting['form'] | null };

/** The own office, then those held for somebody else (Plt., Plh.); one unit once. */
function headships(head: Person, date: LocalDate): readonly Headship[] {
  const service = serviceOn(head, date);
  const own = service?.roles.includes('kepala') ? [{ unit: service.unit, form: null }] : [];
  const acting = (head.acting ?? []).filter(
    ({ role, unit, from, to }) => role === 'kepala' && from <= date && date <= to && unit !== own[0]?.unit,
  );
  return [...own, ...acting.filter(({ unit }, i) => acting.findIndex((one) => one.unit === unit) === i)];
}
