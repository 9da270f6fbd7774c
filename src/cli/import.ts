import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Agency } from '../domain/agency.ts';
import { type Instant, type LocalDate, localDate } from '../domain/time.ts';
import { readAbsences } from '../files/absence.ts';
import { type FileContent, type PeopleContext, readPeople } from '../files/people.ts';
import { peopleChanges } from '../files/people-changes.ts';
import { problemLine, wholeFile } from '../files/problem.ts';
import { readRoster } from '../files/roster.ts';
import type { People } from '../ports/people.ts';
import { type Progress, silent } from './progress.ts';

/** What an import works on; whoever opens it also closes it. */
export type ImportDesk = {
  readonly people: People;
  readonly agency: Agency;
  readonly positions: PeopleContext['positions'];
  readonly now: () => Instant;
  /** What is about to be shown of whom, for the trail. */
  readonly noteRead?: (what: string, whom: string) => Promise<void>;
};

export type ImportOptions = {
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean;
  /** Leaves out the rows that have a problem instead of refusing the file. */
  readonly skipBad?: boolean;
  readonly progress?: Progress;
};

/** What to print and how to leave; `1` = refused, nothing was written. */
export type Outcome = { readonly exitCode: 0 | 1; readonly out: readonly string[]; readonly err: readonly string[] };

export function importPeopleFile(desk: ImportDesk, path: string, options: ImportOptions = {}): Promise<Outcome> {
  return importFile(path, options, {
    what: 'pegawai',
    read: (bytes, file) => readPeople(bytes, file, desk),
    async preview(rows) {
      const { added, known, remarks } = peopleChanges(rows, await desk.people.directory(), desk.now(), today(desk));
      return [...remarks, `${added} pegawai baru, ${known} sudah ada`];
    },
    write: (rows) => desk.people.importPeople(rows, desk.now()),
  });
}

export async function importRosterFile(desk: ImportDesk, path: string, options: ImportOptions = {}): Promise<Outcome> {
  const directory = await desk.people.directory();
  return importFile(path, options, {
    what: 'jadwal',
    read: (bytes, file) => readRoster(bytes, file, directory),
    preview: async (rows) => [`${rows.length} jadwal terbaca`],
    write: (rows) => desk.people.importRoster(rows, desk.now()),
  });
}

export async function importAbsenceFile(desk: ImportDesk, path: string, options: ImportOptions = {}): Promise<Outcome> {
  const directory = await desk.people.directory();
  return importFile(path, options, {
    what: 'ketidakhadiran',
    read: (bytes, file) => readAbsences(bytes, file, directory),
    preview: async (rows) => [`${rows.length} ketidakhadiran terbaca`],
    write: (rows) => desk.people.importAbsences(rows, desk.now()),
  });
}

type Kind<Row> = {
  readonly what: string;
  read(bytes: Uint8Array, file: string): Promise<FileContent<Row>>;
  preview(rows: readonly Row[]): Promise<readonly string[]>;
  write(rows: readonly Row[]): Promise<{ readonly added: number; readonly changed: number }>;
};

async function importFile<Row>(path: string, options: ImportOptions, kind: Kind<Row>): Promise<Outcome> {
  const progress = options.progress ?? silent;
  try {
    progress.step(`Membaca ${basename(path)} …`);
    const file = await open(path);
    if (file.kind === 'closed') return { exitCode: 1, out: [], err: [problemLine(wholeFile(path, file.why))] };
    const { rows, problems, notes } = await kind.read(file.bytes, basename(path));
    const remarks = notes.map((note) => `catatan: ${note}`);
    const lines = problems.map(problemLine);
    const whole = problems.some((problem) => problem.row === null);
    if (problems.length > 0 && (whole || !options.skipBad))
      return { exitCode: 1, out: [], err: [...lines, refusal(problems.length, whole, rows.length)] };
    if (rows.length === 0)
      return { exitCode: 1, out: [], err: [...lines, 'Tidak ada baris yang dapat dipakai; tidak ada yang ditulis.'] };

    const skipped = problems.length === 0 ? [] : [...lines, `Baris bermasalah dilewati (${problems.length} masalah).`];
    if (options.dryRun)
      return {
        exitCode: 0,
        out: [...remarks, ...(await kind.preview(rows)), 'Uji coba saja; tidak ada yang ditulis.'],
        err: skipped,
      };

    progress.step(`Menyimpan ${rows.length} baris …`);
    const { added, changed } = await kind.write(rows);
    const same = rows.length - added - changed;
    return {
      exitCode: 0,
      out: [...remarks, `${kind.what}: ${added} baru, ${changed} berubah, ${same} tetap`],
      err: skipped,
    };
  } finally {
    progress.done();
  }
}

function refusal(count: number, whole: boolean, good: number): string {
  const offer = whole || good === 0 ? '' : ` Tambahkan --skip-bad untuk memakai ${good} baris yang benar saja.`;
  return `${count} masalah; tidak ada yang ditulis.${offer}`;
}

/** No file we read may be larger; a device or a pipe without end is not read at all. */
const mostBytes = 20 * 1024 * 1024;

type Opened = { readonly kind: 'open'; readonly bytes: Uint8Array } | { readonly kind: 'closed'; readonly why: string };

async function open(path: string): Promise<Opened> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { kind: 'closed', why: 'bukan berkas biasa' };
    if (found.size > mostBytes) return { kind: 'closed', why: 'lebih dari 20 MB; bagi menjadi beberapa berkas' };
    return { kind: 'open', bytes: await readFile(path) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'sebab tidak diketahui';
    return { kind: 'closed', why: code === 'ENOENT' ? 'berkas tidak ditemukan' : `tidak dapat dibuka (${code})` };
  }
}

/** Where the agency is: the first unit's day, for what a dry run says about transfers. */
const today = ({ agency, now }: ImportDesk): LocalDate => localDate(now(), agency.units[0]?.zone ?? 'WITA');
