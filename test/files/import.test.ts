import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { importAbsenceFile, importPeopleFile, importRosterFile } from '../../src/cli/import.ts';
import { listPeople, peopleCommands } from '../../src/cli/people.ts';
import { progressOn } from '../../src/cli/progress.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { sqlitePeople } from '../../src/store/people.ts';
import { agency, ahmad, fitri } from './made.ts';

let folder: string;
let store: Store;
let desk: Parameters<typeof importPeopleFile>[0];
let now = Date.UTC(2021, 6, 30);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serlok-import-'));
  store = openStore(join(folder, 'serlok.db'));
  now = Date.UTC(2021, 6, 30);
  desk = { people: sqlitePeople(store), agency, positions: [], now: () => now };
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (...lines: readonly string[]) => {
  const path = join(folder, 'berkas.csv');
  writeFileSync(path, lines.join('\n'));
  return path;
};
const header = 'nip,nama,no_wa,unit,jabatan,status,jenjang';
const goodRow = `${ahmad},Ahmad Yani,081234567890,diskominfo,Pengelola Data,pns,pelaksana`;
const otherRow = `${fitri},Fitriani,081311112222,puskesmas,Perawat,pns,fungsional`;
const badRow = '123,Ruslan,0812,dinsos,Teknisi,pns,pelaksana';
const known = async () => (await desk.people.directory()).persons.map(({ name }) => name);

describe('importing a people file', () => {
  test('stores it and says how many', async () => {
    const path = file(header, goodRow, otherRow);
    expect(await importPeopleFile(desk, path)).toEqual({
      exitCode: 0,
      out: ['pegawai: 2 baru, 0 berubah, 0 tetap'],
      err: [],
    });
    expect((await importPeopleFile(desk, path)).out).toEqual(['pegawai: 0 baru, 0 berubah, 2 tetap']);
  });

  test('writes nothing while a problem stands', async () => {
    const result = await importPeopleFile(desk, file(header, goodRow, badRow));
    expect(result.exitCode).toBe(1);
    expect(result.out).toEqual([]);
    expect(result.err).toEqual([
      expect.stringContaining('berkas.csv: baris 3, kolom nip: "123"; seharusnya 18 angka'),
      expect.stringContaining('baris 3, kolom unit'),
      expect.stringContaining('baris 3, kolom no_wa'),
      '3 masalah; tidak ada yang ditulis. Tambahkan --skip-bad untuk memakai 1 baris yang benar saja.',
    ]);
    expect(await known()).toEqual([]);
  });

  test('with --skip-bad takes the good rows and still names the others', async () => {
    const result = await importPeopleFile(desk, file(header, goodRow, badRow), { skipBad: true });
    expect(result).toMatchObject({ exitCode: 0, out: ['pegawai: 1 baru, 0 berubah, 0 tetap'] });
    expect(result.err).toHaveLength(4);
    expect(await known()).toEqual(['Ahmad Yani']);
  });

  test('with --skip-bad still refuses a file that cannot be read, or has no good row', async () => {
    expect(await importPeopleFile(desk, file('nama', 'Ahmad'), { skipBad: true })).toMatchObject({
      exitCode: 1,
      out: [],
    });
    expect(await importPeopleFile(desk, file(header, badRow), { skipBad: true })).toMatchObject({
      exitCode: 1,
      out: [],
    });
    expect((await importPeopleFile(desk, join(folder, 'tiada.csv'))).err[0]).toContain('berkas tidak ditemukan');
    expect((await importPeopleFile(desk, folder)).err[0]).toContain('bukan berkas biasa');
  });

  test('as a dry run says what would happen and writes nothing', async () => {
    await importPeopleFile(desk, file(header, goodRow, otherRow));
    const changes = [
      `${ahmad},Ahmad Yani,081311112222,dinkes,Kasubag Umum dan Kepegawaian,pns,`,
      `${fitri},Fitriani,,puskesmas,Perawat,pns,fungsional`,
      'KOM-1,Indo Upe,,puskesmas,Tenaga Kebersihan,non-asn,lainnya',
    ];
    const { exitCode, out, err } = await importPeopleFile(desk, file(header, ...changes), { dryRun: true });
    expect([exitCode, err]).toEqual([0, []]);
    expect(out).toEqual([
      'catatan: posisi "kasubag" diturunkan dari jabatan "Kasubag Umum dan Kepegawaian" (baris 2)',
      'catatan: jenjang "pengawas" diturunkan dari posisi "kasubag" (baris 2)',
      'catatan: peran kosong; bila pegawai ini pengelola presensi, isi peran "kasubag" (baris 2)',
      'catatan: belum punya nomor (baris 3, 4)',
      `nomor 6281311112222 berpindah dari Fitriani (${fitri}) ke Ahmad Yani (${ahmad})`,
      `Ahmad Yani (${ahmad}): nomor 6281234567890 diganti 6281311112222`,
      `Fitriani (${fitri}): no_wa kosong di berkas, nomor lama 6281311112222 tetap dipakai`,
      `Ahmad Yani (${ahmad}): pindah dari diskominfo ke dinkes sejak 2021-07-30`,
      '1 pegawai baru, 2 sudah ada',
      'Uji coba saja; tidak ada yang ditulis.',
    ]);
    expect(await known()).toEqual(['Ahmad Yani', 'Fitriani']);
    expect((await desk.people.directory()).persons[0]?.services).toHaveLength(1);
  });
});

test('rosters and absences are imported for people already known', async () => {
  const roster = file('nip,tanggal,mode', `${ahmad},2021-07-30,wfh`);
  expect((await importRosterFile(desk, roster)).exitCode).toBe(1);
  await importPeopleFile(desk, file(header, goodRow));
  const turn = file('nip,tanggal,mode', `${ahmad},2021-07-30,wfh`);
  expect((await importRosterFile(desk, turn, { dryRun: true })).out).toContain('1 jadwal terbaca');
  expect((await importRosterFile(desk, turn)).out).toEqual(['jadwal: 1 baru, 0 berubah, 0 tetap']);
  const leave = file('nip,jenis,mulai,sampai,disetujui_oleh', `${ahmad},cuti,2021-07-30,2021-07-31,Kadis`);
  expect((await importAbsenceFile(desk, leave)).out).toEqual(['ketidakhadiran: 1 baru, 0 berubah, 0 tetap']);
});

test('the list shows a unit and what lies under it', async () => {
  await importPeopleFile(desk, file(header, goodRow, otherRow));
  const json = async (unit: string) => (await listPeople(desk, { unit, format: 'json' })).out.join('');
  expect(JSON.parse(await json('dinkes'))).toMatchObject([{ nama: 'Fitriani', no_wa: '6281311112222' }]);
  expect(await listPeople(desk, { unit: 'dinsos', format: 'table' })).toMatchObject({ exitCode: 1 });
  expect((await listPeople(desk, { format: 'csv' })).out[0]?.split('\n')).toHaveLength(3);
});

describe('the commands', () => {
  const program = () => {
    const made = new Command('serlok').exitOverride();
    let closed = 0;
    peopleCommands(made, async () => ({ ...desk, close: () => void closed++ }));
    return { made, closed: () => closed };
  };

  test('print problems on stderr, leave with 1 and close what they opened', async () => {
    const err = vi.spyOn(console, 'error').mockImplementation(() => {});
    const out = vi.spyOn(console, 'log').mockImplementation(() => {});
    const { made, closed } = program();
    await made.parseAsync(['people', 'import', file(header, badRow)], { from: 'user' });
    expect([process.exitCode, err.mock.calls.length, out.mock.calls.length, closed()]).toEqual([1, 4, 0, 1]);
    await made.parseAsync(['people', 'import', file(header, goodRow)], { from: 'user' });
    expect([process.exitCode, closed()]).toEqual([0, 2]);
    process.exitCode = undefined;
    vi.restoreAllMocks();
  });

  test('explain themselves with an example', () => {
    const { made } = program();
    for (const path of [
      ['people', 'import'],
      ['people', 'list'],
      ['absence', 'import'],
      ['roster', 'import'],
    ]) {
      const command = path.reduce<Command | undefined>((at, name) => at?.commands.find((c) => c.name() === name), made);
      const help: string[] = [];
      command?.configureOutput({ writeOut: (text) => void help.push(text) }).outputHelp();
      expect(help.join('')).toContain(`serlok ${path.join(' ')}`);
    }
  });
});

test('progress shows on a terminal only', () => {
  const written: string[] = [];
  const screen = (isTTY: boolean) => ({ isTTY, columns: 20, write: (text: string) => written.push(text) });
  progressOn(screen(false)).step('Membaca');
  expect(written).toEqual([]);
  const progress = progressOn(screen(true));
  progress.step('Membaca berkas yang namanya panjang');
  progress.done();
  expect(written).toEqual(['\r\x1b[KMembaca berkas yang', '\r\x1b[K']);
});
