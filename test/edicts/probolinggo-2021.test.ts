import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { problemText } from '../../src/config/index.ts';
import { topOf } from '../../src/domain/agency.ts';
import { baseOf } from '../../src/domain/roster-places.ts';
import { datesFrom, type LocalDate, weekdayOf } from '../../src/domain/time.ts';
import { csv, expected, type Office, openOffice, quotaOf } from './offices.ts';

/** Kabupaten Probolinggo, SE Bupati 2 July 2021 (domain.md 1.1). */
const tuesday = '2021-07-06';
const days = datesFrom('2021-07-03' as LocalDate, '2021-07-20' as LocalDate);
let office: Office;
beforeAll(async () => {
  office = await openOffice('probolinggo-2021');
});

const asn = (unit: string) => office.in(unit).filter(({ employment }) => employment !== 'non-asn');
const unitsOf = (unitClass: string) =>
  office.config.agency.units.filter(({ id }) => {
    const [person] = office.in(id);
    return person && office.ruling(person, tuesday).standing.unitClass?.name === unitClass;
  });
const workdays = (unit: string) => days.filter((date) => office.unit(unit).workWeek.includes(weekdayOf(date)));

test('the agency has nothing to be warned of', () => expect(office.config.warnings.map(problemText)).toEqual([]));

test('PRB-1: signed on 2 July, in force from 3 to 20 July; nothing is owed under it on the 2nd and the 21st', () => {
  expect(office.edict).toMatchObject({ signedOn: '2021-07-02', number: '800/171/426.53/2021' });
  expect(office.inForce('bkd', '2021-07-01', '2021-07-22')).toEqual(days);
  const [person] = asn('bkd');
  for (const date of ['2021-07-02', '2021-07-21'])
    expect(person && office.plan(person, date).why).toEqual({ kind: 'no-edict' });
});

describe('PRB-2: all ASN of 32 OPD, each in one class', () => {
  test('8, 10 and 14 are printed; the 24 kecamatan come beside them', () => {
    const printed = office.edict.classes.map(({ name, units, unitTypes }) => [name, units.length, unitTypes]);
    expect(printed).toEqual([
      ['kritikal', 7, ['puskesmas']],
      ['esensial', 10, ['kecamatan']],
      ['non-esensial', 14, []],
    ]);
  });

  test('whoever is where, ASN, is under one of the rules; the non-ASN are listed, for the edict speaks of ASN', () => {
    const without = office.people.filter((person) => office.ruling(person, tuesday).rule === null);
    expect(without.map(({ title, employment }) => `${title}, ${employment}`)).toEqual(['Petugas Loket, non-asn']);
  });

  test('an OPD without a class is named when the configuration is read, and its people are under no rule', async () => {
    const changes = { 'edicts/probolinggo-2021.yaml': (text: string) => text.replace('      - dpmd\n', '') };
    const left = await openOffice('probolinggo-2021', changes);
    expect(left.config.warnings.map(problemText)).toEqual([expect.stringMatching(/1 unit belum punya kelas.*dpmd$/)]);
    for (const person of left.in('dpmd')) expect(left.plan(person, tuesday).why).toEqual({ kind: 'no-rule' });
  });
});

test('the recorded expectation: class, ASN and how many of them come, unit by unit', () => {
  expect(table()).toBe(expected('probolinggo-2021'));
});

test('PRB-3: in the eight critical offices every ASN comes every working day, and nobody owes a share', () => {
  const critical = unitsOf('kritikal').map(({ id }) => id);
  expect(critical).toEqual([
    'dinas-kesehatan',
    'dinas-perhubungan',
    'satpol-pp',
    'bakesbangpol',
    'bpbd',
    'rsud-tongas',
    'rsud-waluyo-jati',
    'puskesmas-kraksaan',
    'puskesmas-paiton',
    'puskesmas-tongas',
  ]);
  for (const unit of critical) {
    for (const person of asn(unit)) {
      const plans = workdays(unit).map((date) => office.plan(person, date));
      const there = plans.filter(({ why }) => why.kind !== 'holiday');
      expect(new Set(there.map(({ mode }) => mode))).toEqual(new Set(['office']));
      expect(plans.some(({ duty, slots }) => duty || slots.length > 0)).toBe(false);
    }
  }
});

describe('PRB-4: in the ten essential offices at least 25 % come', () => {
  test.each([
    [10, 3],
    [4, 1],
    [1, 1],
    [5, 2],
    [8, 2],
    [9, 3],
  ])('of %i ASN at least %i, and no more need to', (people, least) => {
    expect(quotaOf(office.quota('esensial'), people)).toEqual({ least, most: people, target: least });
  });

  test('the rest may work from home', () => expect(office.quota('esensial').rest).toBe('wfh'));

  test('a UPT draws with its OPD', () => {
    const [person] = asn('upt-pasar');
    expect(person && office.ruling(person, tuesday).quota?.name).toBe('esensial');
    expect(topOf(office.config.agency, 'upt-pasar')?.id).toBe('disperindag');
  });
});

test('PRB-5: in the fourteen others everybody is at home on every working day', () => {
  const rest = unitsOf('non-esensial').map(({ id }) => id);
  expect(rest).toHaveLength(14);
  for (const person of rest.flatMap(asn)) {
    for (const date of workdays('bkd').filter((day) => day !== '2021-07-20'))
      expect(office.plan(person, date)).toMatchObject({ mode: 'home', duty: false, slots: [] });
    expect(office.plan(person, '2021-07-20').why.kind).toBe('holiday');
  }
});

test('PRB-6: the 24 kecamatan are essential, each with a quarter of its own', () => {
  const subdistricts = unitsOf('esensial').filter(({ type }) => type === 'kecamatan');
  expect(subdistricts).toHaveLength(24);
  for (const { id } of subdistricts) {
    const [person] = asn(id);
    const quota = person && office.ruling(person, tuesday).quota;
    expect(quota).toMatchObject({ name: 'kecamatan', bounds: [{ side: 'wfo', kind: 'min' }], per: 'kecamatan' });
    expect(quota && baseOf(office.config.agency, office.unit(id), quota.per).id).toBe(id);
  }
});

test('PRB-7, 8, 9, 10, 11, 12: what asks for no rule stands in the text', () => {
  const text = office.edict.clauses.map((clause) => clause.text).join(' ');
  for (const words of [
    /protokol kesehatan yang ketat/,
    /sasaran kinerja dan target kerja/,
    /menyederhanakan proses bisnis dan SOP/,
    /memantau dan mengawasi/,
    /konsultasi dan pengaduan/,
    /keluaran layanan daring maupun luring tetap sesuai standar/,
  ])
    expect(text).toMatch(words);
});

test('no share is asked for: an edict without slots', () => expect(office.edict.share).toBeNull());

describe('PRB-13: essential services keep running', () => {
  test('the floor never falls under the percentage, whatever the number of people', () => {
    const size = fc.integer({ min: 1, max: 500 });
    fc.assert(fc.property(size, (people) => quotaOf(office.quota('esensial'), people).least * 4 >= people));
  });

  test('the drawn roster keeps it in every OPD and every kecamatan on every day', () => {
    const draft = office.draft('2021-07-03', '2021-07-20');
    expect(draft.shortfalls).toEqual([]);
    const pools = new Map<string, { there: number; office: number }>();
    for (const { pool, date, mode } of draft.entries) {
      const count = pools.get(`${pool} ${date}`) ?? { there: 0, office: 0 };
      pools.set(`${pool} ${date}`, { there: count.there + 1, office: count.office + (mode === 'wfo' ? 1 : 0) });
    }
    // 10 OPD and 24 kecamatan on the 11 working days of 3–20 July.
    expect(pools.size).toBe(34 * 11);
    for (const [day, count] of pools) expect([day, count.office]).toEqual([day, Math.ceil(count.there / 4)]);
  });
});

/** One line a unit; a unit that draws with another is counted there. */
function table(): string {
  const { agency } = office.config;
  return csv(
    'unit,kelas,asn,dasar,wfo',
    agency.units.map(({ id }) => {
      const [person] = asn(id);
      if (!person) throw new Error(`nobody in ${id}`);
      const { standing, rule, quota } = office.ruling(person, tuesday);
      const base = quota && baseOf(agency, office.unit(id), quota.per).id;
      const together = agency.units.filter((unit) => quota && baseOf(agency, unit, quota.per).id === base);
      const counted = together.reduce((sum, unit) => sum + asn(unit.id).length, 0);
      const coming = rule?.outcome.kind === 'mode' && rule.outcome.mode === 'wfo' ? asn(id).length : 0;
      const drawn = quota && (base === id ? `${quotaOf(quota, counted).target} dari ${counted}` : `bersama ${base}`);
      return [
        id,
        standing.unitClass?.name ?? '',
        asn(id).length,
        rule?.clause ?? '',
        drawn ?? `${coming} dari ${asn(id).length}`,
      ];
    }),
  );
}
