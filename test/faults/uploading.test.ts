import { spawn } from 'node:child_process';
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
import { heard, until } from '../channel/house.ts';

const script = fileURLToPath(new URL('../channel/bot.mjs', import.meta.url));
const rounds = Number(process.env['SERLOK_KILLS'] ?? 10);

test(`faults 14 and 15: ${rounds} × kill -9 while one-time keys are uploaded: WhatsApp never has one that we do not, nor a new device`, {
  timeout: 600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-keys-'));
  const file = join(folder, 'serlok.db');
  const server = await createRehearsalServer({ now: Date.now });
  const store = openStore(file);
  await storeCredentials(sqliteVault(store), server.prepareCreds());
  store.close();
  const identity = () => JSON.parse(one(file, "SELECT v FROM kv WHERE type = 'creds'").toString()).signedIdentityKey;
  const before = identity();
  for (let round = 0; round < rounds; round += 1) {
    server.losePreKeys();
    const logins = heard(server, 'login').length;
    const bot = spawn(process.execPath, [script, file, server.url, server.rootKey], { stdio: 'inherit' });
    await until(() => heard(server, 'login').length > logins, 30_000);
    await new Promise((resolve) => setTimeout(resolve, (round * 37) % 300));
    bot.kill('SIGKILL');
    await once(bot, 'exit');
    await until(() => !server.connected());
    const own = new Set(all(file, "SELECT id FROM kv WHERE type = 'pre-key'"));
    expect(server.preKeyIds().filter((id) => !own.has(String(id)))).toEqual([]);
    expect(identity()).toEqual(before);
  }
  await server.close();
  rmSync(folder, { recursive: true });
});

const all = (file: string, sql: string): unknown[] => {
  const raw = new Database(file, { readonly: true });
  try {
    return raw.prepare(sql).pluck().all();
  } finally {
    raw.close();
  }
};
const one = (file: string, sql: string): Buffer => all(file, sql)[0] as Buffer;
