import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Draft } from '../../src/domain/outbox.ts';
import type { Outbox } from '../../src/ports/outbox.ts';

/** An outbox and what the ledger does to it in its own transactions. `reopen` is a restart of the process. */
export type OutboxUnderTest = {
  readonly outbox: Outbox;
  insert(drafts: readonly Draft[], at: number): Promise<void>;
  openWaiting(person: number, chat: string, at: number): Promise<void>;
  reopen(): Promise<OutboxUnderTest>;
  close(): void;
};

export const someDraft = (about: string, change: Partial<Draft> = {}): Draft => ({
  lane: 'answer',
  about,
  person: 1,
  chat: 'chat-1',
  body: { kind: 'text', text: `tentang ${about}` },
  expiresAt: null,
  ...change,
});

/** What every outbox keeps, whatever it is stored in. */
export function outboxContract(make: () => Promise<OutboxUnderTest>): void {
  let house: OutboxUnderTest;
  beforeEach(async () => {
    house = await make();
  });
  afterEach(() => house.close());

  const onlyId = async (now: number) => {
    const rows = await house.outbox.open(now);
    expect(rows).toHaveLength(1);
    return rows[0]?.id ?? '';
  };

  test('two drafts about the same thing are one message under one id', async () => {
    await house.insert([someDraft('a'), someDraft('a', { body: { kind: 'text', text: 'lain' } })], 1000);
    const id = await onlyId(1000);
    await house.insert([someDraft('a')], 2000);
    expect(await onlyId(2000)).toBe(id);
    expect(id).toMatch(/^3EB0[0-9A-F]{18}$/);
    expect(await house.outbox.message(id)).toEqual({ kind: 'text', id, chat: 'chat-1', text: 'tentang a' });
  });

  test('one message stands for several that wait: they are not sent any more, and it is there once', async () => {
    await house.insert([someDraft('a'), someDraft('b'), someDraft('c')], 1000);
    const [first, second] = (await house.outbox.open(1000)).map(({ id }) => id);
    await house.outbox.gather([first ?? '', second ?? ''], someDraft('all', { person: null }), 2000);
    await house.outbox.gather([first ?? '', second ?? ''], someDraft('again', { person: null }), 3000);
    const left = await house.outbox.open(3000);
    expect(left.map(({ person }) => person).sort()).toEqual([1, null].sort());
    expect(left.map(({ id }) => id)).not.toContain(first);
  });

  test('what was answered or given up stays known: the same draft is not sent a second time', async () => {
    await house.insert([someDraft('a')], 1000);
    const id = await onlyId(1000);
    await house.outbox.markSent(id, 2000);
    await house.outbox.acked(id, null, 2100);
    await house.insert([someDraft('a')], 3000);
    expect(await house.outbox.open(3000)).toEqual([]);
  });

  test('a reaction keeps the full key it reacts to', async () => {
    const target = { chat: 'g@g.us', sender: 'x@lid', id: 'ABC', fromMe: false };
    await house.insert([someDraft('r', { lane: 'reaction', body: { kind: 'reaction', emoji: '✅', target } })], 1);
    const id = await onlyId(1);
    expect(await house.outbox.message(id)).toEqual({ kind: 'reaction', id, chat: 'chat-1', emoji: '✅', target });
  });

  test('an attempt is counted before anything leaves, and survives a restart under the same id', async () => {
    await house.insert([someDraft('a')], 1000);
    const id = await onlyId(1000);
    await house.outbox.markSent(id, 5000);
    house = await house.reopen();
    expect(await house.outbox.open(6000)).toMatchObject([{ id, state: 'sent', attempts: 1, sentAt: 5000 }]);
    await house.outbox.markSent(id, 30_000);
    expect(await house.outbox.history(0)).toEqual([
      { id, lane: 'answer', person: 1, chat: 'chat-1', attempts: 2, sentAt: 30_000 },
    ]);
    expect(await house.outbox.message(id)).toMatchObject({ text: 'tentang a' });
  });

  test('history leaves out what left at or before the given instant and what never left', async () => {
    await house.insert([someDraft('a'), someDraft('b')], 1000);
    const [first] = await house.outbox.open(1000);
    await house.outbox.markSent(first?.id ?? '', 2000);
    expect(await house.outbox.history(1999)).toHaveLength(1);
    expect(await house.outbox.history(2000)).toHaveLength(0);
  });

  test('a refusal is a failure, an acceptance that comes late outweighs it, and an unknown id is no trouble', async () => {
    await house.insert([someDraft('a')], 1000);
    const id = await onlyId(1000);
    await house.outbox.markSent(id, 2000);
    await house.outbox.acked(id, '479', 2100);
    expect(await house.outbox.open(2200)).toEqual([]);
    await house.outbox.acked(id, null, 2300);
    await house.outbox.acked(id, '479', 2400);
    await house.outbox.acked('3EB0UNKNOWN', null, 2400);
    expect(await house.outbox.depth()).toEqual({ queued: 0, unacked: 0, waiting: [] });
    expect(await house.outbox.history(0)).toHaveLength(1);
  });

  test('expired rows are not open any more; a row that left meanwhile is not touched', async () => {
    await house.insert([someDraft('a'), someDraft('b')], 1000);
    const [first, second] = (await house.outbox.open(1000)).map((row) => row.id);
    await house.outbox.markSent(first ?? '', 2000);
    await house.outbox.expire([first ?? '', second ?? ''], 2100);
    expect((await house.outbox.open(2200)).map((row) => row.id)).toEqual([first]);
    await house.outbox.expire([], 2300);
  });

  test('what waits for an officer is counted by person, not open, and goes when he writes', async () => {
    const digest = (about: string, person: number, expiresAt: number | null) =>
      someDraft(about, { lane: 'report', person, chat: null, expiresAt });
    await house.insert([digest('a', 7, null), digest('b', 7, 5000), digest('c', 8, null)], 1000);
    expect(await house.outbox.open(1000)).toEqual([]);
    expect((await house.outbox.depth()).waiting).toEqual([
      { person: 7, messages: 2 },
      { person: 8, messages: 1 },
    ]);
    await house.openWaiting(7, 'chat-7', 6000);
    // `b` is over: it comes only to be expired, still without a chat.
    expect((await house.outbox.open(6000)).map(({ chat, dueAt }) => [chat, dueAt]).sort()).toEqual([
      [null, 1000],
      ['chat-7', 6000],
    ]);
    const late = (await house.outbox.open(6000)).find((row) => row.chat === null);
    await house.outbox.expire([late?.id ?? ''], 6000);
    await house.openWaiting(7, 'chat-7', 6100);
    expect(await house.outbox.open(6200)).toHaveLength(1);
    expect(await house.outbox.depth()).toEqual({ queued: 1, unacked: 0, waiting: [{ person: 8, messages: 1 }] });
    expect(await house.outbox.message(late?.id ?? '')).toBeNull();
  });

  test('a restriction holds until its end, over a restart; a shorter one does not shorten it', async () => {
    expect(await house.outbox.restrictions(0)).toEqual([]);
    const private463 = { code: '463', since: 1000, until: 90_000, stops: 'private' } as const;
    const all429 = { code: '429', since: 2000, until: 50_000, stops: 'all' } as const;
    await house.outbox.stopSending(private463, false);
    await house.outbox.stopSending(all429, false);
    await house.outbox.stopSending({ ...private463, since: 3000, until: 60_000 }, false);
    house = await house.reopen();
    expect(await house.outbox.restrictions(0)).toEqual([all429, private463]);
    expect(await house.outbox.restrictions(50_000)).toEqual([private463]);
    // The server itself says that it ends sooner.
    await house.outbox.stopSending({ ...private463, since: 4000, until: 70_000 }, true);
    expect(await house.outbox.restrictions(50_000)).toEqual([{ ...private463, until: 70_000 }]);
    expect(await house.outbox.restrictions(70_000)).toEqual([]);
  });

  test('what nobody sent is no message', async () => {
    expect(await house.outbox.message('3EB0NOTHING')).toBeNull();
  });
}
