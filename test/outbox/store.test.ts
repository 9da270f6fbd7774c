import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outbox as table } from '../../src/store/schema.ts';
import { outboxContract, someDraft } from '../contracts/outbox.ts';
import { sqliteHouse } from './house.ts';

describe('the outbox in SQLite', () => {
  outboxContract(sqliteHouse);

  test.each([
    [
      "SELECT id FROM outbox WHERE outbox.state IN ('queued', 'sent') AND (chat IS NOT NULL OR expires_at < 5)",
      'outbox_open',
    ],
    ['SELECT id FROM outbox WHERE sent_at > 5', 'outbox_sent'],
    ["UPDATE outbox SET due_at = 1 WHERE person = 1 AND chat IS NULL AND state = 'queued'", 'outbox_person'],
  ])('%s does not read the sends of past years', async (query, index) => {
    const house = await sqliteHouse();
    const plan = house.store.reader.all<{ detail: string }>(sql.raw(`EXPLAIN QUERY PLAN ${query}`));
    expect(plan.map((step) => step.detail).join('; ')).toContain(index);
    house.close();
  });

  test('whatever is drafted again, and whatever became of it, one thing has one id for ever', async () => {
    const step = fc.record({
      what: fc.constantFrom('draft', 'send', 'accept', 'refuse', 'expire', 'restart'),
      about: fc.constantFrom('a', 'b', 'c'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let house = await sqliteHouse();
        const ids = new Map<string, string>();
        for (const { what, about } of steps) {
          const id = ids.get(about) ?? '3EB0';
          if (what === 'draft') await house.insert([someDraft(about)], 1);
          if (what === 'send') await house.outbox.markSent(id, 2);
          if (what === 'accept') await house.outbox.acked(id, null, 3);
          if (what === 'refuse') await house.outbox.acked(id, '479', 3);
          if (what === 'expire') await house.outbox.expire([id], 3);
          if (what === 'restart') house = await house.reopen();
          for (const row of house.store.reader.select().from(table).all()) {
            expect(ids.get(row.about) ?? row.id).toBe(row.id);
            ids.set(row.about, row.id);
          }
        }
        expect(new Set(ids.values()).size).toBe(ids.size);
        house.close();
      }),
      { numRuns: 40 },
    );
  });
});
