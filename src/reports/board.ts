import { isWithin } from '../domain/agency.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { factsOf, planDay } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import { type DayVerdict, judgeDay, type Sight } from '../domain/presence.ts';
import { datesFrom, type Instant, type LocalDate } from '../domain/time.ts';
import type { Board, Outage } from '../ports/board.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { People } from '../ports/people.ts';

type Deps = {
  readonly people: Pick<People, 'directory' | 'dayFacts'>;
  readonly ledger: Pick<Ledger, 'shares'>;
  policy(date: LocalDate): Promise<Policy>;
  sight(): Promise<Sight>;
  outages(from: Instant, to: Instant): Promise<readonly Outage[]>;
  now(): Instant;
};

/** Verdicts from facts at the moment of asking; holds no state of its own (law 3). */
export function createBoard(deps: Deps): Board {
  const judge = async (date: LocalDate, persons: readonly Person[] | null, sight: Sight) => {
    const wanted = persons ?? (await serving(date));
    const ids = persons === null ? null : persons.map((person) => person.id);
    const [policy, facts, shares] = await Promise.all([
      deps.policy(date),
      deps.people.dayFacts(date, ids),
      deps.ledger.shares(date, ids),
    ]);
    return wanted.map((person): DayVerdict => {
      return judgeDay(planDay(policy, person, date, factsOf(facts, person.id)), shares.get(person.id) ?? [], sight);
    });
  };
  const serving = async (date: LocalDate) =>
    (await deps.people.directory()).persons.filter((person) => serviceOn(person, date) !== undefined);

  return {
    now: () => deps.now(),
    directory: () => deps.people.directory(),
    policy: (date) => deps.policy(date),
    sight: () => deps.sight(),
    day: async (date, persons) => judge(date, persons, await deps.sight()),
    async span(from, to, persons) {
      // One sight for the whole range: an answer must not change its mind halfway.
      const sight = await deps.sight();
      const days: (readonly DayVerdict[])[] = [];
      for (const date of datesFrom(from, to)) days.push(await judge(date, persons, sight));
      return persons.flatMap((_, i) => days.flatMap((day) => day[i] ?? []));
    },
    outages: (from, to) => deps.outages(from, to),
    async peopleOf(unit, date) {
      const { agency } = await deps.policy(date);
      return (await serving(date)).filter((person) => {
        const service = serviceOn(person, date);
        return service !== undefined && isWithin(agency, service.unit, unit.id);
      });
    },
  };
}
