import { beforeAll, describe, expect, test } from 'vitest';
import { problemText } from '../../src/config/index.ts';
import { absence, expected, type Office, openOffice, place, placesOf, quotaOf } from './offices.ts';

/**
 * Kota Palopo, SE Wali Kota 800/1090/BKPSDM/VII/2021 (domain.md 1.5). The hours to the second (PLP-7 to 10) are in
 * `edges.test.ts`, `timetable.test.ts` and the recorded days of `palopo-2021/`.
 */
const thursday = '2021-08-05';
let office: Office;
beforeAll(async () => {
  office = await openOffice('palopo-2021');
});
const somebody = () => office.holder('diskominfo', 'Pengelola Data');
const atHome = { roster: { mode: 'wfh', edict: null } } as const;

test('the agency has nothing to be warned of', () => expect(office.config.warnings.map(problemText)).toEqual([]));

test('PLP-1: six points, in force from Thursday 29 July 2021 with no end', () => {
  expect(office.edict.clauses.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `poin ${n}`));
  const days = office.inForce('diskominfo', '2021-07-28', '2022-12-31');
  expect([days[0], days.at(-1)]).toEqual(['2021-07-29', '2022-12-31']);
});

test('the recorded expectation: everybody, and by which point', () => {
  expect(placesOf(office, thursday)).toBe(expected('palopo-2021'));
});

describe('PLP-2: ASN and non-ASN together, 25 % at the office and the rest at home', () => {
  test.each([
    [8, 2],
    [10, 3],
    [5, 1],
    [1, 0],
    [2, 1],
    [6, 2],
  ])('of %i exactly %i, half up', (people, coming) => {
    expect(quotaOf(office.quota('pegawai'), people)).toEqual({ least: coming, most: coming, target: coming });
  });

  test('one group in each perangkat daerah, with its bidang and its kelurahan', () => {
    const { entries } = office.draft(thursday, thursday);
    const groups = [...new Set(entries.map(({ pool }) => pool))].map((pool) => {
      const there = entries.filter((entry) => entry.pool === pool);
      return [pool, there.length, there.filter(({ mode }) => mode === 'wfo').length];
    });
    expect(groups).toEqual([
      ['palopo-2021/pegawai/diskominfo', 8, 2],
      ['palopo-2021/pegawai/bkpsdm', 10, 3],
      ['palopo-2021/pegawai/kecamatan-wara', 5, 1],
    ]);
  });
});

test('PLP-3: direct service works as usual, ASN or not, and owes no share', () => {
  const exempt = ['dinas-kesehatan', 'rsud', 'puskesmas-wara', 'pustu-lagaligo', 'damkar', 'satpol-pp'];
  for (const person of exempt.flatMap((unit) => office.in(unit))) {
    expect(place(office, person, thursday)).toEqual({ mode: 'dikecualikan', clause: 'poin 2' });
    expect(office.plan(person, thursday)).toMatchObject({ mode: 'office', duty: false });
  }
});

describe('PLP-4: they take turns every day', () => {
  test('a turn is one working day', () =>
    expect(office.quota('pegawai').rotation).toMatchObject({ kind: 'days', days: 1 }));

  test('in the drawn roster nobody is at the office again before the others had their turn', () => {
    const draft = office.draft('2021-07-29', '2021-09-30');
    const pools = [...new Set(draft.entries.map(({ pool }) => pool))];
    expect(pools).toHaveLength(3);
    for (const pool of pools) {
      const mine = draft.entries.filter((entry) => entry.pool === pool);
      const turns = new Map(mine.map(({ person }) => [person, 0]));
      for (const date of new Set(mine.map((entry) => entry.date))) {
        const coming = mine.filter((entry) => entry.date === date && entry.mode === 'wfo').map(({ person }) => person);
        const fewest = Math.min(...turns.values());
        const waiting = [...turns].filter(([, count]) => count === fewest).map(([person]) => person);
        const again = coming.filter((person) => !waiting.includes(person));
        if (again.length > 0) expect(coming).toEqual(expect.arrayContaining(waiting));
        for (const person of coming) turns.set(person, (turns.get(person) ?? 0) + 1);
      }
      expect(Math.max(...turns.values()) - Math.min(...turns.values())).toBeLessThanOrEqual(1);
    }
  });
});

test('PLP-5: monitoring and output stand in the text', () => {
  expect(office.edict.clauses.find(({ id }) => id === 'poin 3')?.text).toMatch(/dipantau.*sesuai standar/);
});

test('PLP-6: urgent presence needs the consent of the Wali Kota', () => {
  expect(office.edict.urgentPresence).toEqual({ clause: 'poin 4', approvers: ['wali kota', 'walikota'] });
});

describe('PLP-7: who is at home shares four times with the head', () => {
  test('ASN owe it', () => {
    expect(office.plan(somebody(), thursday, atHome)).toMatchObject({ mode: 'home', duty: true });
    expect(office.plan(somebody(), thursday, atHome).slots).toHaveLength(4);
    expect(office.edict.share?.recipient).toBe('head');
  });

  test('non-ASN at home do not: point 5 names ASN only', () => {
    const operator = office.holder('diskominfo', 'Operator');
    expect(office.plan(operator, thursday, atHome)).toMatchObject({
      duty: false,
      why: { kind: 'not-asked', clause: 'poin 5' },
    });
  });

  test('without a published roster nobody owes anything', () => {
    expect(office.plan(somebody(), thursday)).toMatchObject({
      mode: 'unmatched',
      duty: false,
      why: { kind: 'no-roster' },
    });
  });
});

describe('PLP-8, 9, 10: the slots of the days', () => {
  const slots = (date: string) =>
    office.plan(somebody(), date, atHome).slots.map(({ opens, closes }) => [opens, closes]);
  test('Monday to Thursday', () =>
    expect(slots('2021-08-02')).toEqual([
      [420, 450],
      [720, 750],
      [780, 810],
      [960, 1050],
    ]));
  test('Friday', () =>
    expect(slots('2021-08-06')).toEqual([
      [420, 450],
      [690, 750],
      [780, 840],
      [960, 1080],
    ]));
  test.each([
    ['2021-07-31', 'weekend'],
    ['2021-08-11', 'holiday'],
    ['2021-08-17', 'holiday'],
  ])('none on %s: %s', (date, kind) => {
    expect(office.plan(somebody(), date, atHome)).toMatchObject({ duty: false, why: { kind } });
  });
  test('10 August is a working day: the holiday was moved to the 11th', () => {
    expect(office.plan(somebody(), '2021-08-10', atHome).duty).toBe(true);
  });
});

describe('PLP-1, 11: the end is a decision with a reason', () => {
  const closed = (to: string) =>
    openOffice('palopo-2021', {
      'edicts/palopo-2021.yaml': (text) =>
        text.replace(/^ {2}to: null.*$/m, `  to: ${to}\n  because: Palopo keluar dari PPKM level IV`),
    });
  const slots = (at: Office, date: string) =>
    at.plan(at.holder('diskominfo', 'Pengelola Data'), date, atHome).slots.map(({ name }) => name);

  test('closed with a day, that day counts whole and the next asks nothing', async () => {
    const at = await closed('2021-08-10');
    expect(at.edict).toMatchObject({
      effectiveTo: '2021-08-10',
      endsAt: null,
      endReason: 'Palopo keluar dari PPKM level IV',
    });
    expect(slots(at, '2021-08-10')).toHaveLength(4);
    expect(at.plan(at.holder('diskominfo', 'Pengelola Data'), '2021-08-12', atHome).why).toEqual({ kind: 'no-edict' });
  });

  test('closed at a moment, what was not over by then is asked of nobody', async () => {
    const at = await closed('2021-08-10 12.30');
    expect(at.edict).toMatchObject({ effectiveTo: '2021-08-10', endsAt: 750 });
    expect(slots(at, '2021-08-09')).toHaveLength(4);
    expect(slots(at, '2021-08-10')).toEqual(['pagi', 'istirahat']);
    expect(slots(await closed('2021-08-10 12.00'), '2021-08-10')).toEqual(['pagi']);
  });
});

test('leave goes before the roster', () => {
  const absences = [absence(somebody(), 'cuti', thursday, thursday, 'Kepala Dinas')];
  expect(office.plan(somebody(), thursday, { ...atHome, absences }).mode).toBe('leave');
});
