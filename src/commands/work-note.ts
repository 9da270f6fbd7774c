import { healthReplaced } from '../domain/health.ts';
import type { Phrase } from '../domain/phrase.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import {
  type NoteAsked,
  noteKept,
  noteReading,
  noteTitle,
  noteTooOld,
  noteWhat,
  onlyLetters,
} from '../words/rights.ts';
import { isIzin, isSick, isTravel } from './absence-words.ts';
import type { ActDesk } from './act-desk.ts';
import type { Ask, Asker, Command } from './command.ts';
import { reportDate } from './dates.ts';
import { notesOn } from './notes-on.ts';
import { aboutSlots } from './objection-words.ts';
import { askFor, done, propose } from './propose.ts';

/** A note may come later, but not after the week's figures were told. */
const latestDays = 7;

/** *lapor <kegiatan>*: a work note of the day, several a day, shown to the head (PRB-8, MLG-6). */
export const workNote: Command = {
  intent: 'lapor',
  matches: (phrase, asker) =>
    /^(saya )?(mau |ingin )?lapor(kan)?\b|^laporan (kegiatan|pekerjaan|kerja)\b/.test(phrase.text) &&
    !presence.test(phrase.text) &&
    ![isSick, isTravel, isIzin, aboutSlots].some((other) => other(phrase, asker)),
  async answer(ask, asker) {
    const date = dateOf(ask.phrase, asker);
    const text = textOf(ask);
    if (text === null) return askFor('lapor', noteWhat, ask);
    if (date > asker.today || date < addDays(asker.today, -latestDays)) return done(noteTooOld(latestDays));
    const asked: NoteAsked = { date, text };
    return propose('lapor', asked, noteReading(asked, ask.letters?.length ?? 0), ask);
  },
  async confirm(facts, ask, asker, deps) {
    const { date, text } = facts as NoteAsked;
    const { person } = asker;
    const before = await notesOn([person.id], date, date, deps);
    const body = { kind: 'note', text } as const;
    const act = { persons: [person.id], unit: null, from: date, to: date, state: 'closed', dueAt: null, body } as const;
    const letters = ask.letters ?? [];
    return done(noteKept(date, before.length + 1), [{ do: 'open', act, by: person.nip, tell: [], letters }]);
  },
};

/** "lapor hadir", "lapor posisi di rumah": about presence, which a share says. */
const presence =
  /^(saya )?(mau |ingin )?lapor(kan)?( saya| diri)*( sudah)? (absen|kirim|shareloc|hadir|kehadiran|di rumah|dirumah|di kantor|dikantor|posisi|lokasi|wfh|wfo|siap|diri|masuk)\b/;

/** A day named right behind the word is the day of the work; one named later belongs to what was done. */
function dateOf(phrase: Phrase, { today }: Asker): LocalDate {
  const behind =
    /^(?:saya )?(?:mau |ingin )?lapor(?:kan|an)?(?: kegiatan| pekerjaan| kerja)* (?:untuk |hari |tanggal )*(\S+)/.exec(
      phrase.text,
    )?.[1];
  const opensWithDay = behind !== undefined && phrase.when?.kind === 'day' && !phrase.rest.includes(behind);
  return opensWithDay ? reportDate(phrase, today) : today;
}

function textOf({ said, phrase, letters = [] }: Ask): string | null {
  const words = (said ?? phrase.raw)
    .replace(/^.*?\blapor(?:kan|an)?\b[\s:,-]*/is, '')
    .replace(/^(?:(?:kegiatan|pekerjaan|kerja|pak|bu|bapak|ibu|hari ini|kemarin|untuk)\b[\s:,-]*)+/i, '')
    .trim();
  if (words.replace(/[^\p{L}\d]/gu, '').length < 3) return letters.length > 0 ? onlyLetters : null;
  return healthReplaced(words).slice(0, 500);
}

export const noteDesk: ActDesk<'note'> = {
  kind: 'note',
  async title(act, { board }) {
    return noteTitle((await board.directory()).byId(act.persons[0] ?? 0)?.name ?? '', act.from);
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  concerned: async (act) => act.persons,
};
