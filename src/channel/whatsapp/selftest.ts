import {
  calculateSignature,
  generateKeyPair,
  generateRegistrationId,
  generateSignedPreKey,
} from 'whatsapp-rust-bridge';
import { Curve } from './library.ts';
import { type Address, rowOf, senderKeyRow } from './signal/address.ts';
import { type Engine, signalEngine } from './signal/engine.ts';
import { isEngineError } from './signal/errors.ts';
import { type Stage, stageOn } from './signal/stage.ts';
import { prefixed } from './signal/storage.ts';
import { checkEngineVersion } from './signal/version.ts';

/**
 * Asks the engine for one of everything before a socket opens (< 50 ms, §10.7). Throws, so that the service does not
 * start, when the bridge is another one, signatures are not checked or a message does not come through.
 */
export async function selfTest(): Promise<void> {
  checkEngineVersion();
  checkSignatures();
  const group = '1@g.us';
  const [anna, budi] = [await person('anna'), await person('budi')] as const;

  await anna.stage.load('session', [rowOf(budi.address)]);
  await anna.engine.open(anna.stage, budi.address, budi.bundle);
  const first = await anna.says(budi, 'first');
  expectSame(first.type, 'pkmsg');
  expectSame(await budi.reads(anna, first), 'first');
  const answer = await budi.says(anna, 'answer');
  expectSame(answer.type, 'msg');
  expectSame(await anna.reads(budi, answer), 'answer');
  await expectRefusal('duplicate', () => anna.reads(budi, answer));

  const row = senderKeyRow(group, anna.address);
  await anna.stage.load('sender-key', [row]);
  await budi.stage.load('sender-key', [row]);
  const key = await anna.engine.distribute(anna.stage, group, anna.address);
  await budi.engine.learn(budi.stage, group, anna.address, key);
  const shared = await anna.engine.encryptGroup(anna.stage, group, anna.address, Buffer.from('shared'));
  const read = () => budi.engine.decryptGroup(budi.stage, group, anna.address, shared);
  expectSame(Buffer.from(await read()).toString(), 'shared');
  await expectRefusal('duplicate', read);
}

/** Also whether `mend` was in time: without it `Curve.verify` is true for everything. */
function checkSignatures(): void {
  const { pubKey, privKey } = generateKeyPair();
  const said = Buffer.from('serlok');
  const signature = Buffer.from(calculateSignature(privKey, said));
  const publicKey = Buffer.from(pubKey);
  expectSame(Curve.verify(publicKey, said, signature), true);
  expectSame(Curve.verify(publicKey, Buffer.from('serloc'), signature), false);
}

type Sealed = { readonly type: 'pkmsg' | 'msg'; readonly ciphertext: Uint8Array };

async function person(name: string) {
  const identity = generateKeyPair();
  const { keyId, keyPair, signature } = generateSignedPreKey(identity, 1);
  const registrationId = generateRegistrationId();
  const address: Address = { user: name, device: 0 };
  const engine: Engine = signalEngine(
    {
      signedIdentityKey: { public: identity.pubKey, private: identity.privKey },
      signedPreKey: { keyId, signature, keyPair: { public: keyPair.pubKey, private: keyPair.privKey } },
      registrationId,
    },
    () => {
      throw new Error('the Signal engine is broken');
    },
  );
  const stage: Stage = stageOn({ read: async () => new Map() });
  return {
    address,
    engine,
    stage,
    bundle: {
      registrationId,
      identityKey: prefixed(identity.pubKey),
      signedPreKey: { keyId, publicKey: prefixed(keyPair.pubKey), signature },
    },
    says: (to: { readonly address: Address }, text: string): Promise<Sealed> =>
      engine.encrypt(stage, to.address, Buffer.from(text)),
    async reads(from: { readonly address: Address }, { type, ciphertext }: Sealed): Promise<string> {
      await stage.load('session', [rowOf(from.address)]);
      return Buffer.from(await engine.decrypt(stage, from.address, type, ciphertext)).toString();
    },
  };
}

function expectSame(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`the Signal engine failed its self-test: ${found} instead of ${expected}`);
}

async function expectRefusal(refusal: string, work: () => Promise<unknown>): Promise<void> {
  const how = await work().then(
    () => 'accepted',
    (error: unknown) => (isEngineError(error) ? error.refusal : 'an unknown error'),
  );
  expectSame(how, refusal);
}
