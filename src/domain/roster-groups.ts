import { type Agency, areaLevelOn } from './agency.ts';
import type { EmployeeClass, Quota } from './mode-rule.ts';
import type { Person } from './person.ts';
import type { DatedEdict } from './policy.ts';
import { quotaDay } from './quota.ts';
import type { Cast } from './roster-cast.ts';
import { type DrawGroup, presenceOf } from './roster-draw.ts';
import { baseOf, chosenRotation, type Place, workdaysBefore } from './roster-places.ts';
import type { RosterQuestion } from './roster-question.ts';
import type { LocalDate } from './time.ts';

/** One quota in one base unit: whose people share the turns. */
export type Pool = DrawGroup & {
  /** `edict/quota/unit`, and the class where the quota goes by class: the name under which turns are kept. */
  readonly name: string;
  readonly quota: Quota;
  readonly unit: string;
  readonly days: number;
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
    const { name, base } = names(quota, place, person);
    let g = index.get(name);
    if (g === undefined) {
      g = found.length;
      index.set(name, g);
      found.push({
        name,
        quota,
        base,
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
  const [least, most, target, block] = [0, 0, 0, 0].map(() => new Int32Array(days.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const unlevelled: boolean[] = [];
  let workday = length === 1 || !days[0] ? 0 : workdaysBefore(policy, [...found.units], edict, days[0]);
  for (const day of days.keys()) {
    const worked = (books[day] ?? 0) > 0;
    block[day] = worked ? Math.floor(workday / length) : -1;
    if (worked) workday++;
    const level = areaLevelOn(policy.agency, base.area, days[day] as LocalDate);
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
    unlevelled,
    members: [...found.members].sort((a, b) => a - b),
    block,
    least,
    most,
    target,
  };
}

/** Names of pools are asked for at every person-day: put together once for each kind of person in each unit. */
function nameCache(agency: Agency, slug: string) {
  const bases = new Map<string, Place['unit']>();
  const names = new Map<Quota, Map<string, string>>();
  return (quota: Quota, place: Place, person: Person): { readonly name: string; readonly base: Place['unit'] } => {
    const baseKey = `${quota.per} ${place.unit.id}`;
    let base = bases.get(baseKey);
    if (!base) {
      base = baseOf(agency, place.unit, quota.per);
      bases.set(baseKey, base);
    }
    const classes = quota.each.length === 0 ? '' : quota.each.map((each) => `/${classOf[each](person)}`).join('');
    let known = names.get(quota);
    if (!known) {
      known = new Map();
      names.set(quota, known);
    }
    const key = classes === '' ? base.id : base.id + classes;
    let name = known.get(key);
    if (name === undefined) {
      name = `${slug}/${quota.name}/${key}`;
      known.set(key, name);
    }
    return { name, base };
  };
}

const classOf: Record<EmployeeClass, (person: Person) => string> = {
  level: ({ level }) => level,
  employment: ({ employment }) => (employment === 'non-asn' ? 'non-asn' : 'asn'),
  position: ({ position }) => position ?? '-',
};
