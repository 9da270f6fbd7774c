import { storeCredentials } from '../../src/channel/whatsapp/credentials.ts';
import { whatsappChannel } from '../../src/channel/whatsapp/index.ts';
import type { ChannelEvents, LinkStatus, Outgoing } from '../../src/ports/channel.ts';
import type { Vault } from '../../src/ports/vault.ts';
import {
  createRehearsalServer,
  type HistoryEvent,
  type RehearsalServer,
  type ServerOptions,
} from '../../src/rehearsal/server/index.ts';
import { memoryVault } from '../../src/store/memory.ts';

export const realTimer = {
  after(ms: number, run: () => void) {
    const handle = setTimeout(run, ms);
    return () => clearTimeout(handle);
  },
};

/** What a login may take. */
const loginMs = 30_000;

/** Our channel against the loopback server, and everything it said. */
export async function house(
  change: {
    server?: Partial<ServerOptions>;
    vault?: (inner: Vault) => Vault;
    linked?: boolean;
    pairWith?: string;
    /** Times as fast as in life; a login is given three seconds all the same. */
    hurry?: number;
    /** A window is open. */
    urgent?: boolean;
  } = {},
) {
  const server = await createRehearsalServer({ now: Date.now, ...change.server });
  const store = memoryVault();
  const vault = change.vault?.(store.vault) ?? store.vault;
  const said: {
    link: LinkStatus[];
    acked: [string, string | null][];
    drained: number[];
    fatal: [number, string][];
    alias: [string, string][];
    restricted: string[];
    phoneSeen: number[];
    relinked: number;
    skewed: number[];
  } = {
    link: [],
    acked: [],
    drained: [],
    fatal: [],
    alias: [],
    restricted: [],
    phoneSeen: [],
    relinked: 0,
    skewed: [],
  };
  const events: ChannelEvents = {
    stored() {},
    acked: (id, error) => said.acked.push([id, error]),
    link: (status) => said.link.push(status),
    drained: (at) => said.drained.push(at),
    relinked: () => {
      said.relinked += 1;
    },
    alias: (lid, phone) => said.alias.push([lid, phone]),
    restricted: (code) => said.restricted.push(code),
    phoneSeen: (at) => said.phoneSeen.push(at),
    skewed: (seconds) => said.skewed.push(seconds),
    fatal: (code, reason) => said.fatal.push([code, reason]),
  };
  const times = change.hurry ?? 1;
  /** By how much each wait is hurried; a test may change it. */
  const pace = { hurry: (ms: number) => (ms === loginMs ? Math.min(times, 10) : times) };
  /** How long everything that was timed was to wait, in unhurried milliseconds. */
  const waits: number[] = [];
  const sent = new Map<string, Outgoing>();
  const logged: string[] = [];
  const make = (over: Vault = vault) =>
    whatsappChannel({
      vault: over,
      clock: { now: Date.now },
      timer: {
        after(ms, run) {
          waits.push(ms);
          return realTimer.after(ms / pace.hurry(ms), run);
        },
      },
      urgent: () => change.urgent ?? false,
      events,
      log: (event, facts) => logged.push(`${event} ${JSON.stringify(facts ?? {})}`),
      url: server.url,
      rootKey: server.rootKey,
      getMessage: async (id) => sent.get(id),
      ...(change.pairWith ? { pairWith: change.pairWith } : {}),
    });
  if (change.linked !== false) await storeCredentials(store.vault, server.prepareCreds());
  const channel = make();
  return {
    server,
    store,
    channel,
    make,
    said,
    logged,
    waits,
    pace,
    sent,
    async opened() {
      await channel.start();
      await until(() => channel.receiving());
    },
    async close() {
      await channel.stop();
      await server.close();
    },
  };
}

export async function until(holds: () => boolean, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const heard = (server: RehearsalServer, kind: HistoryEvent['kind'], id?: string) =>
  server.history.filter((event) => event.kind === kind && (id === undefined || event.id === id));
