import { describe, expect, it } from 'vitest';
import { discreetVault } from '../../src/app/discreet.ts';
import type { Content, Envelope } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Directory } from '../../src/ports/people.ts';
import { memoryVault } from '../../src/store/memory.ts';

const owner = { id: 1, nip: '198206142006042002' } as Person;
const employee = { id: 2, nip: '198507172010011005' } as Person;
const numbers = new Map([
  ['6281100010212', owner],
  ['6281100010397', employee],
]);
const directory: Directory = {
  persons: [owner, employee],
  byId: (id) => [owner, employee].find((p) => p.id === id),
  byNip: (nip) => [owner, employee].find((p) => p.nip === nip),
  byIdentity: ({ value }) => numbers.get(value),
  identitiesOf: () => [],
};

const text: Content = { kind: 'text', text: 'rahasia keluarga', mentions: [], forwarded: false };
const place: Content = {
  kind: 'location',
  lat: -2.99,
  lon: 120.19,
  live: false,
  update: false,
  picked: false,
  forwarded: false,
  ageSeconds: 0,
};

async function storedOf(from: string, chat: string, content: Content, fromMe = false): Promise<Content | null> {
  const { vault, messages } = memoryVault();
  const number = { kind: 'personal', ownerNip: owner.nip } as const;
  const envelope: Envelope = {
    chat: `${chat}@s.whatsapp.net`,
    sender: `${from}@s.whatsapp.net`,
    id: 'A1',
    enc: 0,
    sentAt: 1,
    receivedAt: 1,
    fromMe,
    senderAlt: null,
    device: 0,
    offline: false,
    kind: 'message',
    content,
  };
  await discreetVault(vault, { directory: async () => directory }, number).commit([], envelope);
  return messages()[0]?.content ?? null;
}

describe('on a personal number', () => {
  it('what family writes never reaches the disk', async () => {
    expect(JSON.stringify(await storedOf('6281355500123', '6281355500123', text))).not.toContain('rahasia');
  });
  it('a stranger’s share keeps its kind and loses its place', async () => {
    expect(await storedOf('6281355500123', '6281355500123', place)).toMatchObject({
      kind: 'location',
      lat: null,
      lon: null,
    });
  });
  it('what the owner writes to others never reaches the disk', async () => {
    expect(JSON.stringify(await storedOf('6281100010212', '6281355500123', text, true))).not.toContain('rahasia');
  });
  it('an employee’s words and the owner’s own commands are read', async () => {
    expect(await storedOf('6281100010397', '6281100010397', text)).toEqual(text);
    expect(await storedOf('6281100010212', '6281100010212', text, true)).toEqual(text);
  });
});
