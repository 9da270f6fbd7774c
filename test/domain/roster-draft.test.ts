import { describe, expect, test } from 'vitest';
import { everybody } from '../../src/domain/condition.ts';
import { draftRoster } from '../../src/domain/roster-draft.ts';
import { addDays, datesFrom, weekdayOf } from '../../src/domain/time.ts';
import { absence, agency, day, edict, policy, unit } from './made.ts';
import {
  at,
  byPerson,
  drawing,
  fridayWeekFour,
  inOffice,
  ledgerOf,
  monday,
  officeDays,
  percent,
  presence,
  question,
  quota,
  rowsOf,
  spread,
  staff,
} from './roster-made.ts';

const workdays = datesFrom(monday, fridayWeekFour).filter((date) => weekdayOf(date) <= 5);

describe('a month of Palopo: a quarter of the people in turns of a day', () => {
  const draft = draftRoster(question());
  test('two of eight come every working day, nobody at weekends', () => {
    for (const date of workdays) expect(inOffice(draft, date)).toHaveLength(2);
    expect(new Set(draft.entries.map(({ date }) => date))).toEqual(new Set(workdays));
  });
  test('PLP-4: nobody comes again before the others had their turn', () => {
    let seen = new Set<number>();
    for (const date of workdays) {
      for (const id of inOffice(draft, date)) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      if (seen.size === 8) seen = new Set();
    }
    expect(spread(officeDays(draft))).toBe(0);
  });
  test('the same question has the same answer, whatever the order of the register', () => {
    expect(draftRoster(question())).toEqual(draft);
    expect(draftRoster(question({ persons: [...staff(8)].reverse() }))).toEqual(draft);
  });
  test('everybody it is about is in it, and nothing is left to be said', () =>
    expect(draft).toMatchObject({ persons: [1, 2, 3, 4, 5, 6, 7, 8], unmatched: [], shortfalls: [], empty: [] }));
});

describe('turns of two days (LTR-6)', () => {
  const two = edict({ quotas: [quota({ bounds: [percent('wfh', 'exact', 50)] })], rules: [drawing()] });
  const chosen = (days: number) => ({
    ...policy({ edict: two }),
    agency: agency([unit()], { edicts: [{ use: 'se', for: ['kota'], rotation: { dinas: days } }] }),
  });
  test('the same people stay home for two working days, over the weekend too', () => {
    const draft = draftRoster(question({ policy: chosen(2) }));
    const first = workdays.findIndex(
      (_, i) => inOffice(draft, workdays[i] ?? monday).join() === inOffice(draft, workdays[i + 1] ?? monday).join(),
    );
    for (let i = first; i + 1 < workdays.length; i += 2)
      expect(inOffice(draft, workdays[i] ?? monday)).toEqual(inOffice(draft, workdays[i + 1] ?? monday));
    expect(spread(officeDays(draft))).toBeLessThanOrEqual(2);
  });
  test.each([0, 1, 2, 3])('drawn in two parts, cut after %i days more, nobody’s turn is cut', (later) => {
    const cut = addDays(day('2021-09-06'), later);
    const next = addDays(cut, 1);
    const first = draftRoster(question({ policy: chosen(3), to: cut }));
    const second = draftRoster(
      question({
        policy: chosen(3),
        from: next,
        changesFrom: next,
        rows: rowsOf(first),
        ledger: ledgerOf(first, next),
      }),
    );
    const on = (date: typeof cut) => [first, second].flatMap((draft) => inOffice(draft, date)).join();
    const whole = draftRoster(question({ policy: chosen(3) }));
    const turns = (people: (date: typeof cut) => string) =>
      workdays.flatMap((date, i) => (i > 0 && people(date) !== people(workdays[i - 1] ?? date) ? [date] : []));
    expect(turns(on)).toEqual(turns((date) => inOffice(whole, date).join()));
  });
  test('a roster that goes on in the middle of a turn keeps step with the one before', () => {
    const whole = draftRoster(question({ policy: chosen(4) }));
    const half = draftRoster(question({ policy: chosen(4), to: day('2021-09-08') }));
    const rest = draftRoster(
      question({
        policy: chosen(4),
        from: day('2021-09-09'),
        changesFrom: day('2021-09-09'),
        rows: rowsOf(half),
        ledger: ledgerOf(half, day('2021-09-09')),
      }),
    );
    expect(spread(officeDays(half, rest))).toBeLessThanOrEqual(4);
    const changes = (all: readonly (typeof whole)[]) =>
      workdays.filter((date, i) => {
        const on = (one: typeof date) => all.flatMap((draft) => inOffice(draft, one)).join();
        return i > 0 && on(date) !== on(workdays[i - 1] ?? date);
      });
    expect(changes([half, rest])).toEqual(changes([whole]));
  });
});

describe('a leave', () => {
  const draft = draftRoster(question());
  const away = day('2021-09-15');
  const leave = byPerson([absence({ person: inOffice(draft, away)[0] ?? 0, from: away, to: addDays(away, 9) })]);
  const again = draftRoster(
    question({
      rows: rowsOf(draft),
      ledger: ledgerOf(draft, day('2021-09-10')),
      changesFrom: day('2021-09-10'),
      absences: leave,
    }),
  );
  test('that comes later changes nothing that is over, and of the future only what must be', () => {
    const published = rowsOf(draft);
    for (const { person, date, mode } of again.entries) {
      expect(date >= day('2021-09-10') || published.get(person)?.get(date)?.mode === mode).toBe(true);
    }
    const changed = again.entries.filter(({ person, date, mode }) => published.get(person)?.get(date)?.mode !== mode);
    const missed = datesFrom(away, addDays(away, 9)).filter((date) =>
      inOffice(draft, date).some((id) => leave.has(id)),
    );
    expect(changed.map(({ date }) => date)).toEqual(missed);
  });
  test('leaves the quota whole and the person without a turn', () => {
    for (const date of workdays) if (date >= day('2021-09-10')) expect(inOffice(again, date)).toHaveLength(2);
    expect(
      again.entries.some(({ person, date }) => leave.has(person) && date >= away && date <= addDays(away, 9)),
    ).toBe(false);
  });
  test('waits for its approval before it counts', () => {
    const open = byPerson([absence({ person: 1, from: monday, to: fridayWeekFour, approvedBy: null })]);
    expect(draftRoster(question({ absences: open })).entries.filter(({ person }) => person === 1)).toHaveLength(20);
  });
  test('of all but one leaves that one, and says that two were wanted', () => {
    const all = staff(7).map(({ id }) => absence({ person: id, from: monday, to: monday }));
    const short = draftRoster(question({ absences: byPerson(all) }));
    expect(inOffice(short, monday)).toEqual([8]);
    expect(short.shortfalls).toMatchObject([
      { date: monday, unit: 'dinas', kind: 'too-few', wanted: 2, got: 1, clause: 'angka 2' },
    ]);
  });
});

describe('a day that is over', () => {
  test('is drawn when nothing was published for it: edicts come late (D21)', () => {
    const late = draftRoster(question({ changesFrom: day('2021-09-06') }));
    expect(inOffice(late, monday)).toHaveLength(2);
  });
  test('gives nobody a turn it did not give before', () => {
    const draft = draftRoster(question());
    const joined = draftRoster(
      question({
        persons: staff(9),
        rows: rowsOf(draft),
        ledger: ledgerOf(draft, day('2021-09-06')),
        changesFrom: day('2021-09-06'),
      }),
    );
    expect(joined.entries.filter(({ person, date }) => person === 9 && date < day('2021-09-06'))).toEqual([]);
    expect(joined.entries.some(({ person, date }) => person === 9 && date >= day('2021-09-06'))).toBe(true);
  });
});

describe('fairness is carried over', () => {
  test('from one roster to the next: who had more begins later', () => {
    const eleven = staff(11);
    const first = draftRoster(question({ persons: eleven, to: day('2021-09-03') }));
    const second = draftRoster(
      question({
        persons: eleven,
        from: day('2021-09-06'),
        changesFrom: day('2021-09-06'),
        ledger: ledgerOf(first, day('2021-09-06')),
      }),
    );
    expect(spread(officeDays(first, second))).toBeLessThanOrEqual(1);
  });
  test('and from one edict to the next', () => {
    const eleven = staff(11);
    const first = draftRoster(question({ persons: eleven, to: day('2021-09-03') }));
    const next = edict({
      slug: 'baru',
      quotas: [quota({ name: 'lain', bounds: [percent('wfo', 'min', 50)] })],
      rules: [drawing('lain')],
    });
    const second = draftRoster(
      question({
        edicts: [next],
        persons: eleven,
        from: day('2021-09-06'),
        changesFrom: day('2021-09-06'),
        ledger: ledgerOf(first, day('2021-09-06')),
      }),
    );
    expect(spread(officeDays(first, second))).toBeLessThanOrEqual(1);
  });
  test('somebody new is not made to catch up with years, nor let off for having served elsewhere', () => {
    const ledger = new Map([1, 2, 3, 4, 5, 6, 7].map((id) => [id, { pool: 'se/umum/dinas', turns: 40 }]));
    ledger.set(8, { pool: 'se/umum/lain', turns: 90 });
    expect(spread(officeDays(draftRoster(question({ persons: staff(9), ledger }))))).toBeLessThanOrEqual(1);
  });
});

describe('presence', () => {
  const ruling = (least: number, bounds = [percent('wfo', 'exact', 25)]) =>
    edict({ quotas: [quota({ bounds })], rules: [drawing()], presence: [presence({ least })] });
  const two = staff(8, (i) => (i < 2 ? { position: 'loket' } : {}));
  test('two who must be there by turns come every other day, and the roster says what forces it', () => {
    const draft = draftRoster(question({ edicts: [ruling(1)], persons: two }));
    for (const date of workdays) expect(inOffice(draft, date).filter((id) => id <= 2)).toHaveLength(1);
    expect([officeDays(draft).get(1), officeDays(draft).get(2)]).toEqual([10, 10]);
    expect(draft.fairness).toMatchObject([{ most: 10, forcedBy: ['loket (angka 3)'] }]);
  });
  test('never more than the ceiling: which rule, unit, role and day collide is said, with the nearest', () => {
    const draft = draftRoster(
      question({ edicts: [ruling(2, [percent('wfo', 'max', 12.5)])], persons: two, to: monday }),
    );
    expect(inOffice(draft, monday)).toHaveLength(1);
    expect(draft.shortfalls).toEqual([
      {
        date: monday,
        unit: 'dinas',
        clause: 'angka 3',
        about: 'loket',
        kind: 'cover-short',
        wanted: 2,
        got: 1,
        against: ['angka 2'],
      },
    ]);
  });
  test('a floor gives way upwards: more come than the quarter when the counter needs them', () => {
    const draft = draftRoster(
      question({ edicts: [ruling(2, [percent('wfo', 'min', 12.5)])], persons: two, to: monday }),
    );
    expect(inOffice(draft, monday)).toEqual([1, 2]);
    expect(draft.shortfalls).toEqual([]);
  });
});

describe('whoever does not draw', () => {
  const ruling = edict({
    quotas: [quota({ bounds: [percent('wfh', 'exact', 50)] })],
    rules: [
      {
        clause: 'angka 1',
        when: { ...everybody, itAble: false },
        outcome: { kind: 'mode', mode: 'wfo', quota: 'umum' },
      },
      { clause: 'angka 2', when: { ...everybody, levels: ['pelaksana'] }, outcome: { kind: 'quota', quota: 'umum' } },
      { clause: 'angka 3', when: { ...everybody, levels: ['pengawas'] }, outcome: { kind: 'head' } },
    ],
  });
  const people = staff(10, (i) =>
    i < 2 ? { itAble: false } : i === 8 ? { level: 'pengawas' } : i === 9 ? { level: 'lainnya' } : {},
  );
  const draft = draftRoster(question({ edicts: [ruling], persons: people }));
  test('LTR-7: who cannot use IT is never sent home, and is counted all the same', () => {
    expect(draft.entries.some(({ person }) => person <= 2)).toBe(false);
    // Four of the eight are at home; two of the four at the office are there every day.
    for (const date of workdays) expect(inOffice(draft, date)).toHaveLength(2);
  });
  test('is listed, with the reason, and not guessed', () =>
    expect(draft.unmatched).toMatchObject([
      { person: 9, why: 'head-decides', clause: 'angka 3', days: workdays },
      { person: 10, why: 'no-rule', clause: null, days: workdays },
    ]));
  test('once the head or a hand-made row says it, it is known and counted', () => {
    const rows = new Map([[9, new Map(workdays.map((date) => [date, { mode: 'wfo', edict: null } as const]))]]);
    const words = [{ unit: 'dinas', mode: 'wfo', from: monday, to: monday, by: 'Kepala', because: 'rapat' } as const];
    expect(draftRoster(question({ edicts: [ruling], persons: people, rows })).unmatched).toMatchObject([
      { person: 10 },
    ]);
    const called = draftRoster(question({ edicts: [ruling], persons: people, overrides: words }));
    expect(called.entries.some(({ date }) => date === monday)).toBe(false);
    expect(called.unmatched.every(({ days }) => !days.includes(monday))).toBe(true);
  });
});

describe('weekly pattern: one half Monday, Wednesday, Friday, the other the days between', () => {
  const weekly = quota({
    bounds: [percent('wfo', 'exact', 50)],
    rotation: {
      kind: 'weekly',
      groups: [
        [1, 3, 5],
        [2, 4, 6],
      ],
    },
  });
  const six = unit({ workWeek: [1, 2, 3, 4, 5, 6] });
  const setting = { edicts: [edict({ quotas: [weekly], rules: [drawing()] })], places: [six] };
  const draft = draftRoster(question({ ...setting, to: day('2021-09-11') }));
  test('halves are equal and everybody keeps to one', () => {
    const half = inOffice(draft, monday);
    expect(half).toHaveLength(4);
    for (const date of datesFrom(monday, day('2021-09-11'))) {
      if (weekdayOf(date) === 7) continue;
      expect(inOffice(draft, date).join() === half.join()).toBe([1, 3, 5].includes(weekdayOf(date)));
    }
  });
  test('the next roster leaves everybody in the half where he was, also when somebody joins', () => {
    const next = draftRoster(
      question({
        ...setting,
        persons: staff(9),
        from: day('2021-09-13'),
        to: day('2021-09-18'),
        changesFrom: day('2021-09-13'),
        rows: rowsOf(draft),
      }),
    );
    expect(inOffice(next, day('2021-09-13')).filter((id) => id < 9)).toEqual(inOffice(draft, monday));
  });
});

describe('units', () => {
  const places = [unit(), unit({ id: 'bidang', parent: 'dinas' }), unit({ id: 'wara', type: 'kecamatan' })];
  const people = [
    ...staff(8, (i) => (i < 4 ? {} : at('bidang'))),
    ...staff(4, (i) => ({ id: 9 + i, nip: `K${i}`, ...at('wara') })),
  ];
  const pools = (per: string, units: readonly string[] | null = null) => {
    const ruling = edict({ quotas: [quota({ per })], rules: [drawing()] });
    const draft = draftRoster(question({ edicts: [ruling], places, persons: people, units, to: monday }));
    return Object.fromEntries(draft.fairness.map(({ unit: id, people: count }) => [id, count]));
  };
  test('an agency draws with all its parts, or each unit by itself, as the edict says', () => {
    expect(pools('opd')).toEqual({ dinas: 8, wara: 4 });
    expect(pools('unit')).toEqual({ dinas: 4, bidang: 4, wara: 4 });
    expect(pools('kecamatan')).toEqual({ dinas: 8, wara: 4 });
  });
  test('asked for one part, the whole agency is drawn and no other', () =>
    expect(pools('opd', ['bidang'])).toEqual({ dinas: 8 }));
  test('an office that would be empty is said, with a warning where it serves', () => {
    const none = (serves: boolean) => {
      const kelas = { name: 'esensial', clause: 'angka 4', serves, unitTypes: ['kecamatan'], units: [] };
      const ruling = edict({
        quotas: [quota({ bounds: [percent('wfo', 'max', 20)] })],
        rules: [drawing()],
        classes: [kelas],
      });
      return draftRoster(question({ edicts: [ruling], places, persons: people, to: monday })).empty;
    };
    expect(none(true)).toContainEqual({ unit: 'wara', serves: true, days: [monday] });
    expect(none(false)).toContainEqual({ unit: 'wara', serves: false, days: [monday] });
  });
});

test('a quota by the level of an area without a level names its people instead of guessing', () => {
  const table = { side: 'wfo', kind: 'max', amount: { kind: 'table', percents: { 'level-3': 25 } } } as const;
  const ruling = edict({ quotas: [quota({ bounds: [table] })], rules: [drawing()] });
  const draft = draftRoster(question({ edicts: [ruling] }));
  expect(draft.entries).toEqual([]);
  expect(draft.unmatched.map(({ why }) => why)).toEqual(staff(8).map(() => 'no-level'));
});
