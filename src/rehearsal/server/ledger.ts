import type { BinaryNode } from '@whiskeysockets/baileys';

/** One stanza the server has for the bot, until the bot says what became of it. */
export type Entry = {
  readonly kind: 'message' | 'receipt' | 'notification';
  readonly id: string;
  readonly chat: string;
  readonly author: string;
  readonly node: BinaryNode;
  /** Written to the present socket. */
  sent: boolean;
  /** The bot asked for a resend; the refusal that follows belongs to this stanza and not to the resend. */
  retried: boolean;
};

/** The offline queue: what is put in stays, in order, until it is settled; a new socket gets all of it again. */
export type Ledger = {
  put(entry: Omit<Entry, 'sent' | 'retried'>): void;
  /** The next stanzas that the present socket has not had. */
  takeUnsent(): Entry[];
  /** The socket is gone: everything not settled is unsent again. */
  unsendAll(): void;
  /** Takes the entry that a receipt or ack of the bot belongs to out of the queue. */
  settle(kind: Entry['kind'], id: string, who: readonly (string | undefined)[], refused: boolean): Entry | undefined;
  markRetried(id: string, who: readonly (string | undefined)[]): Entry | undefined;
  open(): readonly Entry[];
  size(): number;
  unsent(): number;
  clear(): void;
};

export function makeLedger(): Ledger {
  const queue = new Set<Entry>();
  const byId = new Map<string, Entry[]>();
  let unsent: Entry[] = [];

  const find = (kind: Entry['kind'], id: string, who: readonly (string | undefined)[], retried: boolean) => {
    const same = (byId.get(id) ?? []).filter((entry) => entry.kind === kind && entry.sent);
    // Two people may have invented the same id, and a receipt for an own message names neither side clearly.
    const match = (entry: Entry) =>
      (who.includes(entry.author) ? 4 : 0) + (who.includes(entry.chat) ? 2 : 0) + (entry.retried === retried ? 1 : 0);
    return same.reduce<Entry | undefined>(
      (best, entry) => (!best || match(entry) > match(best) ? entry : best),
      undefined,
    );
  };
  const remove = (entry: Entry) => {
    queue.delete(entry);
    const rest = (byId.get(entry.id) ?? []).filter((other) => other !== entry);
    if (rest.length > 0) byId.set(entry.id, rest);
    else byId.delete(entry.id);
  };

  return {
    put(fields) {
      const entry: Entry = { ...fields, sent: false, retried: false };
      queue.add(entry);
      unsent.push(entry);
      byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
    },
    takeUnsent() {
      const taken = unsent;
      unsent = [];
      for (const entry of taken) entry.sent = true;
      return taken;
    },
    unsendAll() {
      for (const entry of queue) entry.sent = false;
      unsent = [...queue];
    },
    settle(kind, id, who, refused) {
      const entry = find(kind, id, who, refused);
      if (!entry) return undefined;
      remove(entry);
      // The resend arrived: nobody will say anything about the broken first try any more.
      if (!refused)
        for (const other of byId.get(id) ?? [])
          if (other.retried && other.author === entry.author && other.chat === entry.chat) remove(other);
      return entry;
    },
    markRetried(id, who) {
      const entry = find('message', id, who, false);
      if (entry) entry.retried = true;
      return entry;
    },
    open: () => [...queue],
    size: () => queue.size,
    unsent: () => unsent.length,
    clear() {
      queue.clear();
      byId.clear();
      unsent = [];
    },
  };
}
