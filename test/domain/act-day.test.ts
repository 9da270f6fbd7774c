import { describe, expect, it } from 'vitest';
import type { Act, ActBody } from '../../src/domain/act.ts';
import { awayOf, reliefOf, turnOf } from '../../src/domain/act-day.ts';
import type { Slot } from '../../src/domain/edict.ts';
import { instantOf, type LocalDate, type MinuteOfDay } from '../../src/domain/time.ts';
import { policy } from './made.ts';

const { agency } = policy();
const unit = agency.units[0];
if (!unit) throw new Error('an agency without a unit');
const thursday = '2021-07-29' as LocalDate;
const friday = '2021-07-30' as LocalDate;
const saturday = '2021-07-31' as LocalDate;
const at = (date: LocalDate, minute: number) => instantOf(date, minute, unit.zone);
const minute = (hour: number, past = 0) => (hour * 60 + past) as MinuteOfDay;

const slot = (name: string, opens: MinuteOfDay, closes: MinuteOfDay): Slot => ({
  name,
  label: name,
  opens,
  closes,
  point: null,
  clause: 'poin 5',
});
const slots = [
  slot('pagi', minute(7), minute(7, 30)),
  slot('istirahat', minute(12), minute(12, 30)),
  slot('sore', minute(16), minute(17, 30)),
];

const act = (body: ActBody, more: Partial<Act> = {}): Act => ({
  id: 1,
  persons: [1],
  unit: null,
  from: friday,
  to: friday,
  state: 'in_force',
  madeBy: '1',
  madeAt: at(thursday, minute(9)),
  decidedBy: '1',
  decidedAt: at(thursday, minute(9)),
  dueAt: null,
  moves: 1,
  body,
  ...more,
});
const order = (since: MinuteOfDay | null, more: Partial<Act> = {}) =>
  act({ kind: 'presence', since, because: 'audit', consent: null }, { to: saturday, ...more });

const relieved = (one: Act, date: LocalDate, wide = false) => [
  ...reliefOf({ own: wide ? [] : [one], wide: wide ? [one] : [] }, slots, agency, unit.id, date).keys(),
];
const turn = (one: Act, date: LocalDate) => turnOf({ own: [one], wide: [] }, 1, date, unit.zone)?.mode ?? null;

describe('a presence order', () => {
  it('given the day before puts the person at the office for the whole of each day', () => {
    expect([turn(order(null), friday), turn(order(null), saturday)]).toEqual(['wfo', 'wfo']);
  });

  it('with an hour leaves the hours before it what they were, on the first day only', () => {
    expect(turn(order(minute(10)), friday)).toBeNull();
    expect(relieved(order(minute(10)), friday)).toEqual(['istirahat', 'sore']);
    expect(turn(order(minute(10)), saturday)).toBe('wfo');
  });

  it('consented to late reaches no hour and no day before the consent (PLP-6)', () => {
    const late = order(null, { decidedAt: at(saturday, minute(11)) });
    expect([turn(late, friday), relieved(late, friday)]).toEqual([null, []]);
    expect([turn(late, saturday), relieved(late, saturday)]).toEqual([null, ['istirahat', 'sore']]);
  });

  it('that still waits changes nothing', () => {
    const waiting = order(null, { state: 'waiting', decidedBy: null, decidedAt: null });
    expect([turn(waiting, friday), relieved(waiting, friday)]).toEqual([null, []]);
  });
});

describe('a dispensation', () => {
  const over = (reach: string | null, after: MinuteOfDay | null, before: MinuteOfDay | null) =>
    act({ kind: 'dispensation', after, before, because: 'listrik' }, { unit: reach, persons: [] });

  it.each([
    ['the unit', unit.id, ['pagi', 'istirahat', 'sore']],
    ['its area', unit.area, ['pagi', 'istirahat', 'sore']],
    ['all units', '*', ['pagi', 'istirahat', 'sore']],
    ['another unit', 'lain', []],
  ])('over %s voids its slots', (_, reach, expected) => {
    expect(relieved(over(reach, null, null), friday, true)).toEqual(expected);
  });

  it.each([
    [minute(6), minute(7), ['pagi']],
    [minute(7, 31), minute(11, 59), []],
    [minute(12, 30), minute(16), ['istirahat', 'sore']],
    [null, minute(7), ['pagi']],
    [minute(12, 31), null, ['sore']],
  ])('from %s until %s voids what touches it', (after, before, expected) => {
    expect(relieved(over('*', after, before), friday, true)).toEqual(expected);
  });
});

it('half a day off, and a call from when it is acknowledged, are hours in which nobody is asked', () => {
  const called = act({ kind: 'call', at: null, because: 'rapat', acknowledgedAt: at(friday, minute(9, 40)) });
  const half = {
    person: 1,
    kind: 'izin',
    from: friday,
    to: friday,
    fromMinute: minute(12),
    document: null,
    approvedBy: 'x',
  } as const;
  expect(awayOf({ own: [called], wide: [] }, [half], agency, unit.id, friday)).toEqual([
    { from: minute(12), until: 1440, why: 'izin' },
    { from: minute(9, 40), until: 1440, why: 'dipanggil' },
  ]);
});
