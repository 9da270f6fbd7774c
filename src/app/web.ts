import { createHttpServer, type Legs } from '../http/server.ts';
import { type Log, logOf } from '../log.ts';
import type { Channel, LinkStatus } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import { troubleText } from '../words/link.ts';
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
  const legs = async (): Promise<Legs> => ({
    linked: channel.status().state === 'open',
    receiving: channel.receiving(),
    storing: true, // a process whose store failed has ended (law 11)
    sending: (await house.outbox.restriction(clock.now())) === null,
    advice: adviceOf(channel.status()),
  });
  const metrics = createMetrics(house, legs, clock.now);
  const server = createHttpServer({
    ...http,
    legs,
    metrics: metrics.read,
    linkPage: {
      status: () => channel.status(),
      take: (hash) => house.linkPages.take(hash, clock.now()),
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

const adviceOf = ({ trouble }: LinkStatus): string | undefined => (trouble ? troubleText(trouble) : undefined);
