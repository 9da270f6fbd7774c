import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BadBackup, sync } from './backup.ts';

/** `SERLOKB1` ‖ salt 16 ‖ iv 12 ‖ AES-256-GCM(gzip(database)) ‖ tag 16. The key is scrypt of the operator's passphrase. */
const magic = Buffer.from('SERLOKB1');
const [saltBytes, ivBytes, tagBytes] = [16, 12, 16];
const headBytes = magic.length + saltBytes + ivBytes;

/** Packs and encrypts a file; `to` appears only when it is complete and on disk. */
export async function seal(from: string, to: string, passphrase: string): Promise<void> {
  const part = `${to}.part`;
  const salt = randomBytes(saltBytes);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), iv);
  cipher.setAAD(magic);
  try {
    const out = createWriteStream(part, { mode: 0o600, flags: 'w' });
    out.write(Buffer.concat([magic, salt, iv]));
    await pipeline(createReadStream(from), createGzip({ level: 1 }), cipher, out, { end: false });
    await new Promise<void>((done, failed) => out.end(cipher.getAuthTag(), () => done()).once('error', failed));
    sync(part);
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

export async function isSealed(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(magic.length);
    await handle.read(head, 0, magic.length, 0);
    return head.equals(magic);
  } finally {
    await handle.close();
  }
}

/** Decrypts to `to`; throws `BadBackup` when the key is another one or a byte was changed, and leaves nothing then. */
export async function unseal(from: string, to: string, passphrase: string): Promise<void> {
  const handle = await open(from, 'r');
  try {
    const { size } = await handle.stat();
    if (size < headBytes + tagBytes) throw new BadBackup('berkas terpotong');
    const head = Buffer.alloc(headBytes);
    const tag = Buffer.alloc(tagBytes);
    await handle.read(head, 0, headBytes, 0);
    await handle.read(tag, 0, tagBytes, size - tagBytes);
    const salt = head.subarray(magic.length, magic.length + saltBytes);
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), head.subarray(magic.length + saltBytes));
    decipher.setAAD(head.subarray(0, magic.length));
    decipher.setAuthTag(tag);
    const body = createReadStream(from, { start: headBytes, end: size - tagBytes - 1 });
    await pipeline(body, decipher, createGunzip(), createWriteStream(to, { mode: 0o600, flags: 'wx' }));
  } catch (error) {
    await rm(to, { force: true });
    if (error instanceof BadBackup || (error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    throw new BadBackup('tidak dapat dibuka dengan kunci ini, atau berkas diubah');
  } finally {
    await handle.close();
  }
}

const keyOf = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 });
