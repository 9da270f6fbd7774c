import type { ActOf } from '../domain/act.ts';
import { decidersFor, hasSayOver, holds, titlesFor } from '../domain/authority.ts';
import type { Person } from '../domain/person.ts';
import { serviceOn } from '../domain/person.ts';
import { edictFor } from '../domain/policy.ts';
import { absenceDecided, absenceTitle, decidedByMe, travelNeeds } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import type { ActDesk } from './act-desk.ts';
import type { Answer, Asker, Deps } from './command.ts';
import { consentIn } from './consent.ts';
import { done } from './propose.ts';
import { tell } from './tell.ts';

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
    if (!yes) return decide(act, false, words, {}, asker, deps);
    const subject = await subjectOf(act, deps);
    const policy = await deps.board.policy(act.from);
    const titles = subject ? titlesFor(policy, act, subject) : null;
    if (titles === null || holds(asker.person, asker.today, titles)) return decide(act, true, words, {}, asker, deps);
    // PSR-11: the Kasubag cannot consent himself, but enters a consent that was given, with its letter.
    const consent = consentIn(words, titles);
    if (consent) return decide(act, true, words, consent, asker, deps);
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

async function decide(
  act: ActOf<'absence'>,
  accepted: boolean,
  words: string,
  consent: { readonly consent?: string; readonly document?: string | null },
  asker: Asker,
  deps: Deps,
): Promise<Answer> {
  const why = accepted || words.trim() === '' ? null : words.trim().slice(0, 300);
  if (!accepted && why === null) return { text: reasonNeeded(act.id), audit: [] };
  const subject = await subjectOf(act, deps);
  const title = absenceTitle(act, subject?.name ?? '');
  const at = asker.at ?? deps.board.now();
  const by = `${asker.person.name} (${asker.person.title})`;
  const text = absenceDecided(title, act.id, accepted, by, why);
  const told = await tell(
    act.persons.map((to) => ({ to, about: `decided:${act.id}:${act.moves}:${to}`, text })),
    at,
    deps,
  );
  const change = {
    do: 'move',
    act: act.id,
    moves: act.moves,
    to: accepted ? 'in_force' : 'refused',
    by: asker.person.nip,
    body: { ...act.body, ...consent },
    note: why,
    tell: told,
  } as const;
  return done(decidedByMe(title, act.id, accepted), [change]);
}

const subjectOf = async (act: ActOf<'absence'>, { board }: Deps): Promise<Person | undefined> => {
  const [id] = act.persons;
  return id === undefined ? undefined : (await board.directory()).byId(id);
};
