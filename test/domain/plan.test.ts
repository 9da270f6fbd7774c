import { describe, expect, test } from 'vitest';
import type { HolidayKind } from '../../src/domain/agency.ts';
import { slotsOn } from '../../src/domain/plan.ts';
import {
  absence,
  agency,
  day,
  edict,
  everyDay,
  friday,
  person,
  planOf,
  policy,
  saturday,
  shareRule,
  slot,
  thursday,
  unit,
} from './made.ts';

const holiday = (date: string, kind: HolidayKind = 'libur_nasional', places: readonly string[] = []) => ({
  date: day(date),
  name: 'Libur',
  kind,
  for: places,
});
const exempt = { clause: 'poin 2', reason: 'pelayanan langsung', unitTypes: [], units: [], employment: [] };
const ruled = (change: Parameters<typeof shareRule>[0], rest: Parameters<typeof policy>[0] = {}) =>
  policy({ edict: edict({ share: shareRule(change) }), ...rest });

describe('what a person owes on a day, first match decides', () => {
  test('working from home by the roster: shares are due', () => {
    expect(planOf()).toMatchObject({ mode: 'home', duty: true, why: { kind: 'roster', mode: 'wfh' } });
    expect(planOf({ facts: { roster: 'wfa' } })).toMatchObject({ mode: 'anywhere', duty: true });
  });

  test.each([
    ['wfo', 'office'],
    ['libur', 'off'],
  ] as const)('%s by the roster: nothing is due', (roster, mode) =>
    expect(planOf({ facts: { roster } })).toMatchObject({ mode, duty: false }),
  );

  test('nobody matched: no roster is no guess', () =>
    expect(planOf({ facts: { roster: undefined } })).toMatchObject({
      mode: 'unmatched',
      duty: false,
      why: { kind: 'no-roster' },
    }));

  test('before entry and after leaving there is no unit and no edict', () => {
    const gone = person({ services: [{ unit: 'dinas', roles: [], from: day('2021-08-02'), to: day('2021-08-04') }] });
    expect(planOf({ person: gone })).toMatchObject({ mode: 'none', why: { kind: 'not-serving' }, edict: undefined });
    expect(planOf({ person: gone, date: day('2021-08-04') }).duty).toBe(true);
    expect(planOf({ person: gone, date: day('2021-08-02') }).duty).toBe(true);
    expect(planOf({ person: gone, date: day('2021-08-01') }).why.kind).toBe('not-serving');
  });

  test('outside its dates the edict asks nothing; both ends count', () => {
    const stage = policy({ edict: edict({ effectiveFrom: thursday, effectiveTo: friday }) });
    const on = (date: string) => planOf({ policy: stage, date: day(date) }).why.kind;
    expect([on('2021-08-04'), on('2021-08-05'), on('2021-08-06'), on('2021-08-09')]).toEqual([
      'no-edict',
      'roster',
      'roster',
      'no-edict',
    ]);
  });

  test('an exempt office is at the office, whatever roster, leave or holiday say', () => {
    const rule = edict({ exempt: [{ ...exempt, unitTypes: ['dinas'] }] });
    const holidays = [holiday(thursday)];
    expect(planOf({ policy: policy({ edict: rule, holidays }), facts: { absences: [absence()] } })).toMatchObject({
      mode: 'office',
      duty: false,
      why: { kind: 'exempt' },
    });
  });

  test('a holiday comes before leave, leave before the roster', () => {
    const facts = { absences: [absence()] };
    expect(planOf({ policy: policy({ holidays: [holiday(thursday)] }), facts }).mode).toBe('holiday');
    expect(planOf({ facts })).toMatchObject({ mode: 'leave', why: { kind: 'absence', absence: 'cuti' } });
    expect(planOf({ facts: { ...facts, roster: undefined } }).mode).toBe('leave');
  });

  test("Saturday is nobody's duty in a five-day week, and somebody's in a six-day week", () => {
    expect(planOf({ date: saturday })).toMatchObject({ mode: 'off', why: { kind: 'weekend' } });
    const sixDays = policy({ agency: agency([unit({ workWeek: [1, 2, 3, 4, 5, 6] })]) });
    expect(planOf({ policy: sixDays, date: saturday }).duty).toBe(true);
  });

  test('who is home but not asked owes nothing: Palopo point 5 names ASN only', () => {
    const honorary = person({ employment: 'non-asn' });
    expect(planOf({ person: honorary })).toMatchObject({
      mode: 'home',
      duty: false,
      why: { kind: 'not-asked', clause: 'poin 5' },
    });
    expect(planOf({ policy: ruled({ who: ['asn', 'non-asn'] }), person: honorary }).duty).toBe(true);
    for (const employment of ['pns', 'cpns', 'pppk'] as const)
      expect(planOf({ person: person({ employment }) }).duty).toBe(true);
  });

  test('an edict without shares still says who is at home', () => {
    const none = policy({ edict: edict({ share: null }) });
    expect(planOf({ policy: none })).toMatchObject({ mode: 'home', duty: false, why: { kind: 'roster' }, slots: [] });
    expect(planOf({ policy: none, facts: { roster: undefined } }).mode).toBe('unmatched');
  });
});

describe('absences', () => {
  test('one that nobody approved excuses nothing and is named', () =>
    expect(planOf({ facts: { absences: [absence({ approvedBy: null })] } })).toMatchObject({
      mode: 'home',
      duty: true,
      waiting: 'cuti',
    }));

  test('both days of a range count, the days beside it do not', () => {
    const week = [absence({ from: day('2021-08-04'), to: thursday })];
    const on = (date: string) => planOf({ date: day(date), facts: { absences: week } }).mode;
    expect([on('2021-08-03'), on('2021-08-04'), on('2021-08-05'), on('2021-08-06')]).toEqual([
      'home',
      'leave',
      'leave',
      'home',
    ]);
  });

  test('half a day is half on its first day and whole on the next', () => {
    const range = [absence({ from: thursday, to: friday, fromMinute: slot('x', '12.00', '12.00').opens })];
    const first = planOf({ facts: { absences: range } });
    expect(first).toMatchObject({ mode: 'home', duty: true });
    expect([...first.excused.keys()]).toEqual(['istirahat', 'selesai-istirahat', 'sore']);
    expect(planOf({ date: friday, facts: { absences: range } }).mode).toBe('leave');
  });
});

describe('edicts for every day', () => {
  const always = ruled({ days: 'every-day', onHolidays: true });
  test('Sunday and holidays too, without a roster', () => {
    expect(planOf({ policy: always, date: day('2021-08-08'), facts: { roster: undefined } })).toMatchObject({
      mode: 'home',
      duty: true,
      why: { kind: 'every-day' },
    });
    expect(planOf({ policy: { ...always, holidays: [holiday(thursday)] }, facts: { roster: undefined } }).duty).toBe(
      true,
    );
  });

  test('but not for somebody on approved leave or rostered for the office', () => {
    expect(planOf({ policy: always, facts: { roster: undefined, absences: [absence()] } }).mode).toBe('leave');
    expect(planOf({ policy: always, facts: { roster: 'wfo' } }).mode).toBe('office');
  });

  test('every-workday leaves the weekend free, also when a holiday that asks for shares falls on it', () => {
    const workdays = ruled(
      { days: 'every-workday', onHolidays: true },
      { holidays: [holiday(saturday), holiday(friday)] },
    );
    expect(planOf({ policy: workdays, date: friday, facts: { roster: undefined } }).duty).toBe(true);
    expect(planOf({ policy: workdays, date: saturday, facts: { roster: undefined } })).toMatchObject({
      mode: 'off',
      duty: false,
    });
  });

  test('a weekday without a set of slots is no duty', () => {
    const mornings = ruled({
      sets: [{ name: 'Senin', weekdays: [1], period: null, slots: [slot('pagi', '07.00', '07.30')] }],
    });
    expect(planOf({ policy: mornings })).toMatchObject({ duty: false, why: { kind: 'no-slots' } });
  });
});

describe('exemptions', () => {
  const office = unit({ id: 'dinas', type: 'dinas' });
  const branch = unit({ id: 'pustu', type: 'pustu', parent: 'dinas' });
  const units = agency([office, branch]);
  const at = (id: string, employment: 'pns' | 'non-asn', rule: Partial<typeof exempt>) =>
    planOf({
      policy: policy({
        agency: units,
        edict: edict({ share: shareRule({ who: ['asn', 'non-asn'] }), exempt: [{ ...exempt, ...rule }] as never }),
      }),
      person: person({ employment, services: [{ unit: id, roles: [], from: null, to: null }] }),
    }).why.kind;

  test('a unit exempts everything below it, and nothing above it', () => {
    expect(at('pustu', 'pns', { units: ['dinas'] as never })).toBe('exempt');
    expect(at('dinas', 'pns', { units: ['pustu'] as never })).toBe('roster');
  });
  test('a unit type reaches down as well', () =>
    expect(at('pustu', 'pns', { unitTypes: ['dinas'] as never })).toBe('exempt'));
  test('in the sub-district office the ASN are exempt and the others are not (Luwu Utara)', () => {
    const rule = { unitTypes: ['dinas'], employment: ['asn'] } as never;
    expect(at('dinas', 'pns', rule)).toBe('exempt');
    expect(at('dinas', 'non-asn', rule)).toBe('roster');
  });
});

describe('holidays reach whom they are for', () => {
  const on = (change: Parameters<typeof unit>[0], kind: HolidayKind, places: readonly string[] = []) =>
    planOf({ policy: policy({ agency: agency([unit(change)]), holidays: [holiday(thursday, kind, places)] }) }).mode;

  test('a service unit works on cuti bersama and not on a national holiday', () => {
    expect(on({ worksOn: ['cuti_bersama'] }, 'cuti_bersama')).toBe('home');
    expect(on({ worksOn: ['cuti_bersama'] }, 'libur_nasional')).toBe('holiday');
  });
  test('a local holiday is for its area or unit only', () => {
    expect(on({}, 'libur_daerah', ['kota'])).toBe('holiday');
    expect(on({}, 'libur_daerah', ['dinas'])).toBe('holiday');
    expect(on({}, 'libur_daerah', ['kabupaten'])).toBe('home');
  });
});

describe('slots of the day', () => {
  const sets = [
    {
      name: 'Ramadan',
      weekdays: everyDay,
      period: { from: thursday, to: friday },
      slots: [slot('pagi', '08.00', '08.30')],
    },
    { name: 'Jumat', weekdays: [5] as const, period: null, slots: [slot('pagi', '06.00', '06.30')] },
    { name: 'Biasa', weekdays: [1, 2, 3, 4] as const, period: null, slots: [slot('pagi', '07.00', '07.30')] },
  ];
  const ramadan = edict({ share: shareRule({ sets }) });
  test.each([
    ['2021-08-04', 420],
    ['2021-08-05', 480],
    ['2021-08-06', 480],
    ['2021-08-13', 360],
    ['2021-08-09', 420],
  ])('%s: the first set that holds the day, a period before the ordinary days', (date, opens) => {
    expect(slotsOn(ramadan, day(date))[0]?.opens).toBe(opens);
  });
  test('a day in no set has no slots', () => expect(slotsOn(ramadan, day('2021-08-14'))).toEqual([]));
});
