import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Folder, openFolder, repository } from './desk.ts';

/** A roster of the sample agency from the draft to the file, as the operator types it on Friday afternoon. */
const friday = { SERLOK_WHATSAPP_URL: 'ws://127.0.0.1:1', SERLOK_CLOCK: '2021-07-30T15:00:00+08:00' };
const week = ['--from', '2021-08-02', '--to', '2021-08-06'];

let folder: Folder;
const run = (...args: string[]) => folder.run(args, friday);
beforeAll(async () => {
  folder = await openFolder();
  expect((await run('people', 'import', `${repository}/config/contoh/people.csv`)).code).toBe(0);
});
afterAll(async () => {
  await folder.close();
});

it('a draft is made by the edict in force, says how even it is, and binds nobody yet', async () => {
  const { code, out } = await run('roster', 'draft', ...week, '--unit', 'diskominfo');
  expect(code).toBe(0);
  expect(out).toContain('palopo-2021, 2–6 Agustus 2021: 15 pegawai di 1 unit, 75 giliran (WFO 20, lainnya 55).');
  expect(out).toContain('giliran WFO 1–2 hari, blok 1 hari');
  expect(out).toContain('Terbitkan dengan: serlok roster publish 1');
  expect((await run('roster', 'show', ...week, '--unit', 'diskominfo', '--format', 'csv')).out).not.toMatch(/,[HO],/);
  expect(
    (await run('roster', 'show', ...week, '--unit', 'diskominfo', '--version', '1', '--format', 'csv')).out,
  ).toMatch(/,[HO],/);
});

it('published, it is what everybody reads: as a table, a text to forward, a calendar and a workbook', async () => {
  expect((await run('roster', 'publish', '1', '--by', '198206142006042002')).out).toContain('Jadwal 1 terbit');
  expect((await run('roster', 'publish', '1')).err).toContain('sudah terbit');
  const table = (await run('roster', 'show', ...week, '--unit', 'diskominfo')).out;
  expect(table).toMatch(/Jumlah WFO +4 +4 +4 +4 +4 +20/);
  const text = (await run('roster', 'show', ...week, '--unit', 'diskominfo', '--format', 'text')).out;
  expect(text).toContain('*Sen 02/08* – WFO 4 · WFH 11');
  const file = join(folder.folder, 'darmawati.ics');
  expect((await run('roster', 'show', ...week, '--person', 'Darmawati', '--format', 'ics', '--out', file)).code).toBe(
    0,
  );
  expect((await readFile(file, 'utf8')).match(/SUMMARY:WF[HO]/g)).toHaveLength(5);
  const book = join(folder.folder, 'agustus.xlsx');
  expect((await run('roster', 'show', ...week, '--unit', 'diskominfo', '--format', 'xlsx', '--out', book)).code).toBe(
    0,
  );
  expect((await readFile(book)).subarray(0, 2).toString()).toBe('PK');
});

it('why somebody comes on a day is answered with the clause and the turn', async () => {
  const { out } = await run('roster', 'why', 'Darmawati', '2021-08-03');
  expect(out).toContain('Darmawati, S.Kom., Selasa 3 Agustus 2021: WF');
  expect(out).toContain('poin 1');
  expect(out).toContain('15 pegawai dalam kelompok, 4 orang masuk per hari kerja');
});

it("the head's word for a unit holds on its days, before roster and rules", async () => {
  const word = ['--by', 'Kepala Dinas', '--because', 'penyemprotan kantor'];
  const days = ['--from', '2021-08-04', '--to', '2021-08-04'];
  expect((await run('roster', 'set', '--unit', 'diskominfo', '--mode', 'wfh', ...days, ...word)).code).toBe(0);
  expect((await run('roster', 'show', ...week, '--unit', 'diskominfo')).out).toMatch(/Jumlah WFO +4 +4 +0 +4 +4 +16/);
  expect((await run('roster', 'why', 'Fitriani', '2021-08-04')).out).toContain('penyemprotan kantor');
});

it('a leave on a published turn is imported with the word that the turn has to be made up for', async () => {
  const nip = '197512022007012005';
  const calendar = (await run('roster', 'show', ...week, '--person', nip, '--format', 'ics')).out;
  const [, year, month, day] =
    /DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)\r\nDTEND[^\n]*\nSUMMARY:WFO/.exec(calendar) ?? [];
  const date = `${year}-${month}-${day}`;
  const leave = `nip,jenis,mulai,sampai,disetujui_oleh\n${nip},cuti,${date},${date},kepala\n`;
  const file = await folder.write('cuti.csv', leave);
  const { err, code } = await run('absence', 'import', file);
  expect(code).toBe(0);
  expect(err).toContain('1 giliran WFO yang sudah terbit');
  expect(err).toContain(`serlok roster draft --from ${date} --to ${date}`);
});

it('every version stays on the list', async () => {
  expect((await run('roster', 'draft', ...week, '--edict', 'palopo-2021')).code).toBe(0);
  const { out } = await run('roster', 'versions');
  expect(out).toMatch(/^2 {2}palopo-2021 .* rancangan/m);
  expect(out).toMatch(/^1 {2}palopo-2021 .* terbit oleh 198206142006042002/m);
});

it.each([
  ['an edict nobody wrote', ['draft', ...week, '--edict', 'bontang-2021'], 'edaran "bontang-2021" tidak ada'],
  ['an edict that is not used here', ['draft', ...week, '--edict', 'malang-2021'], 'belum dipakai'],
  ['a unit that does not exist', ['draft', ...week, '--unit', 'dinsos'], 'unit "dinsos" tidak ada'],
  ['a range that ends before it begins', ['draft', '--from', '2021-08-06', '--to', '2021-08-02'], 'mendahului'],
  ['a day before any edict', ['draft', '--from', '2020-01-01', '--to', '2020-01-02'], 'tidak ada edaran yang berlaku'],
  ['two edicts at once', ['draft', ...week], 'sebutkan salah satu'],
  ['a draft that does not exist', ['publish', '77'], 'tidak ada'],
  [
    'a word without a reason',
    ['set', '--unit', 'damkar', '--mode', 'wfh', ...week, '--by', 'x', '--because', ' '],
    'tidak boleh kosong',
  ],
  ['a calendar of many', ['show', ...week, '--format', 'ics'], 'hanya untuk satu orang'],
])('%s is refused with the reason', async (_, args, reason) => {
  const { code, err } = await run('roster', ...args);
  expect(err).toContain(reason);
  expect(code).toBe(1);
});
