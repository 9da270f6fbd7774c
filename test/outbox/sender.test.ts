import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SteppingClock, steppingClock } from '../../src/clock/stepping.ts';
import { createOutbox, type OutboxDeps, type Sender } from '../../src/outbox/index.ts';
import type { Outgoing } from '../../src/ports/channel.ts';
import { someDraft } from '../contracts/outbox.ts';
import { caps, type House, sqliteHouse } from './house.ts';

const noon = 1_627_617_600_000;
const second = 1000;
const minute = 60 * second;

describe('the sender', () => {
  let house: House;
  let clock: SteppingClock;
  let line: { open: boolean; accepts: boolean; works: boolean };
  let left: { readonly at: number; readonly item: Outgoing }[];
  let logged: string[];
  let sender: Sender;

  beforeEach(async () => {
    house = await sqliteHouse();
    clock = steppingClock(noon);
    line = { open: true, accepts: true, works: true };
    left = [];
    logged = [];
    sender = start();
  });
  afterEach(async () => {
    await sender.stop();
    house.close();
  });

  function start(change: Partial<OutboxDeps> = {}): Sender {
    const write = (fields: object, text: string) => logged.push(`${JSON.stringify(fields)} ${text}`);
    const made: Sender = createOutbox({
      outbox: house.outbox,
      clock,
      caps,
      isOpen: () => line.open,
      log: { warn: write, error: write },
      channel: {
        async send(item) {
          if (!line.works) throw new Error('connection closed to 6281234567890@s.whatsapp.net');
          left.push({ at: clock.now(), item });
          if (line.accepts) made.onAck(item.id, null);
        },
      },
      ...change,
    });
    return made;
  }

  /** Lets everything that is under way come to rest. */
  async function rest(): Promise<void> {
    for (let i = 0; i < 1000 && !sender.idle(); i++) await setImmediate();
    expect(sender.idle()).toBe(true);
  }

  async function until(at: number): Promise<void> {
    for (let due = clock.nextDue(); due !== null && due <= at; due = clock.nextDue()) {
      clock.advanceTo(due);
      await rest();
    }
    clock.advanceTo(at);
  }

  async function draft(...abouts: string[]): Promise<void> {
    await house.insert(
      abouts.map((about, i) => someDraft(about, { person: i })),
      clock.now(),
    );
    sender.nudge();
  }

  test('an answer leaves once, within three seconds, and is settled by the server', async () => {
    await draft('a');
    await rest();
    expect(left).toEqual([]);
    await until(noon + minute);
    expect(left).toHaveLength(1);
    expect((left[0]?.at ?? 0) - noon).toBeLessThanOrEqual(3 * second);
    expect(await house.outbox.depth()).toEqual({ queued: 0, unacked: 0, waiting: [] });
    expect(clock.nextDue()).toBeNull();
  });

  test('it is idle while rows wait for their time, and not while the server owes an answer', async () => {
    line.accepts = false;
    await draft('a');
    await rest();
    clock.advanceTo(clock.nextDue() ?? 0);
    for (let i = 0; i < 50; i++) await setImmediate();
    expect(left).toHaveLength(1);
    expect(sender.idle()).toBe(false);
    line.open = false;
    expect(sender.idle()).toBe(true);
  });

  test('several leave one by one, at least half a second apart', async () => {
    await draft('a', 'b', 'c', 'd');
    await rest();
    await until(noon + minute);
    expect(left).toHaveLength(4);
    left.forEach(({ at }, i) => {
      expect(at - (left[i - 1]?.at ?? 0)).toBeGreaterThanOrEqual(500);
    });
  });

  test('what the line swallowed goes again under the same id after a reconnect', async () => {
    line.accepts = false;
    await draft('a');
    await rest();
    clock.advanceTo(clock.nextDue() ?? 0);
    for (let i = 0; i < 50; i++) await setImmediate();
    line.open = false;
    await until(noon + 10 * minute);
    expect(left).toHaveLength(1);
    line = { open: true, accepts: true, works: true };
    sender.onConnected();
    await rest();
    await until(noon + 11 * minute);
    expect(left.map(({ item }) => item.id)).toEqual([left[0]?.item.id, left[0]?.item.id]);
    expect((await house.outbox.depth()).unacked).toBe(0);
  });

  test('a crash between the write and the bytes is a retry under the same id, not a loss and not a second message', async () => {
    await draft('a');
    await rest();
    const id = (await house.outbox.open(noon))[0]?.id ?? '';
    await house.outbox.markSent(id, noon);
    await sender.stop();
    house = await house.reopen();
    sender = start();
    clock.advanceTo(noon + second);
    sender.onConnected();
    await rest();
    await until(noon + minute);
    expect(left.map(({ item }) => item.id)).toEqual([id]);
  });

  test('what the socket refuses five times is failed, and the log does not say to whom', async () => {
    line.works = false;
    await draft('a');
    await rest();
    await until(noon + 60 * minute);
    expect(await house.outbox.depth()).toEqual({ queued: 0, unacked: 0, waiting: [] });
    expect((await house.outbox.history(0))[0]?.attempts).toBe(5);
    expect(logged).toHaveLength(6);
    expect(logged.join('\n')).not.toMatch(/\d{9}|@/);
  });

  test.each([
    ['463', 24 * 60],
    ['429', 60],
  ])('after %s nothing leaves for %i minutes, whatever is asked and over a restart', async (code, minutes) => {
    line.accepts = false;
    await draft('a', 'b', 'c');
    await rest();
    clock.advanceTo(clock.nextDue() ?? 0);
    for (let i = 0; i < 50; i++) await setImmediate();
    const refusedAt = clock.now();
    sender.onAck(left[0]?.item.id ?? '', code);
    await rest();
    await sender.stop();
    house = await house.reopen();
    line.accepts = true;
    sender = start();
    sender.onConnected();
    await draft('d');
    await rest();
    const end = refusedAt + minutes * minute;
    expect((await house.outbox.restrictions(clock.now())).map(({ until }) => until)).toEqual([end]);
    await until(end - 1);
    expect(left).toHaveLength(1);
    await until(end + minute);
    expect(left).toHaveLength(4);
    expect(new Set(left.map(({ item }) => item.id)).size).toBe(4);
  });

  test('463 stops private chats until the end the server names; a group that is refused too stops everything', async () => {
    await sender.stop();
    const told: string[] = [];
    sender = start({
      restricted: ({ code, stops, until }) => told.push(`${code} ${stops} ${(until - noon) / minute}`),
    });
    line.accepts = false;
    const group = (about: string) => ({ ...someDraft(about, { person: 9 }), chat: '120363@g.us' });
    await draft('a');
    await rest();
    clock.advanceTo(clock.nextDue() ?? 0);
    for (let i = 0; i < 50; i++) await setImmediate();
    const sent = () => left.map(({ item }) => item.chat);
    sender.onAck(left[0]?.item.id ?? '', '463');
    sender.onRestricted('463'); // the channel says it once more by itself
    sender.onRestricted('463', noon + 90 * minute);
    await draft('b');
    await house.insert([group('g')], clock.now());
    sender.nudge();
    await rest();
    for (let due = clock.nextDue(); due !== null && due < noon + 15 * second; due = clock.nextDue()) {
      clock.advanceTo(due);
      for (let i = 0; i < 50; i++) await setImmediate();
    }
    expect(sent()).toEqual([left[0]?.item.chat, '120363@g.us']);
    sender.onAck(left[1]?.item.id ?? '', '463');
    await rest();
    await house.insert([group('h')], clock.now());
    sender.nudge();
    line.accepts = true;
    await until(noon + 80 * minute);
    expect(sent()).toHaveLength(2);
    expect(told.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(['463 private', '463 private', '463 all']);
    expect(told[1]).toBe('463 private 90');
  });

  test('nothing leaves while the line is down, and ten nudges a second do no harm', async () => {
    line.open = false;
    await draft('a');
    for (let i = 0; i < 100; i++) {
      sender.nudge();
      await rest();
      clock.advanceTo(clock.now() + 100);
    }
    expect(left).toEqual([]);
    line.open = true;
    sender.onConnected();
    await rest();
    await until(noon + minute);
    expect(left).toHaveLength(1);
  });

  test('a store that refuses the write stops the message, not the other way round', async () => {
    const failures: unknown[] = [];
    await sender.stop();
    sender = start({
      outbox: { ...house.outbox, markSent: () => Promise.reject(new Error('disk full')) },
      storageFailed: (error) => failures.push(error),
    });
    await draft('a');
    await rest();
    clock.advanceTo(noon + 3 * second);
    await rest();
    expect(left).toEqual([]);
    expect(failures).toHaveLength(1);
  });

  test('after stop nothing leaves', async () => {
    await draft('a');
    await sender.stop();
    sender.nudge();
    clock.advanceTo(noon + minute);
    await rest();
    expect(left).toEqual([]);
  });
});
