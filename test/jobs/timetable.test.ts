import { expect, test } from 'vitest';
import { usualRetention } from '../../src/domain/retention.ts';
import { createTimetable, type TimetableDeps } from '../../src/jobs/index.ts';
import { policy } from '../domain/made.ts';

test('a nudge is never lost, whatever moment it comes at', async () => {
  const rules = policy();
  for (let turns = 0; turns < 400; turns++) {
    const timetable = createTimetable({
      board: {
        policy: async () => rules,
        sight: async () => ({ now: 0, drainedThrough: 0, blind: [{ from: 0, to: 1e15 }] }),
        directory: async () => ({ persons: [] }),
      },
      ledger: { settle: async () => 'already', perishing: async () => [], sweep: async () => 'already' },
      desk: { stale: async () => [], due: async () => [], nextDue: async () => null, about: async () => [] },
      clock: { now: () => 1e12, after: () => () => {}, nudge: () => () => {} },
      reminder: { enabled: false, minutesBefore: 10 },
      retention: usualRetention,
      jobsDone: async () => [],
      drain: async () => null,
      drafted() {},
      failed(error: unknown) {
        throw error;
      },
    } as unknown as TimetableDeps);
    timetable.nudge();
    for (let turn = 0; turn < turns; turn++) await null;
    timetable.nudge();
    for (let calm = 0; calm < 5; calm++) await new Promise((resolve) => setImmediate(resolve));
    expect([turns, timetable.idle()]).toEqual([turns, true]);
  }
});
