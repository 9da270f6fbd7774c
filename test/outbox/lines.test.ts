import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Lines } from '../../src/ports/lines.ts';
import { sqliteLines } from '../../src/store/lines.ts';
import { job } from '../../src/store/schema.ts';
import { type House, sqliteHouse } from './house.ts';

describe('the history of the line', () => {
  let house: House;
  let lines: Lines;
  beforeEach(async () => {
    house = await sqliteHouse();
    lines = sqliteLines(house.store);
  });
  afterEach(() => house.close());

  test('before any queue was drained nothing is known to be complete', async () => {
    expect(await lines.drainedThrough(9000)).toBe(0);
    await lines.drained(5000, 5100);
    await lines.drained(3000, 5200);
    await lines.drained(5000, 5300);
    expect(await lines.drainedThrough(9000)).toBe(5000);
  });

  test('the last heartbeat is remembered', async () => {
    expect(await lines.lastHeartbeat()).toBeNull();
    await lines.heartbeat(1000);
    await lines.heartbeat(2000);
    expect(await lines.lastHeartbeat()).toBe(2000);
  });

  test('an outage whose queue came after all is blind no longer', async () => {
    await lines.outage(1000, 2000, false);
    await lines.outage(5000, 6000, true);
    expect(await lines.blind()).toEqual([{ from: 1000, to: 2000, recovered: false }]);
    await lines.outage(1000, 2500, true);
    expect(await lines.blind()).toEqual([]);
    expect(await lines.outages(2500, 4999)).toEqual([{ from: 1000, to: 2500, recovered: true }]);
    expect(await lines.outages(0, 9000)).toHaveLength(2);
    expect(await lines.outages(2501, 4999)).toEqual([]);
  });

  test('another process sees the link as it is now', async () => {
    expect(await lines.linkStatus()).toBeNull();
    await lines.setLinkStatus({ state: 'unlinked', trouble: null, qr: '2@abc', pairingCode: null, number: null }, 1);
    await lines.setLinkStatus({ state: 'open', trouble: null, qr: null, pairingCode: null, number: '62' }, 2);
    expect(await lines.linkStatus()).toEqual({
      state: 'open',
      trouble: null,
      qr: null,
      pairingCode: null,
      number: '62',
      at: 2,
    });
  });

  test('the jobs done in an interval, both ends included', async () => {
    const claims = [1000, 2000, 3000].map((scheduledFor) => ({ kind: 'close', scheduledFor, scope: 'x' }));
    await house.store.write(() => {
      for (const claim of [...claims, { kind: 'other', scheduledFor: 1000, scope: 'x' }])
        house.store.writer
          .insert(job)
          .values({ ...claim, doneAt: 1 })
          .run();
    });
    expect(await lines.jobsDone('close', 1000, 2000)).toEqual(claims.slice(0, 2));
  });
});
