import { type Act, type ActOf, isAct } from '../domain/act.ts';
import { decidersBeside, hasSayOver } from '../domain/authority.ts';
import { healthReplaced } from '../domain/health.ts';
import { officersFor } from '../domain/officer.ts';
import { answerDueMs } from '../domain/rights.ts';
import { addDays } from '../domain/time.ts';
import { noSuchNumber } from '../words/desk.ts';
import {
  complaintAnswer,
  complaintAnswered,
  complaintAnswerWhat,
  complaintKept,
  complaintLine,
  complaintList,
  complaintReading,
  complaintsOwn,
  complaintTitle,
  complaintToOfficer,
  complaintWhat,
} from '../words/rights.ts';
import type { ActDesk } from './act-desk.ts';
import { type Answer, type Asker, type Command, type Deps, isOfficer, say } from './command.ts';
import { nameParts } from './named.ts';
import { nameOf } from './office-names.ts';
import { askFor, done, propose } from './propose.ts';
import { readEntries } from './refusal.ts';
import { tell } from './tell.ts';

/** *pengaduan <teks>*: a ticket for the Kasubag (PRB-11); one about the Kasubag goes to the head. */
export const complaint: Command = {
  intent: 'pengaduan',
  matches: ({ text }) =>
    own.test(text) ||
    /^daftar pengaduan\b/.test(text) ||
    (/\b(pengaduan|aduan|adukan|keluhan|mengadu|komplain|konsultasi)\b/.test(text) &&
      !/\b(status|rekap|cek|daftar|siapa|privasi)\b/.test(text)) ||
    (/\b(lapor|laporkan|melaporkan)\b/.test(text) && wrongdoing.test(text)),
  async answer(ask, asker, deps) {
    if (own.test(ask.phrase.text)) return say(complaintsOwn(await ownLines(asker, deps)));
    const words = (ask.said ?? ask.phrase.raw)
      .replace(
        /^.*?\b(?:pengaduan|aduan|adukan|keluhan|mengadu|komplain|konsultasi|lapor|laporkan|melaporkan)\b[\s:,-]*/is,
        '',
      )
      .replace(/^(?:(?:pak|bu|bapak|ibu|bpk|min|admin|ya|dong|dulu)\b[\s:,-]*)+/i, '')
      .trim();
    if (listed.test(words)) {
      if (isOfficer(asker)) return listFor(asker, deps);
      return askFor('pengaduan', complaintWhat, ask);
    }
    const text = healthReplaced(words).slice(0, 500);
    const { to } = await receivers(text, asker, deps);
    return propose('pengaduan', { text }, complaintReading(text, nameOf(to[0])), ask);
  },
  async confirm(facts, ask, asker, deps) {
    const { text } = facts as { readonly text: string };
    const { to, against } = await receivers(text, asker, deps);
    const at = asker.at ?? deps.board.now();
    const message = complaintToOfficer(asker.person.name, asker.unit?.name ?? '', text, ask.letters?.length ?? 0);
    const told = await tell(
      to.map(({ id }) => ({ to: id, about: `complaint:{nomor}:${id}`, text: message })),
      at,
      deps,
    );
    const body = { kind: 'complaint', text, outcome: null, ...(against.length > 0 ? { against } : {}) } as const;
    const act = {
      persons: [asker.person.id],
      unit: null,
      from: asker.today,
      to: asker.today,
      state: 'waiting',
      dueAt: at + answerDueMs.remind,
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
  matches: ({ text }, asker) =>
    isOfficer(asker) && /^(selesai(kan)?|jawab(an)?|tutup) (pengaduan |nomor |no )*\d{1,7}\b/.test(text),
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
    if (answer === '') return askFor('selesai', complaintAnswerWhat(id), ask);
    return propose('selesai', { act: id, answer }, complaintAnswer(id, answer), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const { act: id, answer } = facts as { readonly act: number; readonly answer: string };
    const act = await deps.desk.act(id);
    if (
      !act ||
      !isAct(act, 'complaint') ||
      act.state !== 'waiting' ||
      !(await complaintDesk.mayAnswer(act, asker, deps))
    )
      return done(noSuchNumber);
    const at = asker.at ?? deps.board.now();
    const told = await tell(
      act.persons.map((to) => ({ to, about: `complaint:${id}:answer`, text: complaintAnswer(id, answer) })),
      at,
      deps,
    );
    const body = { ...act.body, outcome: answer };
    return done(complaintAnswered(id), [
      { do: 'move', act: id, moves: act.moves, to: 'closed', by: asker.person.nip, dueAt: null, body, tell: told },
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
    const isAbout = act.body.against?.includes(asker.person.id) ?? false;
    return person !== undefined && !isAbout && hasSayOver(agency, asker.person, person, asker.today);
  },
  // A ticket is answered in words, not with YA.
  answer: async (act) => say(complaintAnswerWhat(act.id)),
  concerned: async (act) => act.persons,
};

/** "mau lapor ada yang titip absen": no work note. */
const wrongdoing =
  /\b(curang|kecurangan|pungli|pelanggaran|penyalahgunaan|titip absen|fake ?gps|lokasi palsu|intimidasi|diintimidasi|tidak adil)\b/;
/** "pengaduan", "daftar pengaduan masuk": the officer's list. */
const listed = /^(masuk|baru|terbuka|yang masuk|menunggu|hari ini|[\W_]*|\w{1,2})$/i;
/** The asker's own, with what became of them. */
const own = /^(daftar |lihat |cek )?(pengaduan|aduan|keluhan) saya$/;

/** The nearest officer; what is said about an officer goes past that officer, to the next one up. */
async function receivers(text: string, asker: Asker, { board }: Deps) {
  const { agency } = await board.policy(asker.today);
  const { persons } = await board.directory();
  const words = text.toLowerCase();
  const said = new Set(words.split(/[^\p{L}]+/u));
  const unit = asker.unit?.id ?? '';
  const against = (['kasubag', 'kepala'] as const).flatMap((role) =>
    officersFor(agency, persons, unit, role, asker.today)
      .filter(
        ({ name, title, id }) =>
          id !== asker.person.id &&
          (roleWords[role].test(words) || words.includes(title.toLowerCase()) || isNamed(name, said)),
      )
      .map(({ id }) => id),
  );
  return { to: decidersBeside(agency, persons, asker.person, asker.today, against), against };
}

const roleWords = {
  kasubag: /\b(kasubag|kasubbag|kasub bag|kepegawaian)\b/,
  kepala: /\b(kadis|kaban|kepala (dinas|badan|kantor|puskesmas|bagian)|camat|lurah)\b/,
} as const;

/** The first name, or two parts of it: "bu nurhayati". */
function isNamed(name: string, said: ReadonlySet<string>): boolean {
  const parts = nameParts(name).filter((part) => part.length >= 4);
  return parts.filter((part) => said.has(part)).length >= Math.min(2, parts.length);
}

async function listFor(asker: Asker, deps: Deps): Promise<Answer> {
  const lines: string[] = [];
  const persons: number[] = [];
  for (const act of await deps.desk.waiting(['complaint']))
    if (isAct(act, 'complaint') && (await complaintDesk.mayAnswer(act, asker, deps))) {
      lines.push(complaintLine(act.id, await complaintDesk.title(act, deps), act.body.text));
      persons.push(...act.persons);
    }
  return say(complaintList(lines), await readEntries(asker, 'pengaduan', persons, deps));
}

async function ownLines(asker: Asker, deps: Deps): Promise<readonly string[]> {
  const { today, person } = asker;
  const acts = await deps.desk.about([person.id], addDays(today, -365), today);
  return acts
    .filter(isComplaint)
    .map((act) => complaintLine(act.id, act.body.text, act.body.outcome ?? 'menunggu jawaban'));
}

const isComplaint = (act: Act): act is ActOf<'complaint'> => isAct(act, 'complaint') && act.state !== 'withdrawn';
