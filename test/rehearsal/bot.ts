import makeWASocket, {
  type AuthenticationCreds,
  type ConnectionState,
  initAuthCreds,
  type SignalDataSet,
  type SignalKeyStore,
  type UserFacingSocketConfig,
  WA_CERT_DETAILS,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { RehearsalServer } from '../../src/rehearsal/server/index.ts';

/** What survives a restart of the bot. */
export type Disk = { creds: AuthenticationCreds; readonly keys: SignalKeyStore };

export function makeDisk(creds: AuthenticationCreds = initAuthCreds()): Disk {
  const rows = new Map<string, unknown>();
  const keys: SignalKeyStore = {
    get: async (type, ids) =>
      Object.fromEntries(ids.map((id) => [id, rows.get(`${type} ${id}`)]).filter(([, value]) => value !== undefined)),
    set: async (data: SignalDataSet) => {
      for (const [type, values] of Object.entries(data))
        for (const [id, value] of Object.entries(values ?? {}))
          if (value === null) rows.delete(`${type} ${id}`);
          else rows.set(`${type} ${id}`, value);
    },
  };
  return { creds, keys };
}

export type Bot = {
  readonly sock: WASocket;
  readonly upserts: { readonly message: WAMessage; readonly type: string }[];
  readonly states: Partial<ConnectionState>[];
  opened(): Promise<void>;
  /** The status code of the close. */
  closed(): Promise<number | undefined>;
  /** Waits for a message with content. */
  got(id: string): Promise<{ readonly message: WAMessage; readonly type: string }>;
  stop(): void;
};

/** The unmodified library, pointed at the rehearsal server. */
export function startBot(server: RehearsalServer, disk: Disk): Bot {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(server.rootKey, 'hex');
  const sent = new Map<string, WAMessage>();
  const sock = makeWASocket({
    auth: disk,
    waWebSocketUrl: server.url,
    logger: mute,
    getMessage: async (key) => sent.get(key.id ?? '')?.message ?? undefined,
  });
  const upserts: Bot['upserts'] = [];
  const states: Bot['states'] = [];
  sock.ev.on('creds.update', (update) => void Object.assign(disk.creds, update));
  sock.ev.on('connection.update', (update) => void states.push(update));
  sock.ev.on('messages.upsert', ({ messages, type }) => {
    for (const message of messages) {
      if (message.key.fromMe) sent.set(message.key.id ?? '', message);
      upserts.push({ message, type });
    }
  });
  return {
    sock,
    upserts,
    states,
    opened: () => until(() => states.some((state) => state.connection === 'open')),
    async closed() {
      await until(() => states.some((state) => state.connection === 'close'));
      const error = states.find((state) => state.connection === 'close')?.lastDisconnect?.error;
      return (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode;
    },
    async got(id) {
      const find = () => upserts.find(({ message }) => message.key.id === id && message.message);
      await until(() => find() !== undefined);
      return find() as Awaited<ReturnType<Bot['got']>>;
    },
    stop: () => void sock.end(undefined),
  };
}

export async function until(check: () => boolean, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!check()) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms for: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const nothing = () => undefined;
const mute: NonNullable<UserFacingSocketConfig['logger']> = {
  level: 'silent',
  child: () => mute,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};
