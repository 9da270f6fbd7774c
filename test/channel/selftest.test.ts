import { expect, test } from 'vitest';
import { Curve } from '../../src/channel/whatsapp/library.ts';
import { selfTest } from '../../src/channel/whatsapp/selftest.ts';

test('the engine passes its self-test before a socket opens', async () => {
  await expect(selfTest()).resolves.toBeUndefined();
});

test('a forged signature is refused by the function Baileys checks certificates with', () => {
  const real = Curve.generateKeyPair();
  const forger = Curve.generateKeyPair();
  const said = Buffer.from('certificate');
  expect(Curve.verify(real.public, said, Curve.sign(real.private, said))).toBe(true);
  expect(Curve.verify(real.public, said, Curve.sign(forger.private, said))).toBe(false);
});
