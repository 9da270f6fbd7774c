import type { Act } from '../domain/act.ts';
import type { DeskChange } from '../ports/desk.ts';
import { absenceDecided, decidedByMe } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import type { Answer, Asker, Deps } from './command.ts';
import { done } from './propose.ts';
import { tell } from './tell.ts';

/**
 * YA or TIDAK about what somebody asked for: in force or refused, told to those it is about with the decider's name and position.
 * A refusal wants a reason. `also`: what else the decision changes about the act; `heed`: what the decider should know of it.
 */
export async function decideRequest(
  act: Act,
  title: string,
  { yes, words }: { readonly yes: boolean; readonly words: string },
  also: Pick<Extract<DeskChange, { readonly do: 'move' }>, 'body' | 'since' | 'until'>,
  asker: Asker,
  deps: Deps,
  heed: string | null = null,
): Promise<Answer> {
  const why = yes || words.trim() === '' ? null : words.trim().slice(0, 300);
  if (!yes && why === null) return { text: reasonNeeded(act.id), audit: [] };
  const text = absenceDecided(title, act.id, yes, `${asker.person.name} (${asker.person.title})`, why);
  const told = await tell(
    act.persons.map((to) => ({ to, about: `decided:${act.id}:${act.moves}:${to}`, text })),
    asker.at ?? deps.board.now(),
    deps,
  );
  const { id, moves } = act;
  const to = yes ? 'in_force' : 'refused';
  const answer = decidedByMe(title, id, yes);
  return done(heed === null ? answer : `${answer}\n\n${heed}`, [
    { do: 'move', act: id, moves, to, by: asker.person.nip, ...also, note: why, tell: told },
  ]);
}
