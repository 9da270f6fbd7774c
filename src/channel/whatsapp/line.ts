import type { Outgoing } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Vault } from '../../ports/vault.ts';
import { markerTag, workedOff } from './drained.ts';
import type { Groups } from './groups.ts';
import { isIgnored } from './jid.ts';
import { type AuthenticationState, type BinaryNode, makeWASocket, type WASocket } from './library.ts';
import { type Log, silentLogger } from './log.ts';
import { sentMessage } from './outgoing.ts';
import { receiptStored } from './receipt.ts';
import { type SignalParts, signalRepository } from './signal/repository.ts';
import type { Stanzas } from './stanzas.ts';

/** One socket, from opening to its end; a new one is made each time (§8). */
export type Line = {
  readonly sock: WASocket;
  readonly openedAt: number;
  /**
   * The instant everything before which a drained line has heard: its opening, or the server's own time at login when our
   * clock runs ahead, because windows end by the server's time (fault 16).
   */
  heardThrough(): number;
  /** Nothing of it is reported any more; resolves when it is closed. */
  retire(): Promise<void>;
  /** Ends it as if the server had: `closed` follows. */
  cut(why: string): void;
};

export type LineDeps = {
  readonly auth: AuthenticationState;
  readonly parts: SignalParts;
  readonly stanzas: Stanzas;
  readonly vault: Vault;
  readonly groups: Groups;
  readonly clock: Pick<Clock, 'now'>;
  readonly timer: Pick<Clock, 'after'>;
  readonly log: Log;
  readonly url: string | undefined;
  readonly version: readonly [number, number, number] | undefined;
  getMessage(id: string): Promise<Outgoing | undefined>;
};

export type LineEvents = {
  qr(text: string): void;
  paired(): void;
  open(): void;
  /** The offline queue was delivered and everything in it is committed. */
  drained(): void;
  acked(id: string, error: string | null): void;
  restricted(code: string): void;
  alias(lid: string, phone: string): void;
  credsChanged(): void;
  closed(code: number | undefined): void;
};

/** Two keep-alive answers must fall into two of these, so a silent server is noticed in 75 s whatever the clock says (fault 36). */
const silenceMs = 37_000;

/** `t` has whole seconds. */
const toleratedMs = 2000;

export function openLine(deps: LineDeps, events: LineEvents): Line {
  const { clock, timer, log, stanzas, vault, groups } = deps;
  const openedAt = clock.now();
  let heardThrough = openedAt;
  let live = true;
  const sock = makeWASocket(config(deps));
  const { ws, ev } = sock;
  const background = (what: string, work: Promise<unknown>) =>
    void work.catch(() => live && log('background_failed', { what }));

  function cut(why: string): void {
    if (!live) return;
    log('line_cut', { why });
    background('end', sock.end(new Error(why)));
  }

  // Baileys' receive function rejects on a frame that cannot be decrypted or decoded, nobody catches that, and every
  // later frame fails too while the socket looks open (§8).
  const [receive] = ws.listeners('message') as ((data: unknown) => Promise<void>)[];
  ws.removeAllListeners('message');
  ws.on('message', (data: unknown) => void receive?.(data).catch(() => cut('garbage frame')));
  // With a listener on it `ws` leaves a refused upgrade hanging for ever, and Baileys has one (§8).
  ws.on('unexpected-response', () => cut('upgrade refused'));

  ws.prependListener('CB:message', (node: BinaryNode) => {
    if (node.tag === markerTag) return;
    stanzas.arrived(node, (known) =>
      background(
        'receipt',
        receiptStored(sock, vault, node.attrs, known).then((sent) => log('redelivered', { receipted: sent })),
      ),
    );
  });
  ws.on('CB:success', ({ attrs }: BinaryNode) => {
    // Whole seconds, said after the opening: only a clock of ours that is ahead makes it earlier.
    const server = Number(attrs['t']) * 1000;
    if (server + toleratedMs < openedAt) heardThrough = server;
  });
  ws.on('CB:ib,,offline', () =>
    background(
      'drained',
      workedOff(sock).then(() => live && events.drained()),
    ),
  );
  ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
    const { id, error } = attrs;
    if (id && live) events.acked(id, error ?? null);
    if (error && restrictions.has(error) && live) events.restricted(error);
  });

  ev.on('creds.update', () => events.credsChanged());
  ev.on('lid-mapping.update', ({ lid, pn }) => events.alias(lid, pn));
  ev.on('groups.update', (changes) => {
    for (const { id } of changes) if (id) groups.changed(id);
  });
  ev.on('group-participants.update', ({ id }) => groups.changed(id));
  ev.on('connection.update', ({ connection, qr, isNewLogin, lastDisconnect, reachoutTimeLock }) => {
    if (!live) return;
    if (qr) events.qr(qr);
    if (isNewLogin) events.paired();
    if (reachoutTimeLock?.isActive) events.restricted('reachout');
    if (connection === 'open') events.open();
    if (connection === 'close') {
      stop();
      events.closed(statusOf(lastDisconnect?.error));
    }
  });

  let heard = true;
  ws.on('frame', () => {
    heard = true;
  });
  let cancel = timer.after(silenceMs, listen);
  function listen(): void {
    if (!heard) {
      cut('silence');
      return;
    }
    heard = false;
    cancel = timer.after(silenceMs, listen);
  }

  function stop(): void {
    live = false;
    cancel();
  }

  return {
    sock,
    openedAt,
    heardThrough: () => heardThrough,
    cut,
    async retire() {
      stop();
      await sock.end(undefined);
    },
  };
}

/** Signs of a restricted number (§4 of the faults): the outbox stops, it never tries again by itself. */
const restrictions: ReadonlySet<string> = new Set(['403', '429', '463', '479']);

const statusOf = (error: unknown): number | undefined =>
  (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode;

const config = (deps: LineDeps): Parameters<typeof makeWASocket>[0] => ({
  auth: deps.auth,
  logger: silentLogger,
  ...(deps.url === undefined ? {} : { waWebSocketUrl: deps.url }),
  ...(deps.version === undefined ? {} : { version: [...deps.version] }),
  makeSignalRepository: (auth, _logger, ask) => signalRepository(deps.parts, auth, ask),
  // An unanswered question inside message processing stalls everybody's messages for this long (§6).
  defaultQueryTimeoutMs: 15_000,
  // Our store cannot fail twice (see `steadfast`); more tries would only hold locks.
  transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
  // Being shown online mutes the owner's phone (fault 50).
  markOnlineOnConnect: false,
  // Evidence comes from decrypted messages only: what the phone says of the past is not asked for (fault 51).
  syncFullHistory: false,
  shouldSyncHistoryMessage: () => false,
  emitOwnEvents: false,
  shouldIgnoreJid: isIgnored,
  cachedGroupMetadata: deps.groups.cached,
  getMessage: async ({ id }) => {
    const item = id ? await deps.getMessage(id) : undefined;
    return item && sentMessage(item);
  },
});
