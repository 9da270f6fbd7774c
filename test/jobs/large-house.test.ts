import { expect, test } from 'vitest';
import type { Role } from '../../src/domain/person.ts';
import { planDay } from '../../src/domain/plan.ts';
import { judgeDay } from '../../src/domain/presence.ts';
import { instantOf } from '../../src/domain/time.ts';
import { closeWindow } from '../../src/jobs/close.ts';
import { windowsAround } from '../../src/jobs/due.ts';
import type { JobDeps } from '../../src/jobs/job.ts';
import { remind } from '../../src/jobs/remind.ts';
import { summarise } from '../../src/jobs/summary.ts';
import type { Settlement } from '../../src/ports/ledger.ts';
import { agency, person, policy, thursday, unit } from '../domain/made.ts';

/** Ten thousand people in two hundred offices under one government, a Kasubag and a head in every other one. */
const offices = Array.from({ length: 200 }, (_, i) => unit({ id: `u${i}`, parent: 'kota', groups: [`${i}@g.us`] }));
const rules = policy({ agency: agency([unit({ id: 'kota' }), ...offices]) });
const rolesOf = (i: number): readonly Role[] =>
  i < 200 && i % 2 === 0 ? ['kasubag'] : i < 400 && i % 2 === 0 ? ['kepala'] : [];
let looked = 0;
/** Counts how often somebody's membership is looked at: the measure of the work, whatever the machine. */
const persons = Array.from({ length: 10_000 }, (_, i) => {
  const services = [{ unit: `u${i % 200}`, roles: rolesOf(i), from: null, to: null }];
  return Object.defineProperty(person({ id: i + 1, nip: `N${i}`, services }), 'services', {
    get() {
      looked += 1;
      return services;
    },
  });
});
const ends = instantOf(thursday, 7 * 60 + 31, 'WITA');
const verdicts = persons.map((one) =>
  judgeDay(planDay(rules, one, thursday, { roster: { mode: 'wfh', edict: null }, absences: [], overrides: [] }), [], {
    now: ends,
    drainedThrough: ends,
    blind: [],
  }),
);

test('at the end of a window everybody is looked at once for each office, not once for each colleague', async () => {
  const settled: Settlement[] = [];
  const deps = {
    board: {
      policy: async () => rules,
      directory: async () => ({ persons }),
      day: async () => verdicts,
      outages: async () => [],
      now: () => ends,
    },
    ledger: {
      contacts: async () => new Map(),
      async settle(change: Settlement) {
        settled.push(change);
        return 'settled';
      },
    },
    desk: { about: async () => [], groups: async () => [] },
    clock: { now: () => ends },
  } as unknown as JobDeps;
  const [window] = (await windowsAround(ends, async () => rules)).filter((w) => w.ends === ends);
  if (!window) throw new Error('no window ends then');
  looked = 0;
  for (const job of [closeWindow, summarise, remind]) await job(window, deps);
  expect(settled.map(({ drafts }) => drafts.length)).toEqual([100, 100, 0]);
  // Once or twice for each office, where once for each colleague would be a hundred million.
  expect(looked).toBeLessThan(2 * offices.length * persons.length);
});
