import { describe, expect, test } from 'vitest';
import { agency, bounds, letter, loadFiles, messages, places, rules, turns } from './marked.ts';

describe('between the files', () => {
  const classed = letter(
    'classes:\n  §kritikal: {clause: a}\nrules:\n  - {clause: a, when: {classes: [kritikal]}, mode: wfo}',
  );
  const drawn = (percent: string, when = '') =>
    letter(`${rules(`{clause: a, ${when}quota: q}`)}\n${bounds(`{side: wfo, kind: maksimal, percent: ${percent}}`)}`);
  const using = (line: string, areas = '{id: kota, name: Kota}') =>
    `${agency.replace('{id: kota, name: Kota}', areas)}edicts:\n  - ${line}\n`;

  function expectFolder(serlok: string, edict: string, gist: string): void {
    const { loaded, marked } = loadFiles({ 'serlok.yaml': serlok, 'edicts/uji.yaml': edict });
    expect(places(loaded)).toEqual(marked);
    expect(messages(loaded)).toContain(gist);
    expect(messages(loaded)).toContain('diharapkan');
  }

  test('a class without units, in an edict that is in use', () => {
    expectFolder(using('{use: uji, for: [kota]}'), classed, 'kelas "kritikal" tidak berisi unit');
    const text = classed.replace('§', '');
    expect(loadFiles({ 'serlok.yaml': agency, 'edicts/uji.yaml': text }).loaded.ok).toBe(true);
    for (const units of ['[dinas]', '[]'])
      expect(
        loadFiles({
          'serlok.yaml': using(`{use: uji, for: [kota], classes: {kritikal: ${units}}}`),
          'edicts/uji.yaml': text,
        }).loaded.ok,
      ).toBe(true);
  });

  test.each([
    [
      'a class the edict has not',
      'classes: {kritikal: [dinas], §kritikl: [seksi]}',
      'kelas "kritikl" tidak ada dalam edaran "uji" (maksud Anda "kritikal"?)',
    ],
    [
      'a unit that is not there',
      'classes: {kritikal: [dinas, §dinas-x]}',
      'unit atau jenis unit "dinas-x" tidak dikenal (maksud Anda "dinas-a"?)',
    ],
    [
      'a rotation of a unit that is not there',
      'classes: {kritikal: [dinas]}, rotation: {§dinas-z: §1}',
      'unit "dinas-z" tidak dikenal',
    ],
    ['a rotation of 0', 'classes: {kritikal: [dinas]}, rotation: {dinas-a: §0}', 'bilangan bulat 1 sampai 60'],
    [
      'a rotation where nobody takes turns',
      'classes: {kritikal: [dinas]}, rotation: {dinas-a: §2}',
      'diharapkan edaran yang kuotanya bergiliran',
    ],
  ])('a line of `edicts:` with %s', (_, more, gist) =>
    expectFolder(using(`{use: uji, for: [kota], ${more}}`), classed.replace('§', ''), gist),
  );

  test('LTR-6: a length the edict does not offer', () => {
    const edict = letter(`${rules('{clause: a, quota: q}')}\n${turns('{days: 1, choices: [1, 2]}')}`);
    expectFolder(
      using('{use: uji, for: [kota], rotation: {dinas-a: 2, dinas-b: §3}}'),
      edict,
      'giliran 3 hari tidak ada dalam edaran "uji"; diharapkan 1 atau 2',
    );
  });

  test('a unit the edict does not reach', () => {
    const edict = letter(`${rules('{clause: a, quota: q}')}\n${turns('{days: 1}')}`);
    expectFolder(
      using('{use: uji, for: [dinas-a], rotation: {seksi-a: 1, §dinas-b: 1}}'),
      edict,
      'unit "dinas-b" tidak terkena edaran "uji"',
    );
  });

  test('one unit in two classes, also over two lines', () => {
    const edict = letter('classes:\n  x: {clause: a}\n  y: {clause: a}');
    expectFolder(
      using('{use: uji, for: [kota], classes: {x: [dinas-a], y: [dinas-b, §dinas-a]}}'),
      edict,
      '"dinas-a" sudah masuk kelas "x"',
    );
    expectFolder(
      using(
        '{use: uji, for: [dinas-a], classes: {x: [dinas]}}\n  - {use: uji, for: [dinas-b], classes: {y: [§dinas]}}',
      ),
      edict,
      '"dinas" sudah masuk kelas "x"',
    );
  });

  test('a rule for a unit that is not there', () =>
    expectFolder(
      using('{use: uji, for: [kota]}'),
      letter(rules('{clause: a, when: {units: [§dinas-x]}, mode: wfo}')),
      '"dinas-x" tidak dikenal',
    ));

  test('a table without the level of an area', () => {
    expectFolder(
      using('{use: uji, for: [kota]}', '{id: kota, name: Kota, level: level-3}'),
      drawn('§{level-1: 75, level-2: 50}'),
      'tabel kuota "q" tidak memuat level-3, level wilayah "kota" mulai 29 Juli 2021',
    );
    const later = '{id: kota, name: Kota, levels: [{level: level-1}, {from: 2021-11-15, level: level-4}]}';
    expectFolder(using('{use: uji, for: [kota]}', later), drawn('§{level-1: 75}'), 'mulai 15 November 2021');
    expectFolder(
      using('{use: uji, for: [kota]}', '§{id: kota, name: Kota}'),
      drawn('{level-1: 75}'),
      'wilayah "kota" belum punya level pada 29 Juli 2021',
    );
  });

  test('a level nobody draws at needs no place in the table', () => {
    const files = {
      'serlok.yaml': using('{use: uji, for: [kota]}', '{id: kota, name: Kota, level: level-4}'),
      'edicts/uji.yaml': drawn('{level-1: 75}', 'when: {areaLevels: [level-1]}, '),
    };
    expect(loadFiles(files).loaded.ok).toBe(true);
  });

  test.each([
    [
      'out of order',
      '{id: kota, name: Kota, levels: [{from: 2021-11-15, level: a}, {from: §2021-11-01, level: b}]}',
      'diharapkan tanggal sesudah 2021-11-15',
    ],
    [
      'twice on a day',
      '{id: kota, name: Kota, levels: [{from: 2021-11-15, level: a}, {from: §2021-11-15, level: b}]}',
      'diharapkan tanggal sesudah',
    ],
    ['without a day after the first', '{id: kota, name: Kota, levels: [{level: a}, §{level: b}]}', 'from belum diisi'],
    ['in both ways', '{id: kota, name: Kota, level: §a, levels: [{level: a}]}', 'berisi level dan levels'],
    ['that are none', '{id: kota, name: Kota, levels: §[]}', 'paling sedikit satu level'],
  ])('levels of an area %s', (_, area, gist) => expectFolder(using('{use: uji, for: [kota]}', area), letter(''), gist));
});

test('areas and lines that say no more are recorded as before', () => {
  const { loaded } = loadFiles({
    'serlok.yaml': `${agency}edicts:\n  - {use: uji, for: [kota]}\n`,
    'edicts/uji.yaml': letter(''),
  });
  expect(loaded.ok && JSON.stringify(loaded.config.agency.areas)).toBe('[{"id":"kota","name":"Kota"}]');
  expect(loaded.ok && JSON.stringify(loaded.config.agency.edicts)).toBe('[{"use":"uji","for":["kota"]}]');
});

test('areas and lines that say more', () => {
  const edict = letter(
    `classes:\n  x: {clause: a}\n${rules('{clause: a, when: {classes: [x]}, quota: q}')}\n${turns('{days: 1, choices: [1, 2]}')}`,
  );
  const serlok = agency.replace(
    'name: Kota}',
    'name: Kota, levels: [{level: level-3}, {from: 2021-11-15, level: level-2}]}',
  );
  const line = '{use: uji, for: [kota], classes: {x: [dinas, seksi-a]}, rotation: {dinas-a: 2}}';
  const { loaded } = loadFiles({ 'serlok.yaml': `${serlok}edicts:\n  - ${line}\n`, 'edicts/uji.yaml': edict });
  expect(loaded).toMatchObject({
    ok: true,
    config: {
      agency: {
        areas: [
          {
            levels: [
              { from: null, level: 'level-3' },
              { from: '2021-11-15', level: 'level-2' },
            ],
          },
        ],
        edicts: [{ use: 'uji', for: ['kota'], classes: { x: ['dinas', 'seksi-a'] }, rotation: { 'dinas-a': 2 } }],
      },
    },
  });
});
