import type { Bundle } from './bundle.ts';
import type { DeviceKeys } from './keys.ts';
import type { SessionStorage } from './libsignal.ts';
import { ProtocolAddress, type Row, SessionBuilder, SessionCipher, SessionRecord } from './libsignal.ts';

export type Sealed = { readonly type: 'pkmsg' | 'msg' | 'skmsg'; readonly body: Buffer };

/** The private session of one phone device with the bot, on stock libsignal: an engine the service does not use. */
export type BotSession = {
  exists(): boolean;
  start(bundle: Bundle): Promise<void>;
  seal(plain: Buffer): Promise<Sealed>;
  open(type: string, body: Buffer): Promise<Buffer>;
};

/** `name` must be unique in the process: libsignal queues all work under it. */
export function makeBotSession(name: string, keys: DeviceKeys): BotSession {
  const address = new ProtocolAddress(name, 1);
  // Rows and not live objects: libsignal changes a record before it knows whether the message is genuine.
  let row: Row | undefined;

  const storage: SessionStorage = {
    loadSession: () => (row ? SessionRecord.deserialize(row) : undefined),
    storeSession: (_address, session) => {
      row = session.serialize();
    },
    isTrustedIdentity: () => true,
    loadPreKey: keys.preKey,
    removePreKey: keys.dropPreKey,
    loadSignedPreKey: keys.signedPreKey,
    getOurRegistrationId: () => keys.registrationId,
    getOurIdentity: () => keys.identity,
  };
  const cipher = new SessionCipher(storage, address);

  return {
    exists: () => storage.loadSession('')?.haveOpenSession() ?? false,
    start: (bundle) => new SessionBuilder(storage, address).initOutgoing(bundle),
    async seal(plain) {
      const { type, body } = await cipher.encrypt(plain);
      return { type: type === 3 ? 'pkmsg' : 'msg', body };
    },
    open: (type, body) =>
      type === 'pkmsg' ? cipher.decryptPreKeyWhisperMessage(body) : cipher.decryptWhisperMessage(body),
  };
}
