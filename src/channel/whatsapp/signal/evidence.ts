import type { Envelope } from '../../../domain/message.ts';
import type { Vault } from '../../../ports/vault.ts';
import { openedAs, readMessage, unopened } from '../envelope.ts';
import type { proto } from '../library.ts';
import type { Part, Stanzas } from '../stanzas.ts';
import { isEngineError, passedOver } from './errors.ts';
import type { Locks } from './locks.ts';
import { type Stage, stageOn } from './stage.ts';

/** Opens received ciphertexts so that ratchet step and message become one commit, before Baileys can receipt (law 1). */
export type Evidence = {
  /**
   * `open` runs under the locks on a fresh stage; what it changed is committed with the envelope made from its
   * plaintext. `beforeCommit` may stage more, once it is known what was said.
   */
  take(
    ciphertext: Uint8Array,
    locks: readonly string[],
    open: (stage: Stage, part: Part) => Promise<Uint8Array>,
    beforeCommit?: (stage: Stage, part: Part, message: proto.IMessage) => Promise<void>,
  ): Promise<Uint8Array>;
};

type Deps = {
  readonly vault: Vault;
  readonly locks: Locks;
  readonly stanzas: Stanzas;
  stored(envelope: Envelope): void;
};

export function evidenceOf({ vault, locks, stanzas, stored }: Deps): Evidence {
  /** A duplicate is evidence we have; anything else that is refused leaves a stub: who and when (fault 11). */
  async function refuse(part: Part, thrown: unknown): Promise<never> {
    const error = (await isPassedOver(part, thrown)) ? passedOver() : thrown;
    const duplicate = isEngineError(error) && error.refusal === 'duplicate';
    if (!duplicate && part.sealed && !part.beside) {
      const stub = unopened(part.sealed);
      await vault.commit([], stub);
      stored(stub);
    }
    stanzas.settle(part, duplicate ? 'duplicate' : 'refused');
    throw error;
  }

  /**
   * A resend brings the sender key as it is by now; the messages before it that still wait in the queue then have "an
   * old counter" though nobody has read them. As duplicates they would be refused for good (487): they are asked for
   * again. Seen as 4 of 1,717 lost in 30 kills of a loaded machine.
   */
  async function isPassedOver({ sealed, beside }: Part, thrown: unknown): Promise<boolean> {
    if (!isEngineError(thrown) || thrown.refusal !== 'duplicate' || beside || !sealed) return false;
    return !(await vault.holds(sealed, sealed.sentAt));
  }

  return {
    async take(ciphertext, records, open, beforeCommit) {
      const part = stanzas.partOf(ciphertext);
      // Without its stanza we could not say who sent it and when: better asked for again than opened and lost.
      if (!part) throw new Error('ciphertext without a stanza');
      return locks.hold(records, async () => {
        const stage = stageOn(vault);
        let plain: Uint8Array;
        try {
          plain = await open(stage, part);
        } catch (error) {
          return await refuse(part, error);
        }
        const message = readMessage(plain);
        if (message) await beforeCommit?.(stage, part, message);
        const envelope = part.sealed && openedAs(part.sealed, message);
        await vault.commit(stage.changes(), envelope);
        stanzas.settle(part, 'stored');
        if (envelope) stored(envelope);
        return plain;
      });
    },
  };
}
