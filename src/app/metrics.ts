import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Instant, localDate, minuteMs } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import type { Metric } from '../http/prometheus.ts';
import type { Legs } from '../http/server.ts';
import type { Outage } from '../ports/board.ts';
import type { House } from './house.ts';

const dayMs = 86_400_000;

/** What `/metrics` tells: read when it is asked for, so it costs nothing otherwise. */
export function createMetrics(house: House, legs: () => Promise<Legs>, now: () => Instant) {
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  const begun = now();
  return {
    async read(): Promise<readonly Metric[]> {
      const at = now();
      const [day, sends, depth, inbox, outages, four] = await Promise.all([
        house.gauges.day(localDate(at, mainZone(house.config.agency))),
        house.gauges.sends(at - dayMs),
        house.outbox.depth(),
        house.inbox.depth(),
        house.lines.outages(at - 7 * dayMs, at),
        legs(),
      ]);
      const one = (name: string, help: string, value: number): Metric => ({ name, help, values: [{ value }] });
      const by = (name: string, help: string, label: string, values: Readonly<Record<string, number>>): Metric => ({
        name,
        help,
        values: Object.entries(values).map(([of, value]) => ({ labels: { [label]: of }, value })),
      });
      const { linked, receiving, storing, sending, restrictions = [] } = four;
      const seconds = (nanoseconds: number) => nanoseconds / 1e9;
      const delay = { p50: seconds(lag.percentile(50)), p99: seconds(lag.percentile(99)), max: seconds(lag.max) };
      lag.reset();
      return [
        by('serlok_leg', 'Whether a leg works: 1 or 0.', 'leg', on({ linked, receiving, storing, sending })),
        one('serlok_shares_today', 'Location shares kept of today.', day.shares),
        by('serlok_verdicts_today', 'Slots of today by state.', 'state', day.verdicts),
        {
          name: 'serlok_sends_24h',
          help: 'Messages that left in the last 24 hours.',
          values: sends.map(({ lane, state, count }) => ({ labels: { lane, outcome: state }, value: count })),
        },
        by('serlok_outbox', 'Messages not settled yet.', 'state', { queued: depth.queued, unacked: depth.unacked }),
        by(
          'serlok_restricted_until_seconds',
          'When a restriction of the number ends, as Unix time.',
          'code',
          Object.fromEntries(restrictions.map(({ code, until }) => [code, until / 1000])),
        ),
        one('serlok_outbox_waiting_people', 'Officers whose reports wait until they write.', depth.waiting.length),
        by('serlok_inbox', 'Stored messages not decided.', 'state', {
          pending: inbox.pending,
          quarantined: inbox.quarantined,
        }),
        by('serlok_interrupted_minutes_7d', 'Minutes without a line in seven days.', 'queue', {
          lost: minutes(outages, false, at),
          recovered: minutes(outages, true, at),
        }),
        by('serlok_event_loop_lag_seconds', 'Since the last reading.', 'quantile', delay),
        one('serlok_resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss()),
        one('serlok_uptime_seconds', 'Since the process began.', (at - begun) / 1000),
      ];
    },
    stop: () => void lag.disable(),
  };
}

const on = (legs: Readonly<Record<string, boolean>>): Record<string, number> =>
  Object.fromEntries(Object.entries(legs).map(([leg, works]) => [leg, Number(works)]));

/** What lies in the last seven days of the interruptions whose queue came, or did not. */
function minutes(outages: readonly Outage[], recovered: boolean, at: Instant): number {
  const since = at - 7 * dayMs;
  const length = ({ from, to }: Outage) => Math.max(0, Math.min(to, at) - Math.max(from, since));
  const sum = outages.filter((one) => one.recovered === recovered).reduce((ms, outage) => ms + length(outage), 0);
  return Math.round(sum / minuteMs);
}
