import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys';

/** The server's keys: a root that clients trust, and a second root that nobody trusts, for the forged chain. */
export type Authority = {
  readonly rootKey: string;
  readonly serverStatic: KeyPair;
  readonly genuine: Uint8Array;
  readonly forged: Uint8Array;
};

/** Makes the two certificate chains once; signing is slow in this library. */
export function makeAuthority(now: number): Authority {
  const root = Curve.generateKeyPair();
  const stranger = Curve.generateKeyPair();
  const intermediate = Curve.generateKeyPair();
  const serverStatic = Curve.generateKeyPair();

  const from = Math.floor(now / 1000) - day;
  const intermediateDetails = details({ serial: 1, issuerSerial: 0, key: intermediate.public, from });
  const leafDetails = details({ serial: 2, issuerSerial: 1, key: serverStatic.public, from });
  const leaf = { details: leafDetails, signature: Curve.sign(intermediate.private, leafDetails) };
  const chain = (signer: KeyPair) =>
    proto.CertChain.encode({
      intermediate: { details: intermediateDetails, signature: Curve.sign(signer.private, intermediateDetails) },
      leaf,
    }).finish();

  return {
    rootKey: Buffer.from(root.public).toString('hex'),
    serverStatic,
    genuine: chain(root),
    forged: chain(stranger),
  };
}

const day = 86_400;

function details(of: { serial: number; issuerSerial: number; key: Uint8Array; from: number }): Uint8Array {
  return proto.CertChain.NoiseCertificate.Details.encode({
    serial: of.serial,
    issuerSerial: of.issuerSerial,
    key: of.key,
    notBefore: of.from,
    notAfter: of.from + 3650 * day,
  }).finish();
}
