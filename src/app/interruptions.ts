import type { Clock } from '../ports/clock.ts';
import type { Lines } from '../ports/lines.ts';

/** Shorter gaps are the planned change of sockets, not an interruption anybody should read about. */
const worthTellingMs = 2 * 60_000;

/**
 * Keeps the history of the line: since when nobody listened, until the queue of a fresh socket was drained. What lies
 * before the first start, or before a new device was linked, can never be delivered: those gaps stay blind (D20).
 */
export function createInterruptions(lines: Lines, clock: Pick<Clock, 'now'>) {
  let silentSince: number | null = null;
  return {
    async started(): Promise<void> {
      const last = await lines.lastHeartbeat();
      // A start is no word heard: after two of them a lost interval would seem to begin with the last (D20).
      if (last !== null) silentSince = last;
      else {
        await lines.outage(0, clock.now(), false);
        await lines.heartbeat(clock.now());
      }
    },
    lost(): void {
      silentSince ??= clock.now();
    },
    /** The old device's queue is gone with it. */
    async relinked(): Promise<void> {
      const heard = Math.max(await lines.drainedThrough(clock.now()), silentSince ?? 0);
      await lines.outage(heard, clock.now(), false);
      silentSince = null;
    },
    async drained(openedAt: number): Promise<void> {
      const now = clock.now();
      if (silentSince !== null && now - silentSince > worthTellingMs) await lines.outage(silentSince, now, true);
      silentSince = null;
      await lines.drained(openedAt, now);
      await lines.heartbeat(now);
    },
    async heard(): Promise<void> {
      await lines.heartbeat(clock.now());
    },
  };
}
