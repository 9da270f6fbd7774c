import type { Clock } from '../ports/clock.ts';

export type SteppingClock = Clock & {
  /** Runs what is due up to and including `at`, in order of time, each at its own time; then it is `at`. */
  advanceTo(at: number): void;
  /** When the next callback is due; `null` when none is. */
  nextDue(): number | null;
};

/** Time stands still until somebody moves it: a recorded day is played in the time its work takes, always the same way. */
export function steppingClock(startMs: number): SteppingClock {
  let now = startMs;
  let order = 0;
  const due = new Map<number, { readonly at: number; readonly run: () => void }>();

  /** Of several at one time the one asked for first: a map keeps its order. */
  const next = () => {
    let first: { readonly key: number; readonly at: number; readonly run: () => void } | null = null;
    for (const [key, entry] of due) if (!first || entry.at < first.at) first = { key, ...entry };
    return first;
  };

  return {
    now: () => now,
    after(ms, run) {
      const key = order++;
      due.set(key, { at: now + Math.max(0, ms), run });
      return () => void due.delete(key);
    },
    nudge: () => () => {},
    advanceTo(at) {
      if (at < now) throw new Error(`the clock is at ${now} and cannot go back to ${at}`);
      for (let entry = next(); entry && entry.at <= at; entry = next()) {
        due.delete(entry.key);
        now = entry.at;
        entry.run();
      }
      now = at;
    },
    nextDue: () => next()?.at ?? null,
  };
}
