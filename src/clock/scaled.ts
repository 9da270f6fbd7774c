import type { Clock } from '../ports/clock.ts';
import { afterReal } from './after.ts';

/** What `SERLOK_CLOCK` says, as `config/` reads it: epoch milliseconds and how many times as fast. */
export type ClockSetting = { readonly start: number; readonly speed: number };

const tickMs = 20_000;
/** At x3600 a tick every 20 rehearsal seconds would be one every 6 ms. */
const shortestTickMs = 50;

/** The rehearsal clock: begins at `start` when it is made and runs `speed` times as fast as the host's monotonic clock. */
export function scaledClock({ start, speed }: ClockSetting): Clock {
  const begun = performance.now();
  return {
    now: () => Math.floor(start + (performance.now() - begun) * speed),
    // Rounded up: a timer that fires a millisecond early is a minute early at x60000 and would be set again and again.
    after: (ms, run) => afterReal(Math.ceil(ms / speed), run),
    nudge(run) {
      const tick = setInterval(run, Math.max(shortestTickMs, tickMs / speed));
      return () => clearInterval(tick);
    },
  };
}
