import { expect, test } from 'vitest';
import { raisedCaps } from '../../src/config/send-caps.ts';
import { capsAt, type SendCaps } from '../../src/domain/outbox.ts';
import { caps } from './house.ts';

const linked = Date.parse('2026-11-02T03:00:00Z');
const day = 86_400_000;

test('in the first week after a device was linked it may send half as much, then as much as ever', () => {
  const first = capsAt(caps, linked, linked);
  expect(first).toMatchObject({ textsPerHour: 30, reactionsPerHour: 60, reportsPerHour: 20, perDay: 200 });
  expect(capsAt(caps, linked, linked + 7 * day - 1)).toEqual(first);
  expect(capsAt(caps, linked, linked + 7 * day)).toEqual(caps);
  // Nobody noted when this one was linked: that was long ago.
  expect(capsAt(caps, null, linked)).toEqual(caps);
  // What each person gets is not doubled or halved.
  expect(first).toMatchObject({ unaskedGapMinutes: 10, answersPerTenMinutes: 6, jitterSeconds: [4, 20] });
});

test('halves leave room beside the reports, whatever the caps', () => {
  for (const [perDay, reportsPerHour] of [
    [41, 40],
    [2, 1],
    [3, 1],
  ] as const) {
    const half = capsAt({ ...caps, perDay, reportsPerHour } satisfies SendCaps, linked, linked);
    expect(half.perDay).toBeGreaterThan(half.reportsPerHour);
    expect(half.perDay).toBeLessThanOrEqual(perDay);
  }
});

test('who shortens the first week is warned, who lengthens it is not', () => {
  expect(raisedCaps({ ...caps, warmUpDays: 3 })).toEqual(['warmUpDays']);
  expect(raisedCaps({ ...caps, warmUpDays: 14 })).toEqual([]);
});
