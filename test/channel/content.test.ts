import { describe, expect, test } from 'vitest';
import { contentOf } from '../../src/channel/whatsapp/content.ts';
import { proto } from '../../src/channel/whatsapp/library.ts';
import { longestText } from '../../src/domain/message.ts';

/** As it comes out of a ciphertext. */
const read = (message: proto.IMessage) => contentOf(proto.Message.decode(proto.Message.encode(message).finish()));
const pin = { locationMessage: { degreesLatitude: -3, degreesLongitude: 120.2 } };
const plain = {
  kind: 'location',
  lat: -3,
  lon: 120.2,
  live: false,
  update: false,
  picked: false,
  forwarded: false,
  ageSeconds: 0,
};

describe('a location in every wrapper is a location', () => {
  const wrappers: Record<string, (message: proto.IMessage) => proto.IMessage> = {
    nothing: (message) => message,
    disappearing: (message) => ({ ephemeralMessage: { message } }),
    'view once': (message) => ({ viewOnceMessage: { message } }),
    'view once v2': (message) => ({ viewOnceMessageV2: { message } }),
    'view once v2 extension': (message) => ({ viewOnceMessageV2Extension: { message } }),
    'document with caption': (message) => ({ documentWithCaptionMessage: { message } }),
    'linked device': (message) => ({ deviceSentMessage: { destinationJid: 'x@lid', message } }),
    edited: (message) => ({ editedMessage: { message } }),
    'album child': (message) => ({ associatedChildMessage: { message } }),
    'group mention': (message) => ({ groupMentionedMessage: { message } }),
    bot: (message) => ({ botInvokeMessage: { message } }),
    'limited sharing': (message) => ({ limitSharingMessage: { message } }),
    'three layers': (message) => ({
      deviceSentMessage: { message: { ephemeralMessage: { message: { viewOnceMessage: { message } } } } },
    }),
  };
  test.each(Object.entries(wrappers))('%s', (_name, wrap) => expect(read(wrap(pin))).toEqual(plain));

  test('but not under more layers than anybody makes', () => {
    let message: proto.IMessage = pin;
    for (let depth = 0; depth < 50; depth += 1) message = { ephemeralMessage: { message } };
    expect(read(message)).toEqual({ kind: 'other', name: 'ephemeralMessage' });
  });
});

describe('a location', () => {
  const location = (more: proto.Message.ILocationMessage) =>
    read({ locationMessage: { ...pin.locationMessage, ...more } });
  test('with coordinates that are no numbers has none', () => {
    expect(location({ degreesLatitude: Number.NaN, degreesLongitude: Number.POSITIVE_INFINITY })).toEqual({
      ...plain,
      lat: null,
      lon: null,
    });
    expect(read({ locationMessage: {} })).toEqual({ ...plain, lat: null, lon: null });
  });
  test('with a name or an address was picked', () => {
    expect(location({ name: 'Kantor' })).toMatchObject({ picked: true });
    expect(location({ address: 'Jl. Jenderal Sudirman' })).toMatchObject({ picked: true });
  });
  test('may be forwarded', () => {
    expect(location({ contextInfo: { isForwarded: true } })).toMatchObject({ forwarded: true });
    expect(location({ contextInfo: { forwardingScore: 2 } })).toMatchObject({ forwarded: true });
  });
  test.each([
    [undefined, false],
    [1, false],
    [2, true],
    [17, true],
    [1_627_599_600_000_001, false],
  ])('that is live with sequence number %s: update %s', (sequenceNumber, update) => {
    const live = {
      degreesLatitude: -3,
      degreesLongitude: 120.2,
      timeOffset: 40,
      ...(sequenceNumber ? { sequenceNumber } : {}),
    };
    expect(read({ liveLocationMessage: live })).toEqual({ ...plain, live: true, update, ageSeconds: 40 });
  });
});

describe('other messages', () => {
  test('text, short and long', () => {
    expect(read({ conversation: 'status' })).toEqual({ kind: 'text', text: 'status', mentions: [], forwarded: false });
    expect(read({ conversation: 'x'.repeat(64_000) })).toMatchObject({ text: 'x'.repeat(longestText) });
    const contextInfo = { mentionedJid: ['177:2@lid', '628:1@s.whatsapp.net'], isForwarded: true };
    expect(read({ extendedTextMessage: { text: '@177 izin', contextInfo } })).toEqual({
      kind: 'text',
      text: '@177 izin',
      mentions: ['177@lid', '628@s.whatsapp.net'],
      forwarded: true,
    });
  });
  test.each([
    [{ imageMessage: { caption: 'rumah' } }, 'photo', 'rumah'],
    [{ documentWithCaptionMessage: { message: { documentMessage: { caption: 'surat' } } } }, 'document', 'surat'],
    [{ videoMessage: {} }, 'video', ''],
    [{ ptvMessage: {} }, 'video', ''],
    [{ audioMessage: {} }, 'audio', ''],
    [{ stickerMessage: {} }, 'sticker', ''],
    [{ lottieStickerMessage: { message: { stickerMessage: {} } } }, 'sticker', ''],
    [{ contactMessage: {} }, 'contact', ''],
    [{ contactsArrayMessage: {} }, 'contact', ''],
  ] as const)('attachment %j', (message, what, caption) =>
    expect(read(message)).toMatchObject({ kind: 'attachment', what, caption }),
  );

  const { REVOKE, MESSAGE_EDIT, HISTORY_SYNC_NOTIFICATION } = proto.Message.ProtocolMessage.Type;
  test.each([
    [{ protocolMessage: { type: REVOKE, key: { id: 'A' } } }, 'revoke', 'A'],
    [{ protocolMessage: { type: MESSAGE_EDIT, key: { id: 'A' }, editedMessage: { conversation: 'x' } } }, 'edit', 'A'],
    [{ editedMessage: { message: { protocolMessage: { type: MESSAGE_EDIT, key: { id: 'A' } } } } }, 'edit', 'A'],
    [{ protocolMessage: { type: HISTORY_SYNC_NOTIFICATION } }, 'other', null],
    [{ protocolMessage: {} }, 'other', null],
    [{ reactionMessage: { key: { id: 'A' }, text: '👍' } }, 'reaction', 'A'],
    [{ senderKeyDistributionMessage: { groupId: '1@g.us' } }, 'other', null],
    [{ messageContextInfo: {} }, 'other', null],
    [{}, 'other', null],
  ] as const)('protocol %j', (message, what, target) =>
    expect(read(message)).toEqual({ kind: 'protocol', what, target }),
  );

  test('what nobody knows yet has a name', () => {
    expect(read({ pollCreationMessage: { name: 'makan apa?' } })).toEqual({
      kind: 'other',
      name: 'pollCreationMessage',
    });
  });
  test('a sender key beside a text is a text', () => {
    expect(read({ conversation: 'halo', senderKeyDistributionMessage: { groupId: '1@g.us' } })).toMatchObject({
      text: 'halo',
    });
  });
});
