import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bound, Quota } from '../../src/domain/mode-rule.ts';
import { countOf, quotaDay, rounded } from '../../src/domain/quota.ts';

const percent = (side: Bound['side'], kind: Bound['kind'], value: number): Bound => ({
  side,
  kind,
  amount: { kind: 'percent', percent: value },
});
const people = (side: Bound['side'], kind: Bound['kind'], value: number): Bound => ({
  side,
  kind,
  amount: { kind: 'number', number: value },
});
const quota = (bounds: readonly Bound[], change: Partial<Quota> = {}): Quota => ({
  name: 'umum',
  clause: 'angka 1',
  bounds,
  per: 'opd',
  each: [],
  headcount: 'books',
  rest: 'wfh',
  rotation: { kind: 'days', days: 1, choices: [] },
  ...change,
});

describe('a quota is rounded by its kind (D6)', () => {
  test('25 % of one to eight people: at most down, about to the nearest, at least up', () => {
    const table = [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      (['max', 'exact', 'min'] as const).map((kind) => rounded(25, n, kind)).join('/'),
    );
    expect(table).toEqual(['0/0/1', '0/1/1', '0/1/1', '1/1/1', '1/1/2', '1/2/2', '1/2/2', '2/2/2']);
  });

  test('LTR-3: 24 % stays 24 %, and that makes a difference', () => {
    expect([2, 4, 6, 10].map((n) => rounded(24, n, 'exact'))).toEqual([0, 1, 1, 2]);
    expect([2, 6, 10].map((n) => rounded(25, n, 'exact'))).toEqual([1, 2, 3]);
    expect([rounded(24, 4, 'max'), rounded(25, 4, 'max')]).toEqual([0, 1]);
  });

  test('no percentage is lost to binary fractions', () => {
    expect(rounded(0.29, 10_000, 'max')).toBe(29);
    expect(rounded(12.5, 8, 'min')).toBe(1);
    expect(rounded(33.33, 3, 'exact')).toBe(1);
    expect(rounded(100, 7, 'max')).toBe(7);
  });

  test('both sides of a printed pair always make up the headcount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.constantFrom<Bound['kind']>('min', 'max', 'exact'),
        fc.constantFrom<Bound['side']>('wfo', 'wfh'),
        (n, hundredths, kind, side) => {
          const bounds = quotaDay(quota([percent(side, kind, hundredths / 100)]), n, n, undefined);
          const count = rounded(hundredths / 100, n, kind);
          expect(bounds?.target).toBe(side === 'wfo' ? count : n - count);
          expect(bounds?.target).toBeGreaterThanOrEqual(bounds?.least ?? -1);
          expect(bounds?.target).toBeLessThanOrEqual(bounds?.most ?? -1);
        },
      ),
    );
  });
});

describe('what a quota asks on a day', () => {
  test('of everybody on the books, also while some are on leave (D7)', () => {
    expect(quotaDay(quota([percent('wfo', 'min', 25)]), 12, 5, undefined)).toEqual({ least: 3, most: 12, target: 3 });
    expect(quotaDay(quota([percent('wfo', 'max', 25)]), 12, 2, undefined)).toEqual({ least: 0, most: 3, target: 3 });
    expect(quotaDay(quota([percent('wfh', 'exact', 50)]), 8, 6, undefined)).toEqual({ least: 2, most: 2, target: 2 });
  });

  test('or of those who are there, where the edict is read so', () => {
    const present = quota([percent('wfo', 'min', 25)], { headcount: 'present' });
    expect(quotaDay(present, 12, 4, undefined)).toEqual({ least: 1, most: 12, target: 1 });
  });

  test('a bound on those at home bounds those at the office from the other side', () => {
    expect(quotaDay(quota([percent('wfh', 'max', 75)]), 10, 10, undefined)).toEqual({ least: 3, most: 10, target: 3 });
    expect(quotaDay(quota([percent('wfh', 'min', 75)]), 10, 10, undefined)).toEqual({ least: 0, most: 2, target: 2 });
  });

  test('the side printed first says how many come, a number of people holds whatever the size', () => {
    const both = quota([percent('wfo', 'min', 25), percent('wfo', 'max', 50), people('wfo', 'min', 2)]);
    expect(quotaDay(both, 4, 4, undefined)).toEqual({ least: 2, most: 2, target: 1 });
    expect(quotaDay(both, 40, 40, undefined)).toEqual({ least: 10, most: 20, target: 10 });
  });

  test('by the level of the area, and not at all where no level is given', () => {
    const byLevel = quota([
      { side: 'wfo', kind: 'max', amount: { kind: 'table', percents: { 'level-1': 75, 'level-3': 25, 'level-4': 0 } } },
    ]);
    expect(['level-1', 'level-3', 'level-4'].map((level) => quotaDay(byLevel, 10, 10, level)?.most)).toEqual([7, 2, 0]);
    expect(quotaDay(byLevel, 10, 10, undefined)).toBeNull();
    expect(countOf(byLevel.bounds[0] as Bound, 10, 'level-2')).toBeNull();
  });
});
