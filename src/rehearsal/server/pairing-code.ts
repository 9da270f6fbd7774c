import { createCipheriv, createDecipheriv, hkdfSync, pbkdf2Sync, randomBytes } from 'node:crypto';
import { Curve, type KeyPair } from '@whiskeysockets/baileys';
import type { SignalKeyPair } from '../phones/bundle.ts';

/** What the phone has after the code was typed: its own key for this pairing, and the companion's. */
export type TypedKeys = { readonly ephemeral: KeyPair; readonly companion: Buffer };

/** Opens the companion's key: salt (32), IV (16), public key under AES-CTR with a key from the code. */
export function unwrap(wrapped: Buffer, code: string): Buffer {
  const key = codeKey(code, wrapped.subarray(0, 32));
  return createDecipheriv('aes-256-ctr', key, wrapped.subarray(32, 48)).update(wrapped.subarray(48));
}

/** Seals the phone's key in the same way. */
export function wrap(publicKey: Uint8Array, code: string): Buffer {
  const salt = randomBytes(32);
  const iv = randomBytes(16);
  return Buffer.concat([salt, iv, createCipheriv('aes-256-ctr', codeKey(code, salt), iv).update(publicKey)]);
}

/** The shared secret out of the companion's key bundle: salt (32), IV (12), both identities and 32 random bytes under AES-GCM. */
export function advSecretFrom(
  sealed: Buffer,
  typed: TypedKeys,
  owner: SignalKeyPair,
  companionIdentity: Buffer,
): Buffer {
  const shared = Curve.sharedKey(typed.ephemeral.private, typed.companion);
  const info = 'link_code_pairing_key_bundle_encryption_key';
  const key = Buffer.from(hkdfSync('sha256', shared, sealed.subarray(0, 32), info, 32));
  const end = sealed.length - 16;
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(32, 44)).setAuthTag(sealed.subarray(end));
  const plain = Buffer.concat([cipher.update(sealed.subarray(44, end)), cipher.final()]);
  const identities = Curve.sharedKey(owner.privKey, companionIdentity);
  const secret = Buffer.concat([shared, identities, plain.subarray(64, 96)]);
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'adv_secret', 32));
}

const codeKey = (code: string, salt: Buffer) => pbkdf2Sync(code, salt, 131_072, 32, 'sha256');
