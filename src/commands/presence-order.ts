import type { ActOf } from '../domain/act.ts';
import { decidersFor, hasSayOver, holds } from '../domain/authority.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { type DatedEdict, edictFor } from '../domain/policy.ts';
import { type LocalDate, localMoment } from '../domain/time.ts';
import { absenceDecided, decidedByMe } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import {
  type PresenceAsked,
  presenceNeedsConsent,
  presenceNotInEdict,
  presenceReading,
  presenceSet,
  presenceTitle,
  presenceToApprover,
  presenceToPerson,
  presenceWaits,
  presenceWhom,
  presenceWhy,
} from '../words/orders.ts';
import type { ActDesk } from './act-desk.ts';
import { type Answer, type Asker, type Command, type Deps, isOfficer } from './command.ts';
import { consentIn } from './consent.ts';
import { everybodyNamed, reasonOf } from './person-named.ts';
import { askFor, done, propose } from './propose.ts';
import { refuse } from './refusal.ts';
import { tell } from './tell.ts';

/**
 * *hadirkan <nama …> <tanggal> alasan <…>*: the head names who must be at the office, selectively and accountably; where the
 * edict wants somebody's consent (PLP-6) nothing changes before it is given, elsewhere it holds from that moment (MLG-3).
 */
export const presenceOrder: Command = {
  intent: 'hadirkan',
  matches: ({ text }) => /^(tolong )?(hadirkan|wajib hadir|perintah(kan)? hadir|wajibkan hadir)\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'hadirkan');
    const from = ask.phrase.when?.from ?? asker.today;
    const edict = await edictOf(asker.person, from, deps);
    if (!edict?.urgentPresence)
      return done(presenceNotInEdict(edict ? `SE ${edict.number}` : 'surat edaran yang berlaku'));
    const { persons, left } = await everybodyNamed(ask, asker, deps, from, triggers);
    if (persons.length === 0) return askFor('hadirkan', presenceWhom, ask);
    const because = reasonOf(left);
    if (because === null) return askFor('hadirkan', presenceWhy, ask);
    const { minute } = localMoment(asker.at ?? deps.board.now(), asker.zone);
    const asked: PresenceAsked = {
      persons: persons.map(({ id }) => id),
      from,
      to: ask.phrase.when?.to ?? from,
      since: from === asker.today ? (ask.phrase.times[0] ?? minute) : null,
      because,
    };
    const { clause, approvers } = edict.urgentPresence;
    return propose('hadirkan', asked, presenceReading(namesOf(persons), asked, clause, approvers), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as PresenceAsked;
    const directory = await deps.board.directory();
    const persons = asked.persons.flatMap((id) => directory.byId(id) ?? []);
    const edict = await edictOf(asker.person, asked.from, deps);
    if (!edict?.urgentPresence) return done(presenceNotInEdict('surat edaran yang berlaku'));
    const { approvers } = edict.urgentPresence;
    const at = asker.at ?? deps.board.now();
    const { agency } = await deps.board.policy(asked.from);
    const body = { kind: 'presence', since: asked.since, because: asked.because, consent: null } as const;
    const act = { persons: asked.persons, unit: null, from: asked.from, to: asked.to, dueAt: null, body } as const;
    if (approvers.length === 0) {
      const told = await tell(toPersons(persons, asked, asker.person.name), at, deps);
      return done(presenceSet(namesOf(persons)), [
        { do: 'open', act: { ...act, state: 'in_force' }, by: asker.person.nip, tell: told },
      ]);
    }
    const leaders = decidersFor(agency, directory.persons, asker.person, asked.from, approvers);
    const text = presenceToApprover(namesOf(persons), asked, `${asker.person.name} (${asker.person.title})`);
    const told = await tell(
      leaders.map(({ id }) => ({ to: id, about: `presence:{nomor}:${id}`, text })),
      at,
      deps,
    );
    return done(presenceWaits(approvers), [
      { do: 'open', act: { ...act, state: 'waiting' }, by: asker.person.nip, tell: told },
    ]);
  },
};

const triggers = new Set(['hadirkan', 'wajib', 'wajibkan', 'hadir', 'perintah', 'perintahkan', 'alasan', 'sampai']);

export const presenceDesk: ActDesk<'presence'> = {
  kind: 'presence',
  async title(act, deps) {
    return presenceTitle(namesOf(await personsOf(act, deps)), act.from, act.to);
  },
  async mayAnswer(act, asker, deps) {
    const persons = await personsOf(act, deps);
    const { agency } = await deps.board.policy(act.from);
    const approvers = await approversOf(act, persons, deps);
    if (holds(asker.person, asker.today, approvers)) return true;
    return persons.every((person) => hasSayOver(agency, asker.person, person, asker.today));
  },
  async answer(act, yes, words, _ask, asker, deps) {
    const persons = await personsOf(act, deps);
    const approvers = await approversOf(act, persons, deps);
    const title = presenceTitle(namesOf(persons), act.from, act.to);
    const why = yes || words.trim() === '' ? null : words.trim().slice(0, 300);
    if (!yes && why === null) return { text: reasonNeeded(act.id), audit: [] };
    const own = holds(asker.person, asker.today, approvers);
    const entered = yes && !own ? consentIn(words, approvers) : null;
    if (yes && !own && !entered) {
      const edict = await edictOf(persons[0] ?? asker.person, act.from, deps);
      return { text: presenceNeedsConsent(act.id, approvers, edict?.urgentPresence?.clause ?? 'edaran'), audit: [] };
    }
    const by = own ? asker.person.title : (entered?.consent ?? '');
    return decide(act, yes, why, { by, letter: entered?.document ?? null }, title, persons, asker, deps);
  },
  async concerned(act, deps) {
    const maker = (await deps.board.directory()).byNip(act.madeBy);
    return [...act.persons, ...(maker ? [maker.id] : [])];
  },
};

async function decide(
  act: ActOf<'presence'>,
  yes: boolean,
  why: string | null,
  consent: { readonly by: string; readonly letter: string | null },
  title: string,
  persons: readonly Person[],
  asker: Asker,
  deps: Deps,
): Promise<Answer> {
  const at = asker.at ?? deps.board.now();
  const maker = (await deps.board.directory()).byNip(act.madeBy);
  const outcome = absenceDecided(title, act.id, yes, consent.by === '' ? asker.person.name : consent.by, why);
  const told = await tell(
    [
      ...(maker ? [{ to: maker.id, about: `presence:${act.id}:decided`, text: outcome }] : []),
      ...(yes ? toPersons(persons, { ...act, because: act.body.because }, maker?.name ?? '') : []),
    ],
    at,
    deps,
  );
  // It holds from the consent on, not from the proposal.
  const { date, minute } = localMoment(at, asker.zone);
  const since = act.from === date ? (minute as typeof act.body.since) : act.body.since;
  const body = { ...act.body, since, consent: yes ? consent : null };
  return done(decidedByMe(title, act.id, yes), [
    {
      do: 'move',
      act: act.id,
      moves: act.moves,
      to: yes ? 'in_force' : 'refused',
      by: asker.person.nip,
      body,
      note: why,
      tell: told,
    },
  ]);
}

const toPersons = (persons: readonly Person[], asked: Pick<PresenceAsked, 'from' | 'to' | 'because'>, by: string) =>
  persons.map(({ id, name }) => ({
    to: id,
    about: `presence:{nomor}:to:${id}`,
    text: presenceToPerson(name, asked.from, asked.to, asked.because, by),
  }));

const namesOf = (persons: readonly Person[]): string => persons.map(({ name }) => name).join('; ');

const personsOf = async (act: ActOf<'presence'>, { board }: Deps): Promise<readonly Person[]> => {
  const directory = await board.directory();
  return act.persons.flatMap((id) => directory.byId(id) ?? []);
};

async function edictOf(person: Person, date: LocalDate, { board }: Deps): Promise<DatedEdict | undefined> {
  const unit = serviceOn(person, date)?.unit;
  return unit === undefined ? undefined : edictFor(await board.policy(date), unit, date);
}

const approversOf = async (
  act: ActOf<'presence'>,
  [first]: readonly Person[],
  deps: Deps,
): Promise<readonly string[]> => (first && (await edictOf(first, act.from, deps))?.urgentPresence?.approvers) ?? [];
