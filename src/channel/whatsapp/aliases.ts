import { isLid, phoneOf } from '../../domain/message.ts';
import { normalJid, userOf } from './jid.ts';
import type { WASocket } from './library.ts';

/** Tells once that two addresses are one person, whichever comes first. Anything but a LID and a phone number is ignored. */
export function aliases(tell: (lid: string, phone: string) => void): (one: string, other: string) => void {
  const told = new Map<string, string>();
  return (one, other) => {
    const pair = [normalJid(one), normalJid(other)];
    const lid = userOf(pair.find(isLid) ?? '');
    const phone = pair.map(phoneOf).find((digits) => digits !== null);
    if (!lid || !phone || told.get(lid) === phone) return;
    told.set(lid, phone);
    tell(lid, phone);
  };
}

/** One question holds this many numbers. */
const atOnce = 50;

/** Asks for the LIDs of numbers whose LID is not known yet; Baileys answers from its map what it knows. */
export async function askLids(sock: WASocket, phones: readonly string[], alias: (one: string, other: string) => void) {
  for (let from = 0; from < phones.length; from += atOnce) {
    const jids = phones.slice(from, from + atOnce).map((phone) => `${phone}@s.whatsapp.net`);
    const found = await sock.signalRepository.lidMapping.getLIDsForPNs(jids);
    for (const { lid, pn } of found ?? []) alias(lid, pn);
  }
}
