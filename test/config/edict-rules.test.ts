import { describe, expect, test } from 'vitest';
import { parseEdict } from '../../src/config/index.ts';
import { everybody } from '../../src/domain/condition.ts';
import type { Edict } from '../../src/domain/edict.ts';
import type { Bound } from '../../src/domain/mode-rule.ts';
import { letter } from './marked.ts';

function edictOf(more: string, effective?: string): Edict {
  const read = parseEdict(letter(more, effective), 'config/edicts/contoh.yaml');
  if (!read.ok) throw new Error(read.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return read.value;
}

describe('the letter itself', () => {
  test('bases, stage, clauses and reminders are read as printed', () => {
    const edict = edictOf(`basis: [Inmendagri 15/2021, SE MenPANRB 14/2021]
stage: Tahap pertama
clauses:
  - {id: angka 1, text: Jam kerja disesuaikan.}
reminders:
  - {clause: angka 9, text: Laporan bulanan, day: 10}
  - {clause: angka 9, text: Laporan akhir, date: 2021-08-10}`);
    expect(edict).toMatchObject({
      basis: ['Inmendagri 15/2021', 'SE MenPANRB 14/2021'],
      stage: 'Tahap pertama',
      clauses: [{ id: 'angka 1', text: 'Jam kerja disesuaikan.' }],
      reminders: [
        { clause: 'angka 9', text: 'Laporan bulanan', on: null, dayOfMonth: 10 },
        { clause: 'angka 9', text: 'Laporan akhir', on: '2021-08-10', dayOfMonth: null },
      ],
    });
  });

  test('PLP-11: it ends at noon, because the town left level IV', () => {
    const end = { effectiveTo: '2021-08-10', endsAt: 720, endReason: 'keluar dari level IV' };
    expect(edictOf('', '{from: 2021-07-29, to: 2021-08-10 12.00, because: keluar dari level IV}')).toMatchObject(end);
    expect(edictOf('', '{from: 2021-08-10, to: "2021-08-10 12:00"}')).toMatchObject({ ...end, endReason: null });
    expect(edictOf('', '{from: 2021-07-29, to: 2021-08-10}')).toMatchObject({ ...end, endsAt: null, endReason: null });
  });

  test('PSR-11, MLG-3, PLP-6: who must consent', () => {
    expect(edictOf('travel: {clause: poin 7, approvers: [bupati, sekda]}').travel?.approvers).toEqual([
      'bupati',
      'sekda',
    ]);
    expect(edictOf('urgentPresence: {clause: poin 4, approvers: [wali kota]}').urgentPresence).toEqual({
      clause: 'poin 4',
      approvers: ['wali kota'],
    });
    expect(edictOf('urgentPresence: {clause: poin 4, approvers: []}').urgentPresence?.approvers).toEqual([]);
  });

  test('an edict that says nothing of all this says nothing', () => {
    const { rules, quotas, classes, presence, travel, urgentPresence, replaces, endsAt } = edictOf('');
    expect([rules, quotas, classes, presence, replaces]).toEqual([[], [], [], [], []]);
    expect([travel, urgentPresence, endsAt]).toEqual([null, null, null]);
  });
});

describe('who works where', () => {
  test('PRB-3: classes by unit type and by unit', () => {
    const file =
      'classes:\n  kritikal: {clause: angka 1, serves: ya, unitTypes: [puskesmas], units: [dinkes]}\n  non-esensial: {clause: angka 3}';
    expect(edictOf(file).classes).toEqual([
      { name: 'kritikal', clause: 'angka 1', serves: true, unitTypes: ['puskesmas'], units: ['dinkes'] },
      { name: 'non-esensial', clause: 'angka 3', serves: false, unitTypes: [], units: [] },
    ]);
  });

  test('a rule without `when` is for everybody, always', () => {
    const [rule] = edictOf('rules: [{clause: angka 1, mode: wfh}]').rules;
    expect(rule).toMatchObject({ clause: 'angka 1', when: everybody });
    expect(rule?.outcome).toEqual({ kind: 'mode', mode: 'wfh', quota: null });
  });

  test('every part of a condition is read', () => {
    const { rules } = edictOf(`classes:
  esensial: {clause: angka 2}
rules:
  - clause: angka 2, huruf a
    when:
      classes: [esensial]
      unitTypes: [dinas, rumah_sakit]
      units: [diskominfo]
      positions: [kasi, sekcam]
      levels: [pengawas, pelaksana]
      employment: [asn, non-asn]
      itAble: tidak
      areaLevels: [level-3, zona_merah]
      weekdays: [senin..rabu, jumat]
      period: {from: 2021-08-01, to: 2021-08-31}
    decidedBy: head`);
    expect(rules[0]?.clause).toBe('angka 2, huruf a');
    expect(rules[0]?.outcome).toEqual({ kind: 'head' });
    expect(rules[0]?.when).toEqual({
      classes: ['esensial'],
      unitTypes: ['dinas', 'rumah_sakit'],
      units: ['diskominfo'],
      positions: ['kasi', 'sekcam'],
      levels: ['pengawas', 'pelaksana'],
      employment: ['asn', 'non-asn'],
      itAble: false,
      areaLevels: ['level-3', 'zona_merah'],
      weekdays: [1, 2, 3, 5],
      period: { from: '2021-08-01', to: '2021-08-31' },
    });
  });

  test('LTR-7: who cannot use IT stays at the office and is counted with the others', () => {
    const { rules } = edictOf(`rules:
  - {clause: a, when: {itAble: tidak}, mode: wfo, quota: pelaksana}
  - {clause: a, quota: pelaksana}
quotas:
  pelaksana: {clause: a, bounds: [{side: wfh, kind: sebesar, percent: 50}]}`);
    expect(rules.map(({ outcome }) => outcome)).toEqual([
      { kind: 'mode', mode: 'wfo', quota: 'pelaksana' },
      { kind: 'quota', quota: 'pelaksana' },
    ]);
  });

  test('at least one at the counter of every unit', () => {
    const { presence } = edictOf(`presence:
  - {clause: angka 3, reason: loket pelayanan, least: 1, per: unit, who: {positions: [loket]}}
  - {clause: angka 3, reason: pimpinan, least: 2}`);
    expect(presence).toEqual([
      {
        clause: 'angka 3',
        reason: 'loket pelayanan',
        least: 1,
        per: 'unit',
        who: { ...everybody, positions: ['loket'] },
      },
      { clause: 'angka 3', reason: 'pimpinan', least: 2, per: 'opd', who: everybody },
    ]);
  });
});

describe('a quota', () => {
  const quotaOf = (text: string) => edictOf(`quotas:\n  esensial: ${text}`).quotas[0];
  const boundOf = (text: string): Bound | undefined => quotaOf(`{clause: angka 2, bounds: [${text}]}`)?.bounds[0];
  const turns = (text: string) =>
    quotaOf(`{clause: a, bounds: [{side: wfo, kind: wajib, percent: 25}], rotation: ${text}}`)?.rotation;

  test('PLP-2: is per agency, of all on the books, the rest at home, a day each, unless it says otherwise', () => {
    expect(quotaOf('{clause: angka 2, bounds: [{side: wfo, kind: sebesar, percent: 25}]}')).toEqual({
      name: 'esensial',
      clause: 'angka 2',
      bounds: [{ side: 'wfo', kind: 'exact', amount: { kind: 'percent', percent: 25 } }],
      per: 'opd',
      each: [],
      headcount: 'books',
      rest: 'wfh',
      rotation: { kind: 'days', days: 1, choices: [] },
    });
    expect(
      quotaOf(
        '{clause: a, bounds: [{side: wfh, kind: maksimal, number: 5}], per: kecamatan, each: [level, employment, position], headcount: present, rest: wfa, rotation: manual}',
      ),
    ).toMatchObject({ per: 'kecamatan', each: ['level', 'employment', 'position'], headcount: 'present', rest: 'wfa' });
  });

  test.each([
    ['minimal', 'min'],
    ['wajib', 'min'],
    ['maksimal', 'max'],
    ['sebesar', 'exact'],
  ])('%s is %s', (written, kind) => expect(boundOf(`{side: wfo, kind: ${written}, percent: 25}`)?.kind).toBe(kind));

  test.each([
    ['24', 24],
    ['25%', 25],
    ['"12,5"', 12.5],
    ['12.5', 12.5],
    ['33.33', 33.33],
    ['"66,67 %"', 66.67],
    ['0', 0],
    ['100', 100],
  ])('LTR-3: %s percent stays as printed', (written, percent) =>
    expect(boundOf(`{side: wfo, kind: wajib, percent: ${written}}`)?.amount).toEqual({ kind: 'percent', percent }),
  );

  test('people instead of percents, and percents by level of the area', () => {
    expect(boundOf('{side: wfh, kind: maksimal, number: 5}')?.amount).toEqual({ kind: 'number', number: 5 });
    expect(boundOf('{side: wfo, kind: maksimal, percent: {level-1: 75, level-2: 12.5%}}')?.amount).toEqual({
      kind: 'table',
      percents: { 'level-1': 75, 'level-2': 12.5 },
    });
  });

  test('LTR-6: turns of one or two days; MTsN 2 Bantul: fixed weekdays; by hand', () => {
    expect(turns('{days: 1, choices: [1, 2]}')).toEqual({ kind: 'days', days: 1, choices: [1, 2] });
    expect(turns('{days: 4}')).toEqual({ kind: 'days', days: 4, choices: [] });
    expect(turns('{weekly: [[senin, rabu, jumat], [selasa, kamis, sabtu]]}')).toEqual({
      kind: 'weekly',
      groups: [
        [1, 3, 5],
        [2, 4, 6],
      ],
    });
    expect(turns('{weekly: [senin..rabu, [kamis, jumat]]}')).toMatchObject({
      groups: [
        [1, 2, 3],
        [4, 5],
      ],
    });
    expect(turns('manual')).toEqual({ kind: 'manual' });
  });

  test.each([
    [
      '25 at the office beside 75 at home',
      '{side: wfo, kind: sebesar, percent: 25}, {side: wfh, kind: sebesar, percent: 75}',
    ],
    [
      'thirds that only meet in hundredths',
      '{side: wfo, kind: minimal, percent: 33.33}, {side: wfh, kind: minimal, percent: 66.67}',
    ],
    [
      'a floor that is the ceiling',
      '{side: wfo, kind: minimal, percent: 50}, {side: wfo, kind: maksimal, percent: 50}',
    ],
    ['people on different sides', '{side: wfo, kind: minimal, number: 5}, {side: wfh, kind: maksimal, number: 1}'],
    ['percents beside people', '{side: wfo, kind: maksimal, percent: 25}, {side: wfo, kind: minimal, number: 2}'],
    [
      'levels that differ',
      '{side: wfo, kind: minimal, percent: {a: 75}}, {side: wfo, kind: maksimal, percent: {b: 25}}',
    ],
  ])('may bound itself twice: %s', (_, bounds) =>
    expect(quotaOf(`{clause: a, bounds: [${bounds}]}`)?.bounds).toHaveLength(2),
  );
});

describe('rules in order', () => {
  const ruled =
    (...lines: readonly string[]) =>
    () =>
      edictOf(`rules:\n${lines.map((line) => `  - ${line}`).join('\n')}`);

  test.each([
    ['the particular before the general', ['{clause: a, when: {levels: [jpt]}, mode: wfo}', '{clause: b, mode: wfh}']],
    [
      'an earlier rule that takes only some of them',
      ['{clause: a, when: {employment: [pns]}, mode: wfo}', '{clause: b, when: {employment: [asn]}, mode: wfh}'],
    ],
    [
      'an earlier rule with another condition besides',
      [
        '{clause: a, when: {levels: [jpt], positions: [camat]}, mode: wfo}',
        '{clause: b, when: {levels: [jpt]}, mode: wfh}',
      ],
    ],
    [
      'an earlier rule that is over before the edict is',
      ['{clause: a, when: {period: {from: 2021-07-29, to: 2021-08-31}}, mode: wfo}', '{clause: b, mode: wfh}'],
    ],
  ])('can all match: %s', (_, lines) => expect(ruled(...lines)).not.toThrow());
});
