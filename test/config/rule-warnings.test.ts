import { describe, expect, test } from 'vitest';
import { agency, bounds, letter, loadFiles, rules, warnings } from './marked.ts';

const holidays = 'year: 2021\nsource: SKB\nholidays: []\n';
const line = '{use: uji, for: [kota]}';

function told(edict: string, use = line, main = agency) {
  const { loaded, marked } = loadFiles({
    'serlok.yaml': `${main}edicts:\n  - ${use}\n`,
    'holidays/2021.yaml': holidays,
    'edicts/uji.yaml': edict,
  });
  return { ...warnings(loaded), marked };
}

describe('told, and allowed', () => {
  const classes = (more: string) => `classes:\n${more}`;

  test.each([
    [
      'a class nobody here is in',
      letter(classes('  §kritikal: {clause: a, unitTypes: [rumah_sakit]}')),
      'kelas "kritikal" tidak berisi satu pun unit',
    ],
    [
      'a unit of a class that is not there',
      letter(classes('  x: {clause: a, units: [dinas-a, §dinas-x]}')),
      'unit "dinas-x" tidak ada di serlok.yaml (maksud Anda "dinas-a"?)',
    ],
    [
      'a unit type nobody has',
      letter(rules('§{clause: a, when: {unitTypes: [rumah_sakit, puskesmas]}, mode: wfo}', '{clause: a, mode: wfh}')),
      'rules[0] tidak berlaku bagi siapa pun: tidak ada unit berjenis rumah_sakit, puskesmas',
    ],
    [
      'a unit type that is nearly one',
      letter(rules('{clause: a, when: {unitTypes: [§dinass]}, mode: wfo}', '{clause: a, mode: wfh}')),
      '"dinass" tidak dipakai unit mana pun (maksud Anda "dinas"?)',
    ],
    [
      'a level no area has',
      letter(rules('§{clause: a, when: {areaLevels: [level-3]}, mode: wfo}', '{clause: a, mode: wfh}')),
      'tidak ada wilayah dengan level level-3',
    ],
    [
      'a unit type in a unit that has another',
      letter(rules('§{clause: a, when: {unitTypes: [seksi], units: [dinas-b]}, mode: wfo}', '{clause: a, mode: wfh}')),
      'tidak ada unit yang memenuhi semua syaratnya',
    ],
    [
      'a rule for those who are exempt',
      letter(
        `${rules('§{clause: a, when: {unitTypes: [seksi]}, mode: wfo}', '{clause: a, mode: wfh}')}\nexempt:\n  - {clause: a, reason: x, units: [seksi-a]}`,
      ),
      'semua unitnya sudah dikecualikan',
    ],
    [
      'a presence of nobody here',
      letter('presence:\n  - §{clause: a, reason: loket, least: 1, who: {unitTypes: [puskesmas]}}'),
      'presence[0] tidak berlaku bagi siapa pun',
    ],
    [
      'a quota nobody draws under',
      letter(bounds('{side: wfo, kind: wajib, percent: 25}').replace('q:', '§q:')),
      'kuota "q" tidak dipakai aturan mana pun',
    ],
    [
      'a quota per kind of unit nobody has',
      letter(
        `${rules('{clause: a, quota: q}')}\nquotas:\n  q: {clause: a, per: §dinass, bounds: [{side: wfo, kind: wajib, percent: 25}]}`,
      ),
      'tidak ada unit berjenis "dinass" (maksud Anda "dinas"?)',
    ],
    [
      'a clause that is not among those printed',
      letter(`clauses: [{id: angka 1, text: A}]\n${rules('{clause: §angka 2, mode: wfo}')}`),
      'bagian "angka 2" tidak ada dalam clauses (maksud Anda "angka 1"?)',
    ],
  ])('%s', (_, edict, gist) => {
    const { messages, places, marked } = told(edict);
    expect(places).toEqual(marked);
    expect(messages.join('\n')).toContain(gist);
  });

  test('PRB-2: units without a class, by name, where every rule asks for one', () => {
    const text = `§classes:\n  x: {clause: a, units: [dinas-b]}\n${rules('{clause: a, when: {classes: [x]}, mode: wfo}')}`;
    const { messages, places, marked } = told(letter(text));
    expect(places).toEqual(marked);
    expect(messages).toEqual(['2 unit belum punya kelas, sehingga tidak terkena aturan mana pun: dinas-a, seksi-a']);
    expect(told(letter(text), '{use: uji, for: [kota], classes: {x: [dinas-a]}}').messages).toEqual([]);
    expect(told(letter(`${text}\n  - {clause: b, mode: wfh}`)).messages).toEqual([]);
    expect(told(letter(`${text}\nexempt:\n  - {clause: a, reason: x, units: [dinas-a]}`)).messages).toEqual([]);
  });

  test('a position code the agency does not list, where it lists any', () => {
    const text = letter(rules('{clause: a, when: {positions: [kasi, §kasie]}, mode: wfo}', '{clause: a, mode: wfh}'));
    expect(told(text).messages).toEqual([]);
    const { messages, places, marked } = told(text, line, `${agency}posisi: [kasi, kasubag]\n`);
    expect(places).toEqual(marked);
    expect(messages).toEqual([
      expect.stringContaining('kode posisi "kasie" tidak ada dalam posisi di serlok.yaml (maksud Anda "kasi"?)'),
    ]);
  });
});

describe('not told', () => {
  test('anything of an edict that is not in use, or used where there are no units', () => {
    const text = letter(
      `classes:\n  x: {clause: a, unitTypes: [puskesmas]}\n${rules('{clause: a, when: {unitTypes: [rumah_sakit]}, mode: wfo}')}`,
    );
    const empty = agency.replace('{id: kota, name: Kota}', '{id: kota, name: Kota}\n  - {id: desa, name: Desa}');
    expect(told(text, '{use: uji, for: [desa]}', empty).messages).toEqual([]);
    expect(loadFiles({ 'serlok.yaml': agency, 'edicts/uji.yaml': text }).loaded).toMatchObject({
      ok: true,
      config: { warnings: [] },
    });
  });

  test('a part of a printed clause, a class the agency says it has nobody in, a level that comes later', () => {
    expect(
      told(letter(`clauses: [{id: "angka 2", text: A}]\n${rules('{clause: "angka 2, huruf a", mode: wfo}')}`)).messages,
    ).toEqual([]);
    const kritikal = letter('classes:\n  kritikal: {clause: a, unitTypes: [rumah_sakit]}');
    expect(told(kritikal, '{use: uji, for: [kota], classes: {kritikal: []}}').messages).toEqual([]);
    const levels = agency.replace('name: Kota}', 'name: Kota, levels: [{level: a}, {from: 2021-11-01, level: b}]}');
    const text = letter(rules('{clause: a, when: {areaLevels: [b]}, mode: wfo}', '{clause: a, mode: wfh}'));
    expect(told(text, line, levels).messages).toEqual([]);
  });
});
