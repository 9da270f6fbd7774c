import { expect, test } from 'vitest';
import { watchPhone } from '../../src/app/phone-watch.ts';

const day = 86_400_000;
const start = Date.parse('2026-11-02T00:00:00Z');

/** A month in which somebody looks every six hours. */
async function month(signs: readonly number[], seenBefore: number | null = null) {
  let now = start;
  let kept = seenBefore;
  let writes = 0;
  const alarms: string[] = [];
  const lines = {
    phoneSeenAt: async () => kept,
    phoneSeen: async (at: number) => {
      kept = at;
      writes += 1;
    },
  };
  const alarm = (code: string, sentence: string) => {
    expect(code).toBe('ponsel');
    alarms.push(`${(now - start) / day} ${/\d+ hari/.exec(sentence)?.[0]}`);
  };
  let watch = watchPhone({ lines, clock: { now: () => now }, alarm });
  for (; now < start + 14 * day; now += day / 4) {
    for (const sign of signs) if (sign >= now && sign < now + day / 4) await watch.seen(sign);
    await watch.look();
  }
  return {
    alarms,
    writes,
    kept,
    restart: () => {
      watch = watchPhone({ lines, clock: { now: () => now }, alarm });
      return watch.look();
    },
  };
}

test('a phone that says nothing for ten days is told about, once a day, four days before WhatsApp removes the device', async () => {
  const { alarms, restart } = await month([]);
  expect(alarms).toEqual(['10 10 hari', '11 11 hari', '12 12 hari', '13 13 hari']);
  await restart();
  expect(alarms.at(-1)).toBe('14 14 hari');
});

test('one sign in nine days is enough, and a rush of them is written once', async () => {
  const rush = Array.from({ length: 500 }, (_, i) => start + 8 * day + i * 1000);
  const { alarms, writes, kept } = await month(rush);
  expect(alarms).toEqual([]);
  expect(writes).toBe(2);
  expect(kept).toBe(start + 8 * day);
});

test('the days count over a restart; a sign that waited in the queue counts from when it was given', async () => {
  expect((await month([], start - 9 * day)).alarms[0]).toBe('1 10 hari');
  // Given before what is known already: it says nothing new.
  const { alarms } = await month([start + 1], start + 5 * day);
  expect(alarms).toEqual([]);
});
