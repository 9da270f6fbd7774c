import { type Content, type LocationContent, longestText } from '../../domain/message.ts';
import { normalJid } from './jid.ts';
import { proto } from './library.ts';
import { mediaOf } from './media.ts';
import { unwrapped } from './wrappers.ts';

/** What a decrypted message says. Total: whatever WhatsApp invents next is `other` with its field's name. */
export function contentOf(message: proto.IMessage): Content {
  const m = unwrapped(message);
  return location(m) ?? text(m) ?? attachment(m) ?? protocol(m) ?? unknown(m);
}

function location(m: proto.IMessage): LocationContent | null {
  const pin = m.locationMessage;
  if (pin) {
    return {
      kind: 'location',
      lat: coordinate(pin.degreesLatitude),
      lon: coordinate(pin.degreesLongitude),
      live: pin.isLive === true,
      update: false,
      // A current location carries coordinates only; a name or an address means a place chosen from the list (D11).
      picked: Boolean(pin.name || pin.address),
      forwarded: isForwarded(pin),
      ageSeconds: 0,
    };
  }
  const live = m.liveLocationMessage;
  if (!live) return null;
  return {
    kind: 'location',
    lat: coordinate(live.degreesLatitude),
    lon: coordinate(live.degreesLongitude),
    live: true,
    update: isUpdate(Number(live.sequenceNumber ?? 0)),
    picked: false,
    forwarded: isForwarded(live),
    ageSeconds: Math.max(0, live.timeOffset ?? 0),
  };
}

/**
 * The first point of a live share has no sequence number or 1. Some phones count from a time stamp instead; which of
 * those is the first cannot be told, and a point too many harms nobody while a share less does.
 */
const isUpdate = (sequence: number) => sequence > 1 && sequence < 1_000_000;

const coordinate = (degrees: number | null | undefined): number | null =>
  typeof degrees === 'number' && Number.isFinite(degrees) ? degrees : null;

function text(m: proto.IMessage): Content | null {
  const extended = m.extendedTextMessage;
  const said = m.conversation || extended?.text;
  if (!said) return null;
  const mentions = extended?.contextInfo?.mentionedJid ?? [];
  return { kind: 'text', text: cut(said), mentions: mentions.map(normalJid), forwarded: isForwarded(extended) };
}

function attachment(m: proto.IMessage): Content | null {
  const video = m.videoMessage ?? m.ptvMessage;
  if (m.imageMessage)
    return { kind: 'attachment', what: 'photo', caption: cut(m.imageMessage.caption), media: mediaOf(m.imageMessage) };
  const file = m.documentMessage;
  if (file) return { kind: 'attachment', what: 'document', caption: cut(file.caption), media: mediaOf(file) };
  if (video) return { kind: 'attachment', what: 'video', caption: cut(video.caption) };
  if (m.audioMessage) return { kind: 'attachment', what: 'audio', caption: '' };
  if (m.stickerMessage) return { kind: 'attachment', what: 'sticker', caption: '' };
  if (m.contactMessage || m.contactsArrayMessage) return { kind: 'attachment', what: 'contact', caption: '' };
  return null;
}

function protocol(m: proto.IMessage): Content | null {
  const reaction = m.reactionMessage?.key ?? m.encReactionMessage?.targetMessageKey;
  if (m.reactionMessage || m.encReactionMessage) {
    return { kind: 'protocol', what: 'reaction', target: reaction?.id ?? null };
  }
  const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;
  const p = m.protocolMessage;
  if (p) {
    // REVOKE is 0, what an absent type reads as; without a key it takes nothing back.
    const what = p.type === MESSAGE_EDIT ? 'edit' : p.key && (p.type ?? REVOKE) === REVOKE ? 'revoke' : 'other';
    return { kind: 'protocol', what, target: p.key?.id ?? null };
  }
  const says = fieldsOf(m);
  return says.length === 0 ? { kind: 'protocol', what: 'other', target: null } : null;
}

const unknown = (m: proto.IMessage): Content => ({ kind: 'other', name: fieldsOf(m)[0] ?? 'nothing' });

/** What a message holds apart from what travels beside every message (sender key, context, secrets). */
const fieldsOf = (m: proto.IMessage): string[] =>
  Object.entries(m)
    .filter(([name, value]) => value !== null && value !== undefined && !beside.has(name))
    .map(([name]) => name);

const beside = new Set([
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
  'messageContextInfo',
  // An empty text is nothing said.
  'conversation',
  'extendedTextMessage',
]);

const cut = (said: string | null | undefined): string => (said ?? '').slice(0, longestText);

const isForwarded = (part: { readonly contextInfo?: proto.IContextInfo | null } | null | undefined): boolean =>
  part?.contextInfo?.isForwarded === true || (part?.contextInfo?.forwardingScore ?? 0) > 0;
