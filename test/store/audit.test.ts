import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewAct } from '../../src/domain/act.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { Overtaken } from '../../src/ports/desk.ts';
import type { Settlement } from '../../src/ports/ledger.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { sqliteLedger } from '../../src/store/ledger.ts';
import { openStore, type Store } from '../../src/store/open.ts';

let folder: string;
let store: Store;
const file = () => join(folder, 'serlok.db');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serlok-audit-'));
  store = openStore(file());
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As somebody would do it who has the file and a tool: the triggers that refuse it are taken off first. */
const behindOurBack = (...statements: readonly string[]) => {
  const raw = new Database(file());
  for (const { name } of raw.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
  }[])
    raw.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) raw.exec(statement);
  raw.close();
};

const day = '2021-07-30' as LocalDate;
const note: NewAct = {
  persons: [1],
  unit: null,
  from: day,
  to: day,
  state: 'closed',
  dueAt: null,
  body: { kind: 'note', text: 'x' },
};
const settlement = (change: Partial<Settlement>): Settlement => ({
  claim: null,
  cleared: [],
  kept: [],
  presence: [],
  drafts: [],
  audit: [],
  at: 1,
  ...change,
});
const fill = async (count: number) => {
  for (let i = 1; i <= count; i++)
    await sqliteLedger(store).audit({ actor: 'operator', action: 'read', detail: `baris ${i}`, about: null }, i);
};

describe('the trail shows that somebody was at it', () => {
  test('untouched it is whole, and its last link is its own', async () => {
    await fill(6);
    expect(verifyAudit(store)).toMatchObject({ rows: 6, broken: null });
    expect(verifyAudit(store).head).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['a word changed in row 3', ["UPDATE audit SET detail = 'lain' WHERE seq = 3"], { seq: 3, why: 'changed' }],
    ['another reader put into row 3', ["UPDATE audit SET actor = 'x' WHERE seq = 3"], { seq: 3, why: 'changed' }],
    ['whom row 3 is about taken off', ["UPDATE audit SET about = '1' WHERE seq = 3"], { seq: 3, why: 'changed' }],
    ['the hash of row 3 taken off', ['UPDATE audit SET hash = NULL WHERE seq = 3'], { seq: 3, why: 'changed' }],
    ['row 3 deleted', ['DELETE FROM audit WHERE seq = 3'], { seq: 3, why: 'missing' }],
    ['the first row deleted', ['DELETE FROM audit WHERE seq = 1'], { seq: 1, why: 'missing' }],
    ['the end cut off', ['DELETE FROM audit WHERE seq > 4'], { seq: 5, why: 'cut' }],
    [
      'a row deleted and the others moved up',
      ['DELETE FROM audit WHERE seq = 3', 'UPDATE audit SET seq = seq - 1 WHERE seq > 3'],
      { seq: 3, why: 'changed' },
    ],
  ] as const)('%s', async (_, statements, place) => {
    await fill(6);
    behindOurBack(...statements);
    expect(verifyAudit(store).broken).toEqual(place);
  });

  test('cut off with its counter, it still does not hold the link that was written down', async () => {
    await fill(6);
    const { head } = verifyAudit(store);
    behindOurBack('DELETE FROM audit WHERE seq > 4', "UPDATE sqlite_sequence SET seq = 4 WHERE name = 'audit'");
    expect(verifyAudit(store).broken).toBeNull();
    expect(verifyAudit(store, head).broken).toEqual({ seq: 5, why: 'rewritten' });
  });

  test('rows written later do not lose the link that was written down', async () => {
    await fill(3);
    const { head } = verifyAudit(store);
    await fill(3);
    expect(verifyAudit(store, head)).toMatchObject({ rows: 6, broken: null });
  });
});

const text = fc.string({ unit: 'binary', maxLength: 30 });
const entry = fc.record({ actor: text, action: text, detail: text, about: fc.option(text) });
type Write =
  | { readonly do: 'audit'; readonly entry: { actor: string; action: string; detail: string; about: string | null } }
  | { readonly do: 'open' | 'undo' | 'overtaken' | 'sweep' | 'restart' };
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('audit' as const), entry }) },
  fc.record({
    do: fc.constantFrom('open' as const, 'undo' as const, 'overtaken' as const, 'sweep' as const, 'restart' as const),
  }),
);

async function perform(writing: Write, at: number): Promise<void> {
  const ledger = sqliteLedger(store);
  const undo = { do: 'undo', act: 1, seq: 1, by: '1', tell: [] } as const;
  const open = { do: 'open', act: note, by: '1', tell: [] } as const;
  const terms = { timeOnly: at, coordinates: day, blur: false, letters: at, texts: day, messages: at };
  switch (writing.do) {
    case 'audit':
      return ledger.audit(writing.entry, at);
    case 'open':
      await ledger.settle(settlement({ desk: [open, open], audit: [{ actor: 'a', action: 'b', detail: 'c' }], at }));
      return;
    case 'undo':
    case 'overtaken': {
      // The second of two undoes fails, and the rows of the whole transaction go with it.
      const desk = writing.do === 'undo' ? [undo] : [open, undo, undo];
      await ledger.settle(settlement({ desk, at })).catch((error: unknown) => {
        if (!(error instanceof Overtaken)) throw error;
      });
      return;
    }
    case 'sweep':
      await ledger.sweep({ kind: 'sweep', scheduledFor: at, scope: '' }, terms, at);
      return;
    case 'restart':
      store.close();
      store = openStore(file());
  }
}

test('whatever is written in whatever order, the chain holds; whichever row is changed, it shows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 3, maxLength: 25 }), fc.nat(), async (writes, which) => {
      store.close();
      rmSync(file(), { force: true });
      for (const end of ['-wal', '-shm']) rmSync(`${file()}${end}`, { force: true });
      store = openStore(file());
      for (const [at, writing] of writes.entries()) await perform(writing, at + 1);
      const whole = verifyAudit(store);
      expect(whole.broken).toBeNull();
      if (whole.rows === 0) return;
      const seq = (which % whole.rows) + 1;
      behindOurBack(`UPDATE audit SET at = at + 1 WHERE seq = ${seq}`);
      expect(verifyAudit(store).broken).toEqual({ seq, why: 'changed' });
    }),
    { numRuns: 40 },
  );
}, 60_000);
