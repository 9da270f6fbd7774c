import type { Edict } from '../domain/edict.ts';
import type { DayShares, EdictDiff } from '../domain/edict-diff.ts';
import { peopleLines } from './edict-diff-people.ts';
import { termLines } from './edict-diff-terms.ts';
import { dateRange, firstOf, shortDate } from './format.ts';
import { bullets, field, type Section, sectionLines, table, wrapped } from './preview-lines.ts';
import { plain, validityWords } from './preview-terms.ts';
import type { Names } from './roster-draft.ts';

export const diffText = (diff: EdictDiff, names: Names): readonly string[] => sectionLines(diffSections(diff, names));

/** In the order in which a reader needs them; a face with less room takes those it wants. */
export function diffSections(diff: EdictDiff, names: Names): readonly Section[] {
  const head = { title: '', lines: headLines(diff) };
  if (diff.terms.length + diff.classes.length + diff.people.length === 0)
    return [head, { title: 'Perbedaan', lines: [noDifference] }];
  return [
    head,
    { title: 'Isi yang berubah', lines: bullets(diff.terms.flatMap((term) => termLines(term, names))) },
    { title: 'Kelas unit yang berubah', lines: bullets(diff.classes.map((change) => classLine(change, names))) },
    { title: 'Pegawai yang berubah aturannya', lines: peopleLines(diff.people, diff.compared, names) },
    { title: 'Kiriman per hari', lines: shareLines(diff) },
  ];
}

export const noDifference = 'tidak ada perbedaan';

function headLines({ before, after, from, to, partial, compared }: EdictDiff): readonly string[] {
  const line = (edict: Edict) => `${edict.slug}, nomor ${edict.number}, berlaku ${validityWords(edict)}`;
  return [
    ...field('Semula', line(before)),
    ...field('Menjadi', line(after)),
    ...wrapped(
      `Dibandingkan untuk ${compared} pegawai${partial ? ' di unit yang diminta' : ''}, ${dateRange(from, to)}, seolah-olah masing-masing berlaku di semua unit yang memakai salah satunya.`,
    ),
  ];
}

function classLine({ before, after, units }: EdictDiff['classes'][number], names: Names): string {
  const word = (name: string | null) => (name === null ? 'tanpa kelas' : plain(name));
  const list = firstOf(
    units.map((id) => names.unit(id)),
    20,
  );
  return `${word(before)} → ${word(after)}: ${list.join(', ')}`;
}

/** Side by side; a roster that is made by hand leaves its side open. */
function shareLines({ shares, before, after }: EdictDiff): readonly string[] {
  if (shares.length === 0) return ['Tidak ada kiriman yang wajib pada rentang ini.'];
  const figure = (of: 'duty' | 'shares', day: DayShares | null) => (day === null ? '?' : String(day[of]));
  const rows = shares.map((day) => ({
    name: shortDate(day.date),
    cells: [
      `${figure('duty', day.before)} → ${figure('duty', day.after)}`,
      `${figure('shares', day.before)} → ${figure('shares', day.after)}`,
    ],
  }));
  const handmade = shares.some((day) => day.before === null || day.after === null);
  return [
    ...(handmade ? ['? jadwalnya disusun sendiri, belum dapat dihitung.'] : []),
    ...table('Hari', ['Pegawai wajib', 'Kiriman'], rows),
    ...wrapped(
      `Semula ${total(shares.map((day) => day.before))} kiriman menurut ${before.slug}, menjadi ${total(shares.map((day) => day.after))} menurut ${after.slug}.`,
    ),
  ];
}

const total = (days: readonly (DayShares | null)[]): string =>
  days.includes(null) ? '?' : String(days.reduce((sum, day) => sum + (day?.shares ?? 0), 0));
