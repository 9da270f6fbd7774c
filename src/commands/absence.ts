import type { AbsenceKind } from '../domain/absence.ts';
import { type ActBody, isAct } from '../domain/act.ts';
import { decidersFor, titlesFor } from '../domain/authority.ts';
import { speaksOfHealth } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import type { Phrase } from '../domain/phrase.ts';
import type { Policy } from '../domain/policy.ts';
import { addDays, daysBetween } from '../domain/time.ts';
import {
  type AbsenceAsked,
  absenceFromWhen,
  absenceKnown,
  absenceReading,
  absenceToDecider,
  absenceTooLong,
  absenceTooOld,
  absenceWaits,
  absenceWhen,
  absenceWhy,
  sickAtOnce,
  sickToOfficer,
} from '../words/absence.ts';
import { addressed, orOfficer, shortDate } from '../words/format.ts';
import { isCuti, isIzin, isSick, isTravel } from './absence-words.ts';
import { type Answer, type Ask, type Asker, type Command, type Deps, say } from './command.ts';
import { askFor, done, propose } from './propose.ts';
import { tell } from './tell.ts';

type AbsenceIntent = 'sakit' | 'izin' | 'dinas-luar';

/** *sakit*, *izin*, *cuti*, *dinas luar*: asked for here, decided by the right officer; until then the duty stays (7.15). */
const absence = (
  intent: AbsenceIntent,
  matches: Command['matches'],
  kindOf: (phrase: Phrase) => AbsenceKind,
): Command => ({
  intent,
  matches,
  async answer(ask, asker, deps) {
    const asked = read(ask, asker, kindOf(ask.phrase));
    if (typeof asked === 'string') return askFor(intent, asked, ask);
    const refused = tooFar(asked, asker);
    if (refused !== null) return done(refused);
    const known = await sameAsked(asked, asker, deps);
    if (known !== null) return done(absenceKnown(known));
    const { names } = await whoDecides(asked, asker, deps);
    return propose(intent, asked, absenceReading(asked, asker.person.name, names, ask.letters?.length ?? 0), ask);
  },
  async confirm(facts, ask, asker, deps) {
    const asked = facts as AbsenceAsked;
    const known = await sameAsked(asked, asker, deps);
    if (known !== null) return done(absenceKnown(known));
    return open(asked, ask, asker, deps);
  },
});

export const absences: readonly Command[] = [
  absence('sakit', isSick, () => 'sakit'),
  absence('dinas-luar', isTravel, ({ text }) => (/\b(diklat|bimtek|pelatihan)\b/.test(text) ? 'diklat' : 'dinas_luar')),
  absence('izin', isIzin, (phrase) => (isCuti(phrase) ? 'cuti' : 'izin')),
];

/** What is asked for, or the question about what is missing. */
function read({ phrase }: Ask, { today }: Asker, kind: AbsenceKind): AbsenceAsked | string {
  const { when, text, times } = phrase;
  const half = /\b(setengah|separuh|1\/2) ?hari\b/.test(text);
  // "sakit" and "izin tidak masuk" without a date mean today; leave is planned, so its days are asked for.
  if (when === null && kind === 'cuti') return absenceWhen(kind);
  const from = when?.from ?? today;
  const fromMinute = times[0] ?? null;
  if (half && fromMinute === null) return absenceFromWhen;
  const because = reasonIn(phrase, kind);
  if (because === null && (kind === 'izin' || kind === 'dinas_luar') && !speaksOfHealth(phrase.raw))
    return absenceWhy(kind);
  return {
    kind,
    from,
    to: when?.to ?? from,
    fromMinute: half || /\b(mulai|dari|sejak|pulang)\b/.test(text) ? fromMinute : null,
    because,
  };
}

/** The words that say why; of an illness none, and none that speak of one (domain.md 5.1). A journey's goal may be a hospital. */
function reasonIn({ rest, raw }: Phrase, kind: AbsenceKind): string | null {
  if (kind === 'sakit' || kind === 'cuti') return null;
  if (kind === 'izin' && speaksOfHealth(raw)) return null;
  const words = rest.filter((word) => !asking.has(word));
  return words.length === 0 ? null : words.join(' ').slice(0, 200);
}

const asking = new Set(
  'saya mau ingin minta mohon izin cuti dinasluar dinas luar luarkota lagi sedang akan hari ini besok dari mulai sejak pulang setengah separuh tidak bisa dapat masuk hadir kerja ngantor kantor karena karna sebab untuk ada dulu ya pada sampai hingga diklat bimtek surattugas perjalanan sppd spt di ke'.split(
    ' ',
  ),
);

function tooFar({ from, to }: AbsenceAsked, { today }: Asker): string | null {
  if (daysBetween(from, today) > 7) return absenceTooOld;
  return daysBetween(from, to) > 366 ? absenceTooLong : null;
}

/** The number of a request for the same days that is already there. */
async function sameAsked(asked: AbsenceAsked, { person }: Asker, { desk }: Deps): Promise<number | null> {
  const acts = await desk.about([person.id], asked.from, asked.to);
  const same = acts.find(
    (act) =>
      isAct(act, 'absence') &&
      act.body.absence === asked.kind &&
      (act.state === 'waiting' || act.state === 'in_force') &&
      act.from <= asked.from &&
      asked.to <= act.to,
  );
  return same?.id ?? null;
}

async function whoDecides(asked: AbsenceAsked, asker: Asker, deps: Deps) {
  const policy = await deps.board.policy(asked.from);
  const { persons } = await deps.board.directory();
  const titles = titlesFor(policy, { body: bodyOf(asked), from: asked.from }, asker.person);
  const usual = decidersFor(policy.agency, persons, asker.person, asker.today);
  const named = titles === null ? usual : decidersFor(policy.agency, persons, asker.person, asker.today, titles);
  const [first] = named;
  // Nobody with that position is on the books: the Kasubag enters the letter (PSR-11).
  const names = titles === null ? nameOf(first) : `${titles.join(' atau ')}${first ? ` (${first.name})` : ''}`;
  return { policy, to: named.length > 0 ? named : usual, names };
}

const nameOf = (person: Person | undefined): string =>
  person ? `${addressed(person.name)} (${person.title})` : orOfficer(null);

const bodyOf = (asked: AbsenceAsked): Extract<ActBody, { kind: 'absence' }> => ({
  kind: 'absence',
  absence: asked.kind,
  fromMinute: asked.fromMinute,
  because: asked.because,
  document: null,
  consent: null,
});

async function open(asked: AbsenceAsked, ask: Ask, asker: Asker, deps: Deps): Promise<Answer> {
  const { person, unit, at = deps.board.now() } = asker;
  const { policy, to, names } = await whoDecides(asked, asker, deps);
  const act = { persons: [person.id], unit: null, from: asked.from, to: asked.to, dueAt: null, body: bodyOf(asked) };
  const letters = ask.letters ?? [];
  const office = await officeDays(asked, asker, policy, deps);
  if (office.length > 0) {
    const text = sickToOfficer(asked, person.name, person.title, office.map(shortDate));
    const told = await tell(
      to.map(({ id }) => ({ to: id, about: `absence:{nomor}:${id}`, text })),
      at,
      deps,
    );
    const change = { do: 'open', act: { ...act, state: 'in_force' }, by: person.nip, tell: told, letters } as const;
    return done(sickAtOnce(asked, names), [change]);
  }
  const text = absenceToDecider(asked, person.name, person.title, unit?.name ?? '', letters.length);
  const told = await tell(
    to.map(({ id }) => ({ to: id, about: `absence:{nomor}:${id}`, text })),
    at,
    deps,
  );
  const change = { do: 'open', act: { ...act, state: 'waiting' }, by: person.nip, tell: told, letters } as const;
  return { ...say(null), ...done(absenceWaits(asked, names), [change]) };
}

/** Days at the office on which an edict sends home whoever has symptoms, at once (PPU-3). */
async function officeDays(asked: AbsenceAsked, { person }: Asker, _policy: Policy, { board }: Deps) {
  if (asked.kind !== 'sakit') return [];
  const last = asked.to < addDays(asked.from, 13) ? asked.to : addDays(asked.from, 13);
  const plans = (await board.span(asked.from, last, [person])).map(({ plan }) => plan);
  return plans.filter(({ mode, edict }) => mode === 'office' && edict?.symptoms).map(({ date }) => date);
}
