import { createHmac } from 'node:crypto';
import { type AuthenticationCreds, Curve, initAuthCreds, type proto as Proto, proto } from '@whiskeysockets/baileys';
import type { SignalKeyPair } from '../phones/bundle.ts';
import { type LinkedDevice, rawKey, signalKey } from './linked.ts';
import { withDevice } from './nodes.ts';

/** The owner's signed statement that this companion belongs to the account. */
export function signDevice(
  owner: SignalKeyPair,
  companionIdentity: Uint8Array,
  keyIndex: number,
  now: number,
): Proto.IADVSignedDeviceIdentity {
  const timestamp = Math.floor(now / 1000);
  const details = proto.ADVDeviceIdentity.encode({ rawId: timestamp % 100_000, timestamp, keyIndex }).finish();
  const accountSignature = Curve.sign(owner.privKey, Buffer.concat([Buffer.from([6, 0]), details, companionIdentity]));
  return { details, accountSignatureKey: rawKey(owner.pubKey), accountSignature };
}

/** The same, sealed with the secret that only the scanned QR (or the typed code) told the phone. */
export function sealedForPairing(account: Proto.IADVSignedDeviceIdentity, advSecret: Uint8Array): Uint8Array {
  const details = proto.ADVSignedDeviceIdentity.encode(account).finish();
  const hmac = createHmac('sha256', advSecret).update(details).digest();
  return proto.ADVSignedDeviceIdentityHMAC.encode({ details, hmac }).finish();
}

/** Credentials as they are after a pairing, and the device as the server then knows it. */
export function readyCreds(
  owner: { readonly keys: SignalKeyPair; readonly pn: string; readonly lid: string; readonly name: string },
  deviceId: number,
  now: number,
): { creds: AuthenticationCreds; device: LinkedDevice } {
  const creds = initAuthCreds();
  const identity = creds.signedIdentityKey;
  const account = signDevice(owner.keys, identity.public, deviceId, now);
  const parts = [account.details, identity.public, account.accountSignatureKey].map((part) => part ?? Buffer.alloc(0));
  account.deviceSignature = Curve.sign(identity.private, Buffer.concat([Buffer.from([6, 1]), ...parts]));

  const lid = withDevice(owner.lid, deviceId);
  return {
    creds: {
      ...creds,
      me: { id: withDevice(owner.pn, deviceId), lid, name: owner.name },
      account,
      signalIdentities: [
        {
          identifier: { name: lid, deviceId: 0 },
          identifierKey: signalKey(account.accountSignatureKey ?? Buffer.alloc(0)),
        },
      ],
      platform: 'android',
      registered: true,
      // Its history was synchronised long ago: otherwise the client holds all events back for 20 seconds.
      accountSyncCounter: 1,
    },
    device: {
      id: deviceId,
      noiseKey: Buffer.from(creds.noiseKey.public),
      identity: Buffer.from(identity.public),
      registrationId: creds.registrationId,
      signedPreKey: {
        keyId: creds.signedPreKey.keyId,
        publicKey: Buffer.from(creds.signedPreKey.keyPair.public),
        signature: Buffer.from(creds.signedPreKey.signature),
      },
      preKeys: [],
    },
  };
}
