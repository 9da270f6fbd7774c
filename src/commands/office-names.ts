import type { Person } from '../domain/person.ts';
import { addressed, orOfficer } from '../words/format.ts';

/** "Bapak/Ibu Nurhayati (Kasubag …)": to whom something goes; by function where the register names nobody. */
export const nameOf = (person: Pick<Person, 'name' | 'title'> | undefined): string =>
  person ? `${addressed(person.name)} (${person.title})` : orOfficer(null);
