/** Counts what phones and server do at this moment, and keeps what went wrong in it. */
export function makeWorkCount() {
  let running = 0;
  const problems: unknown[] = [];
  const count = async <T>(work: Promise<T>): Promise<T> => {
    running += 1;
    try {
      return await work;
    } finally {
      running -= 1;
    }
  };
  return {
    running: () => running,
    problems,
    count,
    /** For work that nobody waits for. */
    background(work: Promise<void>): void {
      count(work).catch((error: unknown) => problems.push(error));
    },
  };
}
