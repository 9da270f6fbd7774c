import { isAct } from '../domain/act.ts';
import { withoutHealth } from '../domain/health.ts';
import { longDate } from '../words/format.ts';
import { noteKept, noteReading, notesOf, noteTitle, noteWhat } from '../words/rights.ts';
import { isIzin, isSick, isTravel } from './absence-words.ts';
import type { ActDesk } from './act-desk.ts';
import { type Command, isOfficer, say } from './command.ts';
import { reportDate } from './dates.ts';
import { aboutSlots } from './objection-words.ts';
import { askFor, done, propose } from './propose.ts';
import { readEntry } from './refusal.ts';
import { scopeOf } from './scope.ts';

/** *lapor <kegiatan>*: a work note of the day, shown to the head (PRB-8, MLG-6). */
export const workNote: Command = {
  intent: 'lapor',
  matches: (phrase, asker) =>
    /^(saya )?(mau )?lapor(kan)?\b|^laporan (kegiatan|pekerjaan)\b/.test(phrase.text) &&
    !workNotes.matches(phrase, asker) &&
    ![isSick, isTravel, isIzin, aboutSlots].some((other) => other(phrase, asker)),
  async answer(ask, asker) {
    const said = (ask.said ?? ask.phrase.raw)
      .replace(/^.*?\blapor(?:kan|an)?\b[\s:,-]*/i, '')
      .replace(/^(kegiatan|hari ini)[\s:,-]*/i, '')
      .trim();
    const text = withoutHealth(said)?.slice(0, 500) ?? null;
    if (text === null) return askFor('lapor', noteWhat, ask);
    return propose('lapor', { text }, noteReading(asker.today, text, ask.letters?.length ?? 0), ask);
  },
  async confirm(facts, ask, asker, deps) {
    const { text } = facts as { readonly text: string };
    const { person, today } = asker;
    const before = (await deps.desk.about([person.id], today, today)).filter(
      (act) => isAct(act, 'note') && act.state === 'closed',
    );
    const act = {
      persons: [person.id],
      unit: null,
      from: today,
      to: today,
      state: 'closed',
      dueAt: null,
      body: { kind: 'note', text },
    } as const;
    return done(noteKept(before.length + 1), [
      { do: 'open', act, by: person.nip, tell: [], letters: ask.letters ?? [] },
    ]);
  },
};

/** *laporan saya*, and from an officer *laporan kegiatan*: the notes of a day. */
export const workNotes: Command = {
  intent: 'laporan-kegiatan',
  matches: ({ text }) =>
    /^(lihat |cek |daftar )?(laporan saya|kegiatan saya|(laporan|daftar) kegiatan)( (hari|ini|kemarin|opd|dinas|unit|pegawai|staf|saya|tanggal|senin|selasa|rabu|kamis|jumat|\d\S*))*$/.test(
      text,
    ),
  async answer(ask, asker, deps) {
    const date = reportDate(ask.phrase, asker.today);
    if (!isOfficer(asker) || /\bsaya\b/.test(ask.phrase.text)) {
      const own = (await deps.desk.about([asker.person.id], date, date)).filter(
        (act) => isAct(act, 'note') && act.state === 'closed',
      );
      return say(
        notesOf(
          `Laporan kegiatan ${longDate(date)}`,
          own.map(({ body }, i) => `${i + 1}. ${'text' in body ? body.text : ''}`),
        ),
      );
    }
    const reach = await scopeOf(ask, asker, deps, date);
    if ('instead' in reach) return reach.instead;
    const { scope } = reach;
    const directory = await deps.board.directory();
    const people = scope.unit === null ? directory.persons : await deps.board.peopleOf(scope.unit, date);
    const acts = (
      await deps.desk.about(
        people.map(({ id }) => id),
        date,
        date,
      )
    ).filter((act) => isAct(act, 'note') && act.state === 'closed');
    const lines = acts.map(
      ({ persons, body }) =>
        `- ${directory.byId(persons[0] ?? 0)?.name}: ${'text' in body ? body.text.slice(0, 140) : ''}`,
    );
    const audit = acts.map(({ persons }) => ({
      ...readEntry(asker, 'laporan-kegiatan', date),
      about: directory.byId(persons[0] ?? 0)?.nip ?? null,
    }));
    return say(
      notesOf(
        `Laporan kegiatan ${scope.label}, ${longDate(date)}`,
        scope.names ? lines.slice(0, 40) : [`${lines.length} laporan.`],
      ),
      audit,
    );
  },
};

export const noteDesk: ActDesk<'note'> = {
  kind: 'note',
  async title(act, { board }) {
    return noteTitle((await board.directory()).byId(act.persons[0] ?? 0)?.name ?? '', act.from);
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  concerned: async (act) => act.persons,
};
