import { largestLetter } from '../../domain/letter.ts';
import type { Media } from '../../domain/message.ts';
import { downloadEncryptedContent, getMediaKeys, type proto } from './library.ts';

type File = proto.Message.IImageMessage & { readonly fileName?: string | null };

/** The pointer of a photo or document; `null` when the phone named no key or no place. */
export function mediaOf(file: File): Media | null {
  const { mediaKey, url, directPath, mimetype, fileName, fileLength } = file;
  if (!mediaKey || mediaKey.length === 0 || !(url || directPath)) return null;
  return {
    url: url ?? null,
    directPath: directPath ?? null,
    key: Buffer.from(mediaKey).toString('base64'),
    mimetype: mimetype ?? null,
    name: fileName?.slice(0, 120) ?? null,
    bytes: fileLength === null || fileLength === undefined ? null : Number(fileLength),
  };
}

/** Fetches and opens a file from `host`. Stops at the size nobody keeps: what the phone says of it need not be true. */
export async function fetchMedia(media: Media, host = whatsappHost): Promise<Uint8Array> {
  const { key, mimetype, name } = media;
  const directPath = pathAtWhatsApp(media);
  if (directPath === null) throw new Error('the file is not at WhatsApp');
  const mediaKey = Buffer.from(key, 'base64');
  const type = mimetype?.startsWith('image/') && name === null ? 'image' : 'document';
  const stream = await downloadEncryptedContent(`${host}${directPath}`, await getMediaKeys(mediaKey, type));
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    parts.push(part);
    if (size > largestLetter) break;
  }
  return Buffer.concat(parts);
}

const whatsappHost = 'https://mmg.whatsapp.net';

/** The rehearsal server keeps its files itself; everybody else's lie at WhatsApp. */
export function mediaHost(socketUrl: string | undefined): string {
  const { protocol, hostname, host } = new URL(socketUrl ?? whatsappHost);
  return protocol === 'ws:' && loopback.has(hostname) ? `http://${host}` : whatsappHost;
}
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Where the file lies on WhatsApp's own media host, and `null` when it is said to lie elsewhere: the address comes from the
 * sender, and the library would fetch from whatever host it names, those inside this network included.
 */
export function pathAtWhatsApp({ url, directPath }: Pick<Media, 'url' | 'directPath'>): string | null {
  if (directPath !== null) return /^\/[^/\\@\s][^\\@\s]*$/.test(directPath) ? directPath : null;
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname, port, username, pathname, search } = new URL(url);
  const ours = protocol === 'https:' && hostname.endsWith('.whatsapp.net') && port === '' && username === '';
  return ours ? `${pathname}${search}` : null;
}
