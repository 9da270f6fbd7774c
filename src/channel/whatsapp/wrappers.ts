import type { proto } from './library.ts';

/** More layers than any client makes; a hostile message could nest without end. */
const deepest = 8;

/**
 * Takes off what disappearing, view-once, captioned, edited and linked-device messages are wrapped in (fault 65),
 * until a message of its own kind is left. Baileys' own list lacks half of these.
 */
export function unwrapped(message: proto.IMessage): proto.IMessage {
  let inner = message;
  for (let depth = 0; depth < deepest; depth += 1) {
    const next = wrappedIn(inner);
    if (!next) return inner;
    inner = next;
  }
  return inner;
}

const wrappedIn = (m: proto.IMessage): proto.IMessage | null | undefined =>
  m.deviceSentMessage?.message ??
  m.ephemeralMessage?.message ??
  m.viewOnceMessage?.message ??
  m.viewOnceMessageV2?.message ??
  m.viewOnceMessageV2Extension?.message ??
  m.documentWithCaptionMessage?.message ??
  m.editedMessage?.message ??
  m.associatedChildMessage?.message ??
  m.groupMentionedMessage?.message ??
  m.lottieStickerMessage?.message ??
  m.botInvokeMessage?.message ??
  m.botForwardedMessage?.message ??
  m.limitSharingMessage?.message ??
  m.questionMessage?.message ??
  m.questionReplyMessage?.message;
