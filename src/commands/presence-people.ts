import { type Person, serviceOn } from '../domain/person.ts';
import { type DatedEdict, edictFor } from '../domain/policy.ts';
import type { LocalDate } from '../domain/time.ts';
import { notWritten, presenceToPerson } from '../words/presence-order.ts';
import type { Deps } from './command.ts';
import { isReachable } from './tell.ts';

export const namesOf = (persons: readonly Person[]): string => persons.map(({ name }) => name).join('; ');

/** The edict over each of them. */
export async function edictsOf(
  persons: readonly Person[],
  date: LocalDate,
  { board }: Deps,
): Promise<readonly (DatedEdict | undefined)[]> {
  const policy = await board.policy(date);
  return persons.map((person) => {
    const unit = serviceOn(person, date)?.unit;
    return unit === undefined ? undefined : edictFor(policy, unit, date);
  });
}

export const toPersons = (
  persons: readonly Person[],
  from: LocalDate,
  to: LocalDate,
  because: string,
  by: string,
  round = 0,
) =>
  persons.map(({ id, name }) => ({
    to: id,
    about: `presence:{nomor}:to:${id}:${round}`,
    text: presenceToPerson(name, from, to, because, by),
  }));

/** Nothing is sent to somebody who has never written (law 7): whoever ordered hears so, and tells them. */
export async function unreached(persons: readonly Person[], deps: Deps): Promise<readonly string[]> {
  const names = [];
  for (const person of persons) if (!(await isReachable(person.id, deps))) names.push(person.name);
  return names.length === 0 ? [] : [notWritten(names)];
}
