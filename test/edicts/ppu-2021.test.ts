import { beforeAll, describe, expect, test } from 'vitest';
import { problemText } from '../../src/config/index.ts';
import { datesFrom, type LocalDate } from '../../src/domain/time.ts';
import { absence, expected, headSays, type Office, openOffice, placesOf } from './offices.ts';

/** Kabupaten Penajam Paser Utara, trial of working at the office, March 2021 (domain.md 1.3). */
let office: Office;
beforeAll(async () => {
  office = await openOffice('ppu-2021');
});
const somebody = () => office.holder('disdikpora', 'Pengadministrasi Umum');

test('the agency has nothing to be warned of', () => expect(office.config.warnings.map(problemText)).toEqual([]));

test('PPU-1: the number as printed, a trial, in force from 10 to 23 March 2021', () => {
  expect(office.edict).toMatchObject({ number: '061.2/332/ TU-Pimp/O51 /Ortal', stage: 'Uji coba', share: null });
  const march = (from: number, to: number) =>
    datesFrom(`2021-03-${String(from).padStart(2, '0')}` as LocalDate, `2021-03-${to}` as LocalDate);
  expect(office.inForce('diskominfo', '2021-03-01', '2021-03-31')).toEqual(march(10, 23));
  for (const date of ['2021-03-09', '2021-03-24']) expect(office.plan(somebody(), date).why.kind).toBe('no-edict');
});

test('the recorded expectation: ASN at the office, the non-ASN of whom nothing is said are listed', () => {
  expect(placesOf(office, '2021-03-10')).toBe(expected('ppu-2021'));
});

describe('PPU-2, 4: the head arranges for the OPD', () => {
  const overrides = [headSays('disdikpora', 'wfh', '2021-03-15', '2021-03-17')];

  test.each([
    ['2021-03-12', 'office'],
    ['2021-03-15', 'home'],
    ['2021-03-17', 'home'],
    ['2021-03-18', 'office'],
  ])('on %s the OPD set to WFH from 15 to 17 March is at %s', (date, mode) => {
    const staff = [...office.in('disdikpora'), ...office.in('bidang-paud')];
    expect(new Set(staff.map((person) => office.plan(person, date, { overrides }).mode))).toEqual(new Set([mode]));
  });

  test('other OPD stay at the office meanwhile', () => {
    for (const person of office.in('setkab'))
      expect(office.plan(person, '2021-03-16', { overrides }).mode).toBe('office');
  });

  test('at home without slots: the edict asks for no share', () => {
    expect(office.plan(somebody(), '2021-03-16', { overrides })).toMatchObject({ duty: false, slots: [] });
  });

  test('one person may be at home by a roster made by hand', () => {
    expect(office.plan(somebody(), '2021-03-16', { roster: { mode: 'wfh', edict: null } }).mode).toBe('home');
  });
});

describe('PPU-3: who is ill stays away', () => {
  test('an approved report makes the day "sakit", neither at the office nor absent', () => {
    const absences = [absence(somebody(), 'sakit', '2021-03-16', '2021-03-17', 'Kasubag')];
    expect(office.plan(somebody(), '2021-03-16', { absences })).toMatchObject({
      mode: 'leave',
      why: { kind: 'absence', absence: 'sakit' },
    });
  });

  test('one that waits is named', () => {
    const absences = [absence(somebody(), 'sakit', '2021-03-16', '2021-03-16', null)];
    expect(office.plan(somebody(), '2021-03-16', { absences })).toMatchObject({ mode: 'office', waiting: 'sakit' });
  });

  test('the ill go before what the head arranged for the OPD', () => {
    const absences = [absence(somebody(), 'sakit', '2021-03-16', '2021-03-16', 'Kasubag')];
    const overrides = [headSays('disdikpora', 'wfo', '2021-03-15', '2021-03-17')];
    expect(office.plan(somebody(), '2021-03-16', { absences, overrides }).mode).toBe('leave');
  });
});

test('PPU-5: normal working days; 11 March is a holiday, the cancelled cuti bersama of 12 March is none', () => {
  const kinds = (from: string, to: string) =>
    datesFrom(from as LocalDate, to as LocalDate).map((date) => office.plan(somebody(), date).why.kind);
  expect(kinds('2021-03-10', '2021-03-15')).toEqual(['rule', 'holiday', 'rule', 'weekend', 'holiday', 'rule']);
  expect(kinds('2021-03-10', '2021-03-23').filter((kind) => kind === 'rule')).toHaveLength(9);
});

test('PPU-6, 7: why it was issued and what it rests on stand in the text', () => {
  expect(office.edict.clauses.map(({ text }) => text).join(' ')).toMatch(/tidak dapat dihubungi ketika dimintai data/);
  expect(office.edict.basis.join(' ')).toMatch(/440-842 Tahun 2020.*440-830/);
});
