import { beforeAll, describe, expect, test } from 'vitest';
import { problemText } from '../../src/config/index.ts';
import type { Person } from '../../src/domain/person.ts';
import type { DrawnEntry } from '../../src/domain/roster.ts';
import { datesFrom, type LocalDate } from '../../src/domain/time.ts';
import { expected, type Office, openOffice, place, placesOf, quotaOf } from './offices.ts';

/** Kabupaten Luwu Utara, letter 800/935/BKPSDM/2021, first stage (domain.md 1.6). The edges of LTR-9 are in `edges.test.ts`. */
const thursday = '2021-07-29';
const workdays = ['2021-07-28', '2021-07-29', '2021-07-30', '2021-08-02', '2021-08-03', '2021-08-04', '2021-08-05'];
let office: Office;
beforeAll(async () => {
  office = await openOffice('luwu-utara-2021');
});
const all = (test: (person: Person) => boolean) => office.people.filter(test);

test('the agency has nothing to be warned of', () => expect(office.config.warnings.map(problemText)).toEqual([]));

test('LTR-1: the letter, and what it follows', () => {
  expect(office.edict).toMatchObject({
    number: '800/935/BKPSDM/2021',
    signedOn: '2021-07-27',
    signatory: expect.stringContaining('Bupati Luwu Utara'),
    basis: [expect.stringContaining('SE MenPANRB Nomor 15 Tahun 2021')],
  });
});

describe('LTR-2: the first stage', () => {
  test('28 July to 5 August 2021: seven working days', () => {
    expect(office.edict.stage).toBe('Tahap pertama');
    const days = office.inForce('bkpsdm', '2021-07-01', '2021-08-31');
    expect(days).toEqual(datesFrom('2021-07-28' as LocalDate, '2021-08-05' as LocalDate));
    const head = office.holder('bkpsdm', 'Kepala Badan');
    expect(days.filter((date) => office.plan(head, date).mode === 'office')).toEqual(workdays);
  });

  test('a following stage is a file of its own that changes what it prints', async () => {
    const second = [
      'amends: luwu-utara-2021',
      'number: 800/999/BKPSDM/2021',
      'stage: Tahap kedua',
      'signedOn: 2021-08-05',
      'effective: {from: 2021-08-06, to: 2021-08-20}',
    ].join('\n');
    const next = await openOffice('luwu-utara-2021', {
      'edicts/luwu-utara-tahap-2.yaml': () => second,
      'serlok.yaml': (text) => `${text}  - {use: luwu-utara-tahap-2, for: [kabupaten-luwu-utara]}\n`,
    });
    const person = next.holder('bkpsdm', 'Kasubag Keuangan');
    const edicts = ['2021-08-05', '2021-08-06', '2021-08-20'].map((date) => next.plan(person, date).edict);
    expect(edicts.map((edict) => edict?.slug)).toEqual(['luwu-utara-2021', 'luwu-utara-tahap-2', 'luwu-utara-tahap-2']);
    expect(edicts[1]?.quotas).toEqual(office.edict.quotas);
    expect(next.plan(person, '2021-08-23').why.kind).toBe('no-edict');
  });
});

test('the recorded expectation: everybody, and by which part of the letter', () => {
  expect(placesOf(office, thursday)).toBe(expected('luwu-utara-2021'));
});

describe('LTR-3: so many of each class at home, of that class in the perangkat daerah', () => {
  test.each([
    ['pelaksana', 8, 4],
    ['pengawas', 4, 1],
    ['non-asn', 6, 3],
    ['pengawas', 2, 0],
    ['pengawas', 6, 1],
    ['pengawas', 10, 2],
    ['pelaksana', 5, 3],
  ])('%s: of %i, %i at home (24 %% stays 24 %%)', (name, people, home) => {
    const coming = people - home;
    expect(quotaOf(office.quota(name), people)).toEqual({ least: coming, most: coming, target: coming });
  });

  test('as printed', () => {
    expect(office.edict.quotas.map(({ name, bounds, per }) => [name, bounds, per])).toEqual(
      [
        ['pelaksana', 50],
        ['pengawas', 24],
        ['non-asn', 50],
      ].map(([name, percent]) => [name, [{ side: 'wfh', kind: 'exact', amount: { kind: 'percent', percent } }], 'opd']),
    );
  });

  test('in the drawn roster 4, 1 and 3 are at home on every working day', () => {
    const { entries, shortfalls } = office.draft('2021-07-28', '2021-08-05');
    expect(shortfalls).toEqual([]);
    for (const unit of ['dinas-pertanian', 'bkpsdm'])
      for (const [name, home] of [
        ['pelaksana', 4],
        ['pengawas', 1],
        ['non-asn', 3],
      ])
        for (const date of workdays) {
          const there = entries.filter(
            (entry) => entry.date === date && entry.pool === `luwu-utara-2021/${name}/${unit}`,
          );
          expect([unit, name, date, there.filter(({ mode }) => mode === 'wfh').length]).toEqual([
            unit,
            name,
            date,
            home,
          ]);
        }
  });
});

test('LTR-4: who is not named stays at the office', () => {
  const unnamed = all(
    (person) => ['jpt', 'administrator', 'fungsional'].includes(person.level) && office.unitOf(person).area !== '',
  );
  expect(unnamed.length).toBeGreaterThan(8);
  for (const person of unnamed) expect(office.plan(person, thursday)).toMatchObject({ mode: 'office', duty: false });
});

describe('LTR-5: who is exempt', () => {
  test('ASN at the Kantor Camat and the kelurahan', () => {
    for (const [unit, title] of [
      ['kecamatan-masamba', 'Camat'],
      ['kecamatan-masamba', 'Pengadministrasi Umum'],
      ['kelurahan-kappuna', 'Lurah'],
    ] as const)
      expect(place(office, office.holder(unit, title), thursday).mode).toBe('dikecualikan');
  });

  test('not their non-ASN: those draw', () => {
    expect(place(office, office.holder('kecamatan-masamba', 'Operator'), thursday).mode).toBe('kuota non-asn');
    expect(place(office, office.holder('kelurahan-kappuna', 'Pramubakti'), thursday).mode).toBe('kuota non-asn');
  });

  test('ASN and non-ASN at the hospital, puskesmas and pustu, but not in the Dinas Kesehatan itself', () => {
    for (const person of ['rsud-andi-djemma', 'puskesmas-masamba', 'pustu-kappuna'].flatMap((unit) => office.in(unit)))
      expect(place(office, person, thursday).mode).toBe('dikecualikan');
    expect(place(office, office.holder('dinas-kesehatan', 'Pengelola Data'), thursday).mode).toBe('kuota pelaksana');
  });
});

describe('LTR-6: turns of one day or of two', () => {
  const draft = () => office.draft('2021-07-28', '2021-08-05');
  const modes = (entries: readonly DrawnEntry[], person: Person) =>
    workdays.map((date) => entries.find((entry) => entry.person === person.id && entry.date === date)?.mode);

  test('both lengths are offered; one day is the rule', () => {
    for (const { rotation } of office.edict.quotas)
      expect(rotation).toEqual({ kind: 'days', days: 1, choices: [1, 2] });
    const blocks = draft().fairness.map(({ unit, block }) => [unit, block]);
    expect(blocks).toContainEqual(['dinas-pertanian', 1]);
    expect(blocks).toContainEqual(['bkpsdm', 2]);
  });

  test('where the head chose two days, people change every second working day only', () => {
    const { entries } = draft();
    const drawing = office.in('bkpsdm').filter((person) => office.ruling(person, thursday).quota !== null);
    expect(drawing).toHaveLength(18);
    for (const person of drawing) {
      const [a, b, c, d, e, f, g] = modes(entries, person);
      expect([[a, c, e], g]).toEqual([[b, d, f], expect.stringMatching(/wf[ho]/)]);
    }
  });

  test('turns are even to one block', () => {
    for (const { least, most, block } of draft().fairness) expect(most - least).toBeLessThanOrEqual(block);
  });

  test('a third length is refused', async () => {
    const changes = { 'serlok.yaml': (text: string) => text.replace('bkpsdm: 2}', 'bkpsdm: 3}') };
    await expect(openOffice('luwu-utara-2021', changes)).rejects.toThrow(/giliran 3 hari.*1 atau 2/);
  });
});

describe('LTR-7: who cannot use IT is never sent home', () => {
  const unable = () => all(({ itAble }) => !itAble);

  test('fixed at the office, and counted in the class all the same', () => {
    expect(unable().map((person) => place(office, person, thursday).mode)).toEqual([
      'WFO dalam kuota pelaksana',
      'WFO dalam kuota non-asn',
    ]);
    for (const person of unable()) expect(office.plan(person, thursday)).toMatchObject({ mode: 'office', duty: false });
  });

  test('in the drawn roster neither', () => {
    const { entries } = office.draft('2021-07-28', '2021-08-05');
    expect(entries.filter(({ person, mode }) => mode === 'wfh' && unable().some(({ id }) => id === person))).toEqual(
      [],
    );
  });
});

test('LTR-8: SOP and monitoring stand in the text', () => {
  expect(office.edict.clauses.map(({ text }) => text).join(' ')).toMatch(/sesuai SOP; Kepala PD memantau/);
});

describe('LTR-9, 10: who is at home shares at four points of the day, c.q. the Kasubag', () => {
  const operator = () => office.holder('kecamatan-masamba', 'Operator');
  const points = (date: string) =>
    office
      .plan(operator(), date, { roster: { mode: 'wfh', edict: 'luwu-utara-2021' } })
      .slots.map(({ point }) => point?.at);

  test('non-ASN too', () => {
    expect(office.edict.share).toMatchObject({ who: ['asn', 'non-asn'], recipient: 'officer-for-head' });
    expect(office.plan(operator(), thursday, { roster: { mode: 'wfh', edict: null } }).duty).toBe(true);
  });

  test.each(workdays)('08.00, 11.00, 14.00 and 16.00 on %s, a Friday or not', (date) => {
    expect(points(date)).toEqual([480, 660, 840, 960]);
  });
});
