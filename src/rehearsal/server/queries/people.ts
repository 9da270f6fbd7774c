import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Line } from '../../phones/phone.ts';
import { bytes, child, children, element, seconds, splitJid } from '../nodes.ts';
import type { Answerer, QueryContext } from './query.ts';

/** `usync`: which devices somebody has, under which LID, and whether a number has an account. */
export const people: Answerer = (iq, context) => {
  const usync = child(iq, 'usync');
  if (iq.attrs['xmlns'] !== 'usync' || !usync) return undefined;
  const asked = new Set(children(child(usync, 'query')).map((protocol) => protocol.tag));
  const users = children(child(usync, 'list'), 'user').map((user) => answerUser(user, asked, context));
  return [element('usync', usync.attrs, [element('result'), element('list', {}, users)])];
};

function answerUser(user: BinaryNode, asked: ReadonlySet<string>, context: QueryContext): BinaryNode {
  const phone = bytes(user, 'contact')?.toString().replace(/\D/g, '');
  // The client compares with what it asked for, so the JID comes back as it was.
  const jid = user.attrs['jid'] ?? `${phone}@s.whatsapp.net`;
  const line = context.directory.find(jid);
  const answers: BinaryNode[] = [];
  if (asked.has('contact')) answers.push(element('contact', { type: line ? 'in' : 'out' }));
  if (line && asked.has('devices')) answers.push(devices(line, context));
  if (line && asked.has('lid') && splitJid(jid).server !== 'lid')
    answers.push(element('lid', { val: line.phone.lidJid }));
  return element('user', { jid }, answers);
}

function devices(line: Line, { device: bot, bot: address, now }: QueryContext): BinaryNode {
  const ids = line.phone.pnJid === address.pn ? [...line.deviceIds(), bot.id] : line.deviceIds();
  // The library passes over companions without a key index.
  const list = ids.map((id) => element('device', { id: String(id), 'key-index': id === 0 ? undefined : String(id) }));
  return element('devices', {}, [element('device-list', {}, list), element('key-index-list', { ts: seconds(now()) })]);
}
