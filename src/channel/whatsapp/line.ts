import { isRestriction } from '../../domain/restriction.ts';
import type { Instant } from '../../domain/time.ts';
import type { Outgoing, Trouble } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Vault } from '../../ports/vault.ts';
import type { Ending } from './closing.ts';
import { markerTag, workedOff } from './drained.ts';
import type { Groups } from './groups.ts';
import { deviceOf, isIgnored, isSelf } from './jid.ts';
import { type AuthenticationState, type BinaryNode, makeWASocket, type WASocket } from './library.ts';
import { type Log, silentLogger } from './log.ts';
import { sentMessage } from './outgoing.ts';
import { probe } from './probe.ts';
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
  /** Ends it as if the server had: `closed` follows, with this as the reason. */
  cut(why: Trouble): void;
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
  restricted(code: string, until?: Instant): void;
  skewed(seconds: number): void;
  /** The owner's phone itself gave a sign of life, by the server's time. */
  phoneSeen(at: Instant): void;
  alias(lid: string, phone: string): void;
  credsChanged(): void;
  closed(ending: Ending): void;
};

/** A host clock that is further off than this is told (fault 16). */
const toldSkewMs = 30_000;

/** `t` has whole seconds. */
const toleratedMs = 2000;

export function openLine(deps: LineDeps, events: LineEvents): Line {
  const { clock, timer, log, stanzas, vault, groups } = deps;
  const openedAt = clock.now();
  let heardThrough = openedAt;
  let live = true;
  let cutFor: Trouble | null = null;
  const sock = makeWASocket(config(deps));
  const { ws, ev } = sock;
  const background = (what: string, work: Promise<unknown>) =>
    void work.catch(() => live && log('background_failed', { what }));

  function cut(why: Trouble): void {
    if (!live || cutFor) return;
    cutFor = why;
    log('line_cut', { why: why.kind });
    background('end', sock.end(new Error(why.kind)));
  }

  // Baileys' receive function rejects on a frame that cannot be decrypted or decoded, nobody catches that, and every
  // later frame fails too while the socket looks open (§8).
  const [receive] = ws.listeners('message') as ((data: unknown) => Promise<void>)[];
  ws.removeAllListeners('message');
  ws.on('message', (data: unknown) => void receive?.(data).catch(() => cut({ kind: 'garbage', code: null })));
  // With a listener on it `ws` leaves a refused upgrade hanging for ever, and Baileys has one (§8).
  ws.on('unexpected-response', (_request: unknown, { statusCode = null }: { statusCode?: number | null }) =>
    cut({ kind: 'upgrade_refused', code: statusCode }),
  );

  ws.prependListener('CB:message', (node: BinaryNode) => {
    if (node.tag === markerTag) return;
    stanzas.arrived(node, (known) =>
      background(
        'receipt',
        receiptStored(sock, vault, node.attrs, known).then((sent) => log('redelivered', { receipted: sent })),
      ),
    );
  });
  const fromPhone = ({ attrs }: BinaryNode) => {
    const author = attrs['participant'] ?? attrs['from'] ?? '';
    if (live && deviceOf(author) === 0 && isSelf(author, deps.auth.creds.me))
      events.phoneSeen(Number(attrs['t']) * 1000 || clock.now());
  };
  ws.on('CB:message', fromPhone);
  ws.on('CB:receipt', fromPhone);
  ws.on('CB:success', ({ attrs }: BinaryNode) => {
    // Whole seconds, said after the opening: only a clock of ours that is ahead makes it earlier.
    const server = Number(attrs['t']) * 1000;
    const aheadMs = clock.now() - server;
    if (Math.abs(aheadMs) > toldSkewMs) events.skewed(Math.round(aheadMs / 1000));
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
    if (error && isRestriction(error) && live) events.restricted(error);
  });

  ev.on('creds.update', () => events.credsChanged());
  ev.on('lid-mapping.update', ({ lid, pn }) => events.alias(lid, pn));
  ev.on('groups.update', (changes) => {
    for (const { id } of changes) if (id) groups.changed(id);
  });
  ev.on('group-participants.update', ({ id }) => groups.changed(id));
  ev.on('connection.update', ({ connection, qr, isNewLogin, lastDisconnect, reachoutTimeLock }) => {
    if (!live) return;
    if (qr || connection === 'open') watch ??= watching();
    if (qr) events.qr(qr);
    if (isNewLogin) events.paired();
    if (reachoutTimeLock?.isActive)
      events.restricted('463', namedEnd(reachoutTimeLock.timeEnforcementEnds, Date.now()));
    if (connection === 'open') events.open();
    if (connection === 'close') {
      stop();
      events.closed(cutFor ?? endingOf(lastDisconnect?.error));
    }
  });

  let watch: ReturnType<typeof probe> | undefined;
  const watching = () =>
    probe({
      timer,
      log,
      ask: (node, timeoutMs) => sock.query(node, timeoutMs),
      silent: () => cut({ kind: 'silent', code: null }),
    });
  ws.on('frame', () => watch?.frame());

  function stop(): void {
    live = false;
    watch?.stop();
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

/**
 * When a timelock ends, as far as the server said so. Baileys puts "in a minute" where it did not, and believing that would
 * have us try again every minute, which lengthens it (fault 44).
 */
export function namedEnd(ends: Date | undefined, now: Instant): Instant | undefined {
  const at = ends?.getTime();
  return at !== undefined && at > now + 2 * 60_000 ? at : undefined;
}

/** Baileys wraps what the network says (`ECONNREFUSED`) into a 408 of its own. */
function endingOf(error: unknown): Ending {
  const { output, data } = (error ?? {}) as { output?: { statusCode?: number }; data?: { code?: unknown } };
  return { kind: 'told', code: output?.statusCode, network: String(data?.code ?? '').startsWith('E') };
}

const config = (deps: LineDeps): Parameters<typeof makeWASocket>[0] => ({
  auth: deps.auth,
  logger: silentLogger,
  ...(deps.url === undefined ? {} : { waWebSocketUrl: deps.url }),
  ...(deps.version === undefined ? {} : { version: [...deps.version] }),
  makeSignalRepository: (auth, _logger, ask) => signalRepository(deps.parts, auth, ask),
  // Its own watch goes by the wall clock; ours does not (see `probe`). The longest an interval can be.
  keepAliveIntervalMs: 2 ** 31 - 1,
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
