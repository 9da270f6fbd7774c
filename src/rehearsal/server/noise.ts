import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys';

/** What the client proved and said in its last handshake message. */
export type Handshaken = {
  readonly clientStatic: Buffer;
  readonly payload: proto.ClientPayload;
  readonly transport: Transport;
};

/** Ciphers after the handshake; each direction counts for itself. */
export type Transport = { encrypt(plain: Uint8Array): Buffer; decrypt(sealed: Uint8Array): Buffer };

/** The answering side of Noise_XX_25519_AESGCM_SHA256, as WhatsApp Web speaks it. */
export function noiseResponder(serverStatic: KeyPair, certificate: Uint8Array) {
  const state = symmetricState();
  const ephemeral = Curve.generateKeyPair();
  state.mixHash(intro);

  return {
    /** Takes ClientHello, returns ServerHello. */
    hello(frame: Uint8Array): Uint8Array {
      const theirs = proto.HandshakeMessage.decode(frame).clientHello?.ephemeral;
      if (!theirs) throw new Error('the first frame is no ClientHello');
      state.mixHash(theirs);
      state.mixHash(ephemeral.public);
      state.mixKey(Curve.sharedKey(ephemeral.private, theirs));
      const sealedStatic = state.encrypt(serverStatic.public);
      state.mixKey(Curve.sharedKey(serverStatic.private, theirs));
      const serverHello = { ephemeral: ephemeral.public, static: sealedStatic, payload: state.encrypt(certificate) };
      return proto.HandshakeMessage.encode({ serverHello }).finish();
    },

    /** Takes ClientFinish. */
    finish(frame: Uint8Array): Handshaken {
      const finish = proto.HandshakeMessage.decode(frame).clientFinish;
      if (!finish?.static || !finish.payload) throw new Error('the second frame is no ClientFinish');
      const clientStatic = state.decrypt(finish.static);
      state.mixKey(Curve.sharedKey(ephemeral.private, clientStatic));
      const payload = proto.ClientPayload.decode(state.decrypt(finish.payload));
      return { clientStatic, payload, transport: state.split() };
    },
  };
}

/** "WA", protocol 6, token dictionary 3. */
export const intro = Buffer.from([0x57, 0x41, 6, 3]);
const mode = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');
const none = Buffer.alloc(0);

function symmetricState() {
  let hash: Buffer = mode;
  let salt: Buffer = mode;
  let key: Buffer = mode;
  let counter = 0;

  const mixHash = (data: Uint8Array) => {
    hash = createHash('sha256').update(hash).update(data).digest();
  };
  const derive = (data: Uint8Array): [Buffer, Buffer] => {
    const out = Buffer.from(hkdfSync('sha256', data, salt, '', 64));
    return [out.subarray(0, 32), out.subarray(32)];
  };
  return {
    mixHash,
    mixKey(data: Uint8Array) {
      [salt, key] = derive(data);
      counter = 0;
    },
    encrypt(plain: Uint8Array): Buffer {
      const sealed = seal(key, counter++, hash, plain);
      mixHash(sealed);
      return sealed;
    },
    decrypt(sealed: Uint8Array): Buffer {
      const plain = open(key, counter++, hash, sealed);
      mixHash(sealed);
      return plain;
    },
    split(): Transport {
      const [fromClient, toClient] = derive(none);
      let read = 0;
      let written = 0;
      return {
        encrypt: (plain) => seal(toClient, written++, none, plain),
        decrypt: (sealed) => open(fromClient, read++, none, sealed),
      };
    },
  };
}

function nonce(counter: number): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(counter, 8);
  return iv;
}

function seal(key: Buffer, counter: number, associated: Buffer, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(counter)).setAAD(associated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, counter: number, associated: Buffer, sealed: Uint8Array): Buffer {
  const end = sealed.length - 16;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(counter)).setAAD(associated);
  decipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
}
