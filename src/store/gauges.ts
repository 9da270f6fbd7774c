import { eq, gt, sql } from 'drizzle-orm';
import type { Gauges } from '../ports/gauges.ts';
import type { Store } from './open.ts';
import { outbox, presence, share } from './schema.ts';

export function sqliteGauges({ reader }: Store): Gauges {
  const count = sql<number>`count(*)`;
  return {
    async day(date) {
      const shares = reader.select({ count }).from(share).where(eq(share.day, date)).get();
      const states = reader
        .select({ state: presence.state, count })
        .from(presence)
        .where(eq(presence.day, date))
        .groupBy(presence.state)
        .all();
      return {
        shares: shares?.count ?? 0,
        verdicts: Object.fromEntries(states.map(({ state, count: n }) => [state, n])),
      };
    },
    sends: async (since) =>
      reader
        .select({ lane: outbox.lane, state: outbox.state, count })
        .from(outbox)
        .where(gt(outbox.sentAt, since))
        .groupBy(outbox.lane, outbox.state)
        .all(),
  };
}
