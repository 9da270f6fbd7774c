import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BufferJSON } from '@whiskeysockets/baileys';
import Database from 'better-sqlite3';
import { storeCredentials } from '../../dist/channel/whatsapp/index.js';
import { openStore } from '../../dist/store/open.js';
import { sqliteVault } from '../../dist/store/vault.js';
import { child } from './child.mjs';
import { configured, root, speed } from './world.mjs';

/** Another build can be put to the same torture. */
const program = process.env.SERLOK_PROGRAM ?? join(root, 'dist/cli/serlok.js');
const stall = ['--import', new URL('./stall.mjs', import.meta.url).href];

/** The built service with the register and the roster of the examples. */
export async function serlok(world) {
  const config = await configured(world.folder);
  const data = join(world.folder, 'data');
  const file = join(data, 'serlok.db');
  const { server } = world;
  const environment = (over = {}) => ({
    SERLOK_DATA: data,
    SERLOK_CONFIG: config,
    SERLOK_HTTP: '127.0.0.1:0',
    SERLOK_WHATSAPP_URL: server.url,
    SERLOK_WHATSAPP_ROOT_KEY: server.rootKey,
    SERLOK_LOG_LEVEL: 'trace',
    SERLOK_CLOCK: `${new Date(world.now()).toISOString().slice(0, 19)}Z x${speed}`,
    ...over,
  });
  const command = async (args, over) => {
    const process = child([program, ...args], { env: environment(over) });
    const { code } = await process.ended;
    if (code !== 0) throw new Error(`serlok ${args.join(' ')} ended with ${code}:\n${process.printed()}`);
    return process.printed();
  };
  // Two days before: an edict that becomes known later reaches back a week only.
  const before = { SERLOK_CLOCK: '2021-07-28T08:00:00+08:00', SERLOK_WHATSAPP_URL: 'ws://127.0.0.1:1/ws/chat' };
  before.SERLOK_WHATSAPP_ROOT_KEY = '';
  await command(['people', 'import', join(config, 'contoh/people.csv')], before);
  await command(['roster', 'import', join(config, 'contoh/roster-kota.csv')], before);
  const store = openStore(file);
  await storeCredentials(sqliteVault(store), server.prepareCreds());
  store.close();
  const printed = [];

  return {
    name: 'Serlok',
    file,
    command,
    start({ env, limitKiB, stalls } = {}) {
      const made = child([...(stalls ? stall : []), program, 'start'], { env: environment(env), limitKiB });
      printed.push(made.printed);
      return made;
    },
    printed: () => printed.map((one) => one()).join('\n'),
    rows: (sql) => rowsOf(file, sql),
    /** Of a group's message the group's part counts: its key alone is no share. */
    stored: () =>
      new Set(
        rowsOf(file, "SELECT id FROM inbox WHERE kind = 'message' AND (enc = 1 OR chat NOT LIKE '%@g.us')").map(
          ({ id }) => id,
        ),
      ),
  };
}

/** The plain library, writing each `messages.upsert` into SQLite. */
export async function stock(world) {
  const { server } = world;
  const data = join(world.folder, 'data');
  const file = join(data, 'stock.db');
  await mkdir(data);
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE kv (type TEXT, id TEXT, v TEXT, PRIMARY KEY (type, id)) WITHOUT ROWID');
  db.exec('CREATE TABLE message (id TEXT PRIMARY KEY, body TEXT)');
  const creds = JSON.stringify(server.prepareCreds(), BufferJSON.replacer);
  db.prepare('INSERT INTO kv VALUES (?, ?, ?)').run('creds', 'own', creds);
  db.close();
  const script = join(import.meta.dirname, 'stock.mjs');
  return {
    name: 'plain Baileys',
    file,
    start: ({ stalls } = {}) =>
      child([...(stalls ? stall : []), script, file, server.url, server.rootKey], { quiet: true }),
    printed: () => '',
    stored: () => new Set(rowsOf(file, 'SELECT id FROM message').map(({ id }) => id)),
  };
}

function rowsOf(file, sql) {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

/** Debian's libfaketime, also unpacked elsewhere (`SERLOK_FAKETIME`). */
export const faketime = [
  process.env.SERLOK_FAKETIME,
  ...['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/faketime/libfaketime.so.1`),
].find((path) => path && existsSync(path));

/** Keeps what a run that failed left on disk. */
export const keepFiles = (world, to) => cp(join(world.folder, 'data'), to, { recursive: true });
