import type { ActOf } from '../domain/act.ts';
import { decidersFor, hasSayOver } from '../domain/authority.ts';
import { withoutHealth } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import type { DayVerdict, SlotState } from '../domain/presence.ts';
import { addDays, datesFrom, type LocalDate, weekdayOf } from '../domain/time.ts';
import { decidedByMe } from '../words/absence.ts';
import { reasonNeeded } from '../words/desk.ts';
import { addressed, orOfficer } from '../words/format.ts';
import {
  type ObjectionAsked,
  objectionDecided,
  objectionKept,
  objectionReading,
  objectionTitle,
  objectionToOfficer,
  objectionTooLate,
  objectionWhy,
  stateWords,
} from '../words/rights.ts';
import type { ActDesk } from './act-desk.ts';
import type { Answer, Ask, Asker, Command, Deps } from './command.ts';
import { reportDate } from './dates.ts';
import { aboutSlots } from './objection-words.ts';
import { askFor, done, propose } from './propose.ts';
import { slotNamed } from './slot-asked.ts';
import { tell } from './tell.ts';

/** Working days after the slot's own within which an employee may object (features 46). */
const objectionDays = 3;

/** *sanggah*, *keterangan <slot> <alasan>*: the employee's word on a slot, with an outcome that is written back. */
export const objection: Command = {
  intent: 'keterangan',
  matches: aboutSlots,
  async answer(ask, asker, deps) {
    const date = ask.phrase.when?.kind === 'day' ? reportDate(ask.phrase, asker.today) : asker.today;
    if (workdaysSince(date, asker.today) > objectionDays) return done(objectionTooLate(date, objectionDays));
    const text = textOf(ask);
    if (text === null) return askFor('keterangan', objectionWhy, ask);
    const [day] = await deps.board.day(date, [asker.person]);
    const slot = day && (slotNamed(day.plan.slots, ask.phrase) ?? amiss(day));
    const asked: ObjectionAsked = { date, slot: slot?.name ?? null, label: slot?.label ?? 'sehari', text };
    return propose('keterangan', asked, objectionReading(asked, await officersName(asker, date, deps)), ask);
  },
  async confirm(facts, ask, asker, deps) {
    const asked = facts as ObjectionAsked;
    const { agency } = await deps.board.policy(asked.date);
    const { persons } = await deps.board.directory();
    const deciders = decidersFor(agency, persons, asker.person, asker.today);
    const [day] = await deps.board.day(asked.date, [asker.person]);
    const state = day?.slots.find(({ slot }) => slot.name === asked.slot)?.state;
    const text = objectionToOfficer(
      asker.person.name,
      asked,
      state ? stateWords[state] : 'sehari penuh',
      ask.letters?.length ?? 0,
    );
    const at = asker.at ?? deps.board.now();
    const told = await tell(
      deciders.map(({ id }) => ({ to: id, about: `objection:{nomor}:${id}`, text })),
      at,
      deps,
    );
    const body = { kind: 'objection', slot: asked.slot, text: asked.text, outcome: null } as const;
    const act = {
      persons: [asker.person.id],
      unit: null,
      from: asked.date,
      to: asked.date,
      state: 'waiting',
      dueAt: null,
      body,
    } as const;
    const letters = ask.letters ?? [];
    return done(objectionKept(nameOf(deciders[0])), [{ do: 'open', act, by: asker.person.nip, tell: told, letters }]);
  },
};

/** The last slot that went wrong that day; nobody is made to name it. */
function amiss({ slots }: DayVerdict) {
  const wrong: readonly SlotState[] = ['tidak', 'terlambat', 'perlu_dicek', 'di_luar_lokasi', 'gangguan'];
  return slots.findLast(({ state }) => wrong.includes(state))?.slot;
}

/** The words as typed, without the command itself; a reason that speaks of health is not kept (domain.md 5.1). */
function textOf({ said, phrase }: Ask): string | null {
  const plain = (said ?? phrase.raw)
    .replace(
      /^\s*(?:mohon|saya|sy|mau|pak|bu|bapak|ibu|izin|ijin|\s)*\b(?:keterangan|sanggah(?:an)?|keberatan)\b[\s:,-]*/i,
      '',
    )
    .trim();
  const words = phrase.rest.filter((word) => !bare.has(word));
  if (plain === '' || words.length === 0) return null;
  return (withoutHealth(plain) ?? '(alasan kesehatan)').slice(0, 300);
}
const bare = new Set(
  'keterangan sanggah sanggahan keberatan saya pagi siang sore istirahat selesai slot tadi kemarin hari ini mau'.split(
    ' ',
  ),
);

function workdaysSince(date: LocalDate, today: LocalDate): number {
  if (date >= today) return 0;
  return datesFrom(addDays(date, 1), today).filter((day) => weekdayOf(day) < 6).length;
}

async function officersName(asker: Asker, date: LocalDate, { board }: Deps): Promise<string> {
  const { agency } = await board.policy(date);
  const { persons } = await board.directory();
  return nameOf(decidersFor(agency, persons, asker.person, asker.today)[0]);
}
const nameOf = (person: Person | undefined): string =>
  person ? `${addressed(person.name)} (${person.title})` : orOfficer(null);

export const objectionDesk: ActDesk<'objection'> = {
  kind: 'objection',
  async title(act, deps) {
    const person = await subjectOf(act, deps);
    return objectionTitle(person?.name ?? '', act.from, act.body.slot ?? 'sehari');
  },
  async mayAnswer(act, asker, deps) {
    const person = await subjectOf(act, deps);
    const { agency } = await deps.board.policy(asker.today);
    return person !== undefined && hasSayOver(agency, asker.person, person, asker.today);
  },
  answer: (act, yes, words, _ask, asker, deps) => decide(act, yes, words, asker, deps),
  concerned: async (act) => act.persons,
};

async function decide(act: ActOf<'objection'>, yes: boolean, words: string, asker: Asker, deps: Deps): Promise<Answer> {
  const why = words.trim().slice(0, 300);
  if (!yes && why === '') return { text: reasonNeeded(act.id), audit: [] };
  const set: SlotState = /\btepat\b/i.test(why) ? 'tepat' : 'dikecualikan';
  const outcome = yes ? stateWords[set] : why;
  const title = await objectionDesk.title(act, deps);
  const text = objectionDecided(title, act.id, yes, asker.person.name, outcome);
  const at = asker.at ?? deps.board.now();
  const told = await tell(
    act.persons.map((to) => ({ to, about: `objection:${act.id}:${act.moves}`, text })),
    at,
    deps,
  );
  const [day] = yes ? await deps.board.day(act.from, await subjectsOf(act, deps)) : [];
  const wrong = day?.slots.filter(({ slot }) => (act.body.slot === null ? true : slot.name === act.body.slot)) ?? [];
  const corrections = wrong.map(({ slot }) => {
    const body = { kind: 'correction', slot: slot.name, set, because: `sanggahan nomor ${act.id}` } as const;
    const made = {
      persons: act.persons,
      unit: null,
      from: act.from,
      to: act.to,
      state: 'in_force',
      dueAt: null,
      body,
    } as const;
    return { do: 'open', act: made, by: asker.person.nip, tell: [] } as const;
  });
  const closed = {
    do: 'move',
    act: act.id,
    moves: act.moves,
    to: yes ? 'closed' : 'refused',
    by: asker.person.nip,
    body: { ...act.body, outcome },
    note: yes ? null : why,
    tell: told,
  } as const;
  return done(decidedByMe(title, act.id, yes), [closed, ...corrections]);
}

const subjectOf = async (act: ActOf<'objection'>, deps: Deps): Promise<Person | undefined> =>
  (await subjectsOf(act, deps))[0];
const subjectsOf = async (act: ActOf<'objection'>, { board }: Deps): Promise<readonly Person[]> => {
  const directory = await board.directory();
  return act.persons.flatMap((id) => directory.byId(id) ?? []);
};
