import type { ActOf } from '../domain/act.ts';
import { decidersFor, hasSayOver, holds, isHeadOver } from '../domain/authority.ts';
import type { Person } from '../domain/person.ts';
import { localMoment } from '../domain/time.ts';
import { absenceDecided, decidedByMe } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import { headTitle, presenceNeedsConsent, presenceOver, presenceTitle } from '../words/presence-order.ts';
import type { ActDesk } from './act-desk.ts';
import type { Answer, Asker, Deps } from './command.ts';
import { consentIn } from './consent.ts';
import { edictsOf, namesOf, toPersons, unreached } from './presence-people.ts';
import { done } from './propose.ts';
import { tell } from './tell.ts';

/** A presence order that waits: for the officials of the edict (PLP-6), or for the head where an officer wrote it for him. */
export const presenceDesk: ActDesk<'presence'> = {
  kind: 'presence',
  async title(act, deps) {
    return presenceTitle(namesOf(await personsOf(act, deps)), act.from, act.to);
  },
  async mayAnswer(act, asker, deps) {
    const persons = await personsOf(act, deps);
    if (persons.length === 0) return false;
    if (await isOwnWord(act, persons, asker, deps)) return true;
    const { agency } = await deps.board.policy(act.from);
    return persons.every((person) => hasSayOver(agency, asker.person, person, asker.today));
  },
  async answer(act, yes, words, _ask, asker, deps) {
    const persons = await personsOf(act, deps);
    const titles = titlesOf(await approversOf(act, persons, deps));
    const own = await isOwnWord(act, persons, asker, deps);
    const why = words.trim().slice(0, 300);
    if (!yes && why === '') return { text: reasonNeeded(act.id), audit: [] };
    if (yes && act.to < asker.today) return { text: presenceOver(act.id), audit: [] };
    const entered = yes && !own ? consentIn(words, titles) : null;
    // Nobody else settles it; whoever has the say over these people may enter what was said, and who said it.
    const refuses = own || act.madeBy === asker.person.nip || titles.some((title) => why.toLowerCase().includes(title));
    if (yes ? !own && !entered : !refuses) {
      const [edict] = await edictsOf(persons, act.from, deps);
      return { text: presenceNeedsConsent(act.id, titles, edict?.urgentPresence?.clause ?? 'edaran'), audit: [] };
    }
    const consent = yes
      ? { by: own ? asker.person.title : (entered?.consent ?? ''), letter: entered?.document ?? null }
      : null;
    return decide(act, consent, yes ? null : why, persons, asker, deps);
  },
  /** Of a proposal only who was asked about it knows. */
  async concerned(act, deps) {
    const directory = await deps.board.directory();
    const maker = directory.byNip(act.madeBy);
    const makers = maker ? [maker.id] : [];
    if (act.state === 'in_force') return [...act.persons, ...makers];
    const persons = await personsOf(act, deps);
    const approvers = await approversOf(act, persons, deps);
    const { agency } = await deps.board.policy(act.from);
    const asked =
      approvers.length > 0 && maker ? decidersFor(agency, directory.persons, maker, act.from, approvers) : [];
    return [...asked.map(({ id }) => id), ...makers];
  },
};

/** `consent`: `null` refuses. It holds from the consent on, not from the proposal: `decidedAt` says since when. */
async function decide(
  act: ActOf<'presence'>,
  consent: { readonly by: string; readonly letter: string | null } | null,
  why: string | null,
  persons: readonly Person[],
  asker: Asker,
  deps: Deps,
): Promise<Answer> {
  const at = asker.at ?? deps.board.now();
  const yes = consent !== null;
  const title = presenceTitle(namesOf(persons), act.from, act.to);
  const maker = (await deps.board.directory()).byNip(act.madeBy);
  const by = consent ? consent.by + (consent.letter === null ? '' : ` nomor ${consent.letter}`) : asker.person.name;
  const missed = yes ? await unreached(persons, deps) : [];
  const outcome = [absenceDecided(title, act.id, yes, by, why), ...missed].join('\n');
  const told = await tell(
    [
      ...(maker && maker.id !== asker.person.id
        ? [{ to: maker.id, about: `presence:${act.id}:${act.moves}:decided`, text: outcome }]
        : []),
      ...(yes ? toPersons(persons, act.from, act.to, act.body.because, maker?.name ?? '', act.moves) : []),
    ],
    at,
    deps,
  );
  const { date, minute } = localMoment(at, asker.zone);
  const asked = act.body.since ?? minute;
  const since = act.from === date ? (asked > minute ? asked : minute) : act.body.since;
  return done([decidedByMe(title, act.id, yes), ...(maker?.id === asker.person.id ? missed : [])].join('\n'), [
    {
      do: 'move',
      act: act.id,
      moves: act.moves,
      to: yes ? 'in_force' : 'refused',
      by: asker.person.nip,
      body: { ...act.body, since, consent },
      note: why,
      tell: told,
    },
  ]);
}

/** Whether the asker is the one whose consent counts. */
async function isOwnWord(act: ActOf<'presence'>, persons: readonly Person[], asker: Asker, deps: Deps) {
  const approvers = await approversOf(act, persons, deps);
  if (approvers.length > 0) return holds(asker.person, asker.today, approvers);
  const { agency } = await deps.board.policy(act.from);
  return persons.length > 0 && persons.every((person) => isHeadOver(agency, asker.person, person, asker.today));
}

const titlesOf = (approvers: readonly string[]) => (approvers.length > 0 ? approvers : [headTitle]);

const personsOf = async (act: ActOf<'presence'>, { board }: Deps): Promise<readonly Person[]> => {
  const directory = await board.directory();
  return act.persons.flatMap((id) => directory.byId(id) ?? []);
};

const approversOf = async (
  act: ActOf<'presence'>,
  persons: readonly Person[],
  deps: Deps,
): Promise<readonly string[]> =>
  (await edictsOf(persons.slice(0, 1), act.from, deps))[0]?.urgentPresence?.approvers ?? [];
