import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Stored } from '../../src/domain/message.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import type { Decision } from '../../src/ports/ledger.ts';
import { sqliteInbox } from '../../src/store/inbox.ts';
import { sqliteLedger } from '../../src/store/ledger.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { sqliteVault } from '../../src/store/vault.ts';
import { envelope } from '../contracts/vault.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serlok-ledger-'));
  store = openStore(join(folder, 'serlok.db'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const seen = (message: Stored): Decision => ({
  message,
  fate: 'done',
  person: null,
  share: null,
  dropStub: false,
  presence: [],
  drafts: [],
  said: [],
  wrote: null,
  alias: null,
  audit: [],
});

test('content that comes while its stub is being decided is not blanked by the decision about the stub', async () => {
  const vault = sqliteVault(store);
  const inbox = sqliteInbox(store);
  const ledger = sqliteLedger(store);
  const readable = envelope();
  await vault.commit([], { ...readable, kind: 'undecryptable', content: null });
  const [stub] = await inbox.pending(1);
  if (!stub) throw new Error('the stub is not there');
  await vault.commit([], readable);
  await ledger.commit([seen(stub)], 1000);
  expect(await inbox.pending(1)).toMatchObject([{ kind: 'message', content: readable.content }]);
});

test('what was said is read for those who are asked about, or for everybody', async () => {
  const vault = sqliteVault(store);
  const ledger = sqliteLedger(store);
  await vault.commit([], envelope());
  const [message] = await sqliteInbox(store).pending(1);
  if (!message) throw new Error('the message is not there');
  const day = '2021-08-05' as LocalDate;
  const said = ['p1', 'p2', 'p10'].map((who) => ({ day, who, topic: 'no-duty' }));
  await ledger.commit([{ ...seen(message), said }], 1000);
  expect([...(await ledger.said(day, ['p1', 'p3']))]).toEqual(['p1|no-duty']);
  expect((await ledger.said(day, null)).size).toBe(3);
});
