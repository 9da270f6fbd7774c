import type { Policy } from '../domain/policy.ts';
import { draftRoster } from '../domain/roster-draft.ts';
import type { RosterDraft } from '../domain/roster-question.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import type { People } from '../ports/people.ts';
import type { Rosters } from '../ports/rosters.ts';

export type DraftOrder = {
  readonly edict: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Unit ids; `null` = everywhere the edict is used. */
  readonly units: readonly string[] | null;
  readonly redo: boolean;
  /** The roster of this day and of those before it is not changed any more. */
  readonly today: LocalDate;
};

type Deps = {
  readonly people: Pick<People, 'directory' | 'absences'>;
  readonly rosters: Pick<Rosters, 'rows' | 'ledger' | 'overrides'>;
};

/** How far back earlier rows tell in which part of a weekly pattern somebody was. */
const partDays = 14;

/** A roster from the facts as they are now; nothing is written. */
export async function makeDraft(order: DraftOrder, policy: Policy, deps: Deps): Promise<RosterDraft> {
  const changesFrom = addDays(order.today, 1);
  const firstDrawn = order.from > changesFrom ? order.from : changesFrom;
  const { persons } = await deps.people.directory();
  return draftRoster({
    policy,
    edict: order.edict,
    from: order.from,
    to: order.to,
    units: order.units,
    persons,
    absences: await deps.people.absences(order.from, order.to),
    overrides: await deps.rosters.overrides(order.from, order.to),
    rows: await deps.rosters.rows(addDays(order.from, -partDays), order.to),
    ledger: await deps.rosters.ledger(firstDrawn),
    changesFrom,
    redo: order.redo,
  });
}
