import { isGroup } from '../../../domain/message.ts';
import type { Vault } from '../../../ports/vault.ts';
import { BufferJSON, proto, type SignalRepositoryWithLIDStore } from '../library.ts';
import type { Part } from '../stanzas.ts';
import { type Address, addressOf, rowOf, senderKeyRow } from './address.ts';
import type { Engine } from './engine.ts';
import { isEngineError } from './errors.ts';
import type { Evidence } from './evidence.ts';
import { type Locks, senderKeyLock, sessionLock } from './locks.ts';
import { onOneSession } from './one-session.ts';
import { type Stage, stageOn } from './stage.ts';
import { prefixed } from './storage.ts';

type Repository = SignalRepositoryWithLIDStore;

export type SignalDeps = {
  readonly vault: Vault;
  readonly locks: Locks;
  readonly engine: Engine;
  readonly evidence: Evidence;
  /** The address a session is kept under: a phone number's LID once it is known, so both names share one lock. */
  wire(jid: string): Promise<Address>;
  /** A sender key was taken in with the message that brought it. */
  learnt(row: string, distribution: Uint8Array): void;
};

/** Messages encrypted for one device. */
export function privateSessions({
  vault,
  locks,
  engine,
  evidence,
  wire,
  learnt,
}: SignalDeps): Pick<Repository, 'decryptMessage' | 'encryptMessage' | 'injectE2ESession'> {
  /**
   * The sender key in the same commit: Baileys processes it in a second one, and after a crash between the two the
   * redelivered stanza is a duplicate, so the key would be gone (§10.1).
   */
  async function takeSenderKey(stage: Stage, part: Part, message: proto.IMessage): Promise<void> {
    const sent =
      message.senderKeyDistributionMessage ?? message.deviceSentMessage?.message?.senderKeyDistributionMessage;
    const { groupId, axolotlSenderKeyDistributionMessage: distribution } = sent ?? {};
    if (!groupId || !distribution || !isGroup(groupId)) return;
    const author = addressOf(part.author);
    const row = senderKeyRow(groupId, author);
    await locks.hold([senderKeyLock(row)], async () => {
      await stage.load('sender-key', [row]);
      try {
        await engine.learn(stage, groupId, author, distribution);
        learnt(row, distribution);
      } catch (error) {
        // A damaged sender key must not cost the message it came with; the phone sends a new one when asked.
        if (!isEngineError(error)) throw error;
      }
    });
  }

  return {
    async decryptMessage({ jid, type, ciphertext }) {
      const from = await wire(jid);
      const row = rowOf(from);
      return evidence.take(
        ciphertext,
        [sessionLock(row)],
        async (stage) => {
          const first = type === 'pkmsg' ? readFirst(ciphertext) : null;
          await stage.load('session', [row]);
          if (first?.preKeyId) await stage.load('pre-key', [String(first.preKeyId)]);
          const open = (on: Stage) => engine.decrypt(on, from, type, ciphertext);
          const plain = type === 'msg' ? await onOneSession(stage, row, open) : await open(stage);
          if (first?.identityKey) await keepIdentity(stage, row, first.identityKey);
          return plain;
        },
        takeSenderKey,
      );
    },
    async encryptMessage({ jid, data }) {
      const to = await wire(jid);
      const row = rowOf(to);
      return locks.hold([sessionLock(row)], async () => {
        const stage = stageOn(vault);
        await stage.load('session', [row]);
        const sealed = await engine.encrypt(stage, to, data);
        // Before the stanza leaves: a crash cannot use the same message key twice.
        await vault.commit(stage.changes(), null);
        return sealed;
      });
    },
    async injectE2ESession({ jid, session }) {
      const to = await wire(jid);
      const row = rowOf(to);
      const { registrationId, identityKey, signedPreKey, preKey } = session;
      await locks.hold([sessionLock(row)], async () => {
        const stage = stageOn(vault);
        await stage.load('session', [row]);
        await engine.open(stage, to, {
          registrationId,
          identityKey: prefixed(identityKey),
          signedPreKey: { ...signedPreKey, publicKey: prefixed(signedPreKey.publicKey) },
          ...(preKey ? { preKey: { keyId: preKey.keyId, publicKey: prefixed(preKey.publicKey) } } : {}),
        });
        await keepIdentity(stage, row, prefixed(identityKey));
        await vault.commit(stage.changes(), null);
      });
    },
  };
}

/** The engine has no callback for identities (§10.1); the row is written with the ratchet, and only when it changed. */
async function keepIdentity(stage: Stage, row: string, key: Uint8Array): Promise<void> {
  await stage.load('identity-key', [row]);
  const value = Buffer.from(JSON.stringify(Buffer.from(key), BufferJSON.replacer));
  if (!value.equals(stage.get('identity-key', row) ?? Buffer.alloc(0))) stage.put('identity-key', row, value);
}

function readFirst(ciphertext: Uint8Array): proto.IPreKeySignalMessage | null {
  try {
    return proto.PreKeySignalMessage.decode(ciphertext.subarray(1));
  } catch {
    return null; // the engine refuses it with the right class
  }
}
