import { describe, expect, test } from 'vitest';
import { everybody } from '../../src/domain/condition.ts';
import type { Edict } from '../../src/domain/edict.ts';
import type { Condition, ModeRule, Outcome } from '../../src/domain/mode-rule.ts';
import type { Person } from '../../src/domain/person.ts';
import { isByHand, rulingFor } from '../../src/domain/ruling.ts';
import { agency, day, edict, friday, person, thursday, unit } from './made.ts';

const wfo: Outcome = { kind: 'mode', mode: 'wfo', quota: null };
const wfh: Outcome = { kind: 'mode', mode: 'wfh', quota: null };
const rule = (clause: string, when: Partial<Condition>, outcome: Outcome): ModeRule => ({
  clause,
  when: { ...everybody, ...when },
  outcome,
});
const dinas = unit({ id: 'dinsos' });
const bidang = unit({ id: 'bidang-pajak', type: 'bidang', parent: 'dinsos' });
const kecamatan = unit({ id: 'wara', type: 'kecamatan' });
const kelurahan = unit({ id: 'surutanga', type: 'kelurahan', parent: 'wara' });
const puskesmas = unit({ id: 'puskesmas-wara', type: 'puskesmas', parent: 'dinkes' });
const dinkes = unit({ id: 'dinkes', type: 'dinas' });
const house = agency([dinas, bidang, kecamatan, kelurahan, dinkes, puskesmas]);

function decided(
  ruling: Edict,
  where: ReturnType<typeof unit>,
  who: Partial<Person> = {},
  date = thursday,
  at = house,
) {
  const found = rulingFor(at, ruling, where, person(who), date);
  const outcome = found.rule?.outcome;
  return outcome?.kind === 'mode' ? `${outcome.mode} ${found.rule?.clause}` : (outcome?.kind ?? 'unmatched');
}

describe('the first rule that matches decides', () => {
  const levels = edict({
    rules: [rule('angka 1', { levels: ['jpt', 'administrator'] }, wfo), rule('angka 2', { employment: ['asn'] }, wfh)],
  });
  test('the head comes, the staff stays, and nobody guesses about somebody else', () => {
    expect(decided(levels, dinas, { level: 'jpt' })).toBe('wfo angka 1');
    expect(decided(levels, dinas)).toBe('wfh angka 2');
    expect(decided(levels, dinas, { employment: 'non-asn' })).toBe('unmatched');
  });

  test('the way there is kept: which rules were tried and on what they failed', () => {
    expect(rulingFor(house, levels, dinas, person(), thursday).trace.map(({ failed }) => failed)).toEqual([
      'levels',
      null,
    ]);
  });

  test('PNS, CPNS and PPPK are ASN; each can also be named', () => {
    const cpns = edict({
      rules: [rule('angka 1', { employment: ['cpns'] }, wfo), rule('angka 2', { employment: ['asn'] }, wfh)],
    });
    expect((['pns', 'cpns', 'pppk'] as const).map((employment) => decided(cpns, dinas, { employment }))).toEqual([
      'wfh angka 2',
      'wfo angka 1',
      'wfh angka 2',
    ]);
  });

  test('position, ability and weekday are asked for together', () => {
    const strict = edict({
      rules: [
        rule('angka 1', { positions: ['kasi'], unitTypes: ['kecamatan'] }, wfo),
        rule('angka 2', { itAble: false }, wfo),
        rule('angka 3', { weekdays: [5] }, wfh),
        rule('angka 4', { period: { from: thursday, to: thursday } }, wfo),
      ],
    });
    expect(decided(strict, kecamatan, { position: 'kasi' }, friday)).toBe('wfo angka 1');
    expect(decided(strict, dinas, { position: 'kasi' }, friday)).toBe('wfh angka 3');
    expect(decided(strict, dinas, { itAble: false }, friday)).toBe('wfo angka 2');
    expect(decided(strict, dinas, {}, thursday)).toBe('wfo angka 4');
    expect(decided(strict, dinas, {}, day('2021-08-04'))).toBe('unmatched');
  });
});

describe('a unit is what the edict calls it', () => {
  const kinds = edict({
    rules: [
      rule('angka 1', { unitTypes: ['kecamatan'] }, wfo),
      rule('angka 2', { unitTypes: ['kelurahan'], positions: ['lurah'] }, wfo),
      rule('angka 3', { unitTypes: ['dinas'] }, wfh),
    ],
  });
  test('a kelurahan under a kecamatan is no kecamatan where the edict speaks of both', () => {
    expect(decided(kinds, kecamatan)).toBe('wfo angka 1');
    expect(decided(kinds, kelurahan, { position: 'kasi' })).toBe('unmatched');
    expect(decided(kinds, kelurahan, { position: 'lurah' })).toBe('wfo angka 2');
  });
  test('a field of a dinas, of which the edict does not speak, is of the dinas', () =>
    expect(decided(kinds, bidang)).toBe('wfh angka 3'));
});

describe('classes of units', () => {
  const classes = edict({
    classes: [
      { name: 'kritikal', clause: 'angka 1', serves: true, unitTypes: ['puskesmas'], units: ['bidang-pajak'] },
      { name: 'esensial', clause: 'angka 2', serves: true, unitTypes: ['dinas'], units: [] },
    ],
    rules: [rule('angka 1', { classes: ['kritikal'] }, wfo), rule('angka 2', { classes: ['esensial'] }, wfh)],
  });
  test('are given to a type, a unit or a part of one, and inherited down the tree', () => {
    expect(decided(classes, dinas)).toBe('wfh angka 2');
    expect(decided(classes, bidang)).toBe('wfo angka 1');
    expect(decided(classes, puskesmas)).toBe('wfo angka 1');
    expect(decided(classes, kelurahan)).toBe('unmatched');
  });
  test("the agency's own line goes before the edict's file", () => {
    const own = {
      ...house,
      edicts: [{ use: 'se', for: ['kota'], classes: { esensial: ['puskesmas-wara', 'kecamatan'] } }],
    };
    expect(decided(classes, puskesmas, {}, thursday, own)).toBe('wfh angka 2');
    expect(decided(classes, kelurahan, {}, thursday, own)).toBe('wfh angka 2');
  });
});

test('the level of an area is that of the day', () => {
  const byLevel = edict({ rules: [rule('angka 1', { areaLevels: ['level-4'] }, wfh), rule('angka 2', {}, wfo)] });
  const levels = [
    { from: null, level: 'level-3' },
    { from: friday, level: 'level-4' },
  ];
  const rising = { ...house, areas: [{ id: 'kota', name: 'Kota', levels }] };
  expect(decided(byLevel, dinas, {}, thursday, rising)).toBe('wfo angka 2');
  expect(decided(byLevel, dinas, {}, friday, rising)).toBe('wfh angka 1');
});

test('left to the head, or a quota left to be arranged, is made by hand', () => {
  const quotas = [
    {
      name: 'umum',
      clause: 'angka 2',
      bounds: [],
      per: 'opd',
      each: [],
      headcount: 'books',
      rest: 'wfh',
      rotation: { kind: 'manual' },
    },
  ] as const;
  const left = edict({
    quotas,
    rules: [
      rule('angka 1', { units: ['dinsos'] }, { kind: 'head' }),
      rule('angka 2', {}, { kind: 'quota', quota: 'umum' }),
    ],
  });
  for (const where of [bidang, kecamatan])
    expect(isByHand(rulingFor(house, left, where, person(), thursday))).toBe(true);
});
