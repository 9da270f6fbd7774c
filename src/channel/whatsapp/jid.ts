import { jidDecode } from './library.ts';

/** The person or group without device; `c.us` is the phone app's spelling of `s.whatsapp.net`. */
export function normalJid(jid: string): string {
  const decoded = jidDecode(jid);
  if (!decoded) return jid;
  return `${decoded.user}@${decoded.server === 'c.us' ? 's.whatsapp.net' : decoded.server}`;
}

export const deviceOf = (jid: string): number => jidDecode(jid)?.device ?? 0;
export const userOf = (jid: string): string | undefined => jidDecode(jid)?.user;

/** Status, broadcast lists and channels concern nobody's duty: not decrypted, not stored, not answered. */
export const isIgnored = (jid: string): boolean =>
  jid.endsWith('@broadcast') || jid.endsWith('@newsletter') || jid.endsWith('@bot');

/** Our own number under both its addresses. */
export type Self = { readonly id?: string | undefined; readonly lid?: string | undefined };

export const ownJids = (me: Self | undefined): readonly string[] =>
  [me?.id, me?.lid].flatMap((own) => (own === undefined ? [] : [normalJid(own)]));

export const isSelf = (jid: string, me: Self | undefined): boolean => ownJids(me).includes(normalJid(jid));
