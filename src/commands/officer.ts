import type { Unit } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Board } from '../ports/board.ts';

/** Name of the Kasubag a person of that unit may turn to; `null` where the register names none. */
export async function officerOf(
  unit: Unit | undefined,
  date: LocalDate,
  board: Pick<Board, 'policy' | 'directory'>,
): Promise<string | null> {
  if (!unit) return null;
  const { agency } = await board.policy(date);
  const { persons } = await board.directory();
  return officersFor(agency, persons, unit.id, 'kasubag', date)[0]?.name ?? null;
}
