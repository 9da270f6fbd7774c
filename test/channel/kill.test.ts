import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { storeCredentials } from '../../src/channel/whatsapp/credentials.ts';
import { createRehearsalServer } from '../../src/rehearsal/server/index.ts';
import { openStore } from '../../src/store/open.ts';
import { sqliteVault } from '../../src/store/vault.ts';
import { heard, until } from './house.ts';

const script = fileURLToPath(new URL('./bot.mjs', import.meta.url));
const rounds = Number(process.env['SERLOK_KILLS'] ?? 5);
const perRound = 30;

test('fault 1: kill -9 under load: every receipted share is stored, and in the end all are', {
  timeout: 600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-channel-'));
  const file = join(folder, 'serlok.db');
  const server = await createRehearsalServer({ now: Date.now });
  const store = openStore(file);
  await storeCredentials(sqliteVault(store), server.prepareCreds());
  store.close();

  const phones = Array.from({ length: 6 }, (_, i) =>
    server.addPhone({ number: `62811000000${i}`, lid: `17700000000000${i}`, name: `P${i}` }),
  );
  const members = phones.map(({ number }) => number);
  const chat = server.addGroup({ subject: 'WFH', members, addressing: 'lid' });
  const sent: string[] = [];
  const begin = () => spawn(process.execPath, [script, file, server.url, server.rootKey], { stdio: 'inherit' });

  for (let round = 0; round < rounds; round += 1) {
    const bot = begin();
    const logins = heard(server, 'login').length;
    await until(() => heard(server, 'login').length > logins, 30_000);
    for (let i = 0; i < perRound; i += 1) {
      const phone = phones[i % phones.length];
      const place = { lat: -3 - i / 1000, lon: 120 };
      if (phone) sent.push(await phone.sendLocation(place, i % 3 === 0 ? { chat } : {}));
      if (i === 12 + ((round * 7) % 15)) await killed(bot);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    await killed(bot);
    const stored = new Set(locations(file));
    expect(heard(server, 'receipt').filter(({ id }) => sent.includes(id) && !stored.has(id))).toEqual([]);
  }

  const last = begin();
  await until(() => new Set(locations(file)).size === sent.length, 30_000);
  await killed(last);
  expect(locations(file).sort()).toEqual([...sent].sort());
  const raw = new Database(file, { readonly: true });
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  raw.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function killed(bot: ChildProcess): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  bot.kill('SIGKILL');
  await once(bot, 'exit');
}

function locations(file: string): string[] {
  const raw = new Database(file, { readonly: true });
  const ids = raw.prepare("SELECT id FROM inbox WHERE kind = 'message' AND content LIKE '%location%'").pluck().all();
  raw.close();
  return ids as string[];
}
