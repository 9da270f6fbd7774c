import type { Log } from '../log.ts';
import { isStorageError } from './storage-error.ts';

/** Nothing floats: what an event starts is counted, and a failed write ends the process. */
export function createTasks(log: Log, fatal: (code: 75, reason: string) => void) {
  const working = new Set<Promise<unknown>>();

  /** A store that failed ends the process (law 11); any other mistake is told and tried again at the next nudge. */
  const failed = (error: unknown, what = 'intake'): void => {
    const storage = isStorageError(error);
    const cause = error instanceof Error ? error.name : 'unknown';
    log.error({ what, cause }, storage ? 'the store failed' : 'something failed');
    if (log.isLevelEnabled('debug')) log.debug({ err: error }, 'cause');
    if (storage) fatal(75, what);
  };

  return {
    failed,
    start(what: string, work: () => Promise<unknown>): void {
      const done = work()
        .catch((error: unknown) => failed(error, what))
        .finally(() => working.delete(done));
      working.add(done);
    },
    idle: (): boolean => working.size === 0,
    async settled(): Promise<void> {
      await Promise.allSettled(working);
    },
  };
}
