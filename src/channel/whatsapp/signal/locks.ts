/** One at a time for each named record; nobody else is kept waiting. */
export type Locks = {
  /** Runs `work` when it holds every record named. Names are taken in one order, so no two callers wait for each other. */
  hold<T>(records: readonly string[], work: () => Promise<T>): Promise<T>;
};

export const sessionLock = (address: string) => `1 session ${address}`;
export const senderKeyLock = (name: string) => `2 sender-key ${name}`;

/** Two engine objects on one record at once lose a ratchet step (stock: 100 of 100 forced overlaps). */
export function recordLocks(): Locks {
  const tails = new Map<string, Promise<void>>();

  async function take(record: string): Promise<() => void> {
    const before = tails.get(record);
    let release = () => {};
    const tail = new Promise<void>((resolve) => {
      release = () => {
        if (tails.get(record) === tail) tails.delete(record);
        resolve();
      };
    });
    tails.set(record, tail);
    await before;
    return release;
  }

  return {
    async hold(records, work) {
      const releases: (() => void)[] = [];
      try {
        for (const record of [...new Set(records)].sort()) releases.push(await take(record));
        return await work();
      } finally {
        for (const release of releases.reverse()) release();
      }
    },
  };
}
