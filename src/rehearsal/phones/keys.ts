import { randomInt } from 'node:crypto';
import type { Bundle, SignalKeyPair } from './bundle.ts';
import { curve } from './libsignal.ts';

/** The secret keys of one device. One-time keys are made when somebody asks for them. */
export type DeviceKeys = {
  readonly registrationId: number;
  readonly identity: SignalKeyPair;
  signedPreKey(): SignalKeyPair;
  preKey(id: number): SignalKeyPair | undefined;
  dropPreKey(id: number): void;
  bundle(): Bundle;
};

export function makeDeviceKeys(): DeviceKeys {
  const registrationId = randomInt(1, 16_380);
  const identity = curve.generateKeyPair();
  const signed = curve.generateKeyPair();
  const oneTime = new Map<number, SignalKeyPair>();
  let signature: Buffer | undefined;
  let lastId = 0;

  return {
    registrationId,
    identity,
    signedPreKey: () => signed,
    preKey: (id) => oneTime.get(id),
    dropPreKey: (id) => void oneTime.delete(id),
    bundle() {
      // Signing takes milliseconds in this library, and most phones are never asked.
      signature ??= curve.calculateSignature(identity.privKey, signed.pubKey);
      lastId += 1;
      const preKey = curve.generateKeyPair();
      oneTime.set(lastId, preKey);
      return {
        registrationId,
        identityKey: identity.pubKey,
        signedPreKey: { keyId: 1, publicKey: signed.pubKey, signature },
        preKey: { keyId: lastId, publicKey: preKey.pubKey },
      };
    },
  };
}
