import { isAct } from '../domain/act.ts';
import { decidersFor, hasSayOver } from '../domain/authority.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import { decidedByMe } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import { addressed, orOfficer } from '../words/format.ts';
import {
  alreadySuspended,
  notSuspended,
  resumed,
  resumeReading,
  suspendDecided,
  suspendKept,
  suspendReading,
  suspendTitle,
  suspendToOfficer,
} from '../words/my-data.ts';
import type { ActDesk } from './act-desk.ts';
import type { Asker, Command, Deps } from './command.ts';
import { done, propose } from './propose.ts';
import { tell } from './tell.ts';

/** Until it is taken back. */
const openEnd = '9999-12-31' as LocalDate;

/** *hentikan pemrosesan*: a right of UU 27/2022; the officer decides, and then tallies by hand. */
export const suspend: Command = {
  intent: 'hentikan',
  matches: ({ text }) =>
    /\b(hentikan|stop|berhenti|dihentikan|tunda)\b.*\b(pemrosesan|proses|pengolahan|pelacakan)\b|\b(pemrosesan|pengolahan) (data )?(saya )?(minta )?dihentikan\b/.test(
      text,
    ),
  async answer(ask, asker, deps) {
    return (await currentOf(asker, deps)) ? done(alreadySuspended) : propose('hentikan', {}, suspendReading, ask);
  },
  async confirm(_facts, _ask, asker, deps) {
    if (await currentOf(asker, deps)) return done(alreadySuspended);
    const { agency } = await deps.board.policy(asker.today);
    const { persons } = await deps.board.directory();
    const deciders = decidersFor(agency, persons, asker.person, asker.today);
    const text = suspendToOfficer(asker.person.name, asker.person.title);
    const told = await tell(
      deciders.map(({ id }) => ({ to: id, about: `suspension:{nomor}:${id}`, text })),
      asker.at ?? deps.board.now(),
      deps,
    );
    const body = { kind: 'suspension', because: null } as const;
    const act = {
      persons: [asker.person.id],
      unit: null,
      from: asker.today,
      to: openEnd,
      state: 'waiting',
      dueAt: null,
      body,
    } as const;
    const [first] = deciders;
    return done(suspendKept(first ? `${addressed(first.name)} (${first.title})` : orOfficer(null)), [
      { do: 'open', act, by: asker.person.nip, tell: told },
    ]);
  },
};

/** *lanjutkan pemrosesan*: the person's own word is enough. */
export const resume: Command = {
  intent: 'lanjutkan',
  matches: ({ text }) => /\b(lanjutkan|aktifkan|mulai lagi)\b.*\b(pemrosesan|proses|pengolahan)\b/.test(text),
  async answer(ask, asker, deps) {
    return (await currentOf(asker, deps)) ? propose('lanjutkan', {}, resumeReading, ask) : done(notSuspended);
  },
  async confirm(_facts, _ask, asker, deps) {
    const act = await currentOf(asker, deps);
    if (!act) return done(notSuspended);
    return done(resumed, [
      {
        do: 'move',
        act: act.id,
        moves: act.moves,
        to: act.state === 'waiting' ? 'withdrawn' : 'in_force',
        by: asker.person.nip,
        until: addDays(asker.today, -1),
        tell: [],
      },
    ]);
  },
};

async function currentOf({ person, today }: Asker, { desk }: Deps) {
  const acts = await desk.about([person.id], today, today);
  return acts.find((act) => isAct(act, 'suspension') && (act.state === 'waiting' || act.state === 'in_force')) ?? null;
}

export const suspensionDesk: ActDesk<'suspension'> = {
  kind: 'suspension',
  async title(act, { board }) {
    return suspendTitle((await board.directory()).byId(act.persons[0] ?? 0)?.name ?? '');
  },
  async mayAnswer(act, asker, deps) {
    const person = (await deps.board.directory()).byId(act.persons[0] ?? 0);
    const { agency } = await deps.board.policy(asker.today);
    return person !== undefined && hasSayOver(agency, asker.person, person, asker.today);
  },
  async answer(act, yes, words, _ask, asker, deps) {
    const why = words.trim().slice(0, 300);
    if (!yes && why === '') return { text: reasonNeeded(act.id), audit: [] };
    const text = suspendDecided(yes, asker.person.name, why === '' ? null : why);
    const told = await tell(
      act.persons.map((to) => ({ to, about: `suspension:${act.id}:${act.moves}`, text })),
      asker.at ?? deps.board.now(),
      deps,
    );
    const title = await suspensionDesk.title(act, deps);
    return done(decidedByMe(title, act.id, yes), [
      {
        do: 'move',
        act: act.id,
        moves: act.moves,
        to: yes ? 'in_force' : 'refused',
        by: asker.person.nip,
        note: yes ? null : why,
        tell: told,
      },
    ]);
  },
  concerned: async (act) => act.persons,
};
