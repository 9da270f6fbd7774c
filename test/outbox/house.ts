import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCaps } from '../../src/config/send-caps.ts';
import type { SendCaps } from '../../src/domain/outbox.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { contactOpener, draftInserter, newMessageId, sqliteOutbox } from '../../src/store/outbox.ts';
import type { OutboxUnderTest } from '../contracts/outbox.ts';

/** The caps of `faults.md` §4. */
export const caps: SendCaps = defaultCaps;

export type House = Omit<OutboxUnderTest, 'reopen'> & { readonly store: Store; reopen(): Promise<House> };

/** The SQLite outbox on a file of its own. */
export async function sqliteHouse(folder = mkdtempSync(join(tmpdir(), 'serlok-outbox-'))): Promise<House> {
  const store = openStore(join(folder, 'serlok.db'));
  const insert = draftInserter(store);
  const open = contactOpener(store);
  return {
    store,
    outbox: sqliteOutbox(store),
    insert: (drafts, at) => store.write(() => insert(drafts, at, newMessageId)),
    openWaiting: (person, chat, at) => store.write(() => open(person, chat, at)),
    reopen: async () => {
      store.close();
      return sqliteHouse(folder);
    },
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
