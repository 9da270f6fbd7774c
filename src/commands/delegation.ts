import { isWithin, topOf, unitOf } from '../domain/agency.ts';
import { officesOn, type Person, type Role, serviceOn } from '../domain/person.ts';
import type { Phrase } from '../domain/phrase.ts';
import { daysBetween } from '../domain/time.ts';
import {
  type DelegationAsked,
  delegationReading,
  delegationRole,
  delegationSet,
  delegationTitle,
  delegationTooLong,
  delegationToPerson,
  delegationWhen,
  delegationWhom,
} from '../words/delegation.ts';
import { dayPast } from '../words/desk.ts';
import type { ActDesk } from './act-desk.ts';
import { type Ask, type Asker, type Command, type Deps, isOfficer } from './command.ts';
import { nameParts } from './named.ts';
import { askFor, done, propose } from './propose.ts';
import { refuse } from './refusal.ts';
import { tell } from './tell.ts';

/**
 * *delegasi <nama> sebagai kasubag <tanggal>*, *plt/plh …*: a role held for somebody else on dated days. Who holds it, the head
 * of the agency, or BKPSDM gives it.
 */
export const delegation: Command = {
  intent: 'delegasi',
  matches: ({ text }) =>
    /\b(delegasi(kan)?|limpahkan|pelimpahan)\b|\btugas saya (sementara )?(dipegang|diserahkan|diwakili|digantikan|dialihkan|dititip\w*)\b|^(tunjuk |angkat )?(plt|plh)\b/.test(
      text,
    ),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'delegasi');
    const { when, text } = ask.phrase;
    const role = roleIn(ask.phrase, asker);
    if (role === null) return askFor('delegasi', delegationRole, ask);
    const office = await officeFor(role, asker, deps);
    if (office === null) return refuse(asker, 'delegasi');
    const person = await colleagueNamed(ask, asker, office, deps);
    if (!person) return askFor('delegasi', delegationWhom, ask);
    if (when === null) return askFor('delegasi', delegationWhen, ask);
    if (when.to < asker.today) return done(dayPast);
    if (daysBetween(when.from, when.to) > 366) return done(delegationTooLong);
    const form = /\bplt\b/.test(text) ? 'plt' : /\bplh\b/.test(text) ? 'plh' : 'delegasi';
    const asked: DelegationAsked = { person: person.id, role, office, form, from: when.from, to: when.to };
    return propose('delegasi', asked, delegationReading(await titleFor(asked, person.name, deps)), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as DelegationAsked;
    const person = (await deps.board.directory()).byId(asked.person);
    if (!person || (await officeFor(asked.role, asker, deps)) !== asked.office) return refuse(asker, 'delegasi');
    const title = await titleFor(asked, person.name, deps);
    const text = delegationToPerson(person.name, title, asker.person.name);
    const told = await tell([{ to: person.id, about: 'delegation:{nomor}', text }], asker.at ?? deps.board.now(), deps);
    const body = { kind: 'delegation', role: asked.role, office: asked.office, form: asked.form } as const;
    const act = {
      persons: [person.id],
      unit: null,
      from: asked.from,
      to: asked.to,
      state: 'in_force',
      dueAt: null,
      body,
    } as const;
    return done(delegationSet(title), [{ do: 'open', act, by: asker.person.nip, tell: told }]);
  },
};

function roleIn({ text }: Phrase, asker: Asker): Role | null {
  if (/\bkasubag\b|\bkepegawaian\b/.test(text)) return 'kasubag';
  if (/\b(kepala|kadis|kaban|camat|lurah|kabag)\b/.test(text)) return 'kepala';
  // "delegasikan tugas saya": the asker's own.
  const own = officesOn(asker.person, asker.today).filter(({ role }) => role === 'kasubag' || role === 'kepala');
  return /\b(saya|tugas)\b/.test(text) ? (own[0]?.role ?? null) : null;
}

/** The office whose role the asker may give away: the own one, as head also that of the Kasubag below. */
async function officeFor(role: Role, asker: Asker, { board }: Deps): Promise<string | null> {
  const offices = officesOn(asker.person, asker.today);
  const own = offices.find((office) => office.role === role);
  if (own) return own.unit;
  const head = offices.find((office) => office.role === 'kepala');
  if (head && role === 'kasubag') return head.unit;
  if (!offices.some((office) => office.role === 'bkpsdm')) return null;
  const { agency } = await board.policy(asker.today);
  return asker.unit ? (topOf(agency, asker.unit.id)?.id ?? null) : null;
}

/** Somebody of the office's own agency: an acting official from elsewhere is entered by import. */
async function colleagueNamed(
  { phrase }: Ask,
  asker: Asker,
  office: string,
  { board }: Deps,
): Promise<Person | undefined> {
  const { agency } = await board.policy(asker.today);
  const top = topOf(agency, office)?.id ?? office;
  const { persons } = await board.directory();
  const mine = persons.filter((person) => {
    const unit = serviceOn(person, asker.today)?.unit;
    return unit !== undefined && person.id !== asker.person.id && isWithin(agency, unit, top);
  });
  const words = phrase.rest.filter((word) => nameParts(word).length > 0);
  for (let start = 0; start < words.length; start++)
    for (const length of [3, 2, 1]) {
      const tried = words.slice(start, start + length);
      if (tried.length < length) continue;
      const found = mine.filter((person) => tried.every((word) => nameParts(person.name).includes(word)));
      if (found.length === 1) return found[0];
    }
  return undefined;
}

async function titleFor(asked: DelegationAsked, name: string, { board }: Deps): Promise<string> {
  const { agency } = await board.policy(asked.from);
  return delegationTitle(name, unitOf(agency, asked.office)?.name ?? asked.office, asked);
}

export const delegationDesk: ActDesk<'delegation'> = {
  kind: 'delegation',
  async title(act, deps) {
    const person = (await deps.board.directory()).byId(act.persons[0] ?? 0);
    const { role, office, form } = act.body;
    return titleFor({ person: 0, role, office, form, from: act.from, to: act.to }, person?.name ?? '', deps);
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  concerned: async (act) => act.persons,
};
