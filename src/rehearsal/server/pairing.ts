import { randomBytes } from 'node:crypto';
import { type BinaryNode, Curve, type proto } from '@whiskeysockets/baileys';
import type { SignalKeyPair } from '../phones/bundle.ts';
import { sealedForPairing, signDevice } from './account.ts';
import type { Connection } from './connection.ts';
import type { LinkedDevice } from './linked.ts';
import { rawKey } from './linked.ts';
import { bytes, child, element, seconds, serverJid, withDevice } from './nodes.ts';
import { advSecretFrom, type TypedKeys, unwrap, wrap } from './pairing-code.ts';
import { result } from './queries/index.ts';

/** A client that is not linked yet, on an open connection. */
export type Pairing = {
  /** Offers the references that the QR texts are made from. */
  begin(): void;
  node(node: BinaryNode): void;
  /** The QR text was made by this client from one of our references. */
  offered(ref: string, noiseKey: string): boolean;
  /** The owner's phone accepts; the client gets its place in the account. */
  accept(advSecret: Buffer): void;
  /** The owner types the code shown by the client. */
  typed(code: string): void;
  asksForCode(): boolean;
  /** Asks for a new secret. */
  refresh(): void;
  /** Resolves when the client is linked and was told to come back; rejects when it went away before. */
  readonly finished: Promise<void>;
  closed(): void;
};

type Deps = {
  readonly connection: Connection;
  readonly noiseKey: Buffer;
  readonly registration: proto.ClientPayload.IDevicePairingRegistrationData;
  readonly owner: { readonly pn: string; readonly lid: string; keys(): SignalKeyPair };
  readonly now: () => number;
  readonly nextDeviceId: () => number;
  /** The client signed: it is linked. */
  readonly linked: (device: LinkedDevice) => void;
};

export function makePairing(deps: Deps): Pairing {
  const { connection, registration, owner } = deps;
  const refs = Array.from({ length: 6 }, () => `2@${randomBytes(24).toString('base64')}`);
  const companionIdentity = Buffer.from(registration.eIdent ?? []);
  let codeRequest: CodeRequest | undefined;
  let typedKeys: TypedKeys | undefined;
  let deviceId: number | undefined;
  let done = () => {};
  let closed = () => {};
  const finished = new Promise<void>((resolve, reject) => {
    done = resolve;
    closed = () => reject(new Error('the client went away before it was linked'));
  });
  // Nobody may be waiting for it.
  finished.catch(() => undefined);

  const accept = (advSecret: Buffer) => {
    const id = deps.nextDeviceId();
    deviceId = id;
    const account = signDevice(owner.keys(), companionIdentity, id, deps.now());
    const success = element('pair-success', {}, [
      element('device-identity', {}, sealedForPairing(account, advSecret)),
      element('platform', { name: 'android' }),
      element('device', { jid: withDevice(owner.pn, id), lid: withDevice(owner.lid, id) }),
    ]);
    connection.send(serverIq('pair-success', deps.now(), success));
  };
  const finish = () => {
    if (deviceId === undefined) return;
    deps.linked(deviceFrom(registration, deps.noiseKey, deviceId));
    connection.send(element('stream:error', { code: '515' }));
    connection.close();
    done();
  };
  const onCodeStage = (iq: BinaryNode, request: BinaryNode) => {
    if (request.attrs['stage'] === 'companion_hello') {
      const ephemeral = bytes(request, 'link_code_pairing_wrapped_companion_ephemeral_pub');
      codeRequest = ephemeral && { ref: Buffer.from(`code-${randomBytes(8).toString('hex')}`), wrapped: ephemeral };
      const ref = element('link_code_pairing_ref', {}, codeRequest?.ref ?? Buffer.alloc(0));
      return connection.send(result(iq, 'result', [element('link_code_companion_reg', {}, [ref])]));
    }
    const sealed = bytes(request, 'link_code_pairing_wrapped_key_bundle');
    connection.send(result(iq, 'result', []));
    if (sealed && typedKeys) accept(advSecretFrom(sealed, typedKeys, owner.keys(), companionIdentity));
  };

  return {
    finished,
    closed: () => closed(),
    begin() {
      const offered = refs.map((ref) => element('ref', {}, Buffer.from(ref)));
      connection.send(serverIq('pair-device', deps.now(), element('pair-device', {}, offered)));
    },
    node(node) {
      if (node.tag !== 'iq') return;
      if (child(node, 'pair-device-sign')) return finish();
      const request = child(node, 'link_code_companion_reg');
      if (request) return onCodeStage(node, request);
      if (node.attrs['type'] !== 'result') connection.send(result(node, 'result', []));
    },
    offered: (ref, noiseKey) => refs.includes(ref) && deps.noiseKey.toString('base64') === noiseKey,
    accept,
    asksForCode: () => codeRequest !== undefined,
    refresh() {
      const attrs = { from: serverJid, id: randomBytes(4).toString('hex'), type: 'companion_reg_refresh' };
      connection.send(element('notification', { ...attrs, t: seconds(deps.now()) }, []));
    },
    typed(code) {
      if (!codeRequest) throw new Error('the client has not asked for a pairing code');
      const ephemeral = Curve.generateKeyPair();
      typedKeys = { ephemeral, companion: unwrap(codeRequest.wrapped, code) };
      const hello = element('link_code_companion_reg', { stage: 'primary_hello' }, [
        element('link_code_pairing_wrapped_primary_ephemeral_pub', {}, wrap(ephemeral.public, code)),
        element('primary_identity_pub', {}, rawKey(owner.keys().pubKey)),
        element('link_code_pairing_ref', {}, codeRequest.ref),
      ]);
      const attrs = { from: serverJid, id: randomBytes(4).toString('hex'), type: 'link_code_companion_reg' };
      connection.send(element('notification', { ...attrs, t: seconds(deps.now()) }, [hello]));
    },
  };
}

type CodeRequest = { readonly ref: Buffer; readonly wrapped: Buffer };

function serverIq(id: string, now: number, content: BinaryNode): BinaryNode {
  const attrs = { from: serverJid, id: `${id}-${randomBytes(3).toString('hex')}`, type: 'set', t: seconds(now) };
  return element('iq', attrs, [content]);
}

function deviceFrom(
  of: proto.ClientPayload.IDevicePairingRegistrationData,
  noiseKey: Buffer,
  id: number,
): LinkedDevice {
  const part = (value: Uint8Array | null | undefined) => Buffer.from(value ?? []);
  const signedId = part(of.eSkeyId);
  return {
    id,
    noiseKey,
    identity: part(of.eIdent),
    registrationId: part(of.eRegid).readUInt32BE(0),
    signedPreKey: { keyId: signedId.readUIntBE(0, 3), publicKey: part(of.eSkeyVal), signature: part(of.eSkeySig) },
    preKeys: [],
  };
}
