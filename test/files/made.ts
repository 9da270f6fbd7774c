import type { Agency } from '../../src/domain/agency.ts';
import type { Person } from '../../src/domain/person.ts';
import { type Problem, problemLine } from '../../src/files/problem.ts';

/** A small agency and file builders shared by the tests of `files/`. */
export const agency: Agency = {
  name: 'Pemerintah Contoh',
  contact: 'BKPSDM',
  areas: [{ id: 'kota', name: 'Kota Contoh' }],
  units: [
    unit('diskominfo', 'dinas', null),
    unit('dinkes', 'dinas', null),
    unit('puskesmas', 'puskesmas', 'dinkes'),
    unit('kecamatan', 'kecamatan', null),
  ],
  edicts: [],
};

function unit(id: string, type: string, parent: string | null): Agency['units'][number] {
  const workWeek = [1, 2, 3, 4, 5] as const;
  return { id, name: id, type, area: 'kota', parent, zone: 'WITA', workWeek, worksOn: [], groups: [] };
}

export const context = { agency, positions: [] };

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const csv = (...lines: readonly string[]): Uint8Array => bytesOf(`${lines.join('\n')}\n`);
export const lines = (problems: readonly Problem[]): readonly string[] => problems.map(problemLine);

const person = (id: number, nip: string): Person => ({
  id,
  nip,
  name: nip,
  title: 'Pengelola Data',
  position: null,
  rank: null,
  level: 'pelaksana',
  employment: 'pns',
  itAble: true,
  place: null,
  services: [{ unit: 'diskominfo', roles: [], from: null, to: null }],
});

export const ahmad = '198507172010011005';
export const fitri = '199008112015022007';
const known = [person(1, ahmad), person(2, fitri)];
export const directory = { byNip: (nip: string) => known.find((one) => one.nip === nip) };
