import { proto } from '@whiskeysockets/baileys';
import { describe, expect, it } from 'vitest';
import { verifySignature } from 'whatsapp-rust-bridge';
import { makeAuthority } from '../../src/rehearsal/server/certificate.ts';
import { createRehearsalServer } from '../../src/rehearsal/server/index.ts';
import { makeDisk, startBot } from './bot.ts';

/** What the client should check of a chain, with a verification that really looks. */
function isSignedBy(rootKey: string, chain: Uint8Array): boolean {
  const { intermediate, leaf } = proto.CertChain.decode(chain);
  const of = (bytes: Uint8Array | null | undefined) => bytes ?? new Uint8Array();
  const { key } = proto.CertChain.NoiseCertificate.Details.decode(of(intermediate?.details));
  const signal = (raw: Uint8Array) => Buffer.concat([Buffer.from([5]), raw]);
  const root = signal(Buffer.from(rootKey, 'hex'));
  return (
    verifySignature(root, of(intermediate?.details), of(intermediate?.signature)) &&
    verifySignature(signal(of(key)), of(leaf?.details), of(leaf?.signature))
  );
}

describe('the certificate of the server', () => {
  it('the genuine chain is signed by the root, the forged one is not', () => {
    const { rootKey, genuine, forged } = makeAuthority(Date.now());
    expect(isSignedBy(rootKey, genuine)).toBe(true);
    expect(isSignedBy(rootKey, forged)).toBe(false);
  });

  it('the stock library takes the forged chain, because its verification ignores the result', async () => {
    const server = await createRehearsalServer({ now: Date.now, forgedCertificate: true });
    const bot = startBot(server, makeDisk(server.prepareCreds()));
    await bot.opened();
    bot.stop();
    await server.close();
  });
});
