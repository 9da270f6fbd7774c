import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { sqliteInbox } from '../../src/store/inbox.ts';
import { memoryVault } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { sqliteVault } from '../../src/store/vault.ts';
import { inboxContract } from '../contracts/inbox.ts';
import { envelope, vaultContract } from '../contracts/vault.ts';

const openFile = () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-vault-'));
  const store = openStore(join(folder, 'serlok.db'));
  const close = () => {
    store.close();
    rmSync(folder, { recursive: true });
  };
  return { vault: sqliteVault(store), inbox: sqliteInbox(store), store, close };
};

describe('vault on SQLite', () => vaultContract(openFile));
describe('vault in memory', () => vaultContract(memoryVault));
describe('inbox on SQLite', () => inboxContract(openFile));
describe('inbox in memory', () => inboxContract(memoryVault));

test('rows and message are stored together or not at all', async () => {
  const { vault, store, close } = openFile();
  const broken = { ...envelope(), chat: null as unknown as string };
  await expect(vault.commit([{ type: 'session', id: 'a', value: new Uint8Array([1]) }], broken)).rejects.toThrow();
  expect((await vault.readAll('session')).size).toBe(0);
  await vault.commit([{ type: 'session', id: 'a', value: new Uint8Array([1]) }], envelope());
  expect((await vault.readAll('session')).size).toBe(1);
  expect(store).toBeDefined();
  close();
});

test('a row whose content a bad disk spoilt is given out without it, and the others as they are', async () => {
  const { vault, inbox, store, close } = openFile();
  for (const id of ['A', 'B']) await vault.commit([], envelope({ id }));
  await store.write(() => store.writer.run("UPDATE inbox SET content = 'rusak' WHERE id = 'A'"));
  expect((await inbox.pending(9)).map(({ id, kind, content }) => [id, kind, content?.kind])).toEqual([
    ['A', 'message', undefined],
    ['B', 'message', envelope().content?.kind],
  ]);
  close();
});

// The child is plain JavaScript on the built store; `npm test` builds it first.
test('kill -9 while committing: everything acknowledged is there', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-kill-'));
  const file = join(folder, 'serlok.db');
  openStore(file).close();
  const acknowledged: string[] = [];
  for (let round = 0; round < 5; round += 1) acknowledged.push(...(await killedWriter(file, round)));
  expect(acknowledged.length).toBeGreaterThan(20);

  const raw = new Database(file, { readonly: true });
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  const messages = new Set(raw.prepare('SELECT id FROM inbox').pluck().all());
  const rows = new Set(raw.prepare("SELECT id FROM kv WHERE type = 'session'").pluck().all());
  raw.close();
  expect(acknowledged.filter((id) => !messages.has(id) || !rows.has(id))).toEqual([]);
  rmSync(folder, { recursive: true });
});

/** Runs the writer until it has acknowledged some messages, then kills it at no particular moment. */
function killedWriter(file: string, round: number): Promise<string[]> {
  const script = fileURLToPath(new URL('./committing.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, file, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
      if (said.split('\n').length > 6 + round * 3) child.kill('SIGKILL');
    });
    child.on('error', reject);
    // What follows the last line end may be half a line.
    child.on('close', () => resolve(said.split('\n').slice(0, -1)));
  });
}
