import { type ActOf, isAct } from '../domain/act.ts';
import { unitOf } from '../domain/agency.ts';
import { speaksOfHealth } from '../domain/health.ts';
import { serviceOn } from '../domain/person.ts';
import type { Phrase } from '../domain/phrase.ts';
import type { LocalDate } from '../domain/time.ts';
import {
  callAcknowledged,
  callConfirmed,
  callDeclined,
  callDeclinedByMe,
  callDeclineReading,
  callTitle,
  healthReason,
  whichCall,
} from '../words/call.ts';
import { reasonNeeded } from '../words/desk.ts';
import { clockAt } from '../words/format.ts';
import { isSick } from './absence-words.ts';
import type { ActDesk } from './act-desk.ts';
import { type Answer, type Ask, type Asker, type Command, type Deps, say } from './command.ts';
import { done, propose } from './propose.ts';
import { tell } from './tell.ts';

export const callDesk: ActDesk<'call'> = {
  kind: 'call',
  async title(act, { board }) {
    const person = (await board.directory()).byId(act.persons[0] ?? 0);
    const { agency } = await board.policy(act.from);
    const zone = agency.units.find(({ id }) => person?.services.some((service) => service.unit === id))?.zone ?? 'WIB';
    return callTitle(person?.name ?? '', act.from, act.body.at, zone);
  },
  mayAnswer: async (act, asker) => act.persons.includes(asker.person.id) && act.to >= asker.today,
  answer: (act, yes, words, _ask, asker, deps) => settle(act, yes, words, asker, deps),
  async concerned(act, { board }) {
    const maker = (await board.directory()).byNip(act.madeBy);
    return [...act.persons, ...(maker ? [maker.id] : [])];
  },
};

/** Calls that nobody has acknowledged and whose day is not over. */
export const openCalls = async (today: LocalDate, { desk }: Pick<Deps, 'desk'>): Promise<readonly ActOf<'call'>[]> =>
  (await desk.waiting(['call'])).filter((act): act is ActOf<'call'> => isAct(act, 'call') && act.to >= today);

/** SIAP means a call only when one waits for this person; a nod is a nod otherwise. */
export async function readyFor({ raw }: Phrase, asker: Asker, deps: Deps): Promise<Answer | null> {
  const said = readyWord.exec(raw);
  if (!said) return null;
  const mine = await callsFor(asker, deps);
  const number = said[1] === undefined ? null : Number(said[1]);
  const found = number === null ? mine : mine.filter(({ id }) => id === number);
  const [act] = found;
  if (!act) return null;
  return found.length > 1 ? say(whichCall(found.map(({ id }) => id))) : settle(act, true, '', asker, deps);
}

/** "SIAP", "siap pak hadir", "baik bu siap", "siap jam 10", "siap 14". */
const readyWord =
  /^(?:(?:baik|ok|oke|iya|ya|iye|nggih|saya|insyaallah|pak|bu|bapak|ibu|tabe) )*(?:sia+p+|syap)(?: (?:pak|bu|bapak|ibu|hadir|laksanakan|komandan|ndan|datang|meluncur|nomor|no|segera|otw|ke|di|kantor|sana|situ|sekarang|saya|jam \d{1,2}(?:[.:]\d{2})?))*(?: (\d{1,7}))?$/u;

/** "maaf pak tidak bisa hadir, motor mogok", while a call waits: read back, and told to the officer on YA. */
export async function decliningFor(ask: Omit<Ask, 'intent'>, asker: Asker, deps: Deps): Promise<Answer | null> {
  const { phrase } = ask;
  // Who is ill reports it as an illness, not as a reason in words.
  if (!declines.test(phrase.text) || isSick(phrase, asker)) return null;
  const [act, ...others] = await callsFor(asker, deps);
  if (!act) return null;
  if (others.length > 0) return say(whichCall([act, ...others].map(({ id }) => id)));
  const why = phrase.text.replace(declines, '').replace(/^(karena|sebab|soalnya)\s+/, '');
  if (why.trim() === '') return say(reasonNeeded(act.id));
  return propose('siap', { act: act.id, why }, callDeclineReading(act.id, why), { ...ask, intent: 'siap' });
}

const declines =
  /^(saya )?((tidak|belum) (bisa|dapat|sempat|jadi) (hadir|datang|ke kantor|memenuhi panggilan|menghadap|masuk)( ke kantor)?|berhalangan( hadir)?)\s*/;

/** What YA does after somebody said that he cannot come; SIAP itself needs no reading back. */
export const callReply: Command = {
  intent: 'siap',
  matches: () => false,
  answer: async () => say(null),
  async confirm(facts, _ask, asker, deps) {
    const { act: id, why } = facts as { readonly act: number; readonly why: string };
    const act = (await callsFor(asker, deps)).find((one) => one.id === id);
    return act ? settle(act, false, why, asker, deps) : done(null);
  },
};

const callsFor = async (asker: Asker, deps: Deps) =>
  (await openCalls(asker.today, deps)).filter(({ persons }) => persons.includes(asker.person.id));

async function settle(act: ActOf<'call'>, yes: boolean, words: string, asker: Asker, deps: Deps): Promise<Answer> {
  const said = words.trim().slice(0, 200);
  if (!yes && said === '') return { text: reasonNeeded(act.id), audit: [] };
  // Of an illness nothing but the fact stays (domain.md 5.1).
  const why = speaksOfHealth(said) ? healthReason : said;
  const at = asker.at ?? deps.board.now();
  const maker = (await deps.board.directory()).byNip(act.madeBy);
  const name = asker.person.name;
  const text = yes ? callAcknowledged(act.id, name, clockAt(at, asker.zone)) : callDeclined(act.id, name, why);
  const told = maker ? await tell([{ to: maker.id, about: `call:${act.id}:answer:${act.moves}`, text }], at, deps) : [];
  const change = {
    do: 'move',
    act: act.id,
    moves: act.moves,
    to: yes ? 'in_force' : 'refused',
    by: asker.person.nip,
    body: { ...act.body, acknowledgedAt: yes ? at : null },
    dueAt: null,
    note: yes ? null : why,
    tell: told,
  } as const;
  return done(yes ? callConfirmed((await officeOf(act, deps)) ?? 'kantor') : callDeclinedByMe, [change]);
}

/** Where the person was called to: the office of whoever called. */
async function officeOf(act: ActOf<'call'>, { board }: Deps): Promise<string | undefined> {
  const maker = (await board.directory()).byNip(act.madeBy);
  const { agency } = await board.policy(act.from);
  return maker && unitOf(agency, serviceOn(maker, act.from)?.unit ?? '')?.name;
}
