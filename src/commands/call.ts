import { type ActOf, isAct } from '../domain/act.ts';
import { instantOf, minuteMs } from '../domain/time.ts';
import { reasonNeeded } from '../words/desk.ts';
import { clockAt } from '../words/format.ts';
import {
  type CallAsked,
  callAcknowledged,
  callConfirmed,
  callDeclined,
  callDeclinedByMe,
  callPast,
  callReading,
  callSent,
  callTitle,
  callToPerson,
  callWhy,
  passOn,
  unansweredCalls,
} from '../words/orders.ts';
import type { ActDesk } from './act-desk.ts';
import { type Answer, type Asker, type Command, type Deps, isOfficer, say } from './command.ts';
import { personNamed, reasonOf } from './person-named.ts';
import { askFor, done, propose } from './propose.ts';
import { readEntries, refuse } from './refusal.ts';
import { isReachable, tell } from './tell.ts';

/** A call nobody answered is reported after this, or at the hour it names when that is sooner. */
const answerMs = 30 * minuteMs;

/** *panggil <nama> <kapan> <alasan>*: must be acknowledged; from then on the day's later slots are excused (PSR-10). */
export const call: Command = {
  intent: 'panggil',
  matches: ({ text }) =>
    (/\b(panggil(kan|an)?|suruh|dipanggil)\b/.test(text) &&
      !/\b(saya )dipanggil\b|^panggilan$|\bpanggilan (yang )?(belum|menunggu)\b/.test(text)) ||
    /^minta \S+( \S+)? (ke|hadir di) kantor\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'panggil');
    const date = ask.phrase.when?.from ?? asker.today;
    const named = await personNamed(ask, asker, deps, date, 'panggil', triggers);
    if ('instead' in named) return named.instead;
    if (date < asker.today) return done(callPast);
    const because = reasonOf(named.left);
    if (because === null) return askFor('panggil', callWhy, ask);
    const asked: CallAsked = { person: named.person.id, date, at: ask.phrase.times[0] ?? null, because };
    return propose('panggil', asked, callReading(named.person.name, asked, asker.zone), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as CallAsked;
    const person = (await deps.board.directory()).byId(asked.person);
    if (!person) return done(null);
    const at = asker.at ?? deps.board.now();
    const office = asker.unit?.name ?? 'kantor';
    const text = callToPerson(person.name, office, asked, asker.person.name, asker.zone);
    const reachable = await isReachable(person.id, deps);
    const hour = asked.at === null ? Number.POSITIVE_INFINITY : instantOf(asked.date, asked.at, asker.zone);
    const act = {
      persons: [person.id],
      unit: null,
      from: asked.date,
      to: asked.date,
      state: 'waiting',
      // Nothing was sent, so nobody is late with an answer (law 7).
      dueAt: reachable ? Math.min(at + answerMs, Math.max(hour, at + 5 * minuteMs)) : null,
      body: { kind: 'call', at: asked.at, because: asked.because, acknowledgedAt: null },
    } as const;
    const expiresAt = instantOf(asked.date, 1440, asker.zone);
    const told = reachable ? await tell([{ to: person.id, about: `call:{nomor}`, text, expiresAt }], at, deps) : [];
    const reply = reachable ? callSent(person.name) : passOn(person.name, text);
    return done(reply, [{ do: 'open', act, by: asker.person.nip, tell: told }]);
  },
};

const triggers = new Set(['panggil', 'panggilkan', 'panggilan', 'suruh', 'dipanggil', 'minta']);

/** *panggilan*: calls that nobody has acknowledged yet. */
export const calls: Command = {
  intent: 'panggilan',
  matches: ({ text }, asker) => isOfficer(asker) && /^(daftar )?panggilan( (yang )?(belum|menunggu).*)?$/.test(text),
  async answer(_ask, asker, deps) {
    const mine = (await deps.desk.waiting(['call'])).filter((act) => act.madeBy === asker.person.nip);
    const open = await Promise.all(
      mine.map((act) => callDesk.title(act as ActOf<'call'>, deps).then((title) => `Nomor ${act.id}: ${title}`)),
    );
    const persons = mine.flatMap((act) => act.persons);
    return say(unansweredCalls(open), await readEntries(asker, 'panggilan', persons, deps));
  },
};

/** SIAP means a call only when one waits for this person; a nod is a nod otherwise. */
export async function readyFor(asker: Asker, number: number | null, deps: Deps): Promise<Answer | null> {
  const mine = (await deps.desk.waiting(['call'])).filter((act) => act.persons.includes(asker.person.id));
  const act = number === null ? mine.at(-1) : mine.find(({ id }) => id === number);
  return act && isAct(act, 'call') ? settle(act, true, '', asker, deps) : null;
}

export const callDesk: ActDesk<'call'> = {
  kind: 'call',
  async title(act, { board }) {
    const person = (await board.directory()).byId(act.persons[0] ?? 0);
    const { agency } = await board.policy(act.from);
    const zone = agency.units.find(({ id }) => person?.services.some((service) => service.unit === id))?.zone ?? 'WIB';
    return callTitle(person?.name ?? '', act.from, act.body.at, zone);
  },
  mayAnswer: async (act, asker) => act.persons.includes(asker.person.id),
  answer: (act, yes, words, _ask, asker, deps) => settle(act, yes, words, asker, deps),
  async concerned(act, { board }) {
    const maker = (await board.directory()).byNip(act.madeBy);
    return [...act.persons, ...(maker ? [maker.id] : [])];
  },
};

async function settle(act: ActOf<'call'>, yes: boolean, words: string, asker: Asker, deps: Deps): Promise<Answer> {
  const why = words.trim().slice(0, 200);
  if (!yes && why === '') return { text: reasonNeeded(act.id), audit: [] };
  const at = asker.at ?? deps.board.now();
  const maker = (await deps.board.directory()).byNip(act.madeBy);
  const name = asker.person.name;
  const text = yes ? callAcknowledged(act.id, name, clockAt(at, asker.zone)) : callDeclined(act.id, name, why);
  const told = maker ? await tell([{ to: maker.id, about: `call:${act.id}:answer`, text }], at, deps) : [];
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
  return done(yes ? callConfirmed(asker.unit?.name ?? 'kantor') : callDeclinedByMe, [change]);
}
