import type { Clock } from '../../ports/clock.ts';

/** Waits for a queue to be drained on a socket that is opened for it; callers at the same time share one. */
export type Drain = {
  wait(timeoutMs: number): Promise<number | null>;
  /** A socket's queue is drained. */
  done(openedAt: number): void;
  /** Nothing will come any more: the link is gone or we stop. */
  abandon(): void;
};

export function sharedDrain(timer: Pick<Clock, 'after'>, renew: () => boolean): Drain {
  let waiting: ((openedAt: number | null) => void)[] = [];
  let renewed = false;
  const settle = (openedAt: number | null) => {
    const all = waiting;
    waiting = [];
    renewed = false;
    for (const tell of all) tell(openedAt);
  };
  return {
    wait(timeoutMs) {
      if (!renewed) {
        if (!renew()) return Promise.resolve(null);
        renewed = true;
      }
      return new Promise((resolve) => {
        const cancel = timer.after(timeoutMs, () => {
          waiting = waiting.filter((tell) => tell !== finish);
          // This queue may never end (fault 37): the next caller gets a socket of its own.
          renewed = false;
          resolve(null);
        });
        const finish = (openedAt: number | null) => {
          cancel();
          resolve(openedAt);
        };
        waiting.push(finish);
      });
    },
    done: settle,
    abandon: () => settle(null),
  };
}
