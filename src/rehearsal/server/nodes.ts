import type { BinaryNode } from '@whiskeysockets/baileys';

/** The server's own name: a JID with an empty user. Without the at sign the client ignores notices. */
export const serverJid = '@s.whatsapp.net';

/** An element of the binary XML; attributes that are undefined are left out. */
export function element(
  tag: string,
  attrs: Record<string, string | undefined> = {},
  content?: BinaryNode[] | string | Uint8Array,
): BinaryNode {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(attrs)) if (value !== undefined) kept[name] = value;
  return content === undefined ? { tag, attrs: kept } : { tag, attrs: kept, content };
}

export function children(node: BinaryNode | undefined, tag?: string): BinaryNode[] {
  if (!Array.isArray(node?.content)) return [];
  return tag === undefined ? node.content : node.content.filter((child) => child.tag === tag);
}

export function child(node: BinaryNode | undefined, tag: string): BinaryNode | undefined {
  return children(node, tag)[0];
}

/** The bytes of a child element, or of the element itself. */
export function bytes(node: BinaryNode | undefined, tag?: string): Buffer | undefined {
  const content = (tag === undefined ? node : child(node, tag))?.content;
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : undefined;
}

export function uint(node: BinaryNode | undefined, tag: string): number | undefined {
  const content = bytes(node, tag);
  return content && content.length > 0 && content.length <= 6 ? content.readUIntBE(0, content.length) : undefined;
}

export function bigEndian(value: number, length: number): Buffer {
  const out = Buffer.alloc(length);
  out.writeUIntBE(value, 0, length);
  return out;
}

export const seconds = (ms: number): string => String(Math.floor(ms / 1000));

/** `user`, `server` and device of a JID such as `6281…:1@s.whatsapp.net`. */
export function splitJid(jid: string): { user: string; device: number; server: string } {
  const at = jid.indexOf('@');
  const [user = '', device = '0'] = jid.slice(0, Math.max(at, 0)).split(':');
  return { user, device: Number(device), server: jid.slice(at + 1) };
}

/** The JID without device. */
export function bareJid(jid: string): string {
  const { user, server } = splitJid(jid);
  return `${user}@${server}`;
}

export const withDevice = (bare: string, device: number): string =>
  device === 0 ? bare : bare.replace('@', `:${device}@`);
