import { expect, test } from 'vitest';
import { readAbsences } from '../../src/files/absence.ts';
import { readPeople } from '../../src/files/people.ts';
import { readRoster } from '../../src/files/roster.ts';
import { agency, ahmad, csv, directory, lines } from './made.ts';

const named = { ...agency, units: agency.units.map((unit) => ({ ...unit, name: `Dinas ${unit.id}` })) };
const people = (row: string, change = {}) =>
  readPeople(csv('NIP ;Nama;No. WA;Unit;Jabatan;Status', row, ';;;;;'), 'p.csv', {
    agency: named,
    positions: [],
    ...change,
  });
const absences = (row: string) =>
  readAbsences(csv('nip;jenis;mulai;sampai;dari_jam;nomor_surat;disetujui_oleh', row), 'a.csv', directory);

test('a unit may be given by its full name, with a note', async () => {
  const { rows, notes, problems } = await people(`${ahmad};Ahmad;-;DINAS Diskominfo;Staf;PNS`);
  expect(lines(problems)).toEqual([]);
  expect(rows[0]).toMatchObject({ service: { unit: 'diskominfo' }, phone: null });
  expect(notes.join()).toContain('unit "diskominfo" menurut namanya (baris 2)');
});

test('a name two units share is refused', async () => {
  const twice = { ...agency, units: agency.units.map((unit) => ({ ...unit, name: 'Dinas' })) };
  const { problems } = await people(`${ahmad};Ahmad;;Dinas;Staf;pns`, { agency: twice });
  expect(lines(problems)).toEqual([expect.stringContaining('kolom unit: "Dinas"; seharusnya id unit yang ada')]);
});

test('a blank in the place of the mark is the same code', async () => {
  expect((await people('H-1;Ahmad;;diskominfo;Staf;Non ASN')).rows[0]).toMatchObject({ employment: 'non-asn' });
  const { rows } = await absences(`${ahmad};Dinas Luar;2021-07-30;2021-07-30;;090/1;Sekda`);
  expect(rows[0]).toMatchObject({ kind: 'dinas_luar', approvedBy: 'Sekda' });
});

test.each(['-', '–', 'belum', 'Menunggu Kadis', 'proses'])('"%s" is nobody\'s approval', async (cell) => {
  const { rows } = await absences(`${ahmad};sakit;2021-07-30;2021-07-30;-;-;${cell}`);
  expect(rows).toEqual([expect.objectContaining({ approvedBy: null, document: null, fromMinute: null })]);
});

test('midnight behind a date and seconds behind a time carry nothing', async () => {
  const { rows } = await absences(`${ahmad};izin;2021-07-30 00:00:00;2021-07-30;12:30:00;;Sekda`);
  expect(rows[0]).toMatchObject({ from: '2021-07-30', fromMinute: 750 });
});

test('a date in the order of the day is refused: 8/7 may be July or August', async () => {
  const { problems } = await readRoster(csv('nip;tanggal;mode', `${ahmad};08/07/2021;WFH `), 'j.csv', directory);
  expect(lines(problems)).toEqual([
    'j.csv: baris 2, kolom tanggal: "08/07/2021"; seharusnya tanggal yang ada, TTTT-BB-HH seperti 2021-07-30',
  ]);
});
