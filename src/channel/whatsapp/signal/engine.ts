import {
  GroupCipher,
  GroupSessionBuilder,
  type PreKeyBundleInput,
  SenderKeyDistributionMessage,
  SessionBuilder,
  SessionCipher,
} from 'whatsapp-rust-bridge';
import { type Address, freeing, protocolAddress, senderKeyName } from './address.ts';
import { isEngineBroken, refused } from './errors.ts';
import type { Stage } from './stage.ts';
import { type OwnKeys, storageOn } from './storage.ts';

/**
 * The Rust engine on staged rows. Each call makes its own engine objects and frees them: one that is used again after a
 * failed commit is ahead of the database, and two calls at once on one never settle (§10.4, 2). The caller holds the
 * record's lock and has loaded the rows; nothing is stored here.
 */
export type Engine = {
  decrypt(stage: Stage, from: Address, type: 'pkmsg' | 'msg', ciphertext: Uint8Array): Promise<Uint8Array>;
  encrypt(stage: Stage, to: Address, plain: Uint8Array): Promise<{ type: 'pkmsg' | 'msg'; ciphertext: Uint8Array }>;
  /** Opens a session from the keys the server gave out for that device. */
  open(stage: Stage, to: Address, bundle: PreKeyBundleInput): Promise<void>;
  decryptGroup(stage: Stage, group: string, author: Address, ciphertext: Uint8Array): Promise<Uint8Array>;
  encryptGroup(stage: Stage, group: string, own: Address, plain: Uint8Array): Promise<Uint8Array>;
  /** Takes in an author's sender key. Doing so twice does not rewind the chain. */
  learn(stage: Stage, group: string, author: Address, distribution: Uint8Array): Promise<void>;
  /** Our own sender key for the group, made when there is none. */
  distribute(stage: Stage, group: string, own: Address): Promise<Uint8Array>;
};

/** `onBroken` is told when the WASM module has trapped; the call then never returns, so that nothing goes on. */
export function signalEngine(own: OwnKeys, onBroken: () => void): Engine {
  async function run<T>(work: Parameters<typeof freeing<T>>[0]): Promise<T> {
    try {
      return await freeing(work);
    } catch (thrown) {
      if (!isEngineBroken(thrown)) throw refused(thrown);
      onBroken();
      return new Promise<never>(() => {});
    }
  }

  return {
    decrypt: (stage, from, type, ciphertext) =>
      run(async (keep) => {
        const cipher = keep(new SessionCipher(storageOn(stage, own), keep(protocolAddress(from))));
        const plain = type === 'pkmsg' ? cipher.decryptPreKeyWhisperMessage : cipher.decryptWhisperMessage;
        return await plain.call(cipher, ciphertext);
      }),
    encrypt: (stage, to, plain) =>
      run(async (keep) => {
        const cipher = keep(new SessionCipher(storageOn(stage, own), keep(protocolAddress(to))));
        const { type, body } = await cipher.encrypt(plain);
        // 3 = pkmsg; the bridge says 2 for msg where libsignal says 1.
        return { type: type === 3 ? 'pkmsg' : 'msg', ciphertext: Buffer.from(body) };
      }),
    open: (stage, to, bundle) =>
      run(async (keep) => {
        await keep(new SessionBuilder(storageOn(stage, own), keep(protocolAddress(to)))).processPreKeyBundle(bundle);
      }),
    decryptGroup: (stage, group, author, ciphertext) =>
      run(async (keep) => {
        const cipher = keep(new GroupCipher(storageOn(stage, own), group, keep(protocolAddress(author))));
        return await cipher.decrypt(ciphertext);
      }),
    encryptGroup: (stage, group, self, plain) =>
      run(async (keep) => {
        const cipher = keep(new GroupCipher(storageOn(stage, own), group, keep(protocolAddress(self))));
        return Buffer.from(await cipher.encrypt(plain));
      }),
    learn: (stage, group, author, distribution) =>
      run(async (keep) => {
        const name = keep(senderKeyName(group, keep(protocolAddress(author))));
        const builder = keep(new GroupSessionBuilder(storageOn(stage, own)));
        await builder.process(name, keep(SenderKeyDistributionMessage.deserialize(distribution)));
      }),
    distribute: (stage, group, self) =>
      run(async (keep) => {
        const name = keep(senderKeyName(group, keep(protocolAddress(self))));
        const made = keep(await keep(new GroupSessionBuilder(storageOn(stage, own))).create(name));
        return Buffer.from(made.serialize());
      }),
  };
}
