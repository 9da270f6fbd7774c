import { stringify } from 'csv-stringify/sync';
import type { Person, Service } from '../domain/person.ts';
import { guarded } from './formula.ts';

export const peopleFormats = ['table', 'csv', 'json'] as const;
export type PeopleFormat = (typeof peopleFormats)[number];

/** A person as listed: where he or she serves on the day asked about, and the number in use. */
export type Listed = { readonly person: Person; readonly service: Service | null; readonly phone: string | null };

/** The list as text ending in a line feed. The CSV has the columns of the people file, so it can be imported again. */
export function peopleOut(list: readonly Listed[], format: PeopleFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(list.map(fields), null, 2)}\n`;
    case 'csv':
      return stringify(list.map(fields), {
        header: true,
        columns: csvColumns,
        cast: { string: guarded },
      });
    case 'table':
      return aligned([tableColumns, ...list.map((one) => tableColumns.map((column) => fields(one)[column] ?? ''))]);
  }
}

const csvColumns = [
  ...[
    'nip',
    'nama',
    'no_wa',
    'unit',
    'jabatan',
    'posisi',
    'pangkat',
    'jenjang',
    'status',
    'peran',
    'tik',
    'lat',
    'lon',
  ],
  ...['mulai', 'sampai'],
];
const tableColumns = ['nip', 'nama', 'unit', 'jabatan', 'jenjang', 'peran', 'no_wa'] as const;

/** NIP and phone are strings in every format: a number would lose digits. */
function fields({ person, service, phone }: Listed) {
  return {
    nip: person.nip,
    nama: person.name,
    no_wa: phone,
    unit: service?.unit ?? null,
    jabatan: person.title,
    posisi: person.position,
    pangkat: person.rank,
    jenjang: person.level,
    status: person.employment,
    peran: service?.roles.join('+') ?? '',
    tik: person.itAble ? 'ya' : 'tidak',
    lat: person.place?.lat ?? null,
    lon: person.place?.lon ?? null,
    mulai: service?.from ?? null,
    sampai: service?.to ?? null,
  };
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
