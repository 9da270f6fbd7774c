import { type Agency, unitAndAbove } from './agency.ts';
import { officesOn, type Person, type Role } from './person.ts';
import type { LocalDate } from './time.ts';

/** Who holds the role for a unit: in the unit itself, else in the nearest one above that has somebody. */
export function officersFor(
  agency: Agency,
  persons: readonly Person[],
  unitId: string,
  role: Role,
  date: LocalDate,
): readonly Person[] {
  const holders = holdersOn(persons, date);
  for (const unit of unitAndAbove(agency, unitId)) {
    const here = holders.get(`${unit.id}/${role}`);
    if (here) return here;
  }
  return [];
}

type Holders = ReadonlyMap<string, readonly Person[]>;

// Asked for every message that is answered in words: ten thousand people are gone through once a day, not once a message.
const known = new WeakMap<readonly Person[], Map<LocalDate, Holders>>();

function holdersOn(persons: readonly Person[], date: LocalDate): Holders {
  const days = known.get(persons) ?? new Map<LocalDate, Holders>();
  known.set(persons, days);
  let found = days.get(date);
  if (!found) {
    if (days.size > 7) days.clear();
    found = readHolders(persons, date);
    days.set(date, found);
  }
  return found;
}

function readHolders(persons: readonly Person[], date: LocalDate): Holders {
  const holders = new Map<string, Person[]>();
  for (const person of persons) {
    for (const { unit, role } of officesOn(person, date)) {
      const key = `${unit}/${role}`;
      const list = holders.get(key);
      if (list) list.push(person);
      else holders.set(key, [person]);
    }
  }
  return holders;
}

export const rolesOn = (person: Person, date: LocalDate): readonly Role[] => [
  ...new Set(officesOn(person, date).map(({ role }) => role)),
];
