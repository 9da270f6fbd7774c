import { isApproved } from './absence.ts';
import { type Person, serviceOn } from './person.ts';
import { exempts } from './plan.ts';
import type { DatedEdict } from './policy.ts';
import { overrideFor, type RosterMode } from './roster.ts';
import { presenceOf } from './roster-draw.ts';
import type { Place } from './roster-places.ts';
import type { RosterQuestion } from './roster-question.ts';
import { isByHand, type Ruling, ruleOn } from './ruling.ts';
import { type LocalDate, weekdayOf } from './time.ts';

/** Everybody the roster is about, and what is settled about each of their days before anything is drawn. */
export type Cast = {
  readonly persons: readonly Person[];
  /** Per `day * people + person`, as `roster-draw.ts` reads it. */
  readonly state: Uint8Array;
  /** Where the person serves that day; `undefined` when he does not work or the edict does not hold there. */
  readonly place: readonly (Place | undefined)[];
  readonly ruling: readonly (Ruling | undefined)[];
  /** Where nobody can say where the person works: the open question, 0 where there is none. */
  readonly open: Uint8Array;
};

/** Questions no roster answers by itself. */
export const openQuestions = ['settled', 'no-rule', 'head-decides', 'no-level'] as const;

export function castOf(
  question: RosterQuestion,
  edict: DatedEdict,
  places: ReadonlyMap<string, Place>,
  days: readonly LocalDate[],
): Cast {
  const persons = inOrder(question.persons, places, days);
  const size = persons.length * days.length;
  const state = new Uint8Array(size).fill(presenceOf.away);
  const open = new Uint8Array(size);
  const place: (Place | undefined)[] = new Array(size).fill(undefined);
  const ruling: (Ruling | undefined)[] = new Array(size).fill(undefined);
  const rule = rulings(edict, days);
  const { policy, absences, overrides, rows } = question;

  for (const [p, person] of persons.entries()) {
    const absent = absences.get(person.id)?.filter((a) => a.fromMinute === null || a.to > a.from) ?? [];
    const mine = rows.get(person.id);
    const always = person.services.length === 1 ? person.services[0] : undefined;
    for (const [day, date] of days.entries()) {
      const service = always?.from === null && always.to === null ? always : serviceOn(person, date);
      const here = service && places.get(service.unit);
      if (!here?.works[day]) continue;
      const at = day * persons.length + p;
      place[at] = here;
      const found = rule(person, here, day);
      ruling[at] = found;
      if (absent.some((a) => covers(a, date) && isApproved(a, edict))) {
        continue;
      }
      state[at] = settled();

      function settled(): number {
        const override =
          overrides.length > 0 ? overrideFor(policy.agency, here?.unit.id ?? '', date, overrides) : undefined;
        if (override) {
          // The head's word goes before the edict's quotas too: a closed office is no broken floor.
          ruling[at] = undefined;
          return fixedAs(override.mode);
        }
        if (here && edict.exempt.some((one) => exempts(one, policy, here.unit, person))) {
          ruling[at] = undefined;
          return presenceOf.office;
        }
        const row = mine?.get(date);
        if (row?.edict === null) return fixedAs(row.mode);
        const outcome = found.rule?.outcome;
        if (outcome?.kind === 'mode') return fixedAs(outcome.mode);
        if (outcome?.kind === 'quota' && !isByHand(found)) return presenceOf.free;
        open[at] = openQuestions.indexOf(found.rule === null ? 'no-rule' : 'head-decides');
        return presenceOf.away;
      }
    }
  }
  return { persons, state, place, ruling, open };
}

/** By unit in the agency's order and then by NIP, whatever order they were read in: the same input is the same roster. */
function inOrder(persons: readonly Person[], places: ReadonlyMap<string, Place>, days: readonly LocalDate[]) {
  const order = new Map([...places.keys()].map((id, i) => [id, i]));
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  return persons
    .flatMap((person) => {
      const here = person.services.find(
        ({ unit, from, to }) => order.has(unit) && (from === null || from <= last) && (to === null || to >= first),
      );
      return here ? [{ person, place: order.get(here.unit) ?? 0 }] : [];
    })
    .sort((a, b) => a.place - b.place || (a.person.nip < b.person.nip ? -1 : 1))
    .map(({ person }) => person);
}

/** A ruling changes with the standing of the unit and, where a rule asks for it, with the weekday or the date. */
function rulings(edict: DatedEdict, days: readonly LocalDate[]) {
  const byDate = edict.rules.some(({ when }) => when.period !== null);
  const byWeekday = edict.rules.some(({ when }) => when.weekdays.length > 0);
  const key = days.map((date, day) => (byDate ? day : byWeekday ? weekdayOf(date) : 0));
  let who: Person | undefined;
  let known: { place: Place; standing: unknown; key: number; ruling: Ruling }[] = [];
  return (person: Person, place: Place, day: number): Ruling => {
    if (who !== person) [who, known] = [person, []];
    const standing = place.standing[day];
    const found = known.find((k) => k.key === key[day] && k.standing === standing && k.place === place);
    if (found) return found.ruling;
    if (!standing) throw new Error(`no standing on day ${day}`);
    const ruling = ruleOn(edict, standing, person, days[day] as LocalDate);
    known.push({ place, standing, key: key[day] ?? 0, ruling });
    return ruling;
  };
}

/** A leave that begins at noon leaves the first morning to be worked: that day counts as there. */
const covers = (a: { from: LocalDate; to: LocalDate; fromMinute: number | null }, date: LocalDate): boolean =>
  a.from <= date && date <= a.to && (a.fromMinute === null || a.from < date);

const fixedAs = (mode: RosterMode): number =>
  mode === 'wfo' ? presenceOf.office : mode === 'libur' ? presenceOf.away : presenceOf.home;
