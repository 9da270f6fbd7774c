import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { loadConfig } from '../../src/config/index.ts';
import { readAbsences } from '../../src/files/absence.ts';
import { readPeople } from '../../src/files/people.ts';
import { readRoster } from '../../src/files/roster.ts';
import { agency, context, csv, directory, lines } from './made.ts';

const header = 'nip,nama,no_wa,unit,jabatan,posisi,pangkat,jenjang,status,peran,tik,lat,lon,mulai,sampai';
const good = {
  nip: '198507172010011005',
  nama: 'Ahmad Yani',
  no_wa: '0812-3456-7890',
  unit: 'diskominfo',
  jabatan: 'Pengelola Data',
  posisi: '',
  pangkat: 'Penata (III/c)',
  jenjang: 'pelaksana',
  status: 'pns',
  peran: '',
  tik: '',
  lat: '-2.99',
  lon: '120.19',
  mulai: '',
  sampai: '',
};
const line = (change: Partial<typeof good> = {}) =>
  Object.values({ ...good, ...change })
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');
const read = (...rows: readonly Partial<typeof good>[]) =>
  readPeople(csv(header, ...rows.map(line)), 'pegawai.csv', context);

describe('a people file', () => {
  test('gives everything the store needs', async () => {
    const { rows, problems } = await read({ peran: 'kasubag + bkpsdm', tik: 'tidak', mulai: '2021-01-01' });
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        nip: '198507172010011005',
        name: 'Ahmad Yani',
        title: 'Pengelola Data',
        position: null,
        rank: 'Penata (III/c)',
        level: 'pelaksana',
        employment: 'pns',
        itAble: false,
        place: { lat: -2.99, lon: 120.19 },
        phone: '6281234567890',
        service: { unit: 'diskominfo', roles: ['kasubag', 'bkpsdm'], from: '2021-01-01', to: null },
      },
    ]);
  });

  test.each([
    ['a short NIP', { nip: '19850717' }, 'kolom nip: "19850717"; seharusnya 18 angka untuk pns'],
    ['a NIP with a letter', { nip: '19850717201001100X' }, 'seharusnya 18 angka'],
    ['a NIP that Excel rounded', { nip: '1.98507E+17' }, 'angka terakhir NIP sudah hilang'],
    ['a NIP rounded with a comma', { nip: '1,98507E+17' }, 'angka terakhir NIP sudah hilang'],
    ['no NIP', { nip: '' }, 'kolom nip: kosong; seharusnya NIP'],
    ['no name', { nama: '' }, 'kolom nama: kosong'],
    ['no title', { jabatan: '' }, 'kolom jabatan: kosong'],
    ['a wrong number', { no_wa: '0812345' }, 'kolom no_wa: "0812345"; seharusnya satu nomor ponsel Indonesia'],
    ['no unit', { unit: '' }, 'kolom unit: kosong'],
    ['an unknown unit', { unit: 'dinsos' }, '"dinsos"; seharusnya id unit yang ada: diskominfo, dinkes'],
    ['an unknown level', { jenjang: 'eselon IV' }, 'kolom jenjang: "eselon IV"; seharusnya jpt, administrator'],
    ['an unknown status', { status: 'honorer' }, 'seharusnya pns, cpns, pppk, non-asn'],
    ['no status', { status: '' }, 'kolom status: kosong'],
    ['an unknown role', { peran: 'kasubag+admin' }, 'kolom peran: "kasubag+admin"'],
    ['an unknown tik', { tik: 'bisa' }, 'seharusnya ya, tidak'],
    ['half a place', { lon: '' }, 'lat dan lon diisi dua-duanya'],
    ['a place off the globe', { lat: '-299' }, 'seharusnya lintang desimal'],
    ['a decimal comma', { lat: '-2,99' }, 'seharusnya lintang desimal'],
    ['a date that does not exist', { mulai: '2021-02-30' }, 'kolom mulai: "2021-02-30"; seharusnya tanggal yang ada'],
    ['a date in another order', { mulai: '30/07/2021' }, 'TTTT-BB-HH'],
    ['an end before its beginning', { mulai: '2021-07-02', sampai: '2021-07-01' }, 'tidak mendahului mulai'],
  ])('%s is refused with its row and column', async (_, change, why) => {
    const { rows, problems } = await read(change);
    expect(lines(problems).join('\n')).toContain(why);
    expect(lines(problems)[0]).toMatch(/^pegawai\.csv: baris 2, kolom /);
    expect(rows).toEqual([]);
  });

  test('lists all problems of all rows at once, in row order', async () => {
    const { problems } = await read(
      { nip: '1', unit: 'x', no_wa: '' },
      { no_wa: '' },
      { nip: '2', status: 'x', lat: 'x', no_wa: '' },
    );
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 nip', '2 unit', '4 status', '4 lat']);
  });

  test('with one NIP or one number for two people takes neither', async () => {
    const other = { nip: '199008112015022007', no_wa: '081311112222' };
    const nips = await read({}, { no_wa: '081311112222' }, { ...other, no_wa: '081344445555' });
    expect(lines(nips.problems)).toEqual([
      'pegawai.csv: baris 2, kolom nip: "198507172010011005" juga di baris 3; seharusnya satu baris untuk tiap NIP',
      'pegawai.csv: baris 3, kolom nip: "198507172010011005" juga di baris 2; seharusnya satu baris untuk tiap NIP',
    ]);
    expect(nips.rows.map(({ nip }) => nip)).toEqual(['199008112015022007']);

    const phones = await read({}, { nip: '199008112015022007', no_wa: '+62 812 3456 7890' });
    expect(phones.rows).toEqual([]);
    expect(phones.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'no_wa'],
      [3, 'no_wa'],
    ]);
  });

  test('accepts any code for non-ASN and a NIP written with blanks', async () => {
    const { rows, problems } = await read(
      { nip: 'KOM-001', status: 'non-asn', no_wa: '' },
      { nip: '19850717 201001 1 005' },
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ nip }) => nip)).toEqual(['KOM-001', '198507172010011005']);
  });

  test('keeps formulas as the text they are', async () => {
    const nama = '=HYPERLINK("http://x","klik")';
    expect((await read({ nama })).rows[0]?.name).toBe(nama);
  });

  test('notes what is missing or derived, once for all rows alike', async () => {
    const { rows, notes } = await read(
      { no_wa: '', jabatan: 'Kasubag Umum dan Kepegawaian', jenjang: '' },
      { nip: '199008112015022007', no_wa: '', jenjang: '' },
    );
    expect(rows.map(({ position, level, service }) => [position, level, service.roles])).toEqual([
      ['kasubag', 'pengawas', []],
      [null, 'lainnya', []],
    ]);
    expect(notes).toEqual([
      'posisi "kasubag" diturunkan dari jabatan "Kasubag Umum dan Kepegawaian" (baris 2)',
      'jenjang "pengawas" diturunkan dari posisi "kasubag" (baris 2)',
      'belum punya nomor (baris 2, 3)',
      'peran kosong; bila pegawai ini pengelola presensi, isi peran "kasubag" (baris 2)',
      'jenjang kosong dan tidak dapat diturunkan: dicatat "lainnya" (baris 3)',
    ]);
  });

  test.each([
    ['Kepala Dinas Kesehatan', 'dinkes', 'kepala_dinas'],
    ['Plt. Kepala Badan Keuangan', 'dinkes', 'kepala_badan'],
    ['Sekretaris', 'diskominfo', 'sekretaris'],
    ['Sekretaris', 'kecamatan', 'sekcam'],
    ['Sekretaris Kelurahan', 'kecamatan', 'seklur'],
    ['Kepala Sub Bagian Keuangan', 'diskominfo', 'kasubag'],
    ['KASI Pelayanan', 'kecamatan', 'kasi'],
    ['Kepala Bidang Aplikasi', 'diskominfo', 'kabid'],
    ['Camat Contoh', 'kecamatan', 'camat'],
    ['Staf Ahli Bidang Hukum', 'diskominfo', 'staf_ahli'],
    ['Asisten Perekonomian', 'diskominfo', 'asisten'],
    ['Asisten Apoteker', 'dinkes', null],
    ['Pengelola Data', 'dinkes', null],
  ])('derives the position of a %s in %s: %s', async (jabatan, unit, position) => {
    expect((await read({ jabatan, unit })).rows[0]?.position).toBe(position);
  });

  test("keeps to the agency's own position codes when it names some", async () => {
    const positions = ['kasubag', 'kepala_opd'];
    const of = (change: Partial<typeof good>) =>
      readPeople(csv(header, line(change)), 'pegawai.csv', { agency, positions });
    expect((await of({ jabatan: 'Kasubag Keuangan' })).rows[0]?.position).toBe('kasubag');
    expect((await of({ jabatan: 'Kepala Dinas' })).rows[0]?.position).toBe('kepala_opd');
    expect((await of({ jabatan: 'Lurah' })).rows[0]?.position).toBeNull();
    expect(lines((await of({ posisi: 'lurah' })).problems)[0]).toContain('kode posisi yang ada: kasubag, kepala_opd');
  });

  test('as XLSX is read the same, and a numeric NIP is refused', async () => {
    const cells = (nip: string | number, no_wa = good.no_wa) => Object.values({ ...good, nip, no_wa });
    const book = await writeXlsx([
      header.split(','),
      cells(good.nip),
      cells(Number('199008112015022007'), ''),
    ]).toBuffer();
    const { rows, problems } = await readPeople(new Uint8Array(book), 'pegawai.xlsx', context);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.phone).toBe('6281234567890');
    expect(lines(problems)).toEqual([expect.stringMatching(/^pegawai\.xlsx: baris 3, kolom nip: .*sudah hilang/)]);
  });

  test('as XLSX may hold phone numbers and coordinates as numbers', async () => {
    const cells = Object.values({ ...good, no_wa: 6281234567890, lat: -2.99, lon: 120.19 });
    const book = await writeXlsx([header.split(','), cells]).toBuffer();
    const { rows } = await readPeople(new Uint8Array(book), 'pegawai.xlsx', context);
    expect(rows[0]).toMatchObject({ phone: '6281234567890', place: { lat: -2.99, lon: 120.19 } });
  });
});

describe('the sample files', () => {
  const sample = (name: string) => new Uint8Array(readFileSync(`config/contoh/${name}`));
  const config = loadConfig('config');

  test.runIf(existsSync('config/contoh/people.csv') && config.ok)('are read without a problem', async () => {
    if (!config.ok) return;
    const people = await readPeople(sample('people.csv'), 'people.csv', config.config);
    expect(lines(people.problems)).toEqual([]);
    expect(people.rows.length).toBeGreaterThan(20);

    const nips = new Map(people.rows.map(({ nip }, i) => [nip, { ...directory.byNip('198507172010011005'), id: i }]));
    const everybody = { byNip: (nip: string) => nips.get(nip) as ReturnType<typeof directory.byNip> };
    for (const name of ['roster-kota.csv', 'roster-kabupaten.csv'])
      expect(lines((await readRoster(sample(name), name, everybody)).problems)).toEqual([]);
    expect(lines((await readAbsences(sample('absences.csv'), 'absences.csv', everybody)).problems)).toEqual([]);
  });
});
