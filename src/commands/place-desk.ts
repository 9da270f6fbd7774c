import { decidersFor, hasSayOver } from '../domain/authority.ts';
import { openEnd } from '../domain/time.ts';
import { absenceDecided, decidedByMe } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import { placeTitle } from '../words/place.ts';
import type { ActDesk } from './act-desk.ts';
import type { Deps } from './command.ts';
import { done } from './propose.ts';
import { tell } from './tell.ts';

/** The officer's word about a place somebody wants to work from. */
export const placeDesk: ActDesk<'place'> = {
  kind: 'place',
  title: async (act, deps) => placeTitle(act, (await subjectOf(act.persons, deps))?.name ?? ''),
  async mayAnswer(act, asker, deps) {
    const subject = await subjectOf(act.persons, deps);
    const { agency } = await deps.board.policy(asker.today);
    return subject !== undefined && hasSayOver(agency, asker.person, subject, asker.today);
  },
  async answer(act, yes, words, _ask, asker, deps) {
    const why = yes || words.trim() === '' ? null : words.trim().slice(0, 300);
    if (!yes && why === null) return { text: reasonNeeded(act.id), audit: [] };
    const title = await placeDesk.title(act, deps);
    const by = `${asker.person.name} (${asker.person.title})`;
    const text = absenceDecided(title, act.id, yes, by, why);
    const told = await tell(
      act.persons.map((to) => ({ to, about: `decided:${act.id}:${act.moves}:${to}`, text })),
      asker.at ?? deps.board.now(),
      deps,
    );
    const change = {
      do: 'move',
      act: act.id,
      moves: act.moves,
      to: yes ? 'in_force' : 'refused',
      by: asker.person.nip,
      // A place holds from the day it was approved until the next one is.
      ...(yes && act.body.lasting ? { since: asker.today, until: openEnd } : {}),
      note: why,
      tell: told,
    } as const;
    return done(decidedByMe(title, act.id, yes), [change]);
  },
  async concerned(act, deps) {
    const subject = await subjectOf(act.persons, deps);
    if (!subject) return [];
    const { agency } = await deps.board.policy(act.from);
    const { persons } = await deps.board.directory();
    return [subject, ...decidersFor(agency, persons, subject, act.from)].map(({ id }) => id);
  },
};

const subjectOf = async ([id]: readonly number[], { board }: Deps) =>
  id === undefined ? undefined : (await board.directory()).byId(id);
