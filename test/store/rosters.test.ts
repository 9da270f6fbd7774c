import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { sqlitePeople } from '../../src/store/people.ts';
import { sqliteRosters } from '../../src/store/rosters.ts';
import { rostersContract } from '../contracts/rosters.ts';

const opened: { readonly store: Store; readonly folder: string }[] = [];

afterEach(() => {
  for (const { store, folder } of opened.splice(0)) {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('SQLite', () =>
  rostersContract(() => {
    const folder = mkdtempSync(join(tmpdir(), 'serlok-rosters-'));
    const store = openStore(join(folder, 'serlok.db'));
    opened.push({ store, folder });
    return { rosters: sqliteRosters(store), people: sqlitePeople(store) };
  }));
