import type { SignalRepositoryWithLIDStore } from '../library.ts';
import { addressOf, senderKeyRow } from './address.ts';
import { senderKeyLock } from './locks.ts';
import type { SignalDeps } from './private.ts';
import { stageOn } from './stage.ts';

type Repository = SignalRepositoryWithLIDStore;
type GroupMembers = Pick<
  Repository,
  | 'decryptGroupMessage'
  | 'encryptGroupMessage'
  | 'processSenderKeyDistributionMessage'
  | 'getSenderKeyDistributionMessage'
  | 'hasSenderKey'
>;
type Deps = Omit<SignalDeps, 'wire' | 'learnt'> & {
  /** Whether just this sender key came with a message that is committed. */
  isLearnt(row: string, distribution: Uint8Array): boolean;
};

/** Messages encrypted once for a whole group. Names stay as in the stanza: sender keys are never moved to a LID. */
export function groupSessions({ vault, locks, engine, evidence, isLearnt }: Deps): GroupMembers {
  return {
    async decryptGroupMessage({ group, authorJid, msg }) {
      const author = addressOf(authorJid);
      const row = senderKeyRow(group, author);
      return evidence.take(msg, [senderKeyLock(row)], async (stage) => {
        await stage.load('sender-key', [row]);
        return engine.decryptGroup(stage, group, author, msg);
      });
    },
    async encryptGroupMessage({ group, meId, data }) {
      const self = addressOf(meId);
      const row = senderKeyRow(group, self);
      return locks.hold([senderKeyLock(row)], async () => {
        const stage = stageOn(vault);
        await stage.load('sender-key', [row]);
        const senderKeyDistributionMessage = await engine.distribute(stage, group, self);
        const ciphertext = await engine.encryptGroup(stage, group, self, data);
        await vault.commit(stage.changes(), null);
        return { ciphertext, senderKeyDistributionMessage };
      });
    },
    async processSenderKeyDistributionMessage({ item, authorJid }) {
      const { groupId, axolotlSenderKeyDistributionMessage: distribution } = item;
      if (!groupId || !distribution) throw new Error('sender key without a group');
      const author = addressOf(authorJid);
      const row = senderKeyRow(groupId, author);
      if (isLearnt(row, distribution)) return;
      await locks.hold([senderKeyLock(row)], async () => {
        const stage = stageOn(vault);
        await stage.load('sender-key', [row]);
        await engine.learn(stage, groupId, author, distribution);
        await vault.commit(stage.changes(), null);
      });
    },
    async getSenderKeyDistributionMessage({ group, meId }) {
      const self = addressOf(meId);
      const row = senderKeyRow(group, self);
      return locks.hold([senderKeyLock(row)], async () => {
        const stage = stageOn(vault);
        await stage.load('sender-key', [row]);
        const distribution = await engine.distribute(stage, group, self);
        await vault.commit(stage.changes(), null);
        return distribution;
      });
    },
    async hasSenderKey({ group, meId }) {
      const row = senderKeyRow(group, addressOf(meId));
      return (await vault.read('sender-key', [row])).has(row);
    },
  };
}
