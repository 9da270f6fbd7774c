import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import type { LivePoint, Place, SendOptions, Wrapper } from './api.ts';
import type { UploadedFile } from './file.ts';

type Pointer = UploadedFile['pointer'];

/** The message a phone makes for "send location" (current or picked place). */
export function locationMessage(place: Place): proto.IMessage {
  return {
    locationMessage: {
      degreesLatitude: place.lat,
      degreesLongitude: place.lon,
      ...(place.name === undefined ? {} : { name: place.name }),
      ...(place.address === undefined ? {} : { address: place.address }),
      ...forwarding(place.forwarded),
    },
  };
}

export function liveMessage(point: LivePoint): proto.IMessage {
  return {
    liveLocationMessage: {
      degreesLatitude: point.lat,
      degreesLongitude: point.lon,
      ...(point.timeOffset === undefined ? {} : { timeOffset: point.timeOffset }),
      ...(point.sequenceNumber === undefined ? {} : { sequenceNumber: point.sequenceNumber }),
      ...forwarding(point.forwarded),
    },
  };
}

export const documentMessage = (fileName: string, caption: string | undefined, file: Pointer): proto.IMessage => ({
  documentMessage: { fileName, mimetype: 'application/pdf', ...(caption ? { caption } : {}), ...file },
});

export const photoMessage = (caption: string, file: Pointer): proto.IMessage => ({
  imageMessage: { caption, mimetype: 'image/jpeg', height: 100, width: 100, ...file },
});

/** Puts a message into the envelope that disappearing chats, view-once, edits and linked phones use. */
export function wrapped(message: proto.IMessage, wrapper: Wrapper | undefined, chat: string): proto.IMessage {
  switch (wrapper) {
    case undefined:
      return message;
    case 'ephemeral':
      return { ephemeralMessage: { message } };
    case 'viewOnce':
      return { viewOnceMessage: { message } };
    case 'viewOnceV2':
      return { viewOnceMessageV2: { message } };
    case 'documentWithCaption':
      return { documentWithCaptionMessage: { message } };
    case 'edited':
      return { editedMessage: { message } };
    case 'deviceSent':
      return { deviceSentMessage: { destinationJid: chat, message } };
  }
}

/** The `type` of the stanza and the `mediatype` of its `<enc>`. */
export function stanzaKind(message: proto.IMessage): { type: string; mediatype: string | undefined } {
  const inner = inside(message);
  if (inner?.reactionMessage) return { type: 'reaction', mediatype: undefined };
  if (inner?.locationMessage) return { type: 'media', mediatype: 'location' };
  if (inner?.liveLocationMessage) return { type: 'media', mediatype: 'livelocation' };
  if (inner?.imageMessage) return { type: 'media', mediatype: 'image' };
  if (inner?.documentMessage) return { type: 'media', mediatype: 'document' };
  return { type: 'text', mediatype: undefined };
}

/** What a phone shows of a message of the bot. */
export function shown(message: proto.IMessage): { text?: string; reaction?: { emoji: string; targetId: string } } {
  const inner = inside(message);
  const text = inner?.conversation || inner?.extendedTextMessage?.text;
  const reaction = inner?.reactionMessage;
  return {
    ...(text ? { text } : {}),
    ...(reaction ? { reaction: { emoji: reaction.text ?? '', targetId: reaction.key?.id ?? '' } } : {}),
  };
}

export const reactionMessage = (key: proto.IMessageKey, emoji: string, at: number): proto.IMessage => ({
  reactionMessage: { key, text: emoji, senderTimestampMs: at },
});

export const revokeMessage = (key: proto.IMessageKey): proto.IMessage => ({
  protocolMessage: { key, type: proto.Message.ProtocolMessage.Type.REVOKE },
});

export type Letter = {
  readonly id: string;
  readonly at: number;
  readonly message: proto.IMessage;
  readonly options: SendOptions;
};

function inside(message: proto.IMessage): proto.IMessage | undefined {
  return normalizeMessageContent(message.deviceSentMessage?.message ?? message);
}

const forwarding = (forwarded: boolean | undefined) =>
  forwarded ? { contextInfo: { isForwarded: true, forwardingScore: 1 } } : {};

/** A message as a scenario writes it down, field by field; numbers and yes/no may be texts. */
export function rawMessage(raw: Record<string, unknown>): proto.IMessage {
  const typed = JSON.parse(JSON.stringify(raw), (_, value) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );
  return proto.Message.fromObject(typed as Record<string, unknown>);
}
