import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { realClock } from '../../src/clock/real.ts';
import { scaledClock } from '../../src/clock/scaled.ts';

const hour = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2021-07-30T06:55:00+08:00') }));
afterEach(() => void vi.useRealTimers());

describe('the real clock', () => {
  test('it nudges at least every 20 seconds', async () => {
    let nudges = 0;
    const cancel = realClock().nudge(() => nudges++);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(nudges).toBeGreaterThanOrEqual(3);
    cancel();
    const sofar = nudges;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(nudges).toBe(sofar);
  });

  test.each([-2, 2])(
    'it goes on nudging, and no more than before, when the host clock is set by %i hours',
    async (hours) => {
      let nudges = 0;
      const cancel = realClock().nudge(() => nudges++);
      await vi.advanceTimersByTimeAsync(60_000);
      nudges = 0;
      vi.setSystemTime(Date.now() + hours * hour);
      await vi.advanceTimersByTimeAsync(120_000);
      expect(nudges).toBeGreaterThanOrEqual(6);
      expect(nudges).toBeLessThanOrEqual(11);
      cancel();
    },
  );

  test('a wait longer than a timer can hold does not end at once', async () => {
    let ran = 0;
    const cancelled = realClock().after(30 * 24 * hour, () => expect.fail('cancelled'));
    realClock().after(30 * 24 * hour, () => ran++);
    await vi.advanceTimersByTimeAsync(29 * 24 * hour);
    expect(ran).toBe(0);
    cancelled();
    await vi.advanceTimersByTimeAsync(1 * 24 * hour);
    expect(ran).toBe(1);
  });
});

describe('the rehearsal clock', () => {
  test('it begins where it is told and runs so many times as fast', async () => {
    const start = Date.parse('2021-07-30T07:00:00+08:00');
    const clock = scaledClock({ start, speed: 60 });
    let ran = 0;
    clock.after(60_000, () => ran++);
    expect(clock.now()).toBe(start);
    await vi.advanceTimersByTimeAsync(999);
    expect(ran).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toBe(1);
    expect(clock.now()).toBe(start + 60_000);
  });

  test('its nudge keeps pace, but never more often than every 50 ms', async () => {
    let nudges = 0;
    const cancels = [60, 100_000].map((speed) => scaledClock({ start: 0, speed }).nudge(() => nudges++));
    await vi.advanceTimersByTimeAsync(1000);
    expect(nudges).toBe(3 + 20);
    for (const cancel of cancels) cancel();
    await vi.advanceTimersByTimeAsync(1000);
    expect(nudges).toBe(23);
  });
});
