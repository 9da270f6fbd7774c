import type { ActOf } from '../domain/act.ts';
import { hasSayOver } from '../domain/authority.ts';
import { lastDigits } from '../domain/claim.ts';
import type { Person } from '../domain/person.ts';
import { claimBound, claimRefused, claimStopped, claimStoppedToOfficer, claimTitle } from '../words/claim.ts';
import { noSuchNumber } from '../words/desk.ts';
import type { ActDesk } from './act-desk.ts';
import { bind } from './claim-bind.ts';
import { claimDeciders } from './claim-open.ts';
import { type Answer, type Asker, type Deps, say } from './command.ts';
import { done } from './propose.ts';
import { tell } from './tell.ts';

/** The welcome is worth reading as long as the shares that came before it count. */
const welcomeMs = 7 * 86_400_000;

/** The word of the officer on whose an address is, or of its owner that it is not. */
export const claimDesk: ActDesk<'claim'> = {
  kind: 'claim',
  async title(act, deps) {
    const { identity } = act.body;
    return claimTitle((await subjectOf(act, deps))?.name ?? '', identity && lastDigits(identity));
  },
  async mayAnswer(act, asker, deps) {
    const subject = await subjectOf(act, deps);
    const { identity } = act.body;
    if (!subject || !identity) return false;
    if (subject.id === asker.person.id) return true;
    const { agency } = await deps.board.policy(asker.today);
    const directory = await deps.board.directory();
    const holder = directory.byIdentity(identity, asker.at ?? deps.board.now());
    // Whose number it is now loses it: that needs a say over him as well.
    const overHolder = !holder || holder.id === subject.id || hasSayOver(agency, asker.person, holder, asker.today);
    return overHolder && hasSayOver(agency, asker.person, subject, asker.today);
  },
  async answer(act, yes, words, _ask, asker, deps) {
    const subject = await subjectOf(act, deps);
    const { identity, chat } = act.body;
    if (!subject || !identity || chat === null) return say(noSuchNumber);
    if (subject.id === asker.person.id) return yes ? say(noSuchNumber) : stop(act, asker, deps);
    const move = { do: 'move', act: act.id, moves: act.moves, by: asker.person.nip } as const;
    if (!yes) {
      const note = words.trim().slice(0, 300) || null;
      return done(claimRefused(act.id), [{ ...move, to: 'refused', note, tell: [] }]);
    }
    const at = asker.at ?? deps.board.now();
    const bound = await bind(act, { identity, chat }, subject, asker.person.nip, asker.today, at, deps);
    const draft = {
      lane: 'report',
      about: `bound:${act.id}:${act.moves}`,
      person: subject.id,
      chat,
      body: { kind: 'text', text: bound.welcome },
      expiresAt: at + welcomeMs,
    } as const;
    const changes = [...bound.changes, { ...move, to: 'in_force', tell: [draft] } as const];
    return { ...done(claimBound(subject.name, lastDigits(identity)), changes), audit: bound.audit };
  },
  async concerned(act, deps) {
    const subject = await subjectOf(act, deps);
    // Not the person: after a binding that was wrong nobody knows who reads there.
    return subject ? (await claimDeciders(subject, undefined, act.to, deps)).map(({ id }) => id) : [];
  },
};

/** The owner of the registered number says that it was not he. */
async function stop(act: ActOf<'claim'>, asker: Asker, deps: Deps): Promise<Answer> {
  const title = await claimDesk.title(act, deps);
  const text = claimStoppedToOfficer(title, act.id);
  const deciders = await claimDeciders(asker.person, undefined, asker.today, deps);
  const told = await tell(
    deciders.map(({ id }) => ({ to: id, about: `claim:${act.id}:dibantah:${id}`, text })),
    asker.at ?? deps.board.now(),
    deps,
  );
  const by = asker.person.nip;
  return done(claimStopped(act.id), [
    { do: 'move', act: act.id, moves: act.moves, to: 'refused', by, note: 'dibantah', tell: told },
  ]);
}

const subjectOf = async (act: ActOf<'claim'>, { board }: Deps): Promise<Person | undefined> => {
  const [id] = act.persons;
  return id === undefined ? undefined : (await board.directory()).byId(id);
};
