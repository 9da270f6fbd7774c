import { beforeAll, describe, expect, test } from 'vitest';
import { problemText } from '../../src/config/index.ts';
import type { Person } from '../../src/domain/person.ts';
import { absence, expected, headSays, type Office, openOffice, place, placesOf } from './offices.ts';

/** Kabupaten Pasuruan, SE Bupati 800/431/424.103/2020 (domain.md 1.2). */
const tuesday = '2020-03-24';
let office: Office;
beforeAll(async () => {
  office = await openOffice('pasuruan-2020');
});
const at = (unit: string, title: string) => place(office, office.holder(unit, title), tuesday);

/** domain.md 1.2, "Expected matrix": unit, title, mode; the Kasi at a kelurahan is a gap. */
const matrix: readonly (readonly [string, string, readonly (readonly [string, string, 'WFO' | 'WFH'])[]])[] = [
  [
    'PSR-2: badan and dinas, by echelon',
    'poin 1',
    [
      ['dinas-pendidikan', 'Kepala Dinas', 'WFO'],
      ['dinas-pendidikan', 'Sekretaris Dinas', 'WFO'],
      ['bidang-sd', 'Kepala Bidang Sekolah Dasar', 'WFO'],
      ['dinas-pendidikan', 'Kasubag Umum dan Kepegawaian', 'WFH'],
      ['bidang-sd', 'Kepala Seksi Kurikulum', 'WFH'],
      ['dinas-pendidikan', 'Pengelola Data', 'WFH'],
      ['bidang-sd', 'Pengadministrasi Umum', 'WFH'],
      ['bkd', 'Kepala Badan', 'WFO'],
      ['bkd', 'Kepala Bidang Anggaran', 'WFO'],
      ['bkd', 'Kepala Sub Bidang Anggaran', 'WFH'],
      ['bkd', 'Pengelola Keuangan', 'WFH'],
      ['dinas-kesehatan', 'Kepala Dinas Kesehatan', 'WFO'],
      ['dinas-kesehatan', 'Pengelola Data', 'WFH'],
    ],
  ],
  [
    'PSR-3: Sekretariat Daerah, by position',
    'poin 2',
    [
      ['setda', 'Asisten Pemerintahan', 'WFO'],
      ['bagian-hukum', 'Kepala Bagian Hukum', 'WFO'],
      ['bagian-hukum', 'Kepala Sub Bagian Perundang-undangan', 'WFO'],
      ['bagian-hukum', 'Analis Hukum', 'WFH'],
    ],
  ],
  [
    'PSR-4: kecamatan, by position',
    'poin 3',
    [
      ['kecamatan-bangil', 'Camat', 'WFO'],
      ['kecamatan-bangil', 'Sekretaris Kecamatan', 'WFO'],
      ['kecamatan-bangil', 'Kepala Seksi Pemerintahan', 'WFO'],
      ['kecamatan-bangil', 'Kasubag Umum dan Kepegawaian', 'WFH'],
      ['kecamatan-bangil', 'Pengadministrasi Umum', 'WFH'],
    ],
  ],
  [
    'PSR-5: kelurahan, not as the kecamatan above it',
    'poin 4',
    [
      ['kelurahan-kauman', 'Lurah', 'WFO'],
      ['kelurahan-kauman', 'Sekretaris Kelurahan', 'WFO'],
      ['kelurahan-kauman', 'Pengadministrasi Umum', 'WFH'],
    ],
  ],
];

test('the agency has nothing to be warned of', () => expect(office.config.warnings.map(problemText)).toEqual([]));

test('PSR-1: two weeks from Monday 23 March 2020; 5 April is in force, 6 April is not', () => {
  expect(office.edict.number).toBe('800/431/424.103/2020');
  const days = office.inForce('bkd', '2020-03-01', '2020-04-30');
  expect([days[0], days.at(-1), days.length]).toEqual(['2020-03-23', '2020-04-05', 14]);
  expect(office.plan(office.holder('bkd', 'Kepala Badan'), '2020-03-25')).toMatchObject({
    mode: 'holiday',
    why: { holiday: { name: expect.stringContaining('Nyepi') } },
  });
});

test('the recorded expectation: everybody, and by which point', () => {
  expect(placesOf(office, tuesday)).toBe(expected('pasuruan-2020'));
});

describe.each(matrix)('%s', (_title, clause, rows) => {
  test.each(rows)('%s: %s works %s', (unit, title, mode) => expect(at(unit, title)).toEqual({ mode, clause }));
});

test('PSR-3: the same echelon IV is at the office in the Setda and at home in a dinas', () => {
  const both = [
    office.holder('bagian-hukum', 'Kepala Sub Bagian Perundang-undangan'),
    office.holder('bidang-sd', 'Kepala Seksi Kurikulum'),
  ];
  expect(both.map(({ level }) => level)).toEqual(['pengawas', 'pengawas']);
  expect(both.map((person) => office.plan(person, tuesday).mode)).toEqual(['office', 'home']);
});

test('PSR-4: in one kecamatan the Kasi is at the office and the Kasubag, echelon IV as well, at home', () => {
  const both = ['Kepala Seksi Pemerintahan', 'Kasubag Umum dan Kepegawaian'].map((title) =>
    office.holder('kecamatan-bangil', title),
  );
  expect(both.map(({ level }) => level)).toEqual(['pengawas', 'pengawas']);
  expect(both.map((person) => office.plan(person, tuesday).mode)).toEqual(['office', 'home']);
});

describe('PSR-6: a unit with public service is left to its head', () => {
  test('until the head has decided nobody guesses, for anybody in the unit', () => {
    const staff = office.in('dpmptsp');
    expect(staff.map(({ employment }) => employment)).toContain('non-asn');
    for (const person of staff)
      expect(office.plan(person, tuesday)).toMatchObject({
        mode: 'unmatched',
        why: { kind: 'head-decides', clause: 'poin 5' },
      });
  });

  test('the draft asks the head for every working day: nine without Nyepi', () => {
    const asked = office.draft('2020-03-23', '2020-04-05').unmatched.filter(({ why }) => why === 'head-decides');
    expect(asked.map(({ unit, days }) => [unit, days.length])).toEqual(office.in('dpmptsp').map(() => ['dpmptsp', 9]));
  });

  test('a roster made by hand, or the head’s word for the unit, answers it', () => {
    const person = office.holder('dpmptsp', 'Petugas Pelayanan Perizinan');
    expect(office.plan(person, tuesday, { roster: { mode: 'wfh', edict: null } }).mode).toBe('home');
    const overrides = [headSays('dpmptsp', 'wfo', '2020-03-23', '2020-03-27')];
    expect(office.plan(person, tuesday, { overrides }).mode).toBe('office');
  });
});

describe('PSR-7: direct service works as usual', () => {
  test.each(['rsud-bangil', 'puskesmas-bangil', 'dispendukcapil', 'satpol-pp', 'pelayanan-pajak', 'metrologi'])(
    'everybody in %s',
    (unit) => {
      const staff = office.in(unit);
      expect(staff.length).toBeGreaterThan(0);
      for (const person of staff)
        expect(place(office, person, tuesday)).toEqual({ mode: 'dikecualikan', clause: 'arahan Sekda' });
    },
  );

  test.each([
    ['pelayanan-pajak', 'bkd', 'Pengelola Keuangan'],
    ['metrologi', 'disperindag', 'Pengadministrasi Umum'],
    ['puskesmas-bangil', 'dinas-kesehatan', 'Pengelola Data'],
  ])('the exemption of %s leaves the rest of %s alone', (part, whole, title) => {
    expect(office.unit(part).parent).toBe(whole);
    expect(at(whole, title)).toEqual({ mode: 'WFH', clause: 'poin 1' });
  });
});

describe('PSR-11: official travel excuses with the consent of the Bupati or the Sekda only', () => {
  const travelling = (approvedBy: string | null) => {
    const person = office.holder('bkd', 'Pengelola Keuangan');
    return office.plan(person, tuesday, { absences: [absence(person, 'dinas_luar', tuesday, tuesday, approvedBy)] });
  };

  test.each(['Bupati Pasuruan', 'Sekda', 'a.n. Bupati, Sekretaris Daerah'])('approved by %s', (by) => {
    expect(travelling(by)).toMatchObject({ mode: 'leave', why: { absence: 'dinas_luar' } });
  });

  test.each([null, 'Kepala Badan'])('approved by %s: the day stays what it was', (by) => {
    expect(travelling(by)).toMatchObject({ mode: 'home', waiting: 'dinas_luar' });
  });

  test('other absences need no such consent', () => {
    const person = office.holder('bkd', 'Pengelola Keuangan');
    const absences = [absence(person, 'cuti', tuesday, tuesday, 'Kepala Badan')];
    expect(office.plan(person, tuesday, { absences }).mode).toBe('leave');
  });
});

test('PSR-12: the report to the province is remembered on the 10th', () => {
  expect(office.edict.reminders).toEqual([
    { clause: 'arahan Sekda', text: expect.stringContaining('Laporan kegiatan bulanan'), on: null, dayOfMonth: 10 },
  ]);
});

test('PSR-8, 9, 10, 13: what asks for no rule stands in the text, and nobody owes a share', () => {
  const text = office.edict.clauses.map((clause) => clause.text).join(' ');
  for (const words of [
    /TPP tetap diberikan/,
    /melalui Kepala OPD/,
    /siap dipanggil/,
    /pelayanan masyarakat dan target kinerja/,
  ])
    expect(text).toMatch(words);
  expect(office.edict.share).toBeNull();
});

describe('the gaps: whom the edict does not speak of is listed, and nobody else', () => {
  const gaps: readonly (readonly [string, (person: Person) => boolean])[] = [
    ['Inspektorat', (person) => office.unitOf(person).type === 'inspektorat'],
    ['Setwan', (person) => office.unitOf(person).type === 'setwan'],
    ['Staf Ahli', ({ position }) => position === 'staf_ahli'],
    ['functional officials', ({ level }) => level === 'fungsional'],
    ['Kasi at a kelurahan', (person) => person.position === 'kasi' && office.unitOf(person).type === 'kelurahan'],
    ['CPNS', ({ employment }) => employment === 'cpns'],
    ['non-ASN', ({ employment }) => employment === 'non-asn'],
  ];
  const unmatched = () => office.people.filter((person) => office.plan(person, tuesday).why.kind === 'no-rule');

  test.each(gaps)('%s', (_name, isIn) => expect(unmatched().filter(isIn).length).toBeGreaterThan(0));

  test('there is no other gap', () => {
    expect(unmatched().filter((person) => !gaps.some(([, isIn]) => isIn(person)))).toEqual([]);
  });

  test('and everybody of these is listed, but for whom the head decides or who is exempt', () => {
    const others = office.people.filter(
      (person) => gaps.some(([, isIn]) => isIn(person)) && !unmatched().includes(person),
    );
    expect([...new Set(others.map((person) => place(office, person, tuesday).mode))].sort()).toEqual([
      'dikecualikan',
      'kepala memutuskan',
    ]);
  });

  test('the draft lists the same people', () => {
    const listed = office.draft('2020-03-23', '2020-04-05').unmatched.filter(({ why }) => why === 'no-rule');
    expect(listed.map(({ person }) => person).sort()).toEqual(
      unmatched()
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('nor is the Sekda named: poin 2 begins with the Asisten', () => {
    const sekda = { ...office.holder('setda', 'Asisten Pemerintahan'), title: 'Sekretaris Daerah', position: 'sekda' };
    expect(office.ruling(sekda, tuesday).rule).toBeNull();
  });
});
