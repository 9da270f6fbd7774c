import { decidersFor, hasSayOver } from '../domain/authority.ts';
import { openEnd } from '../domain/time.ts';
import { placeTitle } from '../words/place.ts';
import type { ActDesk } from './act-desk.ts';
import type { Deps } from './command.ts';
import { decideRequest } from './decide-request.ts';

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
    // A place holds from the day it was approved until the next one is.
    const also = yes && act.body.lasting ? { since: asker.today, until: openEnd } : {};
    return decideRequest(act, await placeDesk.title(act, deps), { yes, words }, also, asker, deps);
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
