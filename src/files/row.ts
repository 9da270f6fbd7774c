import type { Person } from '../domain/person.ts';
import { type LocalDate, parseDate } from '../domain/time.ts';
import type { Directory } from '../ports/people.ts';
import { found, type Problem, quoted } from './problem.ts';
import type { TableRow } from './table.ts';

/** One row while it is being checked: every reader answers `null` for "empty or refused" and remembers the reason. */
export type RowCheck = {
  readonly row: number;
  readonly problems: readonly Problem[];
  text(column: string): string;
  required(column: string, expected: string): string | null;
  oneOf<T extends string>(column: string, options: readonly T[]): T | null;
  date(column: string): LocalDate | null;
  number(column: string, limit: number, expected: string): number | null;
  /** The code in `nip`; a spreadsheet number is refused, because its last digits are already zeros. */
  nip(): string | null;
  refuse(column: string | null, text: string): null;
};

export function checkRow(file: string, { row, cells, numbers }: TableRow): RowCheck {
  const problems: Problem[] = [];
  // A dash stands for "nothing" in every office; as an approver's name it would excuse people.
  const text = (column: string) => (/^[-–—]+$/.test(cells[column] ?? '') ? '' : (cells[column] ?? ''));
  const refuse = (column: string | null, reason: string): null => {
    problems.push({ file, row, column, text: reason });
    return null;
  };
  const required = (column: string, expected: string) =>
    text(column) === '' ? refuse(column, found('', expected)) : text(column);
  return {
    row,
    problems,
    text,
    refuse,
    required,
    oneOf(column, options) {
      const value = text(column).toLowerCase();
      if (value === '') return null;
      // "Non ASN", "dinas luar": the code with a blank for its mark is the same code.
      const plain = (word: string) => word.replace(/[\s_-]+/g, ' ');
      return (
        options.find((option) => plain(option) === plain(value)) ??
        refuse(column, found(text(column), options.join(', ')))
      );
    },
    date(column) {
      const value = text(column);
      if (value === '') return null;
      return (
        parseDate(value.replace(/[ T]00[:.]00([:.]00)?$/, '')) ??
        refuse(column, found(value, 'tanggal yang ada, TTTT-BB-HH seperti 2021-07-30'))
      );
    },
    number(column, limit, expected) {
      const value = text(column);
      if (value === '') return null;
      const parsed = /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
      return Math.abs(parsed) <= limit ? parsed : refuse(column, found(value, expected));
    },
    nip() {
      const value = required('nip', 'NIP atau kode pegawai');
      if (value === null) return null;
      if (numbers.has('nip')) return refuse('nip', `${found(value, 'teks')}; ${lostDigits}`);
      if (/^\d+([.,]\d+)?E\+?\d+$/i.test(value)) return refuse('nip', `${found(value, '18 angka')}; ${lostDigits}`);
      return /^[\d ]+$/.test(value) ? value.replaceAll(' ', '') : value;
    },
  };
}

/** The person whose NIP the row gives; a roster cannot be for somebody who was never imported. */
export function knownPerson(check: RowCheck, directory: Pick<Directory, 'byNip'>): Person | null {
  const nip = check.nip();
  if (nip === null) return null;
  return (
    directory.byNip(nip) ??
    check.refuse('nip', `${quoted(nip)} tidak dikenal; impor dahulu pegawainya dengan "serlok people import"`)
  );
}

const lostDigits =
  'sel ini tersimpan sebagai bilangan sehingga angka terakhir NIP sudah hilang. Ubah format kolom menjadi Teks, lalu isi ulang NIP dari sumbernya';
