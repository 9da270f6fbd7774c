import { beforeEach, describe, expect, test } from 'vitest';
import { sealedFrom } from '../../src/channel/whatsapp/envelope.ts';
import type { BinaryNode } from '../../src/channel/whatsapp/library.ts';
import { stanzaBook } from '../../src/channel/whatsapp/stanzas.ts';
import type { Envelope } from '../../src/domain/message.ts';

const me = { id: '62800:7@s.whatsapp.net', lid: '900:7@lid' };
const sealed = (attrs: Record<string, string>) => sealedFrom({ id: 'A', t: '1627599600', ...attrs }, 0, me, 5);

describe('what the server says about a stanza', () => {
  test.each([
    [
      'private by LID',
      { from: '177:3@lid', sender_pn: '628@s.whatsapp.net', offline: '0' },
      { chat: '177@lid', sender: '177@lid', senderAlt: '628@s.whatsapp.net', device: 3, offline: true, fromMe: false },
    ],
    [
      'private by number',
      { from: '628@s.whatsapp.net', sender_lid: '177@lid' },
      { chat: '628@s.whatsapp.net', senderAlt: '177@lid', device: 0 },
    ],
    [
      'group by LID',
      { from: '1@g.us', participant: '177@lid', participant_pn: '628@s.whatsapp.net' },
      { chat: '1@g.us', sender: '177@lid', senderAlt: '628@s.whatsapp.net' },
    ],
    ['group, LID only', { from: '1@g.us', participant: '177@lid' }, { sender: '177@lid', senderAlt: null }],
    [
      'typed on our phone',
      { from: '900@lid', recipient: '177@lid', sender_pn: '62800@s.whatsapp.net' },
      { chat: '177@lid', sender: '900@lid', fromMe: true, senderAlt: null },
    ],
    ['our phone in a group', { from: '1@g.us', participant: '62800@s.whatsapp.net' }, { chat: '1@g.us', fromMe: true }],
    ['the phone app spelling', { from: '628@c.us' }, { chat: '628@s.whatsapp.net' }],
  ])('%s', (_name, attrs, expected) => {
    expect(sealed(attrs)).toMatchObject({ id: 'A', sentAt: 1_627_599_600_000, receivedAt: 5, ...expected });
  });
  test.each([
    { from: 'status@broadcast', participant: '177@lid' },
    { from: '5@newsletter' },
    { from: '177@lid', recipient: '178@lid' },
  ])('never stored: %j', (attrs) => expect(sealed(attrs)).toBeNull());
});

describe('the book of stanzas', () => {
  let stubs: Envelope[];
  let again: string[];
  let book: ReturnType<typeof stanzaBook>;
  beforeEach(() => {
    stubs = [];
    again = [];
    book = stanzaBook({ me: () => me, now: () => 5, empty: (stub) => stubs.push(stub) });
  });
  const box = (type: string, more: Record<string, string> = {}): BinaryNode => ({
    tag: 'enc',
    attrs: { type, ...more },
    content: new Uint8Array([1]),
  });
  const arrive = (content: BinaryNode[], from = '1@g.us') => {
    const node: BinaryNode = { tag: 'message', attrs: { from, participant: '177@lid', id: 'A', t: '1' }, content };
    book.arrived(node, (known) => again.push(...known.map((part) => `${part.enc}`)));
    return content.map(({ content: bytes }) => (bytes instanceof Uint8Array ? book.partOf(bytes) : undefined));
  };

  test('the group part is 1, also when a phone sends it again to us alone', () => {
    expect(arrive([box('pkmsg'), box('skmsg')]).map((part) => part?.sealed?.enc)).toEqual([0, 1]);
    expect(arrive([box('skmsg')]).map((part) => part?.sealed?.enc)).toEqual([1]);
    expect(arrive([box('pkmsg', { count: '1' })]).map((part) => part?.sealed?.enc)).toEqual([1]);
    expect(arrive([box('msg')], '177@lid').map((part) => part?.sealed?.enc)).toEqual([0]);
  });

  test.each([
    [
      ['duplicate', 'duplicate'],
      ['0', '1'],
    ],
    [['duplicate', 'stored'], ['0']],
    [['stored', 'stored'], []],
    [['duplicate', 'refused'], []],
    [['refused', 'duplicate'], []],
  ] as const)('parts %j: receipt for %j', (outcomes, expected) => {
    const parts = arrive([box('pkmsg'), box('skmsg')]);
    for (const [i, part] of parts.entries()) if (part) book.settle(part, outcomes[i] ?? 'refused');
    expect(again).toEqual(expected);
  });

  test('fault 51: an unencrypted message is taken out and leaves nothing', () => {
    const node: BinaryNode = {
      tag: 'message',
      attrs: { from: '177@lid', id: 'A', t: '1' },
      content: [{ tag: 'plaintext', attrs: {}, content: new Uint8Array([1]) }],
    };
    book.arrived(node, () => {});
    expect(JSON.stringify(node)).not.toContain('plaintext');
    expect(stubs).toEqual([]);
  });

  test('a stanza with nothing to decrypt leaves who and when', () => {
    arrive([{ tag: 'unavailable', attrs: {} }]);
    expect(stubs).toMatchObject([{ kind: 'undecryptable', enc: 1, sender: '177@lid', content: null }]);
  });
});
