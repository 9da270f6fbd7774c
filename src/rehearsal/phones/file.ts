import { createCipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A file as a phone uploads it, and what it writes into the message about it. */
export type UploadedFile = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly pointer: {
    readonly url: string;
    readonly directPath: string;
    readonly mediaKey: Uint8Array;
    readonly fileSha256: Uint8Array;
    readonly fileEncSha256: Uint8Array;
    readonly fileLength: number;
  };
};

/** AES-256-CBC and ten bytes of HMAC under keys drawn from a fresh media key, as WhatsApp's phones do it. */
export function fileFor(content: Uint8Array, kind: 'Image' | 'Document'): UploadedFile {
  const mediaKey = randomBytes(32);
  const keys = Buffer.from(hkdfSync('sha256', mediaKey, Buffer.alloc(32), `WhatsApp ${kind} Keys`, 112));
  const iv = keys.subarray(0, 16);
  const cipher = createCipheriv('aes-256-cbc', keys.subarray(16, 48), iv);
  const closed = Buffer.concat([cipher.update(content), cipher.final()]);
  const mac = createHmac('sha256', keys.subarray(48, 80)).update(iv).update(closed).digest().subarray(0, 10);
  const bytes = Buffer.concat([closed, mac]);
  const path = `/v/${randomBytes(12).toString('hex')}.enc`;
  const pointer = {
    url: `https://mmg.whatsapp.net${path}`,
    directPath: path,
    mediaKey,
    fileSha256: createHash('sha256').update(content).digest(),
    fileEncSha256: createHash('sha256').update(bytes).digest(),
    fileLength: content.length,
  };
  return { path, bytes, pointer };
}
