import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { generationIn } from '../../src/app/generation.ts';
import { forgetDevice, isStale } from '../../src/channel/whatsapp/credentials.ts';
import type { Vault } from '../../src/ports/vault.ts';
import { memoryVault } from '../../src/store/memory.ts';
import { heard, house, until } from '../channel/house.ts';

type House = Awaited<ReturnType<typeof house>>;
let at: House | null = null;
afterEach(async () => {
  await at?.close();
  at = null;
});

const anna = { number: '6281100000001', lid: '177000000000001', name: 'Anna' };
const home = { lat: -3.0, lon: 120.2 };

async function copyOf(vault: Vault, types: readonly string[]) {
  return Promise.all(types.map(async (type) => ({ type, rows: await vault.readAll(type) })));
}
async function putBack(vault: Vault, copy: Awaited<ReturnType<typeof copyOf>>): Promise<void> {
  for (const { type, rows } of copy) {
    const now = await vault.readAll(type);
    const gone = [...now.keys()].filter((id) => !rows.has(id)).map((id) => ({ type, id, value: null }));
    await vault.commit([...gone, ...[...rows].map(([id, value]) => ({ type, id, value }))], null);
  }
}

describe('fault 28: an old backup was put back', () => {
  test('WhatsApp hands out keys that this one has not made yet: it stops, keeps everything and asks to be linked', async () => {
    at = await house();
    const old = await copyOf(at.store.vault, ['creds', 'pre-key', 'session']);
    await at.opened();
    const phone = at.server.addPhone(anna);
    const id = await phone.sendLocation(home);
    await until(() => heard(at?.server as House['server'], 'receipt', id).length === 1);
    await at.channel.stop();

    await putBack(at.store.vault, old);
    const restored = at.make();
    await restored.start();
    await until(() => restored.status().state === 'stale');
    expect(restored.status().trouble).toEqual({ kind: 'stale', code: null });
    expect(await restored.drain(1000)).toBeNull();
    const logins = heard(at.server, 'login').length;
    await restored.stop();

    // Nor does the next start resume by itself.
    const again = at.make();
    await again.start();
    expect(again.status().state).toBe('stale');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(heard(at.server, 'login')).toHaveLength(logins);
    await again.stop();
    expect(at.store.messages().map((message) => message.id)).toEqual([id]);

    await forgetDevice(at.store.vault);
    expect(await isStale(at.store.vault)).toBe(false);
    const linked = at.make();
    await linked.start();
    await until(() => linked.status().qr !== null);
    await linked.stop();
  });

  test('known already at the start by the number beside the database; a fresh database is not taken for an old one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'serlok-generation-'));
    const { vault } = memoryVault();
    await vault.commit([{ type: 'creds', id: 'own', value: Buffer.from('x') }], null);
    const first = await generationIn(folder, vault);
    expect(first.rewound).toBe(false);
    await first.step();
    const backup = await copyOf(vault, ['signal_engine']);
    await first.step();
    expect((await generationIn(folder, vault)).rewound).toBe(false);
    await putBack(vault, backup);
    expect((await generationIn(folder, vault)).rewound).toBe(true);

    expect((await generationIn(folder, memoryVault().vault)).rewound).toBe(false);
    // After a crash between the two the database is ahead, and a file that is damaged says nothing.
    await first.step();
    writeFileSync(join(folder, 'serlok.generation'), '1\n');
    expect((await generationIn(folder, vault)).rewound).toBe(false);
    writeFileSync(join(folder, 'serlok.generation'), 'x');
    expect((await generationIn(folder, vault)).rewound).toBe(false);
    await first.step();
    expect(readFileSync(join(folder, 'serlok.generation'), 'utf8')).toBe('4\n');
    rmSync(folder, { recursive: true });
  });
});

describe('fault 14: one-time keys', () => {
  test('when they run out new ones are uploaded at the next login, each of them stored before', async () => {
    at = await house();
    await at.opened();
    at.server.losePreKeys();
    at.server.dropConnection();
    await until(() => at?.server.preKeyIds().length !== 0);
    const own = new Set((await at.store.vault.readAll('pre-key')).keys());
    expect(at.server.preKeyIds().filter((id) => !own.has(String(id)))).toEqual([]);
  });
});

describe('messages that cannot be read at first', () => {
  test('fault 12: a session that is lost: the share is asked for again, counted once, and the log stays short', async () => {
    at = await house();
    await at.opened();
    const phone = at.server.addPhone(anna);
    await phone.sendText('mulai');
    await at.server.settled();
    await at.channel.send({ kind: 'text', id: '3EB0AAAA09', chat: phone.lidJid, text: 'ya' });
    await until(() => phone.received.length === 1);
    await phone.sendText('lagi');
    await at.server.settled();
    const { vault } = at.store;
    const sessions = [...(await vault.readAll('session')).keys()];
    await vault.commit(
      sessions.map((id) => ({ type: 'session', id, value: null })),
      null,
    );
    const lines = at.logged.length;
    const id = await phone.sendLocation(home);
    await until(() => at?.store.messages().some((m) => m.id === id && m.content?.kind === 'location') === true);
    expect(at.store.messages().filter((m) => m.id === id)).toHaveLength(1);
    expect(heard(at.server, 'retry', id).length).toBeGreaterThan(0);
    expect(at.logged.length - lines).toBeLessThan(3);
  });

  test('fault 13: a first message under a one-time key we do not know leaves who and when, and its resend is taken once', async () => {
    at = await house();
    await at.opened();
    const { vault } = at.store;
    const keys = [...(await vault.readAll('pre-key')).keys()];
    await vault.commit(
      keys.map((id) => ({ type: 'pre-key', id, value: null })),
      null,
    );
    const kinds: string[] = [];
    const id = await at.server.addPhone(anna).sendLocation(home);
    await until(() => {
      const found = at?.store.messages().find((m) => m.id === id);
      if (found && !kinds.includes(found.kind)) kinds.push(found.kind);
      return found?.kind === 'message';
    });
    expect(kinds).toEqual(['undecryptable', 'message']);
    expect(at.store.messages().filter((m) => m.id === id)).toHaveLength(1);
  });

  test('fault 6: what waited while we were away is stored as it would have been live', async () => {
    at = await house();
    await at.opened();
    const phone = at.server.addPhone(anna);
    const live = await phone.sendLocation(home);
    await until(() => heard(at?.server as House['server'], 'receipt', live).length === 1);
    await at.channel.stop();
    const waited = await phone.sendLocation(home);
    const next = at.make();
    await next.start();
    await until(() => heard(at?.server as House['server'], 'receipt', waited).length === 1);
    const [a, b] = [live, waited].map((id) => at?.store.messages().find((m) => m.id === id));
    expect(b).toMatchObject({ kind: 'message', content: a?.content, sender: a?.sender, chat: a?.chat, offline: true });
    await next.stop();
  });
});

test.each([30, 60, 150, 400])(
  'fault 2: a line that breaks %i ms into a queue of 120 loses nothing that was receipted, and in the end nothing at all',
  async (ms) => {
    let cut = false;
    at = await house({
      server: {
        onEvent: ({ kind }) => {
          if (kind !== 'login' || cut) return;
          cut = true;
          setTimeout(() => at?.server.dropConnection(), ms);
        },
      },
    });
    const phone = at.server.addPhone(anna);
    const ids: string[] = [];
    for (let i = 0; i < 120; i += 1) ids.push(await phone.sendLocation(home));
    await at.channel.start();
    await until(() => cut && at?.channel.receiving() === true, 30_000);
    const stored = new Set(at.store.messages().map((m) => m.id));
    expect(ids.filter((id) => !stored.has(id))).toEqual([]);
    expect(at.store.messages()).toHaveLength(ids.length);
  },
  60_000,
);
