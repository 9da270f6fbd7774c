export type SignalKeyPair = { readonly pubKey: Buffer; readonly privKey: Buffer };

/** What another device needs to open a session; public keys have 33 bytes, the first is 05. */
export type Bundle = {
  readonly registrationId: number;
  readonly identityKey: Buffer;
  readonly signedPreKey: { readonly keyId: number; readonly publicKey: Buffer; readonly signature: Buffer };
  readonly preKey?: { readonly keyId: number; readonly publicKey: Buffer };
};
