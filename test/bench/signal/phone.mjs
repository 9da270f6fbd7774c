import { initAuthCreds } from '../../../dist/channel/whatsapp/library.js';
import { addressOf, rowOf, senderKeyRow } from '../../../dist/channel/whatsapp/signal/address.js';
import { signalEngine } from '../../../dist/channel/whatsapp/signal/engine.js';
import { stageOn } from '../../../dist/channel/whatsapp/signal/stage.js';

export const group = '120363000000000009@g.us';
let phones = 0;

/** Somebody who writes to the bot. On the Rust engine, as it is quick; what phones do is not measured. */
export function makePhone() {
  phones += 1;
  const jid = `${177_000_000_000_000 + phones}@lid`;
  const stage = stageOn({ read: async () => new Map() });
  const engine = signalEngine(initAuthCreds(), () => process.exit(70));
  const own = addressOf(jid);
  const near = async (bot) => {
    const address = addressOf(bot.jid);
    await stage.load('session', [rowOf(address)]);
    return address;
  };
  return {
    jid,
    async meets(bot) {
      await engine.open(stage, await near(bot), await bot.bundle());
    },
    async says(bot, plain) {
      return { from: jid, ...(await engine.encrypt(stage, await near(bot), plain)) };
    },
    async reads(bot, { type, ciphertext }) {
      return engine.decrypt(stage, await near(bot), type, ciphertext);
    },
    /** What others need to read what this phone tells the group from now on. */
    async key() {
      await stage.load('sender-key', [senderKeyRow(group, own)]);
      return engine.distribute(stage, group, own);
    },
    tells: async (plain) => ({
      from: jid,
      type: 'skmsg',
      ciphertext: await engine.encryptGroup(stage, group, own, plain),
    }),
  };
}
