import { isAct } from '../domain/act.ts';
import { decidersFor, hasSayOver } from '../domain/authority.ts';
import { officersFor } from '../domain/officer.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { answerDueMs } from '../domain/rights.ts';
import { addDays, type LocalDate, openEnd } from '../domain/time.ts';
import { decidedByMe } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import {
  alreadySuspended,
  notSuspended,
  resumed,
  resumedToOfficer,
  resumeReading,
  suspendDecided,
  suspendKept,
  suspendReading,
  suspendTitle,
  suspendToOfficer,
  suspendWithdrawn,
  tallyByHand,
} from '../words/my-data.ts';
import type { ActDesk } from './act-desk.ts';
import type { Asker, Command, Deps } from './command.ts';
import { nameOf } from './office-names.ts';
import { done, propose } from './propose.ts';
import { tell } from './tell.ts';

/** *hentikan pemrosesan*: a right of UU 27/2022; the officer decides, and then tallies by hand. */
export const suspend: Command = {
  intent: 'hentikan',
  matches: ({ text }) =>
    /\b(hentikan|stop|berhenti|dihentikan|tunda)\b.*\b(pemrosesan|proses|pengolahan|pelacakan)\b|\b(hentikan|stop|berhenti|jangan)( lagi)? (simpan|menyimpan|rekam|merekam|lacak|melacak)\b|\b(pemrosesan|pengolahan) (data )?(saya )?(minta )?dihentikan\b/.test(
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
    const at = asker.at ?? deps.board.now();
    const told = await tell(
      deciders.map(({ id }) => ({ to: id, about: `suspension:{nomor}:${id}`, text })),
      at,
      deps,
    );
    const body = { kind: 'suspension', because: null } as const;
    const act = {
      persons: [asker.person.id],
      unit: null,
      from: asker.today,
      to: openEnd,
      state: 'waiting',
      dueAt: at + answerDueMs.remind,
      body,
    } as const;
    return done(suspendKept(nameOf(deciders[0])), [{ do: 'open', act, by: asker.person.nip, tell: told }]);
  },
};

/** *lanjutkan pemrosesan*: the person's own word is enough. */
export const resume: Command = {
  intent: 'lanjutkan',
  matches: ({ text }) => /\b(lanjutkan|aktifkan|mulai (lagi|sedang))\b.*\b(pemrosesan|proses|pengolahan)\b/.test(text),
  async answer(ask, asker, deps) {
    return (await currentOf(asker, deps)) ? propose('lanjutkan', {}, resumeReading, ask) : done(notSuspended);
  },
  async confirm(_facts, _ask, asker, deps) {
    const act = await currentOf(asker, deps);
    if (!act) return done(notSuspended);
    const waits = act.state === 'waiting';
    const tallying = await officersOf(asker.person, asker.today, deps);
    const tell = await toOfficers(
      tallying,
      `resumed:${act.id}`,
      resumedToOfficer(asker.person.name, waits),
      asker,
      deps,
    );
    return done(waits ? suspendWithdrawn : resumed, [
      {
        do: 'move',
        act: act.id,
        moves: act.moves,
        to: waits ? 'withdrawn' : 'in_force',
        by: asker.person.nip,
        dueAt: null,
        ...(waits ? {} : { until: addDays(asker.today, -1) }),
        tell,
      },
    ]);
  },
};

/** The Kasubag whose tally the person is in. */
async function officersOf(person: Person, date: LocalDate, { board }: Deps): Promise<readonly Person[]> {
  const { agency } = await board.policy(date);
  const { persons } = await board.directory();
  return officersFor(agency, persons, serviceOn(person, date)?.unit ?? '', 'kasubag', date).filter(
    ({ id }) => id !== person.id,
  );
}

const toOfficers = (to: readonly Person[], about: string, text: string, asker: Asker, deps: Deps) =>
  tell(
    to.map(({ id }) => ({ to: id, about: `${about}:${id}`, text })),
    asker.at ?? deps.board.now(),
    deps,
  );

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
    const person = (await deps.board.directory()).byId(act.persons[0] ?? 0);
    // Who tallies is told, whoever decided.
    const tallying = yes && person ? await officersOf(person, asker.today, deps) : [];
    const others = tallying.filter(({ id }) => id !== asker.person.id);
    const byHand = tallyByHand(person?.name ?? '');
    const toldToo = await toOfficers(others, `suspended:${act.id}:${act.moves}`, byHand, asker, deps);
    return done(yes ? `${decidedByMe(title, act.id, yes)}\n${byHand}` : decidedByMe(title, act.id, yes), [
      {
        do: 'move',
        act: act.id,
        moves: act.moves,
        to: yes ? 'in_force' : 'refused',
        by: asker.person.nip,
        dueAt: null,
        // From the decision on: asking alone must not wipe out days that are on the books.
        ...(yes ? { since: asker.today } : {}),
        note: yes ? null : why,
        tell: [...told, ...toldToo],
      },
    ]);
  },
  concerned: async (act) => act.persons,
};
