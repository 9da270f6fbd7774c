import { describe, expect, test } from 'vitest';
import { letter, problemsOf, rules } from './marked.ts';

/** The problems of one edict with marks where they are expected. */
function expectRefused(more: string, gist: string, effective?: string): void {
  const found = problemsOf(letter(more, effective));
  expect(found.places).toEqual(found.expected);
  expect(found.text).toContain(gist);
  expect(found.text).toContain('diharapkan');
}

describe('a rule', () => {
  const oneQuota = '\nquotas:\n  esensial: {clause: a, bounds: [{side: wfo, kind: wajib, percent: 25}]}';

  test.each([
    ['without an outcome', rules('§{clause: a, when: {levels: [jpt]}}'), 'rules[0] tidak menetapkan apa pun'],
    [
      'left to the head and decided',
      rules('{clause: a, mode: wfo, decidedBy: §head}'),
      'juga berisi mode; diharapkan decidedBy saja',
    ],
    [
      'left to the head and drawn',
      `${rules('{clause: a, quota: esensial, decidedBy: §head}')}${oneQuota}`,
      'juga berisi quota',
    ],
    ['left to somebody else', rules('{clause: a, decidedBy: §kasubag}'), 'diharapkan head'],
    ['with a mode that is none', rules('{clause: a, mode: §kantor}'), 'salah satu dari wfh, wfo, wfa, libur'],
    [
      'of an unknown position level',
      rules('{clause: a, when: {levels: [§eselon-4]}, mode: wfh}'),
      'levels[0] adalah "eselon-4"; diharapkan salah satu dari jpt, administrator, pengawas',
    ],
    [
      'of an unknown employment',
      rules('{clause: a, when: {employment: [§honorer]}, mode: wfh}'),
      'salah satu dari asn, pns, cpns, pppk, non-asn',
    ],
    [
      'of an unknown quota',
      `${rules('{clause: a, quota: §esential}')}${oneQuota}`,
      'kuota "esential" tidak ada (maksud Anda "esensial"?)',
    ],
    ['of a quota where there is none', rules('{clause: a, quota: §q}'), 'diharapkan nama yang ada di quotas'],
    [
      'of an unknown class',
      `classes:\n  kritikal: {clause: a}\n${rules('{clause: a, when: {classes: [§kritis]}, mode: wfo}')}`,
      'kelas "kritis" tidak ada',
    ],
    [
      'with an unknown part',
      rules('{clause: a, when: {§jenjang: [jpt]}, mode: wfo}'),
      'kunci tidak dikenal: "jenjang"',
    ],
    [
      'with a period backwards',
      rules('{clause: a, when: {period: {from: 2021-08-31, to: §2021-08-01}}, mode: wfo}'),
      'mendahului period.from',
    ],
    [
      'with a period before the edict',
      rules('{clause: a, when: {period: §{from: 2020-08-01, to: 2020-08-31}}, mode: wfo}'),
      'di luar masa berlaku edaran',
    ],
    [
      'on Fridays of a period without any',
      rules('{clause: a, when: {weekdays: §jumat, period: {from: 2021-08-02, to: 2021-08-05}}, mode: wfh}'),
      'tidak ada hari jumat dari 2021-08-02 sampai 2021-08-05',
    ],
  ])('%s', (_, text, gist) => expectRefused(text, gist));

  test('on Sundays of an edict of two working days', () =>
    expectRefused(
      rules('{clause: a, when: {weekdays: §minggu}, mode: libur}'),
      'tidak ada hari minggu',
      '{from: 2021-07-29, to: 2021-07-30}',
    ));

  test.each([
    [
      'everybody comes first',
      ['{clause: angka 1, mode: wfh}', '§{clause: b, when: {levels: [jpt]}, mode: wfo}'],
      'rules[1] tidak pernah berlaku: semua yang dimaksud sudah diatur rules[0] (angka 1)',
    ],
    [
      'ASN come before PNS',
      ['{clause: a, when: {employment: [asn]}, mode: wfh}', '§{clause: b, when: {employment: [pns, pppk]}, mode: wfo}'],
      'rules[0] (a)',
    ],
    [
      'more unit types come first',
      [
        '{clause: a, when: {unitTypes: [dinas, badan]}, mode: wfh}',
        '§{clause: b, when: {unitTypes: [dinas], levels: [jpt]}, mode: wfo}',
      ],
      'rules[0] (a)',
    ],
    [
      'the same is said twice',
      ['{clause: a, when: {weekdays: jumat}, mode: wfh}', '§{clause: b, when: {weekdays: jumat}, mode: wfo}'],
      'rules[0] (a)',
    ],
    [
      'two earlier rules take everybody together',
      [
        '{clause: a, when: {employment: [asn]}, mode: wfh}',
        '{clause: b, when: {employment: [non-asn]}, mode: wfh}',
        '§{clause: c, mode: wfo}',
      ],
      'rules[0] (a), rules[1] (b)',
    ],
    [
      'a longer period comes first',
      [
        '{clause: a, when: {period: {from: 2021-08-01, to: 2021-08-31}}, mode: wfh}',
        '§{clause: b, when: {period: {from: 2021-08-09, to: 2021-08-13}}, mode: wfo}',
      ],
      'rules[0] (a)',
    ],
  ])('can never match because %s', (_, lines, gist) => expectRefused(rules(...lines), gist));

  test('can never match because an earlier one lasts as long as the edict', () =>
    expectRefused(
      rules('{clause: a, when: {period: {from: 2021-07-01, to: 2021-12-31}}, mode: wfh}', '§{clause: b, mode: wfo}'),
      'rules[0] (a)',
      '{from: 2021-07-29, to: 2021-08-10}',
    ));
});

describe('anything else', () => {
  test.each([
    ['a clause twice', 'clauses:\n  - {id: a, text: A}\n  - {id: §a, text: B}', 'bagian "a" sudah ada (clauses[0])'],
    [
      'a unit in two classes',
      'classes:\n  x: {clause: a, units: [dinkes]}\n  y: {clause: a, units: [§dinkes]}',
      'unit "dinkes" sudah masuk kelas "x"',
    ],
    [
      'a unit type in two classes',
      'classes:\n  x: {clause: a, unitTypes: [dinas]}\n  y: {clause: a, unitTypes: [badan, §dinas]}',
      'jenis unit "dinas" sudah masuk kelas "x"',
    ],
    ['a class without a clause', 'classes:\n  x: §{units: [dinkes]}', 'classes.x.clause belum diisi'],
    ['a presence of nobody', 'presence:\n  - {clause: a, reason: loket, least: §0}', 'bilangan bulat 1 sampai 9999'],
    [
      'a presence of an unknown class',
      'presence:\n  - {clause: a, reason: loket, least: 1, who: {classes: [§x]}}',
      'presence[0].who.classes[0]: kelas "x" tidak ada',
    ],
    ['travel that nobody may allow', 'travel: {clause: a, approvers: §[]}', 'paling sedikit satu jabatan'],
    [
      'a reminder without a day',
      'reminders:\n  - §{clause: a, text: Laporan}',
      'berisi tidak satu pun; diharapkan day',
    ],
    [
      'a reminder with two',
      'reminders:\n  - §{clause: a, text: Laporan, day: 10, date: 2021-08-10}',
      'berisi keduanya',
    ],
    ['a reminder on the 32nd', 'reminders:\n  - {clause: a, text: Laporan, day: §32}', 'bilangan bulat 1 sampai 31'],
    ['a mistyped key', '§rule: []', '"rule" (maksud Anda "rules"?)'],
  ])('%s', (_, text, gist) => expectRefused(text, gist));

  test.each([
    [
      'an end with a time before its first day',
      '{from: 2021-07-29, to: §2021-07-28 12.00}',
      'effective.to (2021-07-28) mendahului effective.from',
    ],
    ['an end at no such hour', '{from: 2021-07-29, to: §2021-08-10 25.00}', 'atau beserta jam 2021-08-10 12.00'],
    [
      'an end on a day that does not exist',
      '{from: 2021-07-29, to: §2021-02-30 12.00}',
      'Februari 2021 berakhir tanggal 28',
    ],
  ])('%s', (_, effective, gist) => expectRefused('', gist, effective));
});
