import type { Channel, ChannelEvents, LinkState, Outgoing } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';

export type MemoryChannel = Channel & {
  /** What was sent, oldest first. */
  readonly sent: readonly Outgoing[];
  /** From now on each send is refused with this code; `null`: accepted again. */
  refuse(code: string | null): void;
  /** Takes the link away or gives it back; drains resolve with `null` while it is not open. */
  become(state: LinkState): void;
};

/** The address of a number that is none. */
export const ownJid = '1@lid';

/** A channel without a network: what is sent is acknowledged at once, its queue is always empty. */
export function memoryChannel({
  clock,
  events,
  groups = new Map(),
  files = new Map(),
}: {
  clock: Pick<Clock, 'now'>;
  events: ChannelEvents;
  /** Members of each group, by their addresses. */
  groups?: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** What can be fetched, by path. */
  files?: ReadonlyMap<string, Uint8Array>;
}): MemoryChannel {
  const sent: Outgoing[] = [];
  let state: LinkState = 'closed';
  let error: string | null = null;
  const status = () => ({ state, trouble: null, qr: null, pairingCode: null, number: null });

  function become(next: LinkState): void {
    if (next === state) return;
    state = next;
    events.link(status());
  }

  async function drain(): Promise<number | null> {
    if (state !== 'open') return null;
    const openedAt = clock.now();
    events.drained(openedAt);
    return openedAt;
  }

  return {
    sent,
    async start() {
      become('open');
      await drain();
    },
    async stop() {
      become('closed');
    },
    status,
    me: () => [ownJid],
    fetch: async (media) => {
      const bytes = files.get(media.directPath ?? '');
      if (!bytes) throw new Error('there is no such file');
      return bytes;
    },
    members: async (group) => groups.get(group) ?? [],
    receiving: () => state === 'open',
    drain,
    async send(item) {
      if (state !== 'open') throw new Error('the connection is not open');
      sent.push(item);
      events.acked(item.id, error);
      if (error) events.restricted(error);
    },
    refuse(code) {
      error = code;
    },
    become,
  };
}
