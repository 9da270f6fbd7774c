import { describe, expect, test } from 'vitest';
import type { Condition, Quota } from '../../src/domain/mode-rule.ts';
import { planDay } from '../../src/domain/plan.ts';
import { rulingFor } from '../../src/domain/ruling.ts';
import { quotaWords } from '../../src/words/quota.ts';
import { missWords } from '../../src/words/ruling.ts';
import * as p from '../commands/palopo.ts';
import * as t from '../commands/turns.ts';

const facts = { roster: undefined, absences: [], overrides: [] };
const tuesday = p.day('2021-08-03');

/** The one rule that does not fit, as it is told to Darmawati, a pelaksana of Dinas Kominfo. */
function told(when: Partial<Condition>, who = p.darmawati, classes: Partial<ReturnType<typeof t.ruled>> = {}): string {
  const edict = t.ruled({ rules: [t.rule('angka 7', when, { kind: 'mode', mode: 'wfo', quota: null })], ...classes });
  const policy = t.policyOf(edict, {
    agency: { ...p.agency, areas: [{ id: 'palopo', name: 'Palopo', levels: [{ from: null, level: '3' }] }] },
  });
  const ruling = rulingFor(policy.agency, edict, p.kominfo, who, tuesday);
  const [step] = ruling.trace;
  if (!step) throw new Error('no step');
  const nameOf = (id: string) => p.agency.units.find((unit) => unit.id === id)?.name ?? id;
  return missWords(step, ruling, planDay(policy, who, tuesday, facts), nameOf);
}

describe('why a rule does not fit, in words of the office', () => {
  const head = 'angka 7 (WFO) tidak berlaku: ';
  const esensial = { name: 'esensial', clause: 'angka 1', serves: false, unitTypes: ['dinas'], units: [] };
  test.each([
    ['the level of the post', { levels: ['jpt', 'administrator'] }, 'jabatan ini pelaksana, bukan JPT/administrator'],
    ['a post without a code', { positions: ['camat', 'sekcam'] }, 'jabatan ini bukan camat/sekcam'],
    ['the kind of employee', { employment: ['non-asn'] }, 'status pegawai ini PNS, bukan non-ASN'],
    ['the type of the unit', { unitTypes: ['rumah_sakit'] }, 'unit ini dinas, bukan rumah sakit'],
    ['the unit by name', { units: ['dinsos'] }, 'unit ini bukan Dinas Sosial'],
    ['a unit without a class', { classes: ['kritikal'] }, 'unit ini tidak termasuk kelas kritikal'],
    ['the level of the area', { areaLevels: ['4'] }, 'level wilayah 3, bukan 4'],
    ['being able to use IT', { itAble: false }, 'tercatat mampu menggunakan TIK'],
    ['the weekday', { weekdays: [5] }, 'hari Selasa, bukan Jumat'],
    ['the period', { period: { from: p.day('2021-07-28'), to: p.day('2021-07-30') } }, 'hanya untuk 28–30 Juli 2021'],
    [
      'a long list',
      { positions: ['camat', 'sekcam', 'lurah', 'seklur', 'kasi', 'asisten'] },
      'jabatan ini bukan camat/sekcam/lurah/seklur dan 2 lainnya',
    ],
  ] as const)('%s', (_, when, words) => expect(told(when as Partial<Condition>)).toBe(head + words));

  test('a post with a code, a unit with a class', () => {
    const kasubag = { ...p.darmawati, position: 'kasubag', itAble: false };
    expect(told({ positions: ['kasi'] }, kasubag)).toBe(`${head}jabatan ini kasubag, bukan kasi`);
    expect(told({ itAble: true }, kasubag)).toBe(`${head}tercatat belum mampu menggunakan TIK`);
    expect(told({ classes: ['kritikal'] }, p.darmawati, { classes: [esensial] })).toBe(
      `${head}unit ini kelas esensial, bukan kritikal`,
    );
  });
});

test.each([
  [[{ side: 'wfo', kind: 'min', amount: { kind: 'percent', percent: 25 } }], [], undefined, 'WFO minimal 25 %'],
  [[{ side: 'wfo', kind: 'max', amount: { kind: 'percent', percent: 12.5 } }], [], undefined, 'WFO maksimal 12,5 %'],
  [
    [
      { side: 'wfh', kind: 'exact', amount: { kind: 'percent', percent: 50 } },
      { side: 'wfo', kind: 'min', amount: { kind: 'number', number: 1 } },
    ],
    ['level', 'employment'],
    undefined,
    'WFH sebesar 50 %, WFO minimal 1 orang per jenjang jabatan dan status kepegawaian',
  ],
  [
    [{ side: 'wfo', kind: 'max', amount: { kind: 'table', percents: { '3': 50, '4': 25 } } }],
    [],
    '3',
    'WFO maksimal 50 % (level wilayah 3)',
  ],
  [
    [{ side: 'wfo', kind: 'max', amount: { kind: 'table', percents: { '3': 50 } } }],
    [],
    undefined,
    'WFO maksimal menurut level wilayah, yang belum ditetapkan',
  ],
] as const)('a quota as the edict prints it', (bounds, each, level, words) =>
  expect(quotaWords({ ...t.quota, bounds, each } as Quota, level)).toBe(words),
);
