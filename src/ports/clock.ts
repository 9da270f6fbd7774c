/** Wall time for evidence, monotonic time for timers (law 2). The rehearsal clock is a second implementation. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void;
  /** Nudges until cancelled (law 5). A stepping clock does not nudge: it goes from one due time to the next. */
  nudge(run: () => void): () => void;
}
