import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BufferJSON } from '../../../dist/channel/whatsapp/library.js';
import { openStore } from '../../../dist/store/open.js';
import { sqliteVault } from '../../../dist/store/vault.js';

/** A vault that keeps keys in maps and drops messages: the engine without a commit. */
export function mapVault() {
  const rows = new Map();
  return {
    read: async (type, ids) =>
      new Map(ids.flatMap((id) => (rows.has(`${type} ${id}`) ? [[id, rows.get(`${type} ${id}`)]] : []))),
    readAll: async () => new Map(),
    async commit(changes) {
      for (const { type, id, value } of changes)
        if (value === null) rows.delete(`${type} ${id}`);
        else rows.set(`${type} ${id}`, value);
    },
    holds: async () => false,
  };
}

/** Stock's rows in a map, as they are. */
export function mapKeys() {
  const rows = new Map();
  return {
    get: async (type, ids) =>
      Object.fromEntries(ids.flatMap((id) => (rows.has(`${type} ${id}`) ? [[id, rows.get(`${type} ${id}`)]] : []))),
    async set(data) {
      for (const [type, values] of Object.entries(data))
        for (const [id, value] of Object.entries(values))
          if (value === null) rows.delete(`${type} ${id}`);
          else rows.set(`${type} ${id}`, value);
    },
  };
}

/** Stock's rows as JSON in the vault; what it sets at once is one commit. */
export function vaultKeys(vault) {
  return {
    async get(type, ids) {
      const found = await vault.read(type, ids);
      return Object.fromEntries([...found].map(([id, row]) => [id, JSON.parse(Buffer.from(row), BufferJSON.reviver)]));
    },
    async set(data) {
      const rows = Object.entries(data).flatMap(([type, values]) =>
        Object.entries(values).map(([id, value]) => ({
          type,
          id,
          value: value === null ? null : Buffer.from(JSON.stringify(value, BufferJSON.replacer)),
        })),
      );
      await vault.commit(rows, null);
    },
  };
}

/** Databases of the product, in a folder that goes away; synchronous=FULL is set and asserted by `openStore`. */
export function databases() {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-bench-signal-'));
  const open = [];
  return {
    folder,
    // Linux only; a disk in memory has no fsync to wait for.
    inMemory: statfsSync(folder).type === 0x01021994,
    vault(name) {
      const store = openStore(join(folder, `${name}.db`));
      open.push(store);
      return sqliteVault(store);
    },
    close() {
      for (const store of open) store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
