import type { Channel, ChannelEvents, LinkStatus, Outgoing } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';

export type MemoryOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly events: ChannelEvents;
  /** The linked number, digits. */
  readonly number: string;
  /** Told of everything that is sent, before it is acknowledged. */
  sent?(item: Outgoing): void;
};

/** A channel without a network: always linked, its queue always drained, every send acknowledged at once. */
export function memoryChannel({ clock, events, number, sent }: MemoryOptions): Channel {
  let state: LinkStatus['state'] = 'closed';
  const status = (): LinkStatus => ({ state, qr: null, pairingCode: null, number });
  return {
    async start() {
      state = 'open';
      events.link(status());
      events.drained(clock.now());
    },
    async stop() {
      state = 'closed';
    },
    status,
    receiving: () => state === 'open',
    drain: async () => (state === 'open' ? clock.now() : null),
    async send(item) {
      if (state !== 'open') throw new Error('the memory channel is not open');
      sent?.(item);
      // The server's answer is an event of its own, never part of the send.
      queueMicrotask(() => events.acked(item.id, null));
    },
  };
}
