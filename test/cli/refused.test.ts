import { afterEach, beforeEach, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { type Folder, openFolder, sample } from './desk.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await openFolder();
});
afterEach(() => folder.close());

it.each(['check', 'start', 'status'])(
  'serlok %s names file, line and column of what is wrong in the configuration',
  async (command) => {
    await folder.spoil('strangers: once-a-day', 'strangers: sometimes');
    const { code, out, err } = await folder.run([command]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/serlok\.yaml:\d+:\d+: .*sometimes/);
  },
);

it('an environment that cannot be is refused by name', async () => {
  const { code, err } = await folder.run(['start'], { SERLOK_CLOCK: '2021-07-30T07:00:00+08:00', SERLOK_HTTP: 'here' });
  expect(code).toBe(1);
  expect(err).toMatch(/SERLOK_HTTP adalah "here".*\n.*SERLOK_CLOCK/);
});

const header = 'nip,nama,no_wa,unit,jabatan,jenjang,status';
const good = '198507172010011005,Ahmad,081234567890,diskominfo,Analis,pelaksana,pns';

it('a people file with two bad rows is refused with both rows named, and nothing of it is kept', async () => {
  const file = await folder.write(
    'pegawai.csv',
    [
      header,
      good,
      good.replace('198507172010011005', '12'),
      good.replace('diskominfo', 'dinas-gaib').replace('7890', '7891'),
    ].join('\n'),
  );
  const { code, err } = await folder.run(['people', 'import', file]);
  expect(code).toBe(1);
  expect(err).toMatch(/baris 3, kolom nip/);
  expect(err).toMatch(/baris 4, kolom unit: "dinas-gaib"/);
  expect(await listed()).toEqual([]);
});

it('a workbook whose NIPs are numbers is refused, because their last digits are gone already', async () => {
  const row = (nip: unknown) => [nip, 'Ahmad', '081234567890', 'diskominfo', 'Analis', 'pelaksana', 'pns'];
  const bytes = await writeXlsx(
    [header.split(','), row(Number('198507172010011005'))].map((cells) =>
      cells.map((value) => ({ value: value as string })),
    ),
  ).toBuffer();
  const file = await folder.write('pegawai.xlsx', bytes);
  const { code, err } = await folder.run(['people', 'import', file]);
  expect(code).toBe(1);
  expect(err).toMatch(/baris 2, kolom nip/);
  expect(await listed()).toEqual([]);
});

it('with --skip-bad the good rows are kept and the bad ones are still named', async () => {
  const file = await folder.write(
    'pegawai.csv',
    [header, good, good.replace('198507172010011005', '12').replace('7890', '7891')].join('\n'),
  );
  const { code, err } = await folder.run(['people', 'import', file, '--skip-bad']);
  expect(code).toBe(0);
  expect(err).toMatch(/baris 3, kolom nip/);
  expect((await listed()).map(({ nip }) => nip)).toEqual(['198507172010011005']);
});

it.each([
  ['a file that is not there', ['people', 'import', '/tidak/ada.csv'], /ada\.csv/],
  ['a roster for people nobody knows', ['roster', 'import', sample('roster-kota.csv')], /baris 2, kolom nip/],
  ['a day that does not exist', ['recap', '--from', '2021-02-30', '--to', '2021-03-01'], /--from adalah "2021-02-30"/],
  ['a range that runs backwards', ['recap', '--from', '2021-07-30', '--to', '2021-07-29'], /mendahului/],
  [
    'a unit that does not exist',
    ['recap', '--from', '2021-07-30', '--to', '2021-07-30', '--unit', 'gaib'],
    /unit "gaib" tidak ada/,
  ],
  ['somebody who does not exist', ['explain', 'Zulkarnaen', '2021-07-30'], /tidak ada pegawai/],
  ['a scenario that does not exist', ['rehearse', 'tidak-ada.yaml'], /tidak-ada\.yaml/],
] as const)('%s is refused with the reason', async (_, args, reason) => {
  const { code, out, err } = await folder.run(args);
  expect(code).toBe(1);
  expect(err).toMatch(reason);
  expect(err).not.toMatch(/^\s+at /m);
  expect(out).toBe('');
});

async function listed(): Promise<readonly { nip: string }[]> {
  const { code, out } = await folder.run(['people', 'list', '--format', 'json']);
  expect(code).toBe(0);
  return JSON.parse(out);
}
