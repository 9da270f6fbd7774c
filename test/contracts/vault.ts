import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Envelope } from '../../src/domain/message.ts';
import type { Inbox } from '../../src/ports/inbox.ts';
import type { Vault } from '../../src/ports/vault.ts';

export type Evidence = { readonly vault: Vault; readonly inbox: Inbox; close?(): void };

/** 30 July 2021, 07.00 WITA: still the 29th in UTC. */
export const seven = Date.UTC(2021, 6, 29, 23, 0, 0);

export const envelope = (change: Partial<Envelope> = {}): Envelope => ({
  chat: '62811000001@s.whatsapp.net',
  sender: '62811000001@s.whatsapp.net',
  id: 'A1',
  enc: 0,
  sentAt: seven,
  receivedAt: seven + 900,
  fromMe: false,
  senderAlt: '1000001@lid',
  device: 0,
  offline: false,
  kind: 'message',
  content: { kind: 'text', text: 'status', mentions: [], forwarded: false },
  ...change,
});

export const stub = (change: Partial<Envelope> = {}) => envelope({ kind: 'undecryptable', content: null, ...change });

/** What every vault promises. */
export function vaultContract(open: () => Evidence): void {
  let at: Evidence;
  beforeEach(() => {
    at = open();
  });
  afterEach(() => at.close?.());
  const all = () => at.inbox.pending(256);

  test('a row is read back byte for byte, replaced and deleted', async () => {
    const value = Buffer.from([0, 255, 1]);
    await at.vault.commit([{ type: 'session', id: 'a', value }], null);
    await at.vault.commit([{ type: 'session', id: 'b', value: new Uint8Array([7]) }], null);
    const found = await at.vault.read('session', ['a', 'b', 'c']);
    expect([...found.keys()]).toEqual(['a', 'b']);
    expect(Buffer.from(found.get('a') ?? [])).toEqual(value);
    await at.vault.commit(
      [
        { type: 'session', id: 'a', value: null },
        { type: 'session', id: 'b', value: new Uint8Array([8]) },
      ],
      null,
    );
    expect([...(await at.vault.readAll('session'))].map(([id, v]) => [id, ...v])).toEqual([['b', 8]]);
  });

  test('a message comes out as it went in', async () => {
    await at.vault.commit([], envelope());
    expect(await all()).toEqual([{ ...envelope(), attempts: 0 }]);
  });

  test('coordinates that are no numbers come out as null', async () => {
    const place = { live: false, update: false, picked: false, forwarded: false, ageSeconds: 0 };
    await at.vault.commit(
      [],
      envelope({ content: { kind: 'location', lat: Number.NaN, lon: Number.POSITIVE_INFINITY, ...place } }),
    );
    expect((await all())[0]?.content).toEqual({ kind: 'location', lat: null, lon: null, ...place });
  });

  test('the parts of a group stanza are kept apart', async () => {
    await at.vault.commit([], envelope({ enc: 0 }));
    await at.vault.commit([], envelope({ enc: 1 }));
    expect(await all()).toHaveLength(2);
  });

  test('a second message with the same key changes nothing but an earlier time', async () => {
    await at.vault.commit([], envelope());
    const other = { kind: 'other', name: 'x' } as const;
    await at.vault.commit([], envelope({ sentAt: seven + 5000, content: other }));
    await at.vault.commit([], envelope({ sentAt: seven - 5000, content: other }));
    expect(await all()).toEqual([{ ...envelope(), sentAt: seven - 5000, attempts: 0 }]);
  });

  test('the message replaces its stub and keeps the earlier time, across midnight UTC', async () => {
    const midnight = Date.UTC(2021, 6, 30);
    await at.vault.commit([], stub({ sentAt: midnight - 1000 }));
    await at.vault.commit([], envelope({ sentAt: midnight + 60_000 }));
    expect(await all()).toEqual([{ ...envelope(), sentAt: midnight - 1000, attempts: 0 }]);
  });

  test('an earlier time of another day moves the message', async () => {
    const midnight = Date.UTC(2021, 6, 30);
    await at.vault.commit([], envelope({ sentAt: midnight + 1000 }));
    await at.vault.commit([], envelope({ sentAt: midnight - 1000 }));
    expect((await all()).map((m) => m.sentAt)).toEqual([midnight - 1000]);
    expect(await at.vault.holds(envelope(), midnight - 86_400_000)).toBe(true);
  });

  test('a stub never overwrites a message', async () => {
    await at.vault.commit([], envelope());
    await at.vault.commit([], stub());
    expect((await all())[0]?.kind).toBe('message');
  });

  test('only what was decrypted is held', async () => {
    await at.vault.commit([], stub());
    expect(await at.vault.holds(envelope(), seven)).toBe(false);
    await at.vault.commit([], envelope({ kind: 'malformed', content: null }));
    expect(await at.vault.holds(envelope(), seven)).toBe(true);
    expect(await at.vault.holds(envelope(), seven + 86_400_000)).toBe(true);
    expect(await at.vault.holds(envelope(), seven + 3 * 86_400_000)).toBe(false);
    expect(await at.vault.holds(envelope({ enc: 1 }), seven)).toBe(false);
    expect(await at.vault.holds(envelope({ sender: 'x@lid' }), seven)).toBe(false);
  });
}
