import { randomInt } from 'node:crypto';
import type { LinkState, LinkStatus } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import { backoffMs, closing } from './closing.ts';
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
  cut(why: string): void;
};

type Deps = {
  readonly timer: Pick<Clock, 'after'>;
  readonly log: Log;
  /** Our number, digits; `null` while not linked. */
  number(): string | null;
  open(events: LineEvents): Line;
  changed(status: LinkStatus): void;
  qr(line: Line, text: string, show: (qr: string | null, code: string | null) => void): void;
  /** The rest of a line's events, passed on. */
  readonly events: Pick<LineEvents, 'acked' | 'restricted' | 'alias' | 'credsChanged' | 'paired'>;
  opened(line: Line): void;
  drained(line: Line): void;
};

/** A login takes a second; an upgrade that is never answered or an `open` that never comes takes for ever (§8). */
const patienceMs = 30_000;
/** A connection must last this long before failures are forgotten: an accept-then-close server is not well (fault 35). */
const stableMs = 60_000;
const replacedMemoryMs = 600_000;

export function keepConnected(deps: Deps): Connection {
  const { timer, log } = deps;
  let line: Line | null = null;
  let state: LinkState = deps.number() ? 'closed' : 'unlinked';
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

  const status = (): LinkStatus => ({ state, qr: shown.qr, pairingCode: shown.code, number: deps.number() });
  function enter(next: LinkState, qr: string | null = null, code: string | null = null): void {
    if (next === state && qr === shown.qr && code === shown.code) return;
    state = next;
    shown = { qr, code };
    deps.changed(status());
  }

  function connect(): void {
    // Two renewals may overlap while the old line is being dropped: the first to come opens the one line.
    if (!running || line) return;
    forget('retry', 'patience', 'stable');
    held = false;
    drained = false;
    enter('connecting');
    const events: LineEvents = {
      ...deps.events,
      qr(text) {
        forget('patience');
        deps.qr(mine, text, (qr, code) => mine === line && enter('unlinked', qr, code));
      },
      paired() {
        deps.events.paired();
        enter('pairing');
      },
      open() {
        forget('patience');
        after('stable', stableMs, () => {
          failures = 0;
        });
        enter('open');
        deps.opened(mine);
      },
      drained() {
        drained = true;
        deps.drained(mine);
      },
      closed: (code) => mine === line && closed(code),
    };
    const mine: Line = deps.open(events);
    line = mine;
    after('patience', patienceMs, () => mine.cut('never opened'));
  }

  function closed(code: number | undefined): void {
    line = null;
    drained = false;
    forget('patience', 'stable');
    const next = closing(code, replaced);
    log('line_closed', { code: code ?? 0, state: next.state });
    if (next.state === 'replaced') {
      replaced = true;
      after('replaced', replacedMemoryMs, () => {
        replaced = false;
      });
    }
    held = typeof next.retry !== 'string';
    enter(next.state);
    if (next.retry === null) return;
    if (next.retry === 'now') connect();
    else {
      const wait = next.retry === 'backoff' ? backoffMs(failures, randomInt(1_000_001) / 1_000_000) : next.retry;
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
      if (state !== 'logged_out') enter('closed');
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
    cut: (why) => line?.cut(why),
  };
}
