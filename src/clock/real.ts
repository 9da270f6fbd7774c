import { schedule } from 'node-cron';
import type { Clock } from '../ports/clock.ts';
import { afterReal } from './after.ts';

const tickMs = 20_000;

/** The host's wall clock for evidence, monotonic timers for everything else. */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    after: afterReal,
    nudge(run) {
      // node-cron stops ticking when the host clock is set back (fault 18: −2 h, no tick for two hours) and reports
      // thousands of missed ones when it is set forward; so it only adds to a tick that cannot see the wall clock.
      const cron = schedule('*/30 * * * * *', () => run(), { suppressMissedWarning: true, logger: silent });
      const tick = setInterval(run, tickMs);
      return () => {
        clearInterval(tick);
        void cron.destroy();
      };
    },
  };
}

/** It would print to the console, where law 12 does not reach. */
const silent = { info() {}, warn() {}, error() {}, debug() {} };
