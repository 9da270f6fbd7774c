/** The regency's time: stands still, or runs `speed` times as fast as life; the service's own clock is set to agree. */
export function makeClock(at) {
  let base = at;
  let begun = 0;
  let speed = 0;
  const now = () => Math.floor(base + (performance.now() - begun) * speed);
  return {
    now,
    set(to) {
      base = to;
      begun = performance.now();
    },
    run(times) {
      base = now();
      begun = performance.now();
      speed = times;
    },
    /** `performance.now()` at that instant, while the clock runs. */
    realAt: (instant) => begun + (instant - base) / speed,
  };
}
