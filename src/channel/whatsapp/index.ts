import { isGroup } from '../../domain/message.ts';
import type { Channel } from '../../ports/channel.ts';
import { aliases, askLids } from './aliases.ts';
import { type Connection, keepConnected } from './connection.ts';
import { type Credentials, isStale, markStale, openCredentials, undoHalfMade } from './credentials.ts';
import { sharedDrain } from './drain.ts';
import { groupCache } from './groups.ts';
import { isSelf, normalJid, ownJids, type Self, userOf } from './jid.ts';
import { keyStore } from './keys.ts';
import { WA_CERT_DETAILS } from './library.ts';
import { type Line, openLine } from './line.ts';
import { fetchMedia, mediaHost } from './media.ts';
import type { WhatsAppOptions } from './options.ts';
import { sendable } from './outgoing.ts';
import { pairing } from './pairing.ts';
import { selfTest } from './selftest.ts';
import { serverKeys } from './server-keys.ts';
import { signalEngine } from './signal/engine.ts';
import { evidenceOf } from './signal/evidence.ts';
import { recordLocks } from './signal/locks.ts';
import { stanzaBook } from './stanzas.ts';
import { steadfast } from './steadfast.ts';

export { forgetDevice, markStale, resetSignal, storeCredentials } from './credentials.ts';
export type { WhatsAppOptions } from './options.ts';

const stale = { kind: 'stale', code: null } as const;

export type WhatsAppChannel = Channel & {
  /**
   * For `process.on('unhandledRejection')`: a promise of Baileys that nobody caught, as a socket that breaks leaves
   * them behind. Ends the connection, a new one is opened. False when it is not Baileys', so that the process should end.
   */
  recover(reason: unknown): boolean;
};

/** WhatsApp through Baileys, with every message stored before it is receipted. */
export function whatsappChannel(options: WhatsAppOptions): WhatsAppChannel {
  const { clock, timer, events, log } = options;
  if (options.rootKey) WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(options.rootKey, 'hex');
  const vault = steadfast(options.vault, (reason) => {
    log('storage_failed', { reason });
    events.fatal(75, `storage: ${reason}`);
  });
  const locks = recordLocks();
  const alias = aliases(events.alias);
  const groups = groupCache(vault, alias);
  const linking = pairing(options.pairWith, log);
  const drain = sharedDrain(timer, () => connection?.renew() ?? false);
  let connection: Connection | null = null;
  let me: () => Self | undefined = () => undefined;

  async function start(): Promise<void> {
    await selfTest();
    connection = connectionOf(await openCredentials(vault));
    if (await isStale(vault)) connection.abandon('stale', stale);
    else connection.start();
  }

  function connectionOf({ creds, save }: Credentials): Connection {
    me = () => creds.me;
    const engine = signalEngine(creds, () => events.fatal(70, 'the Signal engine trapped'));
    const stanzas = stanzaBook({
      me: () => creds.me,
      now: clock.now,
      empty: (stub) => void vault.commit([], stub).then(events.stored),
    });
    const evidence = evidenceOf({
      vault,
      locks,
      stanzas,
      stored({ sender, senderAlt }) {
        events.stored();
        if (senderAlt) alias(sender, senderAlt);
      },
    });
    const parts = { vault, locks, engine, evidence };
    const auth = { creds, keys: keyStore(vault, locks) };
    const { url, version, getMessage } = options;
    return keepConnected({
      timer,
      log,
      urgent: options.urgent ?? (() => false),
      number: () => (creds.account ? (userOf(creds.me?.id ?? '') ?? null) : null),
      open: (on) => {
        if (undoHalfMade(creds)) void save();
        return openLine({ auth, parts, stanzas, vault, groups, clock, timer, log, url, version, getMessage }, on);
      },
      changed(status) {
        events.link(status);
        if (['logged_out', 'replaced', 'forbidden', 'stale'].includes(status.state)) drain.abandon();
      },
      qr: linking.show(() => void save()),
      events: {
        acked: events.acked,
        restricted: events.restricted,
        skewed(seconds) {
          log('clock_skewed', { seconds });
          events.skewed?.(seconds);
        },
        phoneSeen: (at) => events.phoneSeen?.(at),
        alias,
        credsChanged: () => void save(),
        paired: events.relinked,
      },
      opened(line) {
        log('open');
        void serverKeys(line.sock)
          .then((ids) => checkKeys(ids, creds.nextPreKeyId))
          .catch(() => log('keys_not_checked'));
      },
      drained(line) {
        log('drained', { afterMs: clock.now() - line.openedAt });
        drain.done(line.heardThrough());
        events.drained(line.heardThrough());
        warm(line);
      },
    });
  }

  /** The server hands out keys that we have not made yet: what we have is older than what we had (fault 28). */
  async function checkKeys(ids: readonly number[], next: number): Promise<void> {
    log('keys_checked', { onServer: ids.length });
    if (!ids.some((id) => id >= next)) return;
    await markStale(vault);
    connection?.abandon('stale', stale);
  }

  /** After the queue, not before: nobody's share waits for a question about somebody else. */
  function warm({ sock }: Line): void {
    void options
      .staffPhones?.()
      .then((phones) => askLids(sock, phones, alias))
      .catch(() => log('lids_not_asked'));
  }

  return {
    start,
    me: () => ownJids(me()),
    async members(group) {
      const sock = connection?.current()?.sock;
      if (sock) await groups.fetch(group, sock);
      const metadata = await groups.cached(group);
      // Without our own number nobody can say which of them is us.
      if (!metadata || !me()) throw new Error('the members are not known, and the WhatsApp connection is not open');
      return metadata.participants
        .map(({ id, phoneNumber, lid }) => [id, phoneNumber, lid].flatMap((jid) => (jid ? [normalJid(jid)] : [])))
        .filter((jids) => !jids.some((jid) => isSelf(jid, me())));
    },
    pairByCode: linking.useCode,
    fetch: (media) => fetchMedia(media, mediaHost(options.url)),
    async stop() {
      drain.abandon();
      await connection?.stop();
    },
    status: () => connection?.status() ?? { state: 'closed', trouble: null, qr: null, pairingCode: null, number: null },
    receiving: () => connection?.receiving() ?? false,
    drain: drain.wait,
    async send(item) {
      const sock = connection?.current()?.sock;
      if (!sock) throw new Error('the WhatsApp connection is not open');
      if (isGroup(item.chat)) await groups.fetch(item.chat, sock);
      await sock.sendMessage(item.chat, sendable(item), { messageId: item.id });
    },
    recover(reason) {
      const { stack = '', output } = (reason ?? {}) as { stack?: string; output?: { statusCode?: number } };
      if (!stack.includes('@whiskeysockets')) return false;
      // 428: said on a socket that is closed already; the present one is well.
      if (output?.statusCode !== 428) connection?.cut({ kind: 'garbage', code: null });
      return true;
    },
  };
}
