import { createRequire } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';

const original = { ...console };
afterEach(() => Object.assign(console, original));

test('fault 52: what libsignal says is dropped, everything else is passed on', async () => {
  const said = vi.fn();
  Object.assign(console, { error: said, info: said });
  delete (console as unknown as Record<symbol, unknown>)[Symbol.for('serlok.channel.silence')];
  await import('../../src/channel/whatsapp/silence.ts');
  const curve = createRequire(import.meta.url)('libsignal/src/curve.js') as {
    calculateAgreement(publicKey: Buffer, privateKey: Buffer): Buffer;
    generateKeyPair(): { pubKey: Buffer; privKey: Buffer };
  };
  const { pubKey, privKey } = curve.generateKeyPair();
  curve.calculateAgreement(pubKey.subarray(1), privKey); // "WARNING: Expected pubkey of length 33"
  expect(said).not.toHaveBeenCalled();
  console.error('ours');
  expect(said).toHaveBeenCalledWith('ours');
});
