import { type Act, isAct } from '../domain/act.ts';
import type { Person } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { DayVerdict } from '../domain/presence.ts';
import type { ContactTotals, DeskDay } from '../domain/tally.ts';
import { addDays, type LocalDate, localDate } from '../domain/time.ts';

/** Calls for later days that nobody has acknowledged yet belong to the day as well: read the acts that far ahead. */
export const callsAhead = (date: LocalDate): LocalDate => addDays(date, 31);

/** What was ordered and asked by chat on a day, over these people; `null` where nothing was. */
export function deskDay(verdicts: readonly DayVerdict[], acts: readonly Act[], date: LocalDate): DeskDay | null {
  const plans = new Map(verdicts.map(({ plan }) => [plan.person.id, plan]));
  const mine = acts.filter((act) => {
    const plan = act.persons.map((id) => plans.get(id)).find((one) => one !== undefined);
    // A registered place is where the person works every day.
    if (!plan || (isAct(act, 'place') && act.body.lasting)) return false;
    const ahead = isAct(act, 'call') && act.state === 'waiting' && localDate(act.madeAt, plan.zone) <= date;
    return (act.from <= date || ahead) && date <= act.to;
  });
  const dispensed = verdicts.filter(({ slots }) => slots.some(({ reason }) => reason === 'dispensasi')).length;
  if (mine.length === 0 && dispensed === 0) return null;
  const who = (act: Act): readonly DayPlan[] => act.persons.flatMap((id) => plans.get(id) ?? []);
  const names = (act: Act) => who(act).map(({ person }) => person.name);
  const calls = mine.filter((act) => isAct(act, 'call'));
  const orders = mine.filter((act) => isAct(act, 'presence'));
  const contacts = mine.filter((act) => isAct(act, 'contact'));
  return {
    called: calls.filter(({ state }) => state === 'in_force').flatMap(names),
    unacknowledged: calls.filter(({ state }) => state === 'waiting').flatMap(names),
    declined: calls.filter(({ state }) => state === 'refused').flatMap(names),
    ordered: orders
      .filter(({ state }) => state === 'in_force')
      .map((act) => ({ names: names(act), because: act.body.because })),
    proposed: orders.filter(({ state }) => state === 'waiting').length,
    contacts: contactTotals(contacts, null),
    silent: contacts
      .filter(({ body }) => body.outcome === 'silent')
      .flatMap((act) =>
        who(act).map(({ person, zone }) => ({
          name: person.name,
          zone,
          asked: act.body.askedAt[0] ?? act.madeAt,
          answered: act.body.answeredAt,
        })),
      ),
    dispensed,
    elsewhere: mine.flatMap((act) =>
      isAct(act, 'place') && act.state === 'in_force' && !act.body.lasting
        ? names(act).map((name) => ({ name, label: act.body.label }))
        : [],
    ),
  };
}

/** Spot contacts that had an outcome; of everybody when no person is given. */
export function contactTotals(acts: readonly Act[], person: Person['id'] | null): ContactTotals {
  const outcomes = acts.flatMap((act) =>
    isAct(act, 'contact') && (person === null || act.persons.includes(person)) ? [act.body.outcome] : [],
  );
  const count = (...wanted: readonly unknown[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
  return {
    answered: count('answered'),
    silent: count('silent'),
    unjudged: count('not-reached', 'excused', 'blind'),
  };
}
