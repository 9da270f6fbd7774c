import type { Envelope, EnvelopeKey, Stored } from '../domain/message.ts';
import { daysBetween, utcDay } from '../domain/time.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Vault } from '../ports/vault.ts';
import { triesBeforeQuarantine } from './inbox.ts';
import { merged } from './vault.ts';

type Row = { readonly message: Stored; readonly quarantined: boolean };

/** Vault and inbox over one set of maps: for tests that need no file. `messages` shows all that is stored. */
export function memoryVault(): { vault: Vault; inbox: Inbox; messages(): readonly Stored[] } {
  const kv = new Map<string, Map<string, Uint8Array>>();
  const rows: Row[] = [];

  const find = (key: EnvelopeKey, sentAt: number) =>
    rows.findIndex(
      ({ message: m }) =>
        m.chat === key.chat &&
        m.sender === key.sender &&
        m.id === key.id &&
        m.enc === key.enc &&
        Math.abs(daysBetween(utcDay(m.sentAt), utcDay(sentAt))) <= 1,
    );

  function place(envelope: Envelope): void {
    // Through JSON as on disk: NaN becomes null, nothing is shared with the caller.
    const copy = JSON.parse(JSON.stringify(envelope)) as Envelope;
    const at = find(copy, copy.sentAt);
    const known = rows[at];
    if (!known) {
      rows.push({ message: { ...copy, attempts: 0 }, quarantined: false });
      return;
    }
    const next = merged(known.message, copy);
    if (next === null) return;
    const same = next.kind === known.message.kind;
    rows[at] = {
      message: { ...next, attempts: same ? known.message.attempts : 0 },
      quarantined: same && known.quarantined,
    };
  }

  return {
    messages: () => rows.map((row) => row.message),
    vault: {
      async read(type, ids) {
        const known = kv.get(type);
        return new Map(ids.flatMap((id) => (known?.has(id) ? [[id, known.get(id) ?? new Uint8Array()]] : [])));
      },
      async readAll(type) {
        return new Map(kv.get(type));
      },
      async commit(changes, envelope) {
        for (const { type, id, value } of changes) {
          if (!kv.has(type)) kv.set(type, new Map());
          if (value === null) kv.get(type)?.delete(id);
          else kv.get(type)?.set(id, Uint8Array.from(value));
        }
        if (envelope) place(envelope);
      },
      async holds(key, sentAt) {
        const row = rows[find(key, sentAt)];
        return row !== undefined && row.message.kind !== 'undecryptable';
      },
    },
    inbox: {
      async pending(limit) {
        return rows
          .filter((row) => !row.quarantined)
          .map((row) => row.message)
          .sort((a, b) => a.sentAt - b.sentAt)
          .slice(0, limit);
      },
      async failed(messages) {
        let quarantined = 0;
        for (const { sentAt, ...key } of messages) {
          const at = find(key, sentAt);
          const row = rows[at];
          if (!row || row.quarantined) continue;
          const attempts = row.message.attempts + 1;
          rows[at] = { message: { ...row.message, attempts }, quarantined: attempts >= triesBeforeQuarantine };
          if (attempts >= triesBeforeQuarantine) quarantined += 1;
        }
        return quarantined;
      },
      // Senders are the ledger's business: here nothing is ever unresolved.
      reopen: async () => 0,
      async groups(since) {
        const chats = rows.filter((r) => r.message.chat.endsWith('@g.us') && utcDay(r.message.sentAt) >= since);
        const jids = [...new Set(chats.map((r) => r.message.chat))];
        return jids.map((jid) => ({ jid, messages: chats.filter((r) => r.message.chat === jid).length }));
      },
      async depth() {
        const quarantined = rows.filter((row) => row.quarantined).length;
        return { pending: rows.length - quarantined, quarantined };
      },
    },
  };
}
