import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proto } from '@whiskeysockets/baileys';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

// Computed, because these are scripts without types.
const script = (name: string) => import(join(import.meta.dirname, name));
const { checkPrefixes } = await script('wal.mjs');
const { planOf } = await script('plan.mjs');

let folder: string;
let db: Database.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serlok-prefix-'));
  db = new Database(join(folder, 'a.db'));
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE kv (type TEXT, id TEXT, v BLOB, PRIMARY KEY (type, id))');
  db.exec('CREATE TABLE inbox (chat TEXT, sender TEXT, id TEXT, enc INTEGER, kind TEXT, state TEXT)');
  db.pragma('wal_checkpoint(TRUNCATE)');
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const looked = () =>
  checkPrefixes(join(folder, 'a.db'), folder, Math.random, 20) as { wrong: string[]; looked: number };

const session = (index: number) =>
  proto.RecordStructure.encode({
    currentSession: { receiverChains: [{ senderRatchetKey: Buffer.from([5]), chainKey: { index } }] },
  }).finish();

const step = (index: number, withMessage: boolean) =>
  db.transaction(() => {
    db.prepare("INSERT OR REPLACE INTO kv VALUES ('session', 'a.0', ?)").run(Buffer.from(session(index)));
    if (withMessage) db.prepare("INSERT INTO inbox VALUES ('c', 's', ?, 0, 'message', 'new')").run(String(index));
  })();

test('a ratchet step and its message in one commit are in order at every cut of the log', () => {
  for (let index = 1; index < 6; index += 1) step(index, true);
  const { wrong, looked: count } = looked();
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(20);
});

test('a ratchet step without its message is seen', () => {
  for (let index = 1; index < 6; index += 1) step(index, index !== 3);
  expect([...new Set(looked().wrong)]).toEqual(['commit 3: 1 ratchet steps, 0 messages']);
});

test('the same seed makes the same plan; the plain library is spared what only the service has', () => {
  expect(planOf({ seed: 5, kills: 40 })).toEqual(planOf({ seed: 5, kills: 40 }));
  expect(planOf({ seed: 5, kills: 40 })).not.toEqual(planOf({ seed: 6, kills: 40 }));
  const names = (plain: boolean) =>
    planOf({ seed: 5, kills: 40, plain }).map(({ nemesis }: { nemesis: string }) => nemesis);
  expect(names(false)).toContain('disk');
  expect(names(true).filter((name: string) => ['disk', 'lock', 'no-ack', 'clock-back'].includes(name))).toEqual([]);
  expect(names(true).length).toBe(40);
});
