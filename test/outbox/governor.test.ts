import { describe, expect, test } from 'vitest';
import { restrictionOf } from '../../src/domain/restriction.ts';
import { choose, type Look } from '../../src/outbox/governor.ts';
import { steadyRandom } from '../../src/outbox/jitter.ts';
import type { OpenRow, PastSend } from '../../src/ports/outbox.ts';
import { play } from './day.ts';
import { caps } from './house.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const noon = 1_627_617_600_000;

const row = (id: string, change: Partial<OpenRow> = {}): OpenRow => ({
  id,
  lane: 'answer',
  person: 1,
  chat: 'chat-1',
  createdAt: noon,
  dueAt: noon,
  expiresAt: null,
  state: 'queued',
  attempts: 0,
  sentAt: null,
  ...change,
});
const past = (sentAt: number, change: Partial<PastSend> = {}): PastSend => ({
  id: `past ${sentAt}`,
  lane: 'answer',
  person: 99,
  chat: 'chat-99',
  attempts: 1,
  sentAt,
  ...change,
});
const look = (open: readonly OpenRow[], change: Partial<Look> = {}) =>
  choose({ open, history: [], caps, now: noon, restrictions: [], connectedAt: 0, random: () => 0.5, ...change });

describe('when a message leaves', () => {
  test('an answer after two seconds, a ✅ after twelve: between the ends of the jitter', () => {
    expect(look([row('a')])).toEqual({ send: null, expire: [], fail: [], wakeAt: noon + 2 * second });
    expect(look([row('a')], { now: noon + 2 * second }).send?.id).toBe('a');
    for (const lane of ['reaction', 'unasked', 'report'] as const)
      expect(look([row('a', { lane })]).wakeAt).toBe(noon + 12 * second);
  });

  test('answers go first, then what nobody asked for, then reports, then reactions; the oldest of each first', () => {
    const open = [
      row('r', { lane: 'reaction', createdAt: noon - 5 }),
      row('p', { lane: 'report' }),
      row('u', { lane: 'unasked' }),
      row('a2', { createdAt: noon + 1 }),
      row('a1'),
    ];
    const left: string[] = [];
    while (left.length < open.length) {
      const choice = look(
        open.filter((one) => !left.includes(one.id)),
        { now: noon + minute },
      );
      left.push(choice.send?.id ?? 'nothing');
    }
    expect(left).toEqual(['a1', 'a2', 'u', 'p', 'r']);
  });

  test('between two sends there is three quarters of a second', () => {
    const now = noon + minute;
    expect(look([row('a')], { now, history: [past(now - 100)] })).toMatchObject({ send: null, wakeAt: now + 650 });
  });

  test('what waits for an officer does not go and wakes nobody', () => {
    expect(look([row('a', { chat: null })], { now: noon + hour })).toEqual({
      ...{ send: null, expire: [], fail: [], wakeAt: null },
    });
  });

  test('without a connection nothing goes and nothing fails, but what is late is dropped', () => {
    const open = [row('a'), row('b', { state: 'sent', attempts: 5, sentAt: noon }), row('c', { expiresAt: noon + 1 })];
    expect(look(open, { now: noon + hour, connectedAt: null })).toEqual({
      ...{ send: null, expire: ['c'], fail: [], wakeAt: null },
    });
  });

  test('a restriction stops every lane until its end', () => {
    const until = noon + 24 * hour;
    const restrictions = [{ code: '429', since: noon, until, stops: 'all' as const }];
    const open = (['answer', 'unasked', 'report'] as const).map((lane) => row(lane, { lane }));
    expect(look(open, { now: noon + hour, restrictions })).toMatchObject({ send: null, expire: [], wakeAt: until });
    expect(look(open, { now: until, restrictions }).send?.id).toBe('answer');
  });
});

describe('a restriction', () => {
  const until = noon + 24 * hour;
  const of = (code: string) => [restrictionOf(code, noon)];

  test('of writing to people leaves the groups, of writing to groups leaves the people', () => {
    const open = [row('person'), row('group', { chat: 'g@g.us', createdAt: noon + 1 })];
    expect(look(open, { now: noon + minute, restrictions: of('463') }).send?.id).toBe('group');
    expect(look(open, { now: noon + minute, restrictions: of('479') }).send?.id).toBe('person');
    expect(look(open, { now: noon + minute, restrictions: of('403') }).send).toBeNull();
  });

  test('keeps a digest back and lets it go afterwards, even when its own day is over by then', () => {
    const digest = row('digest', { lane: 'report', expiresAt: noon + 20 * hour });
    expect(look([digest], { now: noon + 23 * hour, restrictions: of('463') })).toMatchObject({
      expire: [],
      wakeAt: until,
    });
    expect(look([digest], { now: until, restrictions: of('463') }).send?.id).toBe('digest');
    // Half a day later nobody needs it any more; and one that was over before the restriction began stays over.
    expect(look([digest], { now: until + 13 * hour, restrictions: of('463') }).expire).toEqual(['digest']);
    const old = row('old', { lane: 'report', createdAt: noon - 2 * hour, expiresAt: noon - hour });
    expect(look([old], { now: noon + hour, restrictions: of('463') }).expire).toEqual(['old']);
    expect(look([row('answer', { expiresAt: noon + hour })], { now: until, restrictions: of('463') }).expire).toEqual([
      'answer',
    ]);
  });
});

describe('the budget', () => {
  const now = noon + minute;
  const many = (count: number, change: Partial<PastSend>, from = now - 50 * minute) =>
    Array.from({ length: count }, (_, i) => past(from + i * second, { id: `p${i}`, person: 1000 + i, ...change }));

  test('the 61st text of an hour waits until the first is an hour old; a report does not wait for texts', () => {
    const history = many(60, { lane: 'unasked' });
    expect(look([row('a')], { now, history })).toMatchObject({ send: null, expire: [], wakeAt: now + 10 * minute });
    expect(look([row('a', { lane: 'report' })], { now, history }).send?.id).toBe('a');
  });

  test('the last 40 of a day are kept for reports', () => {
    const history = many(360, { lane: 'reaction' }, now - 20 * hour);
    expect(look([row('a')], { now, history })).toMatchObject({ send: null, wakeAt: now + 4 * hour });
    expect(look([row('a', { lane: 'report' })], { now, history }).send?.id).toBe('a');
    const full = [...history, ...many(40, { lane: 'report', id: 'x' }, now - 10 * hour)];
    expect(look([row('a', { lane: 'report' })], { now, history: full }).send).toBeNull();
  });

  test('a message tried three times has used three sends', () => {
    const history = many(20, { lane: 'unasked', attempts: 3 });
    expect(look([row('a')], { now, history }).send).toBeNull();
  });

  test('a ✅ is dropped after ten minutes, and at once when the budget cannot reach it', () => {
    const ack = row('a', { lane: 'reaction' });
    expect(look([ack], { now: noon + 10 * minute }).send?.id).toBe('a');
    expect(look([ack], { now: noon + 10 * minute + 1 }).expire).toEqual(['a']);
    expect(look([ack], { now, history: many(120, { lane: 'reaction' }, now - 30 * minute) }).expire).toEqual(['a']);
  });

  test('a second unasked text waits for its gap, or is dropped when it would be late', () => {
    const history = [past(now - 4 * minute, { lane: 'unasked', person: 1 })];
    expect(look([row('a', { lane: 'unasked' })], { now, history }).wakeAt).toBe(now + 6 * minute);
    expect(look([row('a', { lane: 'unasked', expiresAt: now + 5 * minute })], { now, history }).expire).toEqual(['a']);
    expect(look([row('a', { lane: 'unasked', person: 2 })], { now, history }).send?.id).toBe('a');
  });

  test('the seventh answer in ten minutes is dropped, to a stranger as well', () => {
    for (const to of [{ person: 1 }, { person: null, chat: 'chat-x' }]) {
      const history = Array.from({ length: 6 }, (_, i) => past(now - (i + 1) * minute, { id: `p${i}`, ...to }));
      expect(look([row('a', to)], { now, history }).expire).toEqual(['a']);
      expect(look([row('a', to)], { now, history: history.slice(1) }).send?.id).toBe('a');
    }
  });

  test('1000 employees share in half an hour: the caps hold and answers still come within seconds', () => {
    const shares = Array.from({ length: 1000 }, (_, i) => ({
      ...{ at: Math.round((i * 30 * minute) / 1000), lane: 'reaction' as const, person: i, lifeMs: null, answers: [] },
    }));
    const asks = Array.from({ length: 10 }, (_, i) => ({
      ...{ at: i * 3 * minute, lane: 'answer' as const, person: 2000 + i, lifeMs: null, answers: [] },
    }));
    const { sent, fates } = play([...shares, ...asks], caps, []);
    expect(sent.filter((send) => send.lane === 'reaction')).toHaveLength(120);
    expect([...fates.values()].filter((fate) => fate === 'open')).toEqual([]);
    for (const send of sent.filter((one) => one.lane === 'answer'))
      expect(send.at - (asks[send.person - 2000]?.at ?? 0)).toBeLessThan(5 * second);
  });
});

describe('a message the server did not answer', () => {
  const sent = (attempts: number, change: Partial<OpenRow> = {}) =>
    row('a', { state: 'sent', attempts, sentAt: noon, ...change });

  test('goes again under the same id after 20 seconds, then after growing pauses, five times in all', () => {
    const pauses = [1, 2, 3, 4].map((attempts) => (look([sent(attempts)]).wakeAt ?? 0) - noon);
    expect(pauses).toEqual([20 * second, minute, 3 * minute, 10 * minute]);
    expect(look([sent(1)], { now: noon + 20 * second }).send?.id).toBe('a');
    expect(look([sent(5)])).toMatchObject({ send: null, fail: [], wakeAt: noon + 20 * second });
    expect(look([sent(5)], { now: noon + 20 * second })).toMatchObject({ send: null, fail: ['a'] });
  });

  test('goes again as soon as the line is back, but a line that flaps does not use up the attempts', () => {
    const back = { now: noon + 3 * second, connectedAt: noon + 2 * second };
    expect(look([sent(1)], back).send?.id).toBe('a');
    expect(look([sent(3)], back)).toMatchObject({ send: null, wakeAt: noon + 3 * minute });
  });

  test('does not go again when it is too late for it', () => {
    const late = sent(1, { expiresAt: noon + 10 * second });
    expect(look([late], { now: noon + 15 * second })).toMatchObject({
      send: null,
      fail: [],
      wakeAt: noon + 20 * second,
    });
    expect(look([late], { now: noon + 20 * second })).toMatchObject({ send: null, fail: ['a'], expire: [] });
  });
});

test('the jitter of a message is the same at every look, spread over its range', () => {
  const drawn = Array.from({ length: 2000 }, (_, i) => steadyRandom(`3EB0${i.toString(16)}`));
  expect(steadyRandom('3EB0A')).toBe(steadyRandom('3EB0A'));
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  for (const tenth of Array.from({ length: 10 }, (_, i) => i / 10))
    expect(drawn.filter((x) => x >= tenth && x < tenth + 0.1).length).toBeGreaterThan(140);
});
