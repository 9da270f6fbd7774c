import { isGroup } from '../../domain/message.ts';
import type { Outgoing } from '../../ports/channel.ts';
import type { proto, WASocket } from './library.ts';

type Sendable = Parameters<WASocket['sendMessage']>[1];

/** Without a link preview: making one would fetch a web page. */
export const sendable = (item: Outgoing): Sendable =>
  item.kind === 'text'
    ? { text: item.text, linkPreview: null }
    : { react: { text: item.emoji, key: reactedKey(item.target) } };

/** What a phone gets again when it could not read the first one. */
export const sentMessage = (item: Outgoing): proto.IMessage =>
  item.kind === 'text'
    ? { extendedTextMessage: { text: item.text } }
    : { reactionMessage: { text: item.emoji, key: reactedKey(item.target) } };

/** The full key as received: without the author a reaction in a LID group is shown to nobody (fault 66). */
const reactedKey = (target: Extract<Outgoing, { kind: 'reaction' }>['target']): proto.IMessageKey => ({
  remoteJid: target.chat,
  id: target.id,
  fromMe: target.fromMe,
  ...(isGroup(target.chat) ? { participant: target.sender } : {}),
});
