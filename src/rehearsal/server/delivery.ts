import type { Connection } from './connection.ts';
import type { Entry, Ledger } from './ledger.ts';
import { element, serverJid } from './nodes.ts';

/** Brings the queue to the bot: first what waited (with `offline` attributes), then everything as it comes. */
export type Delivery = {
  /** The device has logged in on this connection. */
  attach(connection: Connection): void;
  detach(): void;
  /** The client is no longer passive: the offline queue may go out. */
  activate(): void;
  /** The client asked for the announced queue. */
  batch(): void;
  /** Sends what can be sent now. */
  pump(): void;
  hold(on: boolean): void;
  withholdDone(on: boolean): void;
  /** Nothing of the queue is on its way or about to be. */
  quiet(): boolean;
};

export function makeDelivery(ledger: Ledger, delivered: (entry: Entry, offline: boolean) => void): Delivery {
  let connection: Connection | undefined;
  let phase: 'login' | 'announced' | 'live' = 'login';
  let active = false;
  let held = false;
  let doneWithheld = false;
  let doneOwed: number | undefined;

  const write = (entry: Entry, offline: number | undefined) => {
    const attrs = offline === undefined ? entry.node.attrs : { ...entry.node.attrs, offline: String(offline) };
    connection?.send({ ...entry.node, attrs });
    delivered(entry, offline !== undefined);
  };
  const done = (count: number) => {
    if (doneWithheld) doneOwed = count;
    else connection?.send(element('ib', { from: serverJid }, [element('offline', { count: String(count) })]));
  };
  const drain = () => {
    const waiting = ledger.takeUnsent();
    for (const [index, entry] of waiting.entries()) write(entry, index);
    phase = 'live';
    done(waiting.length);
  };
  const begin = () => {
    if (ledger.unsent() === 0) return drain();
    phase = 'announced';
    connection?.send(element('ib', { from: serverJid }, [element('offline_preview', previewOf(ledger.open()))]));
  };
  const pump = () => {
    if (!connection || held || !active) return;
    if (phase === 'login') return begin();
    if (phase === 'live') for (const entry of ledger.takeUnsent()) write(entry, undefined);
  };

  return {
    attach(present) {
      connection = present;
      phase = 'login';
      active = false;
      doneOwed = undefined;
    },
    detach() {
      connection = undefined;
      ledger.unsendAll();
    },
    activate() {
      active = true;
      pump();
    },
    batch() {
      if (phase === 'announced') drain();
      pump();
    },
    pump,
    hold(on) {
      held = on;
      pump();
    },
    withholdDone(on) {
      doneWithheld = on;
      const owed = doneOwed;
      if (on || owed === undefined) return;
      doneOwed = undefined;
      done(owed);
    },
    quiet() {
      if (!connection) return true;
      const onTheWire = ledger.size() - ledger.unsent();
      return onTheWire === 0 && (held || (phase === 'live' && ledger.unsent() === 0));
    },
  };
}

function previewOf(open: readonly Entry[]): Record<string, string> {
  const count = (kind: Entry['kind']) => String(open.filter((entry) => entry.kind === kind).length);
  return {
    count: String(open.length),
    message: count('message'),
    receipt: count('receipt'),
    notification: count('notification'),
    call: '0',
    appdata: '0',
  };
}
