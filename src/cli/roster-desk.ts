import type { House } from '../app/house.ts';
import { unitOf } from '../domain/agency.ts';
import { type LocalDate, localDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { recompute } from '../jobs/recompute.ts';
import type { Names } from '../words/roster-draft.ts';
import { Refused } from './setting.ts';

export const todayOf = (house: House) => localDate(house.board.now(), mainZone(house.config.agency));

export async function namesOf(house: House): Promise<Names> {
  const { byId } = await house.people.directory();
  return {
    unit: (id) => unitOf(house.config.agency, id)?.name ?? id,
    person: (id) => {
      const person = byId(id);
      return person ? `${person.name}, ${person.title}` : `#${id}`;
    },
  };
}

/** `--unit a,b`, or the option given several times; `null` when none is given. */
export function unitsOption(house: House, given: readonly string[] | undefined): readonly string[] | null {
  if (given === undefined) return null;
  const { units } = house.config.agency;
  const ids = given.flatMap((list) => list.split(',')).map((id) => id.trim());
  for (const id of ids)
    if (!unitOf(house.config.agency, id))
      throw new Refused(
        `unit "${id}" tidak ada; diharapkan salah satu dari: ${units.map((unit) => unit.id).join(', ')}`,
      );
  return ids;
}

/** Verdicts of days that are over follow the roster; before the service first ran there are none. */
export async function rebuildPast(
  house: House,
  range: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<void> {
  if ((await house.lines.lastHeartbeat()) === null) return;
  const today = todayOf(house);
  const { from } = range;
  const to = range.to < today ? range.to : today;
  if (from > to) return;
  const { board, ledger } = house;
  await recompute({ from, to }, { board, ledger, clock: { now: board.now } });
}
