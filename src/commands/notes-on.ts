import { type Act, type ActOf, isAct } from '../domain/act.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Deps } from './command.ts';

/** Work notes of these people, oldest first; one that was taken back is none. */
export async function notesOn(
  persons: readonly number[],
  from: LocalDate,
  to: LocalDate,
  { desk }: Pick<Deps, 'desk'>,
): Promise<readonly ActOf<'note'>[]> {
  return (await desk.about(persons, from, to)).filter(isNote);
}

const isNote = (act: Act): act is ActOf<'note'> => isAct(act, 'note') && act.state === 'closed';
