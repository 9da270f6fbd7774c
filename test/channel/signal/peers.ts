import { keyStore } from '../../../src/channel/whatsapp/keys.ts';
import {
  type AuthenticationCreds,
  BufferJSON,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  initAuthCreds,
  proto,
  type SignalAuthState,
  type SignalDataTypeMap,
  type SignalRepositoryWithLIDStore,
} from '../../../src/channel/whatsapp/library.ts';
import { silentLogger } from '../../../src/channel/whatsapp/log.ts';
import { signalEngine } from '../../../src/channel/whatsapp/signal/engine.ts';
import { evidenceOf } from '../../../src/channel/whatsapp/signal/evidence.ts';
import { recordLocks } from '../../../src/channel/whatsapp/signal/locks.ts';
import { signalRepository } from '../../../src/channel/whatsapp/signal/repository.ts';
import { prefixed } from '../../../src/channel/whatsapp/signal/storage.ts';
import { stanzaBook } from '../../../src/channel/whatsapp/stanzas.ts';
import { steadfast } from '../../../src/channel/whatsapp/steadfast.ts';
import type { KeyRow, Vault } from '../../../src/ports/vault.ts';
import { memoryVault } from '../../../src/store/memory.ts';

export const group = '120363000000000009@g.us';
const seconds = Date.UTC(2021, 6, 29, 23) / 1000;

/** The same message a phone would make, padded as on the wire. */
export const padded = (message: proto.IMessage): Buffer =>
  Buffer.concat([proto.Message.encode(message).finish(), Buffer.from([1])]);
export const saying = (text: string) => padded({ conversation: text });
export const said = (plain: Uint8Array): string =>
  proto.Message.decode(plain.subarray(0, plain.length - 1)).conversation ?? '';

export type Sealed = { readonly type: 'pkmsg' | 'msg' | 'skmsg'; readonly ciphertext: Uint8Array };

/** The bot: our repository on a memory vault, or on the one given, fed as the socket feeds it. */
export async function bot(over?: Vault) {
  const jid = '900000000000001@lid';
  const creds = initAuthCreds();
  const memory = memoryVault();
  const store = { ...memory, vault: over ?? memory.vault };
  const commits: { rows: readonly KeyRow[]; kinds: string[] }[] = [];
  const failing = { reason: null as string | null, seen: [] as string[] };
  const recorded: Vault = {
    ...store.vault,
    async commit(rows, envelope) {
      if (failing.reason) throw Object.assign(new Error(failing.reason), { code: failing.reason });
      commits.push({ rows, kinds: envelope ? [envelope.kind] : [] });
      await store.vault.commit(rows, envelope);
    },
  };
  const make = () => {
    const locks = recordLocks();
    const vault = steadfast(recorded, (reason) => failing.seen.push(reason));
    const stanzas = stanzaBook({ me: () => ({ id: jid }), now: () => seconds * 1000, empty() {} });
    const evidence = evidenceOf({ vault, locks, stanzas, stored() {} });
    const engine = signalEngine(creds, () => {
      throw new Error('trap');
    });
    const keys = {
      ...keyStore(vault, locks),
      isInTransaction: () => false,
      transaction: <T>(work: () => Promise<T>) => work(),
    };
    return {
      stanzas,
      repository: signalRepository({ vault, locks, engine, evidence }, { creds, keys }, async () => []),
    };
  };
  let { stanzas, repository } = make();

  let preKey = 0;
  let stanza = 0;
  const nextStanza = () => {
    stanza += 1;
    return stanza;
  };
  return {
    jid,
    store,
    commits,
    failing,
    repository: () => repository,
    /** As after the crash that a failed commit is: new objects over the same rows. */
    restart() {
      failing.reason = null;
      ({ stanzas, repository } = make());
    },
    async bundle() {
      preKey += 1;
      const pair = Curve.generateKeyPair();
      const row = Buffer.from(JSON.stringify(pair, BufferJSON.replacer));
      await store.vault.commit([{ type: 'pre-key', id: String(preKey), value: row }], null);
      return { ...bundleOf(creds), preKey: { keyId: preKey, publicKey: prefixed(pair.public) } };
    },
    /** One stanza with these parts; resolves with the plaintext of the last. */
    async receives(
      from: { readonly jid: string },
      parts: readonly Sealed[],
      id = `M${nextStanza()}`,
      inGroup = false,
    ): Promise<Uint8Array> {
      const where = inGroup ? { from: group, participant: from.jid } : { from: from.jid };
      const content = parts.map(({ type, ciphertext }) => ({
        tag: 'enc',
        attrs: { v: '2', type },
        content: Buffer.from(ciphertext),
      }));
      stanzas.arrived({ tag: 'message', attrs: { ...where, id, t: String(seconds) }, content }, () => {});
      let plain: Uint8Array = new Uint8Array();
      for (const { attrs, content: ciphertext } of content) {
        plain =
          attrs.type === 'skmsg'
            ? await repository.decryptGroupMessage({ group, authorJid: from.jid, msg: ciphertext })
            : await repository.decryptMessage({ jid: from.jid, type: attrs.type, ciphertext });
      }
      return plain;
    },
  };
}

const stockRepository = (auth: SignalAuthState): SignalRepositoryWithLIDStore =>
  DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, silentLogger, async () => []);

type Keys = SignalAuthState['keys'];

/** A phone on stock libsignal and stock sender keys. `over` may put something between it and its rows. */
export function stockPhone(number: number, over: (keys: Keys) => Keys = (keys) => keys) {
  const jid = `${177_000_000_000_000 + number}@lid`;
  const creds = initAuthCreds();
  const rows = new Map<string, unknown>();
  let preKey = 0;
  const keys: Keys = {
    get: async <T extends keyof SignalDataTypeMap>(type: T, ids: string[]) =>
      Object.fromEntries(ids.flatMap((id) => (rows.get(`${type} ${id}`) ? [[id, rows.get(`${type} ${id}`)]] : []))) as {
        [id: string]: SignalDataTypeMap[T];
      },
    set: async (data: object) => {
      for (const [type, values] of Object.entries(data))
        for (const [id, value] of Object.entries(values as object)) rows.set(`${type} ${id}`, value);
    },
    isInTransaction: () => false,
    transaction: <T>(work: () => Promise<T>) => work(),
  };
  const own = over(keys);
  const repository = stockRepository({ creds, keys: own });
  return {
    jid,
    creds,
    keys: own,
    rows,
    repository,
    bundle: () => bundleOf(creds),
    /** As `bundle`, with a one-time key that the phone will know. */
    bundleOnce() {
      preKey += 1;
      const pair = Curve.generateKeyPair();
      rows.set(`pre-key ${preKey}`, pair);
      return { ...bundleOf(creds), preKey: { keyId: preKey, publicKey: prefixed(pair.public) } };
    },
    seals: (to: { readonly jid: string }, plain: Buffer): Promise<Sealed> =>
      repository.encryptMessage({ jid: to.jid, data: plain }),
    async sealsForGroup(plain: Buffer) {
      const { ciphertext, senderKeyDistributionMessage } = await repository.encryptGroupMessage({
        group,
        meId: jid,
        data: plain,
      });
      return { sealed: { type: 'skmsg', ciphertext } as const, distribution: senderKeyDistributionMessage };
    },
    opens: ({ type, ciphertext }: { type: 'pkmsg' | 'msg'; ciphertext: Uint8Array }, from: { readonly jid: string }) =>
      repository.decryptMessage({ jid: from.jid, type, ciphertext }),
  };
}

export const senderKey = (distribution: Uint8Array, and: proto.IMessage = {}) =>
  padded({
    ...and,
    senderKeyDistributionMessage: { groupId: group, axolotlSenderKeyDistributionMessage: distribution },
  });

export const bundleOf = ({ registrationId, signedIdentityKey, signedPreKey }: AuthenticationCreds) => ({
  registrationId,
  identityKey: prefixed(signedIdentityKey.public),
  signedPreKey: {
    keyId: signedPreKey.keyId,
    publicKey: prefixed(signedPreKey.keyPair.public),
    signature: signedPreKey.signature,
  },
});
