import type { Bundle } from '../phones/bundle.ts';

/** The bot's device as the server knows it: what it proved at registration and the keys it uploaded. */
export type LinkedDevice = {
  readonly id: number;
  /** Noise static key: whoever logs in must hold it. */
  readonly noiseKey: Buffer;
  readonly identity: Buffer;
  readonly registrationId: number;
  signedPreKey: { readonly keyId: number; readonly publicKey: Buffer; readonly signature: Buffer };
  /** One-time keys not handed out yet. */
  readonly preKeys: { readonly keyId: number; readonly publicKey: Buffer }[];
};

/** The bot's keys for somebody who wants to write to it; a one-time key is used up. */
export function takeBundle(device: LinkedDevice): Bundle {
  const preKey = device.preKeys.shift();
  const { signedPreKey } = device;
  return {
    registrationId: device.registrationId,
    identityKey: signalKey(device.identity),
    signedPreKey: { ...signedPreKey, publicKey: signalKey(signedPreKey.publicKey) },
    ...(preKey ? { preKey: { keyId: preKey.keyId, publicKey: signalKey(preKey.publicKey) } } : {}),
  };
}

/** Signal wants 33 bytes, of which the first is 05; stanzas carry 32. */
export const signalKey = (key: Uint8Array): Buffer =>
  key.length === 33 ? Buffer.from(key) : Buffer.concat([Buffer.from([5]), key]);

export const rawKey = (key: Uint8Array): Buffer => Buffer.from(key.length === 33 ? key.subarray(1) : key);
