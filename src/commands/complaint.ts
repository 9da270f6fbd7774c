import { isAct } from '../domain/act.ts';
import { decidersFor, hasSayOver } from '../domain/authority.ts';
import { officersFor } from '../domain/officer.ts';
import { noSuchNumber } from '../words/desk.ts';
import { addressed, orOfficer } from '../words/format.ts';
import {
  complaintAnswer,
  complaintAnswered,
  complaintAnswerWhat,
  complaintKept,
  complaintList,
  complaintReading,
  complaintTitle,
  complaintToOfficer,
  complaintWhat,
} from '../words/rights.ts';
import type { ActDesk } from './act-desk.ts';
import { type Asker, type Command, type Deps, isOfficer, say } from './command.ts';
import { askFor, done, propose } from './propose.ts';
import { tell } from './tell.ts';

/** *pengaduan <teks>*: a ticket for the Kasubag (PRB-11); one about the Kasubag goes to the head. */
export const complaint: Command = {
  intent: 'pengaduan',
  matches: ({ text }) =>
    /\b(pengaduan|aduan|adukan|keluhan|mengadu|komplain|konsultasi)\b/.test(text) &&
    !/\b(status|rekap|cek|daftar|siapa|privasi)\b/.test(text),
  async answer(ask, asker, deps) {
    const text = (ask.said ?? ask.phrase.raw)
      .replace(/^.*?\b(?:pengaduan|aduan|keluhan|mengadu|komplain|konsultasi)\b[\s:,-]*/i, '')
      .trim()
      .slice(0, 500);
    if (text.split(/\s+/).join('').length < 3)
      return isOfficer(asker)
        ? say(complaintList(await openFor(asker, deps)))
        : askFor('pengaduan', complaintWhat, ask);
    const to = await receivers(text, asker, deps);
    return propose('pengaduan', { text }, complaintReading(text, nameOf(to[0])), ask);
  },
  async confirm(facts, ask, asker, deps) {
    const { text } = facts as { readonly text: string };
    const to = await receivers(text, asker, deps);
    const at = asker.at ?? deps.board.now();
    const message = complaintToOfficer(asker.person.name, asker.unit?.name ?? '', text, ask.letters?.length ?? 0);
    const told = await tell(
      to.map(({ id }) => ({ to: id, about: `complaint:{nomor}:${id}`, text: message })),
      at,
      deps,
    );
    const body = { kind: 'complaint', text, outcome: null } as const;
    const act = {
      persons: [asker.person.id],
      unit: null,
      from: asker.today,
      to: asker.today,
      state: 'waiting',
      dueAt: null,
      body,
    } as const;
    return done(complaintKept(nameOf(to[0])), [
      { do: 'open', act, by: asker.person.nip, tell: told, letters: ask.letters ?? [] },
    ]);
  },
};

/** *selesai 12 <jawaban>*: closes a ticket with its answer. */
export const complaintReply: Command = {
  intent: 'selesai',
  matches: ({ text }, asker) => isOfficer(asker) && /^(selesai|jawab(an)?) (nomor |no )?\d{1,7}\b/.test(text),
  async answer(ask, asker, deps) {
    const id = Number(/\d{1,7}/.exec(ask.phrase.text)?.[0] ?? 0);
    const act = await deps.desk.act(id);
    if (
      !act ||
      !isAct(act, 'complaint') ||
      act.state !== 'waiting' ||
      !(await complaintDesk.mayAnswer(act, asker, deps))
    )
      return say(noSuchNumber);
    const said = ask.said ?? ask.phrase.raw;
    const answer = said
      .slice(said.indexOf(String(id)) + String(id).length)
      .replace(/^[\s,.:-]+/, '')
      .trim()
      .slice(0, 500);
    if (answer === '') return say(complaintAnswerWhat(id));
    return propose('selesai', { act: id, answer }, complaintAnswer(id, answer), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const { act: id, answer } = facts as { readonly act: number; readonly answer: string };
    const act = await deps.desk.act(id);
    if (!act || !isAct(act, 'complaint') || act.state !== 'waiting') return done(noSuchNumber);
    const at = asker.at ?? deps.board.now();
    const told = await tell(
      act.persons.map((to) => ({ to, about: `complaint:${id}:answer`, text: complaintAnswer(id, answer) })),
      at,
      deps,
    );
    const body = { ...act.body, outcome: answer };
    return done(complaintAnswered(id), [
      { do: 'move', act: id, moves: act.moves, to: 'closed', by: asker.person.nip, body, tell: told },
    ]);
  },
};

export const complaintDesk: ActDesk<'complaint'> = {
  kind: 'complaint',
  async title(act, { board }) {
    return complaintTitle((await board.directory()).byId(act.persons[0] ?? 0)?.name ?? '');
  },
  async mayAnswer(act, asker, deps) {
    const person = (await deps.board.directory()).byId(act.persons[0] ?? 0);
    const { agency } = await deps.board.policy(asker.today);
    return person !== undefined && hasSayOver(agency, asker.person, person, asker.today);
  },
  // A ticket is answered in words, not with YA.
  answer: async (act) => say(complaintAnswerWhat(act.id)),
  concerned: async (act) => act.persons,
};

async function receivers(text: string, asker: Asker, { board }: Deps) {
  const { agency } = await board.policy(asker.today);
  const { persons } = await board.directory();
  const usual = decidersFor(agency, persons, asker.person, asker.today);
  if (!/\bkasubag\b|\bkepegawaian\b/i.test(text)) return usual;
  const heads = officersFor(agency, persons, asker.unit?.id ?? '', 'kepala', asker.today).filter(
    ({ id }) => id !== asker.person.id,
  );
  return heads.length > 0 ? heads : usual;
}

async function openFor(asker: Asker, deps: Deps): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const act of await deps.desk.waiting(['complaint']))
    if (isAct(act, 'complaint') && (await complaintDesk.mayAnswer(act, asker, deps)))
      lines.push(`Nomor ${act.id}: ${await complaintDesk.title(act, deps)}: ${act.body.text.slice(0, 120)}`);
  return lines;
}

const nameOf = (person: { readonly name: string; readonly title: string } | undefined): string =>
  person ? `${addressed(person.name)} (${person.title})` : orOfficer(null);
