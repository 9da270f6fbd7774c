import type { ActOf } from '../domain/act.ts';
import { hasSayOver } from '../domain/authority.ts';
import type { Person } from '../domain/person.ts';
import { instantOf, type LocalDate, localMoment, type MinuteOfDay, minuteMs } from '../domain/time.ts';
import {
  type CallAsked,
  callElsewhere,
  callHourPast,
  callLine,
  callReading,
  callSent,
  callToPerson,
  callWhom,
  callWhy,
  passOn,
  unansweredCalls,
} from '../words/call.ts';
import { dayPast } from '../words/desk.ts';
import { callDesk, openCalls } from './call-desk.ts';
import { type Asker, type Command, type Deps, isOfficer, say } from './command.ts';
import { personNamed, reasonOf } from './person-named.ts';
import { askFor, done, propose } from './propose.ts';
import { readEntry, refuse } from './refusal.ts';
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
    if ('instead' in named) return named.unnamed ? askFor('panggil', callWhom, ask) : named.instead;
    const { person, left } = named;
    const asked = { person: person.id, date, at: officeHour(ask.phrase.times[0] ?? null) };
    const past = pastOf(asked, asker, deps);
    if (past !== null) return done(past);
    const because = reasonOf(left, ask.said);
    if (because === null) return askFor('panggil', callWhy, ask);
    const reading = [callReading(person.name, { ...asked, because }, asker.zone)];
    const [day] = await deps.board.day(date, [person]);
    const elsewhere = day && day.plan.mode !== 'home' && day.plan.mode !== 'anywhere';
    if (elsewhere) reading.push(callElsewhere(person.name, day.plan));
    const audit = elsewhere ? [readEntry(asker, 'panggil', String(date), person.nip)] : [];
    return { ...propose('panggil', { ...asked, because }, reading.join('\n'), ask), audit };
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as CallAsked;
    const person = await stillInReach(asked.person, asked.date, asker, deps);
    if (!person) return { ...refuse(asker, 'panggil'), step: null };
    const past = pastOf(asked, asker, deps);
    if (past !== null) return done(past);
    const at = asker.at ?? deps.board.now();
    const office = (asker.office ?? asker.unit)?.name ?? 'kantor';
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

/** *panggilan*: calls in the asker's reach that nobody has acknowledged yet. */
export const calls: Command = {
  intent: 'panggilan',
  matches: ({ text }, asker) => isOfficer(asker) && /^(daftar )?panggilan( (yang )?(belum|menunggu).*)?$/.test(text),
  async answer(_ask, asker, deps) {
    const directory = await deps.board.directory();
    const { agency } = await deps.board.policy(asker.today);
    const open: { readonly act: ActOf<'call'>; readonly person: Person }[] = [];
    for (const act of await openCalls(asker.today, deps)) {
      const person = directory.byId(act.persons[0] ?? 0);
      if (person && (act.madeBy === asker.person.nip || hasSayOver(agency, asker.person, person, asker.today)))
        open.push({ act, person });
    }
    const lines = [];
    for (const { act, person } of open.slice(0, 20))
      lines.push(callLine(act.id, await callDesk.title(act, deps), await isReachable(person.id, deps)));
    const audit = open.map(({ act, person }) => readEntry(asker, 'panggilan', `#${act.id}`, person.nip));
    return say(unansweredCalls(lines, open.length), audit);
  },
};

/** "menghadap jam 2": before office hours nobody is called in, so the afternoon is meant. */
const officeHour = (minute: MinuteOfDay | null): MinuteOfDay | null =>
  minute !== null && minute < 6 * 60 ? ((minute + 720) as MinuteOfDay) : minute;

function pastOf({ date, at }: Omit<CallAsked, 'because' | 'person'>, asker: Asker, deps: Deps): string | null {
  const now = localMoment(asker.at ?? deps.board.now(), asker.zone);
  if (date < now.date) return dayPast;
  return date === now.date && at !== null && at < now.minute ? callHourPast(at, asker.zone) : null;
}

/** Between the reading and YA an office may have ended, or somebody been moved. */
export async function stillInReach(id: number, date: LocalDate, asker: Asker, deps: Deps): Promise<Person | null> {
  const person = (await deps.board.directory()).byId(id);
  const { agency } = await deps.board.policy(date);
  return person && hasSayOver(agency, asker.person, person, date) ? person : null;
}
