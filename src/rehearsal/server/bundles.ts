import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Bundle } from '../phones/bundle.ts';
import { rawKey, signalKey } from './linked.ts';
import { bigEndian, bytes, child, element, uint } from './nodes.ts';

/** A key bundle as children of `<user>` or `<keys>`. */
export function bundleNodes(bundle: Bundle): BinaryNode[] {
  const { signedPreKey, preKey } = bundle;
  return [
    element('type', {}, Buffer.from([5])),
    element('identity', {}, rawKey(bundle.identityKey)),
    element('skey', {}, [
      element('id', {}, bigEndian(signedPreKey.keyId, 3)),
      element('value', {}, rawKey(signedPreKey.publicKey)),
      element('signature', {}, signedPreKey.signature),
    ]),
    ...(preKey
      ? [
          element('key', {}, [
            element('id', {}, bigEndian(preKey.keyId, 3)),
            element('value', {}, rawKey(preKey.publicKey)),
          ]),
        ]
      : []),
  ];
}

export const registrationNode = (registrationId: number): BinaryNode =>
  element('registration', {}, bigEndian(registrationId, 4));

/** The bundle in a retry request of the bot, if it carries one. */
export function bundleOfRetry(receipt: BinaryNode): Bundle | undefined {
  const keys = child(receipt, 'keys');
  const identity = bytes(keys, 'identity');
  const signed = readSignedPreKey(keys);
  if (!identity || !signed) return undefined;
  const preKey = readPreKey(child(keys, 'key'));
  return {
    registrationId: uint(receipt, 'registration') ?? 0,
    identityKey: signalKey(identity),
    signedPreKey: { ...signed, publicKey: signalKey(signed.publicKey) },
    ...(preKey ? { preKey: { keyId: preKey.keyId, publicKey: signalKey(preKey.publicKey) } } : {}),
  };
}

export function readSignedPreKey(parent: BinaryNode | undefined) {
  const node = child(parent, 'skey');
  const keyId = node && uint(node, 'id');
  const publicKey = bytes(node, 'value');
  const signature = bytes(node, 'signature');
  return keyId === undefined || !publicKey || !signature ? undefined : { keyId, publicKey, signature };
}

export function readPreKey(node: BinaryNode | undefined) {
  const keyId = node && uint(node, 'id');
  const publicKey = bytes(node, 'value');
  return keyId === undefined || !publicKey ? undefined : { keyId, publicKey };
}
