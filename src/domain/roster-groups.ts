import { type Agency, areaLevelOn } from './agency.ts';
import type { EmployeeClass, Quota } from './mode-rule.ts';
import type { Person } from './person.ts';
import type { DatedEdict, Policy } from './policy.ts';
import { quotaDay } from './quota.ts';
import type { Cast } from './roster-cast.ts';
import { type DrawGroup, presenceOf } from './roster-draw.ts';
import { baseOf, chosenRotation, isWorkday, type Place } from './roster-places.ts';
import type { RosterQuestion } from './roster-question.ts';
import { rulingFor } from './ruling.ts';
import { addDays, datesFrom, type LocalDate } from './time.ts';

/** One quota in one base unit: whose people share the turns. */
export type Pool = DrawGroup & {
  /** `edict/quota/unit`, and the class where the quota goes by class: the name under which turns are kept. */
  readonly name: string;
  readonly quota: Quota;
  readonly unit: string;
  readonly days: number;
  /** Per day, how many days of its block lie behind it. */
  readonly step: Int32Array;
  isTurnDay(date: LocalDate): boolean;
  /** Days on which the quota goes by the level of an area that has none. */
  readonly unlevelled: readonly boolean[];
};

/** The pools of a cast, and in which of them each person-day counts (-1: in none). */
export function poolsOf(
  question: RosterQuestion,
  edict: DatedEdict,
  cast: Cast,
  days: readonly LocalDate[],
): { readonly pools: readonly Pool[]; readonly group: Int16Array } {
  const { agency } = question.policy;
  const people = cast.persons.length;
  const group = new Int16Array(people * days.length).fill(-1);
  const found: Found[] = [];
  const index = new Map<string, number>();
  const names = nameCache(agency, edict.slug);

  for (let at = 0; at < group.length; at++) {
    const quota = cast.ruling[at]?.quota;
    const place = cast.place[at];
    const person = cast.persons[at % people];
    if (!quota || !place || !person || quota.rotation.kind === 'manual') continue;
    const { name, base, area } = names(quota, place, person);
    let g = index.get(name);
    if (g === undefined) {
      g = found.length;
      index.set(name, g);
      found.push({
        name,
        quota,
        base,
        area,
        first: { person, unit: place.unit },
        members: new Set(),
        units: new Set(),
        books: new Int32Array(days.length),
        there: new Int32Array(days.length),
      });
    }
    const pool = found[g] as Found;
    const day = Math.floor(at / people);
    group[at] = g;
    pool.members.add(at % people);
    pool.units.add(place.unit);
    pool.books[day] = (pool.books[day] ?? 0) + 1;
    if (cast.state[at] !== presenceOf.away) pool.there[day] = (pool.there[day] ?? 0) + 1;
  }
  return { pools: found.map((pool) => measured(pool, question, edict, days)), group };
}

type Found = {
  readonly name: string;
  readonly quota: Quota;
  readonly base: Place['unit'];
  /** Whose level a quota by level goes by. */
  readonly area: string;
  /** Stands for the others where it is asked on which past days the quota held. */
  readonly first: { readonly person: Person; readonly unit: Place['unit'] };
  readonly members: Set<number>;
  readonly units: Set<Place['unit']>;
  readonly books: Int32Array;
  readonly there: Int32Array;
};

function measured(found: Found, question: RosterQuestion, edict: DatedEdict, days: readonly LocalDate[]): Pool {
  const { policy } = question;
  const { quota, base, books, there } = found;
  const length =
    quota.rotation.kind === 'days' ? (chosenRotation(policy.agency, edict, base) ?? quota.rotation.days) : 1;
  const perDay = () => new Int32Array(days.length);
  const [least, most, target, block, step] = [perDay(), perDay(), perDay(), perDay(), perDay()];
  const unlevelled: boolean[] = [];
  const holds = turnDays(found, policy, edict);
  let workday = length === 1 || !days[0] ? 0 : daysSince(edict, days[0], holds);
  for (const day of days.keys()) {
    const worked = (books[day] ?? 0) > 0;
    block[day] = worked ? Math.floor(workday / length) : -1;
    step[day] = workday % length;
    if (length === 1 || holds(days[day] as LocalDate)) workday++;
    const level = areaLevelOn(policy.agency, found.area, days[day] as LocalDate);
    const bounds = worked ? quotaDay(quota, books[day] ?? 0, there[day] ?? 0, level) : { least: 0, most: 0, target: 0 };
    unlevelled.push(bounds === null);
    if (bounds === null) block[day] = -1;
    [least[day], most[day], target[day]] = [bounds?.least ?? 0, bounds?.most ?? 0, bounds?.target ?? 0];
  }
  return {
    name: found.name,
    quota,
    unit: base.id,
    days: length,
    step,
    isTurnDay: holds,
    unlevelled,
    members: [...found.members].sort((a, b) => a - b),
    block,
    least,
    most,
    target,
  };
}

/** Whether a day counts for the length of turns: one of the units works, and the rules let people draw. */
function turnDays({ units, first, quota }: Found, policy: Policy, edict: DatedEdict): (date: LocalDate) => boolean {
  const dated = edict.rules.some(
    ({ when }) => when.weekdays.length + when.areaLevels.length > 0 || when.period !== null,
  );
  return (date) =>
    [...units].some((unit) => isWorkday(policy, unit, date)) &&
    (!dated || rulingFor(policy.agency, edict, first.unit, first.person, date).quota === quota);
}

/** From the first day of the edict on, so that turns of two days keep step over drafts. */
const daysSince = (edict: DatedEdict, date: LocalDate, holds: (date: LocalDate) => boolean): number =>
  datesFrom(edict.effectiveFrom, addDays(date, -1)).filter(holds).length;

/** Names of pools are asked for at every person-day: put together once for each kind of person in each unit. */
function nameCache(agency: Agency, slug: string) {
  const bases = new Map<string, Place['unit']>();
  const names = new Map<Quota, Map<string, string>>();
  return (
    quota: Quota,
    place: Place,
    person: Person,
  ): { readonly name: string; readonly base: Place['unit']; readonly area: string } => {
    const baseKey = `${quota.per} ${place.unit.id}`;
    let base = bases.get(baseKey);
    if (!base) {
      base = baseOf(agency, place.unit, quota.per);
      bases.set(baseKey, base);
    }
    const classes = classesOf(quota, person);
    // Parts of one agency in areas of different levels cannot share one percentage.
    const area = quota.bounds.some(({ amount }) => amount.kind === 'table') ? place.unit.area : base.area;
    let known = names.get(quota);
    if (!known) {
      known = new Map();
      names.set(quota, known);
    }
    const key = area === base.area ? base.id + classes : `${base.id}@${area}${classes}`;
    let name = known.get(key);
    if (name === undefined) {
      name = `${slug}/${quota.name}/${key}`;
      known.set(key, name);
    }
    return { name, base, area };
  };
}

/** The part of a group somebody draws in, where the quota goes by class of employee; else empty. */
export const classesOf = (quota: Quota, person: Person): string =>
  quota.each.length === 0 ? '' : quota.each.map((each) => `/${classOf[each](person)}`).join('');

const classOf: Record<EmployeeClass, (person: Person) => string> = {
  level: ({ level }) => level,
  employment: ({ employment }) => (employment === 'non-asn' ? 'non-asn' : 'asn'),
  position: ({ position }) => position ?? '-',
};
