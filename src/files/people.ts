import type { PersonRow } from '../ports/people.ts';
import { openNotes, rowList } from './notes.ts';
import { type PeopleContext, type PersonRead, personOf } from './people-row.ts';
import { inRowOrder, type Problem, quoted } from './problem.ts';
import { checkRow } from './row.ts';
import { readTable } from './table.ts';

export type { PeopleContext } from './people-row.ts';

export type FileContent<Row> = {
  /** Rows without any problem; whether they may be used while others have one is the operator's choice. */
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
};

export const peopleColumns = {
  required: ['nip', 'nama', 'unit', 'jabatan', 'status'],
  optional: ['no_wa', 'posisi', 'pangkat', 'jenjang', 'peran', 'tik', 'lat', 'lon', 'mulai', 'sampai'],
} as const;

/** Everything a people file says and everything wrong with it, in one list. */
export async function readPeople(
  bytes: Uint8Array,
  file: string,
  context: PeopleContext,
): Promise<FileContent<PersonRow>> {
  const table = await readTable(bytes, file, peopleColumns);
  if (table.kind === 'refused') return { rows: [], problems: table.problems, notes: [] };

  const notes = openNotes();
  const read = table.rows.map((row) => {
    const check = checkRow(file, row);
    return { row: row.row, ...personOf(check, context, notes), problems: check.problems };
  });
  const twice = [
    ...repeated(file, 'nip', read, (one) => one.nip, 'satu baris untuk tiap NIP'),
    ...repeated(file, 'no_wa', read, (one) => one.phone, 'satu nomor untuk satu pegawai'),
  ];
  const doubtful = new Set(twice.map((problem) => problem.row));
  return {
    rows: read.flatMap(({ row, person }) => (person && !doubtful.has(row) ? [person] : [])),
    problems: inRowOrder([...table.problems, ...read.flatMap(({ problems }) => problems), ...twice]),
    notes: [...table.notes, ...notes.lines()],
  };
}

type Numbered = PersonRead & { readonly row: number };

/** One problem for each row of a group: which of them is right is not ours to say, so none of them is taken. */
function repeated(
  file: string,
  column: string,
  read: readonly Numbered[],
  key: (one: Numbered) => string | null,
  expected: string,
): readonly Problem[] {
  const groups = new Map<string, Numbered[]>();
  for (const one of read) {
    const value = key(one);
    if (value !== null) groups.set(value, [...(groups.get(value) ?? []), one]);
  }
  return [...groups].flatMap(([value, group]) =>
    group.length < 2
      ? []
      : group.map(({ row }) => {
          const others = group.flatMap((other) => (other.row === row ? [] : [other.row]));
          return { file, row, column, text: `${quoted(value)} juga di ${rowList(others)}; seharusnya ${expected}` };
        }),
  );
}
