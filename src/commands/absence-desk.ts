import type { ActOf } from '../domain/act.ts';
import { decidersFor, hasSayOver, holds, titlesFor } from '../domain/authority.ts';
import type { Person } from '../domain/person.ts';
import { serviceOn } from '../domain/person.ts';
import { edictFor } from '../domain/policy.ts';
import { absenceTitle, thinnedText, travelNeeds } from '../words/absence.ts';
import type { ActDesk } from './act-desk.ts';
import type { Deps } from './command.ts';
import { consentIn } from './consent.ts';
import { decideRequest } from './decide-request.ts';
import { thinnedBy } from './thinned.ts';

/** The officer's word about an absence that was asked for by chat. */
export const absenceDesk: ActDesk<'absence'> = {
  kind: 'absence',
  async title(act, deps) {
    return absenceTitle(act, (await subjectOf(act, deps))?.name ?? '');
  },
  async mayAnswer(act, asker, deps) {
    const subject = await subjectOf(act, deps);
    if (!subject) return false;
    const { agency } = await deps.board.policy(asker.today);
    const titles = titlesFor(await deps.board.policy(act.from), act, subject);
    const isNamed = titles !== null && holds(asker.person, asker.today, titles) && subject.id !== asker.person.id;
    return isNamed || hasSayOver(agency, asker.person, subject, asker.today);
  },
  async answer(act, yes, words, _ask, asker, deps) {
    const title = await absenceDesk.title(act, deps);
    const subject = await subjectOf(act, deps);
    const decide = async (consent: Consent = {}) => {
      const thinned = yes && subject ? await thinnedBy(act, subject, asker.today, deps) : null;
      const heed = thinned && thinnedText(thinned);
      return decideRequest(act, title, { yes, words }, { body: { ...act.body, ...consent } }, asker, deps, heed);
    };
    if (!yes) return decide();
    const policy = await deps.board.policy(act.from);
    const titles = subject ? titlesFor(policy, act, subject) : null;
    if (titles === null || holds(asker.person, asker.today, titles)) return decide();
    // PSR-11: the Kasubag cannot consent himself, but enters a consent that was given, with its letter.
    const consent = consentIn(words, titles);
    if (consent) return decide(consent);
    const edict = edictFor(policy, serviceOn(subject as Person, act.from)?.unit ?? '', act.from);
    return { text: travelNeeds(act.id, titles, edict?.travel?.clause ?? 'edaran'), audit: [] };
  },
  async concerned(act, deps) {
    const subject = await subjectOf(act, deps);
    if (!subject) return [];
    const { agency } = await deps.board.policy(act.from);
    const { persons } = await deps.board.directory();
    return [subject, ...decidersFor(agency, persons, subject, act.from)].map(({ id }) => id);
  },
};

type Consent = { readonly consent?: string; readonly document?: string | null };

const subjectOf = async (act: ActOf<'absence'>, { board }: Deps): Promise<Person | undefined> => {
  const [id] = act.persons;
  return id === undefined ? undefined : (await board.directory()).byId(id);
};
