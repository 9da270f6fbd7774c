import { expect, test } from 'vitest';
import { Curve } from '../../src/channel/whatsapp/library.ts';
import { selfTest } from '../../src/channel/whatsapp/selftest.ts';

test('the engine passes its self-test, quickly', async () => {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i += 1) {
    const began = performance.now();
    await selfTest();
    best = Math.min(best, performance.now() - began);
  }
  expect(best).toBeLessThan(50);
});

test('a forged signature is refused by the function Baileys checks certificates with', () => {
  const real = Curve.generateKeyPair();
  const forger = Curve.generateKeyPair();
  const said = Buffer.from('certificate');
  expect(Curve.verify(real.public, said, Curve.sign(real.private, said))).toBe(true);
  expect(Curve.verify(real.public, said, Curve.sign(forger.private, said))).toBe(false);
});
