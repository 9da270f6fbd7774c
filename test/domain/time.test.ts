import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  datesFrom,
  daysBetween,
  instantOf,
  type LocalDate,
  localMoment,
  parseDate,
  parseMinute,
  utcDay,
  weekdayOf,
  type Zone,
} from '../../src/domain/time.ts';

const from = Date.UTC(1990, 0, 1);
const to = Date.UTC(2046, 0, 1) - 1;
const instants = fc.integer({ min: from, max: to });
const dates = instants.map(utcDay);

describe.each([
  ['WIB', 'Asia/Jakarta'],
  ['WITA', 'Asia/Makassar'],
  ['WIT', 'Asia/Jayapura'],
] as const)('%s is the clock on the wall in %s', (zone, place) => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: place,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  });
  const onTheWall = (at: number) => {
    const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      date: `${of['year']}-${of['month']}-${of['day']}`,
      minute: Number(of['hour']) * 60 + Number(of['minute']),
      weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of['weekday'] ?? '') + 1,
    };
  };

  test('at any instant between 1990 and 2045', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const { date, minute } = localMoment(at, zone);
        expect({ date, minute, weekday: weekdayOf(date) }).toEqual(onTheWall(at));
      }),
      { numRuns: 3000 },
    );
  });

  test('at every new year and the ends of every February', () => {
    for (let year = 1990; year <= 2045; year++)
      for (const at of [
        Date.UTC(year, 0, 1),
        Date.UTC(year, 1, 28, 16),
        Date.UTC(year, 2, 1) - 1,
        Date.UTC(year, 11, 31, 15, 59, 59, 999),
      ]) {
        const { date, minute } = localMoment(at, zone);
        expect({ date, minute, weekday: weekdayOf(date) }).toEqual(onTheWall(at));
      }
  });

  test('and back: the first millisecond of a local minute', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const { date, minute } = localMoment(at, zone);
        expect(instantOf(date, minute, zone)).toBe(at - (at % 60_000));
      }),
    );
  });
});

describe('days are counted, not guessed', () => {
  test('there and back again', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(addDays(other, -days)).toBe(date);
        expect(Math.sign(days)).toBe(other === date ? 0 : other > date ? 1 : -1);
      }),
    );
  });

  test('the day after Sunday is Monday', () => {
    fc.assert(fc.property(dates, (date) => weekdayOf(addDays(date, 1)) === (weekdayOf(date) % 7) + 1));
  });

  test('a range holds both ends and every day between, and is empty backwards', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 400 }), (date, days) => {
        const range = datesFrom(date, addDays(date, days));
        expect(range).toHaveLength(days + 1);
        expect(new Set(range).size).toBe(days + 1);
        expect(datesFrom(addDays(date, 1), date)).toEqual([]);
      }),
    );
  });

  test.each([['2021-02-29'], ['2021-04-31'], ['2021-13-01'], ['2021-00-10'], ['2021-1-1'], ['29-07-2021'], ['']])(
    '"%s" is no day',
    (text) => expect(parseDate(text)).toBeNull(),
  );
  test('29 February 2024 is one', () => expect(parseDate('2024-02-29')).toBe('2024-02-29'));

  test.each([
    ['07.30', 450],
    ['7:30', 450],
    ['00.00', 0],
    ['24.00', 1440],
    ['24.01', null],
    ['07.60', null],
    ['7', null],
  ] as const)('"%s" is minute %s', (text, minute) => expect(parseMinute(text)).toBe(minute));

  test('07.00 in Makassar is still yesterday in UTC', () => {
    const at = instantOf('2021-07-30' as LocalDate, 420, 'WITA');
    expect(utcDay(at)).toBe('2021-07-29');
    expect((['WIB', 'WITA', 'WIT'] as Zone[]).map((zone) => localMoment(at, zone).minute)).toEqual([360, 420, 480]);
  });
});
