import { randomInt } from 'node:crypto';
import type { LinkState, LinkStatus, Trouble } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import { backoffMs, closing, type Ending, longestWaitMs } from './closing.ts';
import type { Line, LineEvents } from './line.ts';
import type { Log } from './log.ts';

/** Keeps one line open: reconnects, watches, and tells in which state the link is. */
export type Connection = {
  /** Opens the first line. */
  start(): void;
  stop(): Promise<void>;
  status(): LinkStatus;
  /** The line when it is open. */
  current(): Line | null;
  receiving(): boolean;
  /** Replaces the line by a new one at once; false when we must not connect by ourselves. */
  renew(): boolean;
  /** Ends the line and opens none: these keys must not be used (fault 28). */
  abandon(state: LinkState, why: Trouble): void;
  cut(why: Trouble): void;
};

type Deps = {
  readonly timer: Pick<Clock, 'after'>;
  readonly log: Log;
  /** Our number, digits; `null` while not linked. */
  number(): string | null;
  /** A window is open or about to be: waits are shorter. */
  urgent(): boolean;
  open(events: LineEvents): Line;
  changed(status: LinkStatus): void;
  qr(line: Line, text: string, show: (qr: string | null, code: string | null) => void): void;
  /** The rest of a line's events, passed on. */
  readonly events: Pick<
    LineEvents,
    'acked' | 'restricted' | 'skewed' | 'phoneSeen' | 'alias' | 'credsChanged' | 'paired'
  >;
  opened(line: Line): void;
  drained(line: Line): void;
};

/** A login takes a second; an upgrade that is never answered or an `open` that never comes takes for ever (§8). */
const patienceMs = 30_000;
/** Open, but `ib offline` does not come: connected and not receiving (faults 4 and 37). */
const drainPatienceMs = 45_000;
/** A connection must last this long before failures are forgotten: an accept-then-close server is not well (fault 35). */
const stableMs = 60_000;
const replacedMemoryMs = 600_000;

export function keepConnected(deps: Deps): Connection {
  const { timer, log } = deps;
  let line: Line | null = null;
  let state: LinkState = deps.number() ? 'closed' : 'unlinked';
  let trouble: Trouble | null = null;
  let shown: { qr: string | null; code: string | null } = { qr: null, code: null };
  let failures = 0;
  let replaced = false;
  let drained = false;
  let running = false;
  /** Not even on demand: the server told us to stay away, or for how long. */
  let held = false;
  const timers = new Map<string, () => void>();

  function after(name: string, ms: number, run: () => void): void {
    timers.get(name)?.();
    timers.set(name, timer.after(ms, run));
  }
  function forget(...names: string[]): void {
    for (const name of names) {
      timers.get(name)?.();
      timers.delete(name);
    }
  }

  const status = (): LinkStatus => ({ state, trouble, qr: shown.qr, pairingCode: shown.code, number: deps.number() });
  function enter(next: LinkState, qr: string | null = null, code: string | null = null, why = trouble): void {
    if (next === state && qr === shown.qr && code === shown.code && why === trouble) return;
    state = next;
    trouble = why;
    shown = { qr, code };
    deps.changed(status());
  }

  function connect(): void {
    // Two renewals may overlap while the old line is being dropped: the first to come opens the one line.
    if (!running || line) return;
    forget('retry', 'patience', 'stable', 'undrained');
    held = false;
    drained = false;
    enter('connecting');
    const events: LineEvents = {
      ...deps.events,
      qr(text) {
        forget('patience');
        deps.qr(mine, text, (qr, code) => mine === line && enter('unlinked', qr, code, null));
      },
      paired() {
        deps.events.paired();
        enter('pairing');
        after('patience', patienceMs, () => mine.cut({ kind: 'no_login', code: null }));
      },
      open() {
        forget('patience');
        after('stable', stableMs, () => {
          failures = 0;
        });
        // The queue may be drained before the library calls the line open.
        if (!drained)
          after('undrained', drainPatienceMs, () => enter('open', null, null, { kind: 'deaf', code: null }));
        enter('open', null, null, null);
        deps.opened(mine);
      },
      drained() {
        drained = true;
        forget('undrained');
        if (mine === line && state === 'open') enter('open', null, null, null);
        deps.drained(mine);
      },
      closed: (ending) => mine === line && closed(ending),
    };
    const mine: Line = deps.open(events);
    line = mine;
    after('patience', patienceMs, () => mine.cut({ kind: 'no_login', code: null }));
  }

  function closed(ending: Ending): void {
    line = null;
    drained = false;
    forget('patience', 'stable', 'undrained');
    const next = closing(ending, replaced);
    log('line_closed', { code: next.trouble.code ?? 0, state: next.state, why: next.trouble.kind });
    if (next.state === 'replaced') {
      replaced = true;
      after('replaced', replacedMemoryMs, () => {
        replaced = false;
      });
    }
    held = typeof next.retry !== 'string';
    // Nobody scanned for some minutes and WhatsApp wants to show new codes: that is not trouble.
    enter(next.state, null, null, deps.number() ? next.trouble : null);
    if (next.retry === null) return;
    if (next.retry === 'now') connect();
    else {
      const longest = deps.urgent() ? longestWaitMs.inWindow : longestWaitMs.outside;
      const wait =
        next.retry === 'backoff' ? backoffMs(failures, randomInt(1_000_001) / 1_000_000, longest) : next.retry;
      failures += 1;
      after('retry', wait, connect);
    }
  }

  function drop(): Promise<void> {
    const old = line;
    line = null;
    // Not waited for longer: a half-dead socket takes 30 s to close, and the server drops it at the next login.
    return old
      ? Promise.race([old.retire(), new Promise<void>((resolve) => timer.after(1000, resolve))])
      : Promise.resolve();
  }

  return {
    start() {
      running = true;
      connect();
    },
    async stop() {
      running = false;
      forget(...timers.keys());
      drained = false;
      await drop();
      if (state !== 'logged_out' && state !== 'stale') enter('closed');
    },
    status,
    current: () => (state === 'open' ? line : null),
    receiving: () => state === 'open' && drained,
    renew() {
      if (!running || held || !deps.number()) return false;
      forget('retry');
      drained = false;
      void drop().then(connect);
      return true;
    },
    abandon(next, why) {
      running = false;
      forget(...timers.keys());
      drained = false;
      void drop();
      enter(next, null, null, why);
    },
    cut: (why) => line?.cut(why),
  };
}
