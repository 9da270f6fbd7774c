import { describe, expect, test, vi } from 'vitest';
import { createDeafness } from '../../src/app/deafness.ts';
import type { Share } from '../../src/domain/share.ts';
import { addDays, type LocalDate } from '../../src/domain/time.ts';
import type { Window } from '../../src/jobs/due.ts';
import { wita } from '../edicts/service.ts';

const today = '2021-08-05' as LocalDate;
const minute = 60_000;
const window = (date: string): Window =>
  ({
    edict: { slug: 'palopo-2021' },
    date,
    zone: 'WITA',
    slot: { name: 'pagi' },
    opens: wita(`${date} 07:00`),
    ends: wita(`${date} 07:31`),
    lastOfDay: false,
  }) as unknown as Window;

/** A service that listens on Thursday, 5 August; on past days people shared at these minutes of the window. */
function listening(past: readonly (readonly number[])[]) {
  const shares = new Map<string, number[]>();
  past.forEach((minutes, i) => {
    const date = addDays(today, -1 - i);
    shares.set(
      date,
      minutes.map((m) => window(date).opens + m * minute),
    );
  });
  const state = {
    now: wita(`${today} 07:00`),
    linked: true,
    drainedThrough: wita(`${today} 06:57`),
    /** What waits at WhatsApp and comes only with a new socket. */
    waiting: [] as number[],
    drains: 0,
    drainable: true,
  };
  const claims = new Set<string>();
  const restart = vi.fn();
  const said: string[] = [];
  const deafness = createDeafness({
    now: () => state.now,
    slotOn: async (_window, date) => (shares.has(date) && date !== today ? window(date) : null),
    shares: async (date) => {
      const sentAt = shares.get(date) ?? [];
      return new Map(sentAt.map((at, i) => [i, [{ sentAt: at } as Share]]));
    },
    drainedThrough: async () => state.drainedThrough,
    linked: () => state.linked,
    receiving: () => state.drainable,
    async drain() {
      state.drains += 1;
      if (!state.drainable) return null;
      shares.set(today, [...(shares.get(today) ?? []), ...state.waiting.splice(0)]);
      state.drainedThrough = state.now;
      return state.now;
    },
    async claim({ kind, scheduledFor, scope }) {
      const key = `${kind} ${scheduledFor} ${scope}`;
      if (claims.has(key)) return false;
      claims.add(key);
      return true;
    },
    said: (what) => said.push(what),
    restart,
  });
  return {
    state,
    said,
    restart,
    comes: (at: number) => shares.set(today, [...(shares.get(today) ?? []), at]),
    /** The clock goes on and looks every 20 s, as the service does. */
    async until(time: string) {
      for (const end = wita(`${today} ${time}`); state.now < end; state.now += 20_000)
        await deafness.look([window(today)]);
    },
  };
}

const usual = [2, 4, 5, 7, 9, 11, 14, 20];
const fiveDays = [usual, usual, usual, usual, usual];

describe('fault 4: a socket that answers and delivers nothing', () => {
  test('none by a third of the window where eight are expected: a new socket, which brings them; nobody was restarted', async () => {
    const house = listening(fiveDays);
    house.state.waiting = [2, 4, 6].map((m) => window(today).opens + m * minute);
    await house.until('07:10');
    expect(house.state.drains).toBe(0);
    await house.until('07:12');
    expect([house.state.drains, house.said]).toEqual([1, ['suspect', 'confirmed']]);
    expect(house.restart).not.toHaveBeenCalled();
  });

  test('where hundreds share it is noticed within two minutes', async () => {
    const many = Array.from({ length: 300 }, (_, i) => i / 10);
    const house = listening([many, many, many]);
    await house.until('07:02');
    expect(house.said[0]).toBe('suspect');
  });

  test('it goes deaf in the middle of the window: what should have come since counts', async () => {
    const many = Array.from({ length: 120 }, (_, i) => i / 4);
    const house = listening([many, many, many]);
    house.state.now = wita(`${today} 07:12`);
    house.comes(house.state.now - 1000);
    await house.until('07:14');
    expect(house.said).toEqual([]);
    await house.until('07:16');
    expect(house.said[0]).toBe('suspect');
  });

  test('a new socket whose queue does not come either: a fresh process, once in half an hour', async () => {
    const house = listening(fiveDays);
    house.state.drainable = false;
    await house.until('07:31');
    expect(house.said).toEqual(['suspect', 'again']);
    expect(house.restart).toHaveBeenCalledTimes(1);
  });

  test('deaf twice in one window, each time proven by what the new socket brought: a fresh process', async () => {
    const many = Array.from({ length: 300 }, (_, i) => i / 10);
    const house = listening([many, many, many]);
    house.state.waiting = [window(today).opens + 1000];
    await house.until('07:02');
    house.state.waiting = [house.state.now - 1000];
    await house.until('07:05');
    expect(house.said.filter((what) => what === 'confirmed')).toHaveLength(2);
    expect(house.restart).toHaveBeenCalledTimes(1);
  });
});

describe('fault 4: what is no reason for anything', () => {
  test('nobody shares on a day on which they usually do: one new socket, and the process goes on', async () => {
    const house = listening(fiveDays);
    await house.until('07:31');
    expect([house.state.drains, house.said]).toEqual([1, ['suspect', 'quiet']]);
    expect(house.restart).not.toHaveBeenCalled();
  });

  test.each([
    ['the first days of an edict', [usual, usual]],
    ['a unit of four', [[3], [4, 5], [6, 7, 8, 9], [1], [2]]],
    ['people who come late', [[], [], [], [1, 2, 3, 4, 5, 6], []]],
  ])('%s: silence means nothing', async (_what, past) => {
    const house = listening(past);
    await house.until('07:31');
    expect([house.state.drains, house.said]).toEqual([0, []]);
  });

  test('outside every window, however long the silence', async () => {
    const house = listening(fiveDays);
    house.state.now = wita(`${today} 07:31`);
    await house.until('11:59');
    expect([house.state.drains, house.said]).toEqual([0, []]);
  });

  test('while the line is down another part sees to it', async () => {
    const house = listening(fiveDays);
    house.state.linked = false;
    await house.until('07:31');
    expect([house.state.drains, house.said]).toEqual([0, []]);
  });

  test('one share is enough to know that the line hears', async () => {
    const house = listening(fiveDays);
    house.comes(window(today).opens + minute);
    await house.until('07:31');
    expect(house.said).toEqual([]);
  });
});
