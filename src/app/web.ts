import { mainZone } from '../domain/zone.ts';
import { createHttpServer, type Legs } from '../http/server.ts';
import { type Log, logOf } from '../log.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import { troubleText } from '../words/link.ts';
import { restrictionText } from '../words/restriction.ts';
import type { House } from './house.ts';
import { createMetrics } from './metrics.ts';

type Deps = {
  readonly house: House;
  readonly channel: Channel;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly http: { readonly host: string; readonly port: number };
};

/** What the operator sees in a browser and a monitor asks: health, the legs, figures, and the linking page. */
export function openWeb({ house, channel, clock, log, http }: Deps) {
  const { number } = house.config;
  const zone = mainZone(house.config.agency);
  const legs = async (): Promise<Legs> => {
    const restrictions = await house.outbox.restrictions(clock.now());
    const { state, trouble } = channel.status();
    const advice = [
      ...(trouble ? [troubleText(trouble)] : []),
      ...restrictions.map((one) => restrictionText(one, zone)),
    ];
    return {
      linked: state === 'open',
      receiving: channel.receiving(),
      storing: true, // a process whose store failed has ended (law 11)
      sending: restrictions.length === 0,
      advice: advice.length > 0 ? advice.join(' ') : undefined,
      restrictions: restrictions.length > 0 ? restrictions : undefined,
    };
  };
  const metrics = createMetrics(house, legs, clock.now);
  const server = createHttpServer({
    ...http,
    legs,
    metrics: metrics.read,
    linkPage: {
      status: () => channel.status(),
      take: (hash) => house.linkPages.take(hash, clock.now()),
      useCode: number.kind === 'dedicated' ? () => channel.pairByCode?.(number.value) : undefined,
    },
    log: logOf(log, 'http'),
  });
  return {
    /** Resolves with the address; commands in other processes find it in the store. */
    async listen(): Promise<string> {
      const address = await server.listen();
      await house.linkPages.serving(address);
      return address;
    },
    async close(): Promise<void> {
      metrics.stop();
      await server.close();
    },
  };
}
