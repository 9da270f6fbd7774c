import { type Absence, absenceKinds } from '../domain/absence.ts';
import { type MinuteOfDay, parseMinute } from '../domain/time.ts';
import type { Directory } from '../ports/people.ts';
import { openNotes } from './notes.ts';
import { type Numbered, onceEach } from './once.ts';
import type { FileContent } from './people.ts';
import { found, inRowOrder } from './problem.ts';
import { checkRow, knownPerson, type RowCheck } from './row.ts';
import { readTable } from './table.ts';

const columns = {
  required: ['nip', 'jenis', 'mulai', 'sampai'],
  optional: ['dari_jam', 'nomor_surat', 'disetujui_oleh'],
} as const;

/** Absences from the personnel office; one without an approver is read and does not excuse yet. */
export async function readAbsences(
  bytes: Uint8Array,
  file: string,
  directory: Pick<Directory, 'byNip'>,
): Promise<FileContent<Absence>> {
  const table = await readTable(bytes, file, columns);
  if (table.kind === 'refused') return { rows: [], problems: table.problems, notes: [] };

  const notes = openNotes();
  const checks = table.rows.map((row) => checkRow(file, row));
  const read = checks.flatMap((check): readonly Numbered<Absence>[] => {
    const value = absenceOf(check, directory);
    if (value?.approvedBy === null) notes.add('disetujui_oleh kosong: menunggu persetujuan', check.row);
    return value ? [{ row: check.row, value }] : [];
  });
  const once = onceEach(file, 'mulai', read, (a) => `${a.person} ${a.kind} ${a.from}`, notes);
  return {
    rows: once.rows,
    problems: inRowOrder([...table.problems, ...checks.flatMap((check) => check.problems), ...once.problems]),
    notes: [...table.notes, ...notes.lines()],
  };
}

function absenceOf(check: RowCheck, directory: Pick<Directory, 'byNip'>): Absence | null {
  const person = knownPerson(check, directory);
  const kind = check.required('jenis', absenceKinds.join(', ')) && check.oneOf('jenis', absenceKinds);
  const from = check.required('mulai', 'tanggal TTTT-BB-HH') && check.date('mulai');
  const to = check.required('sampai', 'tanggal TTTT-BB-HH') && check.date('sampai');
  if (from && to && to < from) check.refuse('sampai', found(to, `tanggal yang tidak mendahului mulai (${from})`));
  const fromMinute = minuteIn(check);
  if (!person || !kind || !from || !to || check.problems.length > 0) return null;
  const document = check.text('nomor_surat') || null;
  return { person: person.id, kind, from, to, fromMinute, document, approvedBy: approverIn(check) };
}

/** "belum", "menunggu Kadis": a remark is nobody's approval. */
const approverIn = (check: RowCheck): string | null => {
  const value = check.text('disetujui_oleh');
  return value === '' || /^(belum|tidak|menunggu|proses|dalam proses)\b/i.test(value) ? null : value;
};

/** Half a day, on the first day of the range only. */
function minuteIn(check: RowCheck): MinuteOfDay | null {
  const value = check.text('dari_jam');
  if (value === '') return null;
  return (
    parseMinute(value.replace(/^(\d{1,2}[:.]\d{2})[:.]00$/, '$1')) ??
    check.refuse('dari_jam', found(value, 'jam seperti 13.00 atau 13:00'))
  );
}
