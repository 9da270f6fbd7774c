import { beforeAll, describe, expect, test } from 'vitest';
import { problemText } from '../../src/config/index.ts';
import { expected, type Office, openOffice, placesOf, quotaOf } from './offices.ts';

/** Kota Malang, SE Wali Kota 36 Tahun 2021 (domain.md 1.4). */
const tuesday = '2021-07-06';
let office: Office;
beforeAll(async () => {
  office = await openOffice('malang-2021');
});

test('the agency has nothing to be warned of', () => expect(office.config.warnings.map(problemText)).toEqual([]));

test('MLG-1: what it rests on; the period is not printed, so it is open from the day of the report', () => {
  expect(office.edict).toMatchObject({
    number: '36 Tahun 2021',
    basis: ['Inmendagri Nomor 15 Tahun 2021', 'SE MenPANRB Nomor 14 Tahun 2021'],
    effectiveFrom: '2021-07-05',
    effectiveTo: null,
    share: null,
  });
  expect(office.inForce('bpbd', '2021-07-03', '2021-07-07')).toEqual(['2021-07-05', '2021-07-06', '2021-07-07']);
  expect(office.edict.notes.join(' ')).toMatch(/Masa berlaku tidak tercetak.*PPKM darurat 3–20 Juli 2021/s);
});

test('the recorded expectation: everybody, and by which part of the edict', () => {
  expect(placesOf(office, tuesday)).toBe(expected('malang-2021'));
});

test('MLG-2: the non-essential are at home, all of them', () => {
  const staff = [...office.in('dinas-pendidikan'), ...office.in('bkpsdm')];
  for (const person of staff)
    expect(office.plan(person, tuesday)).toMatchObject({ mode: 'home', duty: false, slots: [] });
});

test('MLG-3: the head alone may order urgent presence', () => {
  expect(office.edict.urgentPresence).toEqual({ clause: 'bagian kehadiran mendesak', approvers: [] });
});

describe('MLG-4: of the essential at most 25 % come', () => {
  test.each([
    [10, 2],
    [3, 0],
    [4, 1],
    [8, 2],
    [7, 1],
  ])('of %i at most %i', (people, most) => {
    for (const name of ['esensial', 'kelurahan'])
      expect(quotaOf(office.quota(name), people)).toEqual({ least: 0, most, target: most });
  });

  test.each(['disnaker-pmptsp', 'dispendukcapil', 'kecamatan-klojen', 'kelurahan-kasin'])('%s is named', (unit) => {
    const [person] = office.in(unit);
    expect(person && office.ruling(person, tuesday).standing.unitClass).toMatchObject({
      name: 'esensial',
      serves: true,
    });
  });

  test('another agency that serves the public is added by the city', async () => {
    const changes = {
      'serlok.yaml': (text: string) =>
        text.replace(
          'non-esensial: [dinas-pendidikan, bkpsdm]',
          'esensial: [bkpsdm]\n      non-esensial: [dinas-pendidikan]',
        ),
    };
    const other = await openOffice('malang-2021', changes);
    const [person] = other.in('bkpsdm');
    expect(person && other.ruling(person, tuesday).quota?.name).toBe('esensial');
  });

  test('the drawn roster keeps the ceiling, and a service without anybody at the office is told', () => {
    const draft = office.draft('2021-07-05', '2021-07-20');
    expect(draft.shortfalls).toEqual([]);
    for (const { pool, date } of draft.entries) {
      if (pool.includes('/kritikal/')) continue;
      const there = draft.entries.filter((entry) => entry.pool === pool && entry.date === date);
      const coming = there.filter(({ mode }) => mode === 'wfo').length;
      expect([pool, date, coming]).toEqual([pool, date, Math.floor(there.length / 4)]);
    }
    // Three ASN: a quarter of them is nobody. 5–19 July, without the holiday of the 20th.
    const served = draft.empty.filter(({ serves }) => serves);
    expect(served.map(({ unit, days }) => [unit, days.length])).toEqual([['kelurahan-kauman', 11]]);
  });
});

describe('MLG-5: the critical are at the office, at most 100 %', () => {
  test('all of them, counted in their quota', () => {
    for (const unit of ['dinas-kesehatan', 'puskesmas-arjuno', 'bpbd'])
      for (const person of office.in(unit)) {
        expect(office.plan(person, tuesday).mode).toBe('office');
        expect(office.ruling(person, tuesday).quota?.name).toBe('kritikal');
      }
  });

  test('100 % is a ceiling: the head may let fewer come', () => {
    expect(quotaOf(office.quota('kritikal'), 10)).toEqual({ least: 0, most: 10, target: 10 });
    const [person] = office.in('bpbd');
    expect(person && office.plan(person, tuesday, { roster: { mode: 'wfh', edict: null } }).mode).toBe('home');
  });
});

test('MLG-6: the five duties of the heads stand in the text', () => {
  const duties = office.edict.clauses.find(({ id }) => id === 'bagian kepala OPD')?.text ?? '';
  expect(duties.match(/\(\d\)/g)).toEqual(['(1)', '(2)', '(3)', '(4)', '(5)']);
});

test('an office the city has not classed is named, and its people are under no rule', async () => {
  const changes = { 'serlok.yaml': (text: string) => text.replace('[dinas-pendidikan, bkpsdm]', '[dinas-pendidikan]') };
  const left = await openOffice('malang-2021', changes);
  expect(left.config.warnings.map(problemText)).toEqual([expect.stringMatching(/1 unit belum punya kelas.*bkpsdm$/)]);
  for (const person of left.in('bkpsdm')) expect(left.plan(person, tuesday).why).toEqual({ kind: 'no-rule' });
});
