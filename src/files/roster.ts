import { type RosterEntry, rosterModes } from '../domain/roster.ts';
import type { Directory } from '../ports/people.ts';
import { openNotes } from './notes.ts';
import { type Numbered, onceEach } from './once.ts';
import type { FileContent } from './people.ts';
import { inRowOrder } from './problem.ts';
import { checkRow, knownPerson } from './row.ts';
import { readTable } from './table.ts';

const columns = { required: ['nip', 'tanggal', 'mode'], optional: [] } as const;

/** A roster made by hand: `nip,tanggal,mode`. */
export async function readRoster(
  bytes: Uint8Array,
  file: string,
  directory: Pick<Directory, 'byNip'>,
): Promise<FileContent<RosterEntry>> {
  const table = await readTable(bytes, file, columns);
  if (table.kind === 'refused') return { rows: [], problems: table.problems, notes: [] };

  const notes = openNotes();
  const checks = table.rows.map((row) => checkRow(file, row));
  const read = checks.flatMap((check): readonly Numbered<RosterEntry>[] => {
    const person = knownPerson(check, directory);
    const date = check.required('tanggal', 'tanggal TTTT-BB-HH') && check.date('tanggal');
    const mode = check.required('mode', rosterModes.join(', ')) && check.oneOf('mode', rosterModes);
    return person && date && mode ? [{ row: check.row, value: { date, person: person.id, mode } }] : [];
  });
  const once = onceEach(file, 'mode', read, (entry) => `${entry.person} ${entry.date}`, notes);
  return {
    rows: once.rows,
    problems: inRowOrder([...table.problems, ...checks.flatMap((check) => check.problems), ...once.problems]),
    notes: [...table.notes, ...notes.lines()],
  };
}
