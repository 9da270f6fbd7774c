import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Evidence, envelope, seven, stub } from './vault.ts';

/** What every inbox promises about what its vault stored. */
export function inboxContract(open: () => Evidence): void {
  let at: Evidence;
  beforeEach(() => {
    at = open();
  });
  afterEach(() => at.close?.());

  test('the oldest comes first, at most as many as asked for', async () => {
    for (const [id, late] of [
      ['C', 3],
      ['A', 1],
      ['B', 2],
    ] as const)
      await at.vault.commit([], envelope({ id, sentAt: seven + late }));
    expect((await at.inbox.pending(2)).map((m) => m.id)).toEqual(['A', 'B']);
  });

  test('stubs are shown too', async () => {
    await at.vault.commit([], stub());
    expect((await at.inbox.pending(1))[0]).toEqual({ ...stub(), attempts: 0 });
  });

  test('the third failure quarantines, and only that message', async () => {
    await at.vault.commit([], envelope({ id: 'good' }));
    await at.vault.commit([], envelope({ id: 'poison' }));
    for (const expected of [0, 0, 1]) {
      const poison = (await at.inbox.pending(9)).filter((m) => m.id === 'poison');
      expect(await at.inbox.failed(poison)).toBe(expected);
    }
    expect((await at.inbox.pending(9)).map((m) => m.id)).toEqual(['good']);
    expect(await at.inbox.depth()).toEqual({ pending: 1, quarantined: 1 });
  });

  test('content that arrives for a quarantined stub is tried again', async () => {
    await at.vault.commit([], stub());
    for (let i = 0; i < 3; i += 1) await at.inbox.failed(await at.inbox.pending(1));
    expect(await at.inbox.depth()).toEqual({ pending: 0, quarantined: 1 });
    await at.vault.commit([], envelope());
    expect(await at.inbox.pending(9)).toEqual([{ ...envelope(), attempts: 0 }]);
  });
}
