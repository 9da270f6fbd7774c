import type { Phrase } from '../domain/phrase.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import { dateRange } from '../words/format.ts';
import { noteCount, noteLine, notesOf, ownNoteLine } from '../words/rights.ts';
import { type Answer, type Ask, type Asker, type Command, type Deps, isOfficer, say } from './command.ts';
import { reportDate } from './dates.ts';
import { notesOn } from './notes-on.ts';
import { readEntry } from './refusal.ts';
import { scopeOf, unitNamed } from './scope.ts';
import { workNote } from './work-note.ts';

/** *laporan saya*, and from an officer *laporan kegiatan [unit] [tanggal]*: the work notes of a day or of some days. */
export const workNotes: Command = {
  intent: 'laporan-kegiatan',
  matches: (phrase, asker) => asksOwn(phrase) || (isOfficer(asker) ? list.test(phrase.text) : isBare(phrase)),
  async answer(ask, asker, deps) {
    const days = daysOf(ask.phrase, asker.today);
    if (asksOwn(ask.phrase) || !isOfficer(asker)) return ownNotes(days, asker, deps);
    const { agency } = await deps.board.policy(days.to);
    // "laporan kegiatan menyusun anggaran" from an officer is a note of his own.
    const other = ask.phrase.rest.some((word) => !beside.has(word)) && !unitNamed(agency, ask.phrase);
    if (other) return workNote.answer({ ...ask, intent: 'lapor' }, asker, deps);
    return unitNotes(ask, days, asker, deps);
  },
};

type Days = { readonly from: LocalDate; readonly to: LocalDate };

async function ownNotes({ from, to }: Days, asker: Asker, deps: Deps): Promise<Answer> {
  const notes = await notesOn([asker.person.id], from, to, deps);
  const lines = notes.map((note, i) => ownNoteLine(i + 1, from === to ? null : note.from, note.body.text));
  return say(notesOf(`Laporan kegiatan ${dateRange(from, to)}`, lines));
}

async function unitNotes(ask: Ask, { from, to }: Days, asker: Asker, deps: Deps): Promise<Answer> {
  const reach = await scopeOf(ask, asker, deps, to);
  if ('instead' in reach) return reach.instead;
  const { unit, label, names } = reach.scope;
  const directory = await deps.board.directory();
  const people = unit === null ? directory.persons : await deps.board.peopleOf(unit, to);
  const ids = people.map(({ id }) => id);
  const notes = await notesOn(ids, from, to, deps);
  const title = `Laporan kegiatan ${label}, ${dateRange(from, to)}`;
  const audit = [readEntry(asker, 'laporan-kegiatan', `${from}..${to}`, `unit:${unit?.id ?? '*'}`)];
  const writers = new Set(notes.flatMap(({ persons }) => persons)).size;
  if (!names) return say(noteCount(title, notes.length, writers), audit);
  const lines = notes.map((note) => {
    const name = directory.byId(note.persons[0] ?? 0)?.name ?? '';
    return noteLine(name, from === to ? null : note.from, note.body.text);
  });
  const more = lines.length > 40 ? [`… dan ${lines.length - 40} lainnya.`] : [];
  return say(notesOf(title, [...lines.slice(0, 40), ...more]), audit);
}

/** At most a month; a week or month never past today. */
function daysOf(phrase: Phrase, today: LocalDate): Days {
  const { when } = phrase;
  if (when === null || when.kind === 'day') {
    const date = reportDate(phrase, today);
    return { from: date, to: date };
  }
  const last = when.to < today ? when.to : today;
  const to = last < when.from ? when.from : last;
  return { from: when.from < addDays(to, -30) ? addDays(to, -30) : when.from, to };
}

const asksOwn = ({ text }: Phrase): boolean =>
  /^(lihat |cek |daftar |minta )*(laporan|kegiatan) (kegiatan |kerja |pekerjaan )?saya\b/.test(text);
const list = /^(lihat |cek |daftar |minta |tampilkan |rekap )*(laporan|daftar) (kegiatan|kerja|pekerjaan)\b/;
/** Nothing is reported, so something is asked. */
const isBare = ({ text, rest }: Phrase): boolean => list.test(text) && rest.every((word) => beside.has(word));
const beside = new Set(
  'lihat cek daftar minta tampilkan rekap laporan kegiatan kerja pekerjaan hari ini saya tanggal opd dinas unit pegawai staf kantor semua untuk dari pada bulan minggu kemarin tadi yang'.split(
    ' ',
  ),
);
