import type { SessionRecord, SignalStorage } from 'whatsapp-rust-bridge';
import { BufferJSON } from '../library.ts';
import type { Stage } from './stage.ts';

/** Our own long-lived keys, as Baileys keeps them in its credentials; read at each use, Baileys rotates the pre-key. */
export type OwnKeys = {
  readonly signedIdentityKey: { readonly public: Uint8Array; readonly private: Uint8Array };
  readonly signedPreKey: {
    readonly keyPair: { readonly public: Uint8Array; readonly private: Uint8Array };
    readonly signature: Uint8Array;
    readonly keyId: number;
  };
  readonly registrationId: number;
};

/** The engine's callbacks over staged rows. They are synchronous and cannot fail for want of a disk. */
export function storageOn(stage: Stage, own: OwnKeys): SignalStorage {
  const storage: SignalStorage & { storeSessionRaw(address: string, record: Uint8Array): void } = {
    loadSession: (address) => stage.get('session', address),
    // Not in the bridge's types: with it one WASM object less is made for each message.
    storeSessionRaw: (address, record) => stage.put('session', address, Uint8Array.from(record)),
    storeSession: (address, record: SessionRecord) => {
      stage.put('session', address, record.serialize());
      record.free();
    },
    getOurIdentity: () => pair(own.signedIdentityKey),
    getOurRegistrationId: () => own.registrationId,
    // Trust on first use, as WhatsApp Web: a new key is a new phone, not an intruder we could tell apart.
    isTrustedIdentity: () => true,
    loadPreKey: (id) => {
      const row = stage.get('pre-key', String(id));
      return row && pair(JSON.parse(Buffer.from(row).toString(), BufferJSON.reviver));
    },
    removePreKey: (id) => stage.put('pre-key', String(id), null),
    loadSignedPreKey: (id) =>
      id === own.signedPreKey.keyId
        ? { keyId: id, keyPair: pair(own.signedPreKey.keyPair), signature: own.signedPreKey.signature }
        : null,
    loadSenderKey: (name) => stage.get('sender-key', name),
    storeSenderKey: (name, record) => stage.put('sender-key', name, Uint8Array.from(record)),
  };
  return storage;
}

/** The engine wants public keys with the type byte 05; Baileys keeps them without. */
export const prefixed = (key: Uint8Array): Uint8Array =>
  key.length === 33 ? key : Buffer.concat([Buffer.from([5]), key]);

const pair = (keys: { readonly public: Uint8Array; readonly private: Uint8Array }) => ({
  pubKey: prefixed(keys.public),
  privKey: keys.private,
});
