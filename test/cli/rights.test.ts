import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Folder, openFolder, sample } from './desk.ts';

/** What the operator does for the rights of a person, and how the trail of it is checked. */
const friday = { SERLOK_WHATSAPP_URL: 'ws://127.0.0.1:1', SERLOK_CLOCK: '2021-07-30T18:30:00+08:00' };
const day = ['--from', '2021-07-30', '--to', '2021-07-30'];
const besse = '199604172020122010';

let folder: Folder;
const run = (...args: string[]) => folder.run(args, friday);
beforeAll(async () => {
  folder = await openFolder();
  for (const [what, file] of [
    ['people', 'people.csv'],
    ['roster', 'roster-kota.csv'],
  ] as const)
    expect((await run(what, 'import', sample(file))).code).toBe(0);
});
afterAll(() => folder.close());

it('everything kept about one person is handed over as JSON, and nobody else is in it', async () => {
  const { code, out } = await run('people', 'data', 'Besse');
  expect(code).toBe(0);
  const data = JSON.parse(out) as Record<string, unknown>;
  expect(data).toMatchObject({ person: { nip: besse }, retention: { coordinatesDays: 90 }, shares: [], acts: [] });
  expect(data['identities']).toEqual([{ kind: 'phone', value: '6281100010545' }]);
  expect(out).not.toMatch(/Nurhayati|Ruslan/);
});

it('whatever the operator looks at is in the trail of those it is about', async () => {
  await run('explain', besse, '2021-07-30');
  await run('recap', ...day, '--unit', 'diskominfo');
  await run('recap', ...day, '--unit', 'dinkes');
  await run('people', 'list');
  await run('roster', 'show', ...day, '--person', 'Ruslan');
  await run('edict', 'preview', 'palopo-2021', '--unit', 'diskominfo');
  await run('edict', 'diff', 'luwu-utara-2021', 'palopo-2021', '--from', '2021-07-29', '--to', '2021-07-30');
  const { code, out } = await run('audit', 'list', '--about', 'Besse', '--from', '2021-07-30', '--to', '2021-07-30');
  expect(code).toBe(0);
  for (const part of [
    `read\tpeople data\t${besse}`,
    `read\texplain 2021-07-30\t${besse}`,
    'read\trecap 2021-07-30..2021-07-30\tunit:diskominfo',
    'read\tpeople list\tunit:*',
    'read\tedict preview 2021-07-30..2021-08-05\tunit:diskominfo',
    'read\tedict diff 2021-07-29..2021-07-30\tunit:*',
  ])
    expect(out).toContain(part);
  expect(out).not.toMatch(/unit:dinkes|roster show/);
  expect((await run('audit', 'list', '--about', 'Besse', '--to', '2021-07-29')).out).toBe('');
  expect((await run('audit', 'list', '--from', 'kemarin')).err).toContain('diharapkan tanggal');
});

it('a recap says in full or not in every form', async () => {
  const book = join(folder.folder, 'rekap.xlsx');
  expect((await run('recap', ...day, '--unit', 'diskominfo', '--format', 'xlsx', '--out', book)).code).toBe(0);
  const sheets = Object.keys(unzipSync(await readFile(book))).filter((name) => name.includes('worksheets/sheet'));
  expect(sheets).toHaveLength(2);
  const csv = (await run('recap', ...day, '--unit', 'diskominfo', '--format', 'csv')).out;
  expect(csv.split('\n')[0]).toMatch(
    /id_pesan,semula,alasan_koreksi,dikoreksi_oleh,hari_wajib,.*,penuh,kontak_mendadak$/,
  );
  const days = ['--from', '2021-07-29', '--to', '2021-07-30', '--unit', 'diskominfo'];
  const json = JSON.parse((await run('recap', ...days, '--format', 'json')).out) as {
    people: { nip: string; totals: unknown }[];
  };
  expect(json.people.find(({ nip }) => nip === besse)?.totals).toMatchObject({ complete: 0, full: null });
  expect((await run('recap', ...days)).out).toMatch(/^Nama .*Penuh/);
});

it('the trail is whole, and holds the last link that was written down', async () => {
  const { code, out } = await run('audit', 'verify');
  expect(code).toBe(0);
  expect(out).toMatch(/jejak utuh: \d+ baris/);
  const head = /mata rantai terakhir: ([0-9a-f]{64})/.exec(out)?.[1] ?? '';
  await run('people', 'list');
  expect((await run('audit', 'verify', '--head', head)).code).toBe(0);
  const other = await run(
    'audit',
    'verify',
    '--head',
    head.replace(/^./, (c) => (c === '0' ? '1' : '0')),
  );
  expect([other.code, other.err]).toEqual([1, expect.stringContaining('ditulis ulang')]);
  expect((await run('audit', 'verify', '--head', 'abc')).err).toContain('64 angka');
});

it.each([
  ['a word changed', 'UPDATE audit SET actor = actor || 1 WHERE seq = 2', 'baris 2 diubah'],
  ['a row taken out', 'DELETE FROM audit WHERE seq = 2', 'baris 2 hilang'],
  ['the end cut off', 'DELETE FROM audit WHERE seq > 2', 'baris 3 dipotong di akhir'],
])('%s: verify ends with 1 and names the place', async (_, statement, place) => {
  const other = await openFolder();
  try {
    const inOther = (...args: string[]) => other.run(args, friday);
    await inOther('people', 'import', sample('people.csv'));
    for (let i = 0; i < 4; i++) await inOther('people', 'list');
    const raw = new Database(join(other.folder, 'data', 'serlok.db'));
    raw.exec('DROP TRIGGER audit_keep; DROP TRIGGER audit_stay');
    raw.exec(statement);
    raw.close();
    const { code, err } = await inOther('audit', 'verify');
    expect(code).toBe(1);
    expect(err).toContain(`jejak TIDAK utuh: ${place}`);
  } finally {
    await rm(other.folder, { recursive: true, force: true });
  }
});
