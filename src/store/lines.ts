import { and, between, desc, eq, gt, gte, lte, sql } from 'drizzle-orm';
import type { Instant } from '../domain/time.ts';
import type { LinkStatus } from '../ports/channel.ts';
import type { Lines, SeenStatus } from '../ports/lines.ts';
import type { Store } from './open.ts';
import { remembered } from './remembered.ts';
import { drain, job, outage } from './schema.ts';

const heartbeatKey = 'line.heartbeat';
const linkKey = 'line.link';
const linkedKey = 'line.linked';
const phoneKey = 'line.phone';

export function sqliteLines(store: Store): Lines {
  const { reader, writer } = store;
  const { remember, recall } = remembered(store);
  const outageColumns = { from: outage.fromAt, to: outage.toAt, recovered: outage.recovered };

  // Asked once per intake batch: prepared.
  const lastDrain = reader
    .select()
    .from(drain)
    .where(lte(drain.openedAt, sql.placeholder('now')))
    .orderBy(desc(drain.openedAt))
    .limit(1)
    .prepare();
  const lost = reader
    .select(outageColumns)
    .from(outage)
    .where(eq(outage.recovered, false))
    .orderBy(outage.fromAt)
    .prepare();

  return {
    drained: (openedAt, at) =>
      store.write(() => {
        // Of a clock that was set back since; when its hour comes it must not pass for a drain of that hour.
        writer.delete(drain).where(gt(drain.openedAt, at)).run();
        writer.insert(drain).values({ openedAt, drainedAt: at }).onConflictDoNothing().run();
      }),
    drainedThrough: async (now) => lastDrain.get({ now })?.openedAt ?? 0,
    heartbeat: (at) => remember(heartbeatKey, at),
    lastHeartbeat: async () => recall<Instant>(heartbeatKey),
    outage: (from, to, recovered) =>
      store.write(
        () =>
          void writer
            .insert(outage)
            .values({ fromAt: from, toAt: to, recovered })
            .onConflictDoUpdate({ target: outage.fromAt, set: { toAt: to, recovered } })
            .run(),
      ),
    outages: async (from, to) =>
      reader
        .select(outageColumns)
        .from(outage)
        .where(and(lte(outage.fromAt, to), gte(outage.toAt, from)))
        .orderBy(outage.fromAt)
        .all(),
    blind: async () => lost.all(),
    linkStatus: async () => recall<SeenStatus>(linkKey),
    setLinkStatus: (status, at) => {
      const { state, trouble, qr, pairingCode, number }: LinkStatus = status;
      return remember(linkKey, { state, trouble, qr, pairingCode, number, at } satisfies SeenStatus);
    },
    linked: (at) => remember(linkedKey, at),
    linkedAt: async () => recall<Instant>(linkedKey),
    phoneSeen: (at) => remember(phoneKey, at),
    phoneSeenAt: async () => recall<Instant>(phoneKey),
    jobsDone: async (kind, from, to) =>
      reader
        .select({ kind: job.kind, scheduledFor: job.scheduledFor, scope: job.scope })
        .from(job)
        .where(and(eq(job.kind, kind), between(job.scheduledFor, from, to)))
        .all(),
  };
}
