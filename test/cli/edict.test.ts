import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../app/service.ts';
import { type Folder, openFolder, sample } from './desk.ts';

/** The sample agency with its people, and nothing else: as before an edict begins. */
let folder: Folder;
beforeAll(async () => {
  folder = await openFolder();
  expect((await folder.run(['people', 'import', sample('people.csv')])).code).toBe(0);
});
afterAll(() => folder.close());

it('before it begins the preview tells edict, roster, shares and load of the sample agency', async () => {
  const { code, out, err } = await folder.run(['edict', 'preview', 'palopo-2021', '--today', '2021-07-20']);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('Pratinjau edaran palopo-2021, 29 Juli – 4 Agustus 2021');
  expect(out).toContain('Nomor          : 800/1090/BKPSDM/VII/2021');
  for (const part of ['KIRIMAN LOKASI', 'ATURAN KERJA', 'JADWAL PER UNIT', 'KIRIMAN PER HARI', 'BEBAN NOMOR WHATSAPP'])
    expect(out).toContain(part);
  // 25 % of fifteen people, on each of the five working days.
  expect(out).toMatch(/^Dinas Komunikasi .*4\/11\/0\/0/m);
  expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

it('with a unit the preview names its people day by day, and asks for the same thing twice the same', async () => {
  const args = ['edict', 'preview', 'palopo-2021', '--today', '2021-07-20', '--unit', 'diskominfo'];
  const { code, out } = await folder.run(args);
  expect(code).toBe(0);
  expect(out).toMatch(/^Darmawati, S\.Kom\..*WF[HO]/m);
  expect(out).not.toContain('Badan Kepegawaian');
  expect((await folder.run(args)).out).toBe(out);
});

it('an edict that serlok.yaml does not use is previewed for every unit', async () => {
  const { code, out } = await folder.run(['edict', 'preview', 'mendagri-2026', '--today', '2026-04-08']);
  expect(code).toBe(0);
  expect(out).toContain('Belum dipakai di serlok.yaml; pratinjau untuk semua unit.');
  expect(out).toContain('BELUM TERJADWAL');
});

it('an edict that ends within four weeks is shown to its end', async () => {
  const { out } = await folder.run(['edict', 'preview', 'luwu-utara-2021', '--today', '2021-07-20']);
  expect(out).toContain('28 Juli – 5 Agustus 2021');
  expect(out).toContain('Kam 05/08');
});

it('the diff tells what changes and for whom', async () => {
  const { code, out, err } = await folder.run([
    'edict',
    'diff',
    'palopo-2021',
    'luwu-utara-2021',
    '--today',
    '2021-07-20',
  ]);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('Jam Jumat: Pagi 07.00–07.30 → Pagi 07.45–08.30 (pukul 08.00)');
  expect(out).toContain('bergiliran (WFO sebesar 25 %) → bergiliran (WFH sebesar 50 %)');
  expect(out).toMatch(/Kam 29\/07 +\d+ → \d+ +\d+ → \d+/);
});

it('an edict against itself has no difference', async () => {
  const { code, out } = await folder.run(['edict', 'diff', 'palopo-2021', 'palopo-2021']);
  expect(code).toBe(0);
  expect(out.trimEnd().endsWith('tidak ada perbedaan')).toBe(true);
});

it.each([
  ['an edict nobody knows', ['preview', 'palopo-2012'], /"palopo-2012" tidak ada \(maksud Anda "palopo-2021"\?\)/],
  ['an edict nobody knows to compare with', ['diff', 'palopo-2021', 'x'], /"x" tidak ada; .*luwu-utara-2021/],
  ['a day that does not exist', ['preview', 'palopo-2021', '--from', '2021-02-30'], /--from adalah "2021-02-30"/],
  [
    'a range that runs backwards',
    ['preview', 'palopo-2021', '--from', '2021-08-02', '--to', '2021-08-01'],
    /mendahului/,
  ],
  ['a year mistyped', ['preview', 'palopo-2021', '--from', '2021-08-02', '--to', '2031-08-02'], /lebih dari 92 hari/],
  ['days outside its validity', ['preview', 'luwu-utara-2021', '--from', '2021-09-01'], /tidak berlaku pada/],
  [
    'a unit it is not used for',
    ['preview', 'luwu-utara-2021', '--unit', 'diskominfo'],
    /tidak dipakai untuk unit yang diminta/,
  ],
  ['a unit that does not exist', ['preview', 'palopo-2021', '--unit', 'gaib'], /unit "gaib" tidak ada/],
  [
    'an area that does not exist',
    ['diff', 'palopo-2021', 'luwu-utara-2021', '--area', 'gaib'],
    /wilayah "gaib" tidak ada/,
  ],
] as const)('%s is refused with the reason', async (_, args, reason) => {
  const { code, out, err } = await folder.run(['edict', ...args]);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(reason);
});

it.each(['preview', 'diff'])('serlok edict %s --help shows an example', async (command) => {
  const { code, out } = await runCommand(['edict', command, '--help']);
  expect(code).toBe(0);
  expect(out.split('Contoh:')[1]).toContain(`serlok edict ${command}`);
});
