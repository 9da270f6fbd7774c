import './silence.ts';
import * as untyped from 'libsignal';
import type { Bundle, SignalKeyPair } from './bundle.ts';

/** libsignal with the types it really has: its own declarations leave `curve` out and call a one-time key obligatory. */
const libsignal = untyped as unknown as Libsignal;

export const { curve, ProtocolAddress, SessionBuilder, SessionCipher, SessionRecord } = libsignal;

type Address = { toString(): string };
export type Row = { readonly opaque: unique symbol };
type SessionRow = { serialize(): Row; haveOpenSession(): boolean };

export type SessionStorage = {
  loadSession(address: string): SessionRow | undefined;
  storeSession(address: string, session: SessionRow): void;
  isTrustedIdentity(): boolean;
  loadPreKey(id: number): SignalKeyPair | undefined;
  removePreKey(id: number): void;
  loadSignedPreKey(): SignalKeyPair;
  getOurRegistrationId(): number;
  getOurIdentity(): SignalKeyPair;
};

type Libsignal = {
  curve: {
    generateKeyPair(): SignalKeyPair;
    calculateSignature(privKey: Buffer, message: Buffer): Buffer;
    calculateAgreement(pubKey: Buffer, privKey: Buffer): Buffer;
  };
  ProtocolAddress: new (name: string, device: number) => Address;
  SessionRecord: { deserialize(row: Row): SessionRow };
  SessionBuilder: new (storage: SessionStorage, address: Address) => { initOutgoing(bundle: Bundle): Promise<void> };
  SessionCipher: new (
    storage: SessionStorage,
    address: Address,
  ) => {
    encrypt(plain: Buffer): Promise<{ type: number; body: Buffer }>;
    decryptPreKeyWhisperMessage(sealed: Buffer): Promise<Buffer>;
    decryptWhisperMessage(sealed: Buffer): Promise<Buffer>;
  };
};
