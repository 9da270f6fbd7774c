import { type Agency, unitAndAbove } from './agency.ts';
import { type Person, type Role, serviceOn } from './person.ts';
import type { LocalDate } from './time.ts';

/** Who holds the role for a unit: in the unit itself, else in the nearest one above that has somebody. */
export function officersFor(
  agency: Agency,
  persons: readonly Person[],
  unitId: string,
  role: Role,
  date: LocalDate,
): readonly Person[] {
  for (const unit of unitAndAbove(agency, unitId)) {
    const holders = persons.filter((person) => {
      const service = serviceOn(person, date);
      return service?.unit === unit.id && service.roles.includes(role);
    });
    if (holders.length > 0) return holders;
  }
  return [];
}

export const rolesOn = (person: Person, date: LocalDate): readonly Role[] => serviceOn(person, date)?.roles ?? [];
