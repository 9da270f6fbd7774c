/** The two engines in the bot's place: what WhatsApp sends goes through all of the code that handles it in production. */
import { addTransactionCapability } from '@whiskeysockets/baileys';
import { keyStore } from '../../../dist/channel/whatsapp/keys.js';
import { BufferJSON, Curve, DEFAULT_CONNECTION_CONFIG, initAuthCreds } from '../../../dist/channel/whatsapp/library.js';
import { silentLogger } from '../../../dist/channel/whatsapp/log.js';
import { signalEngine } from '../../../dist/channel/whatsapp/signal/engine.js';
import { evidenceOf } from '../../../dist/channel/whatsapp/signal/evidence.js';
import { recordLocks } from '../../../dist/channel/whatsapp/signal/locks.js';
import { signalRepository } from '../../../dist/channel/whatsapp/signal/repository.js';
import { prefixed } from '../../../dist/channel/whatsapp/signal/storage.js';
import { stanzaBook } from '../../../dist/channel/whatsapp/stanzas.js';
import { group } from './phone.mjs';

const jid = '900000000000001@lid';
const day = Date.UTC(2021, 6, 29, 23);

/** Ours: stanza book, locks, staged rows, and one commit of what moved and the message. */
export function ours(vault) {
  const creds = initAuthCreds();
  const locks = recordLocks();
  const stanzas = stanzaBook({ me: () => ({ id: jid }), now: () => day, empty() {} });
  const evidence = evidenceOf({ vault, locks, stanzas, stored() {} });
  const engine = signalEngine(creds, () => process.exit(70));
  const keys = { ...keyStore(vault, locks), isInTransaction: () => false, transaction: (work) => work() };
  const repository = signalRepository({ vault, locks, engine, evidence }, { creds, keys }, async () => []);
  let stanza = 0;

  function arrived({ from, type, ciphertext }) {
    stanza += 1;
    const where = type === 'skmsg' ? { from: group, participant: from } : { from };
    const enc = { tag: 'enc', attrs: { v: '2', type }, content: ciphertext };
    stanzas.arrived(
      { tag: 'message', attrs: { ...where, id: `M${stanza}`, t: String(day / 1000) }, content: [enc] },
      () => {},
    );
  }
  return {
    ...botOn(repository, creds, (id, pair) =>
      vault.commit([{ type: 'pre-key', id, value: Buffer.from(JSON.stringify(pair, BufferJSON.replacer)) }], null),
    ),
    reads(sealed) {
      arrived(sealed);
      return opened(repository, sealed);
    },
  };
}

/** Stock: Baileys' own repository in its own transactions. A message is not in them: stock has no place for one. */
export function stock(plainKeys) {
  const creds = initAuthCreds();
  const keys = addTransactionCapability(plainKeys, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 1 });
  const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, silentLogger, async () => []);
  return {
    ...botOn(repository, creds, (id, pair) => keys.set({ 'pre-key': { [id]: pair } })),
    reads: (sealed) => opened(repository, sealed),
  };
}

const opened = (repository, { from, type, ciphertext }) =>
  type === 'skmsg'
    ? repository.decryptGroupMessage({ group, authorJid: from, msg: ciphertext })
    : repository.decryptMessage({ jid: from, type, ciphertext });

function botOn(repository, creds, keep) {
  let preKey = 0;
  return {
    jid,
    async bundle() {
      preKey += 1;
      const pair = Curve.generateKeyPair();
      await keep(String(preKey), pair);
      return { ...bundleOf(creds), preKey: { keyId: preKey, publicKey: prefixed(pair.public) } };
    },
    says: (to, data) => repository.encryptMessage({ jid: to, data }),
    tells: (data) => repository.encryptGroupMessage({ group, meId: jid, data }),
    learns: (from, distribution) =>
      repository.processSenderKeyDistributionMessage({
        authorJid: from,
        item: { groupId: group, axolotlSenderKeyDistributionMessage: distribution },
      }),
  };
}

const bundleOf = ({ registrationId, signedIdentityKey, signedPreKey }) => ({
  registrationId,
  identityKey: prefixed(signedIdentityKey.public),
  signedPreKey: {
    keyId: signedPreKey.keyId,
    publicKey: prefixed(signedPreKey.keyPair.public),
    signature: signedPreKey.signature,
  },
});
