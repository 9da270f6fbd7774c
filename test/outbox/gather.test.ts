import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SteppingClock, steppingClock } from '../../src/clock/stepping.ts';
import { restrictionOf } from '../../src/domain/restriction.ts';
import { createOutbox, type Sender } from '../../src/outbox/index.ts';
import type { Outgoing } from '../../src/ports/channel.ts';
import { gatheredText } from '../../src/words/gathered.ts';
import { someDraft } from '../contracts/outbox.ts';
import { caps, type House, sqliteHouse } from './house.ts';

const seven = Date.parse('2021-07-30T07:00:00+08:00');
const minute = 60_000;
const group = '120363000000000001@g.us';

describe('a group in which everybody shares at once', () => {
  let house: House;
  let clock: SteppingClock;
  let left: { readonly at: number; readonly item: Outgoing }[];
  let sender: Sender;
  let open: boolean;

  beforeEach(async () => {
    house = await sqliteHouse();
    clock = steppingClock(seven);
    [left, open] = [[], true];
    sender = start();
  });
  afterEach(async () => {
    await sender.stop();
    house.close();
  });

  function start(): Sender {
    const made: Sender = createOutbox({
      ...{ outbox: house.outbox, clock, caps, isOpen: () => open },
      gathered: (count, at) => gatheredText(count, at, 'WITA'),
      log: { warn: () => {}, error: () => {} },
      channel: {
        async send(item) {
          left.push({ at: clock.now(), item });
          made.onAck(item.id, null);
        },
      },
    });
    return made;
  }

  async function rest(): Promise<void> {
    for (let i = 0; i < 1000 && !sender.idle(); i++) await setImmediate();
  }
  async function until(at: number): Promise<void> {
    for (let due = clock.nextDue(); due !== null && due <= at; due = clock.nextDue()) {
      clock.advanceTo(due);
      await rest();
    }
    clock.advanceTo(at);
  }
  async function shares(times: readonly number[], chat = group): Promise<void> {
    for (const [i, at] of times.entries()) {
      await until(at);
      const target = { chat, sender: `${i}@lid`, id: `A${i}`, fromMe: false };
      const body = { kind: 'reaction', emoji: '✅', target } as const;
      await house.insert([someDraft(`ack:${chat}:${i}`, { lane: 'reaction', person: i + 1, chat, body })], at);
      sender.nudge();
      await rest();
    }
  }
  const lines = () => left.flatMap(({ item }) => (item.kind === 'text' ? [item.text] : []));
  /** From the share to what acknowledged it, in seconds, the longest last. */
  const waits = () =>
    house.store.reader
      .all<{ wait: number }>(
        sql`SELECT (coalesce(sent_at, settled_at) - created_at) / 1000.0 AS wait FROM outbox WHERE person IS NOT NULL ORDER BY 1`,
      )
      .map(({ wait }) => wait);
  const unanswered = () =>
    house.store.reader.all(sql`SELECT 1 FROM outbox WHERE state = 'expired' AND error IS NULL OR state = 'queued'`)
      .length;

  test('500 people in half an hour: everybody is answered within the minute, with less than one send for ten', async () => {
    await shares(Array.from({ length: 500 }, (_, i) => seven + Math.round((i * 30 * minute) / 500)));
    await until(seven + 45 * minute);
    expect(unanswered()).toBe(0);
    const all = waits();
    expect(all).toHaveLength(500);
    expect(all[Math.ceil(500 * 0.99) - 1]).toBeLessThanOrEqual(60);
    expect(left.length / 500).toBeLessThanOrEqual(0.1);
    expect(left.length).toBeLessThanOrEqual(caps.reactionsPerHour);
    // The counts add up to everybody who got no ✅ of his own.
    const counted = lines().map((text) => Number(/; (\d+) lokasi\.$/.exec(text)?.[1]));
    expect(counted.reduce((sum, n) => sum + n, 0) + (left.length - lines().length)).toBe(500);
    expect(lines()[0]).toMatch(/^Tercatat: semua kiriman yang masuk sampai pukul 07\.0\d; \d+ lokasi\.$/);
  });

  test('a rush of 500 in five minutes is a handful of lines', async () => {
    await shares(Array.from({ length: 500 }, (_, i) => seven + i * 600));
    await until(seven + 20 * minute);
    expect(unanswered()).toBe(0);
    expect(left.length).toBeLessThanOrEqual(15);
  });

  test('a few people get their ✅ as ever, also in a group', async () => {
    await shares([0, 90, 180, 270].map((s) => seven + s * 1000));
    await until(seven + 10 * minute);
    expect(left.map(({ item }) => item.kind)).toEqual(['reaction', 'reaction', 'reaction', 'reaction']);
  });

  test('in private nothing is gathered: everybody there has a chat of his own', async () => {
    await shares(
      [0, 1, 2, 3, 4, 5].map((s) => seven + s * 1000),
      '6281100000099@s.whatsapp.net',
    );
    await until(seven + 5 * minute);
    expect(lines()).toEqual([]);
    expect(left).toHaveLength(6);
  });

  test('an end between the gathering and the sending: the line goes once, and nobody twice', async () => {
    open = false;
    await shares(Array.from({ length: 12 }, (_, i) => seven + i * 1000));
    open = true;
    // The line is open just long enough to gather, and gone before a byte leaves.
    const real = house.outbox.markSent;
    Object.assign(house.outbox, {
      markSent: async () => {
        throw new Error('killed');
      },
    });
    sender.onConnected();
    await rest();
    await until(seven + 60_000);
    Object.assign(house.outbox, { markSent: real });
    await sender.stop();
    house = await house.reopen();
    sender = start();
    sender.onConnected();
    await rest();
    await until(seven + 4 * minute);
    expect(lines()).toEqual(['Tercatat: semua kiriman yang masuk sampai pukul 07.00; 12 lokasi.']);
    expect(left).toHaveLength(1);
  });

  test('what the caps keep back for ten minutes is let go, never piled up', async () => {
    await house.outbox.stopSending(restrictionOf('429', seven), false);
    await shares(Array.from({ length: 50 }, (_, i) => seven + i * 1000));
    await until(seven + 90 * minute);
    expect(left).toEqual([]);
  });
});
