import { initAuthCreds } from '../../../src/channel/whatsapp/library.ts';
import { addressOf, rowOf, senderKeyRow } from '../../../src/channel/whatsapp/signal/address.ts';
import { signalEngine } from '../../../src/channel/whatsapp/signal/engine.ts';
import { stageOn } from '../../../src/channel/whatsapp/signal/stage.ts';
import { bundleOf, group, type Sealed } from './peers.ts';

/** A phone on the engine of the bot: 3 to 50 times faster than stock, for tests that need thousands of messages. */
export function bridgePhone(number: number) {
  const jid = `${178_000_000_000_000 + number}@lid`;
  const creds = initAuthCreds();
  const stage = stageOn({ read: async () => new Map() });
  const engine = signalEngine(creds, () => {
    throw new Error('trap');
  });
  const self = addressOf(jid);
  const near = async (at: { readonly jid: string }) => {
    const address = addressOf(at.jid);
    await stage.load('session', [rowOf(address)]);
    return address;
  };
  return {
    jid,
    bundle: () => bundleOf(creds),
    async begins(at: { readonly jid: string }, bundle: Parameters<typeof engine.open>[2]) {
      await engine.open(stage, await near(at), bundle);
    },
    seals: async (to: { readonly jid: string }, plain: Buffer): Promise<Sealed> =>
      engine.encrypt(stage, await near(to), plain),
    opens: async (
      { type, ciphertext }: { type: 'pkmsg' | 'msg'; ciphertext: Uint8Array },
      from: { readonly jid: string },
    ) => engine.decrypt(stage, await near(from), type, ciphertext),
    async sealsForGroup(plain: Buffer) {
      await stage.load('sender-key', [senderKeyRow(group, self)]);
      const distribution = await engine.distribute(stage, group, self);
      const ciphertext = await engine.encryptGroup(stage, group, self, plain);
      return { sealed: { type: 'skmsg', ciphertext } as const, distribution };
    },
  };
}
