import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeShare } from '../../src/domain/placement.ts';
import { type DayVerdict, judgeDay, presenceRows, type Sight } from '../../src/domain/presence.ts';
import type { Share } from '../../src/domain/share.ts';
import { instantOf, type Zone } from '../../src/domain/time.ts';
import { windowOf } from '../../src/domain/window.ts';
import {
  absence,
  agency,
  edict,
  evening,
  planOf,
  policy,
  share,
  shareRule,
  slot,
  thursday,
  unit,
  weekdaySlots,
} from './made.ts';

const states = (verdict: DayVerdict) => verdict.slots.map(({ state }) => state);
const at = (time: string): number => share(time).sentAt;
const sightAt = (time: string, drained = time): Sight => ({ now: at(time), drainedThrough: at(drained), blind: [] });
const lateAllowed = planOf({ policy: policy({ edict: edict({ share: shareRule({ lateEntries: true }) }) }) });
const liveOnly = planOf({ policy: policy({ edict: edict({ share: shareRule({ proof: 'live' }) }) }) });

describe.each(['WIB', 'WITA', 'WIT'] as Zone[])(
  'a window counts from its first second to the end of its printed minute, %s',
  (zone) => {
    const plan = planOf({ policy: policy({ agency: agency([unit({ zone })]) }) });
    const cases = weekdaySlots.flatMap((s) => {
      const { opens, ends } = windowOf(plan, s);
      return [
        [s.name, 'a second before', opens - 1000, 'tidak'],
        [s.name, 'the first second', opens, 'tepat'],
        [s.name, 'the 59th second of the last minute', ends - 1000, 'tepat'],
        [s.name, 'the last millisecond', ends - 1, 'tepat'],
        [s.name, 'the next minute', ends, 'tidak'],
      ] as const;
    });
    test.each(cases)('%s: %s', (name, _when, sentAt, state) => {
      const sight = { now: sentAt + 86_400_000, drainedThrough: sentAt + 86_400_000, blind: [] };
      const verdict = judgeDay(plan, [share('00.00', { sentAt, receivedAt: sentAt })], sight);
      expect(verdict.slots.find((v) => v.slot.name === name)?.state).toBe(state);
    });
  },
);

describe('a verdict is a function of the facts alone', () => {
  const sent = fc.integer({
    min: instantOf(thursday, 0, 'WITA') / 1000,
    max: instantOf(thursday, 1440, 'WITA') / 1000 - 1,
  });
  const shares = fc
    .uniqueArray(
      fc.record({
        sentAt: sent.map((s) => s * 1000),
        id: fc.string({ minLength: 1, maxLength: 2 }),
        chat: fc.constantFrom('a', 'b'),
        kind: fc.constantFrom('pin', 'live', 'unread'),
        forwarded: fc.boolean(),
      } as const),
      { selector: (s) => `${s.chat}|${s.id}`, maxLength: 12 },
    )
    .map((list) => list.map((one): Share => share('00.00', { ...one, receivedAt: one.sentAt })));
  const plans = fc.constantFrom(planOf(), lateAllowed, liveOnly);
  const sights = fc.constantFrom(evening, sightAt('12.10', '07.40'), {
    ...evening,
    blind: [{ from: at('07.10'), to: at('07.20') }],
  });

  test('the order in which shares come does not matter', () => {
    fc.assert(
      fc.property(plans, sights, shares, fc.infiniteStream(fc.nat()), (plan, sight, list, random) => {
        const shuffled = list
          .map((one) => ({ one, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(judgeDay(plan, shuffled, sight)).toEqual(judgeDay(plan, list, sight));
      }),
    );
  });

  test('the same share twice changes nothing', () => {
    fc.assert(
      fc.property(plans, sights, shares, (plan, sight, list) => {
        expect(judgeDay(plan, [...list, ...list], sight)).toEqual(judgeDay(plan, list, sight));
      }),
    );
  });

  test('asked twice it says the same, and the cache rows are equal byte for byte', () => {
    fc.assert(
      fc.property(plans, sights, shares, (plan, sight, list) => {
        const rows = () => JSON.stringify(presenceRows(judgeDay(plan, list, sight)));
        expect(rows()).toBe(rows());
      }),
    );
  });

  test('of several in one window the earliest sent is the one that counts', () => {
    fc.assert(
      fc.property(shares, (list) => {
        for (const { slot: s, state, share: counted } of judgeDay(planOf(), list, evening).slots) {
          const { opens, ends } = windowOf(planOf(), s);
          const inside = list.filter((one) => one.kind !== 'unread' && one.sentAt >= opens && one.sentAt < ends);
          expect(state === 'tepat').toBe(inside.length > 0);
          if (state === 'tepat') expect(counted?.sentAt).toBe(Math.min(...inside.map((one) => one.sentAt)));
        }
      }),
    );
  });

  test('a share more never makes a recorded slot worse', () => {
    fc.assert(
      fc.property(plans, shares, sent, (plan, list, second) => {
        const more = [...list, share('00.00', { sentAt: second * 1000, receivedAt: second * 1000, id: 'new' })];
        const before = judgeDay(plan, list, evening);
        const after = judgeDay(plan, more, evening);
        for (const [i, was] of before.slots.entries())
          if (was.state === 'tepat') expect(after.slots[i]?.state).toBe('tepat');
      }),
    );
  });

  test('the answer to the sender agrees with the verdict', () => {
    fc.assert(
      fc.property(plans, shares, (plan, list) => {
        const verdict = judgeDay(plan, list, evening);
        for (const one of list.filter(({ kind }) => kind !== 'unread')) {
          const placement = placeShare(plan, one, list);
          const filled = verdict.slots.find((s) => s.share === one && (s.state === 'tepat' || s.state === 'terlambat'));
          const counts = placement.kind === 'counted' || (placement.kind === 'late' && placement.recorded);
          if (filled)
            expect(placement).toMatchObject({ slot: filled.slot, kind: filled.state === 'tepat' ? 'counted' : 'late' });
          else if (counts)
            expect(verdict.slots.find((s) => s.slot.name === placement.slot.name)?.state).not.toBe('tidak');
        }
      }),
    );
  });
});

describe('nobody is judged before the time or in the dark', () => {
  test('before a window opens it is not open, while it is open it is open, afterwards it is missing', () => {
    expect(states(judgeDay(planOf(), [], sightAt('06.59')))).toEqual([
      'belum_dibuka',
      'belum_dibuka',
      'belum_dibuka',
      'belum_dibuka',
    ]);
    expect(states(judgeDay(planOf(), [], sightAt('07.00')))[0]).toBe('terbuka');
    expect(states(judgeDay(planOf(), [], sightAt('07.30:59')))[0]).toBe('terbuka');
    expect(states(judgeDay(planOf(), [], sightAt('07.31')))[0]).toBe('tidak');
  });

  test('no verdict on a blind hour: until the queue is drained past the end nobody is missing', () => {
    expect(states(judgeDay(planOf(), [], sightAt('09.00', '07.30:59')))[0]).toBe('gangguan');
    expect(states(judgeDay(planOf(), [], sightAt('09.00', '07.31')))[0]).toBe('tidak');
  });

  test('what was received in the blind hour still counts', () => {
    expect(states(judgeDay(planOf(), [share('07.10')], sightAt('09.00', '06.00')))[0]).toBe('tepat');
  });

  test('nobody is late on a blind hour either: the share in time may still be on its way', () => {
    const late = share('07.40');
    expect(states(judgeDay(lateAllowed, [late], sightAt('09.00', '07.00')))[0]).toBe('gangguan');
    expect(states(judgeDay(lateAllowed, [late], sightAt('09.00')))[0]).toBe('terlambat');
  });

  test.each([
    ['before it', '05.00', '06.59:59', 'tidak'],
    ['up to its first second', '05.00', '07.00:01', 'gangguan'],
    ['inside it', '07.10', '07.11', 'gangguan'],
    ['from its last second', '07.30:59', '09.00', 'gangguan'],
    ['after it', '07.31', '09.00', 'tidak'],
  ] as const)('a window is in doubt when a lost interval touches it: %s', (_where, from, to, state) => {
    const sight = { ...evening, blind: [{ from: at(from), to: at(to) }] };
    expect(states(judgeDay(planOf(), [], sight))[0]).toBe(state);
  });

  test('a message nobody could read yet makes nobody absent: a person looks', () => {
    const unread = share('07.10', { kind: 'unread' });
    const [first] = judgeDay(planOf(), [unread], evening).slots;
    expect(first).toMatchObject({ state: 'perlu_dicek', reason: 'belum_terbaca', share: unread });
    expect(states(judgeDay(planOf(), [unread], sightAt('07.20')))[0]).toBe('terbuka');
    expect(states(judgeDay(planOf(), [unread, share('07.20')], evening))[0]).toBe('tepat');
    expect(states(judgeDay(lateAllowed, [unread, share('07.40')], evening))[0]).toBe('perlu_dicek');
  });
});

describe('late and early', () => {
  test('without late entries the slot stays missing and says how late', () => {
    const [first] = judgeDay(planOf(), [share('07.31')], evening).slots;
    expect(first).toMatchObject({ state: 'tidak', reason: 'terlambat', lateMinutes: 1 });
  });

  test('with late entries it is recorded as late, with the minutes', () => {
    const [first] = judgeDay(lateAllowed, [share('07.31'), share('09.00')], evening).slots;
    expect(first).toMatchObject({ state: 'terlambat', lateMinutes: 1 });
    expect(judgeDay(lateAllowed, [share('07.40:59')], evening).slots[0]?.lateMinutes).toBe(10);
  });

  test("a late share is nobody else's: the next window and the next day do not take it", () => {
    expect(states(judgeDay(lateAllowed, [share('07.40')], evening)).slice(1)).toEqual(['tidak', 'tidak', 'tidak']);
    expect(
      states(judgeDay(lateAllowed, [share('24.00')], { ...evening, now: at('24.00'), drainedThrough: at('24.00') }))[3],
    ).toBe('tidak');
  });

  test.each([
    ['06.59:59', 'early', 'pagi'],
    ['07.31', 'late', 'pagi'],
    ['09.45', 'late', 'pagi'],
    ['09.46', 'early', 'istirahat'],
    ['11.59:59', 'early', 'istirahat'],
    ['12.31', 'late', 'istirahat'],
    ['15.59:59', 'early', 'sore'],
    ['17.31', 'late', 'sore'],
    ['23.59:59', 'late', 'sore'],
  ] as const)('%s is %s for %s', (time, kind, name) => {
    expect(placeShare(planOf(), share(time), [])).toMatchObject({ kind, slot: { name } });
  });

  test('whoever has sent already is told so, and from when on the next is due', () => {
    const before = [share('07.10')];
    expect(placeShare(planOf(), share('07.20'), before)).toMatchObject({ kind: 'duplicate', first: before[0] });
    expect(placeShare(planOf(), share('07.40'), before)).toMatchObject({ kind: 'duplicate', first: before[0] });
    expect(placeShare(planOf(), share('11.50'), before)).toMatchObject({ kind: 'early', slot: { name: 'istirahat' } });
    expect(placeShare(lateAllowed, share('11.50'), before)).toMatchObject({
      kind: 'early',
      slot: { name: 'istirahat' },
    });
  });

  test('the share that was sent first counts even when it arrives second', () => {
    expect(placeShare(planOf(), share('07.05'), [share('07.10')])).toMatchObject({ kind: 'counted' });
  });

  test('a late share is recorded once; the second is a duplicate of it', () => {
    const first = share('08.00');
    expect(placeShare(lateAllowed, first, [])).toMatchObject({ kind: 'late', recorded: true, minutes: 30 });
    expect(placeShare(lateAllowed, share('08.10'), [first])).toMatchObject({ kind: 'duplicate', first });
  });

  test('where a live location is asked for a pin is no answer, early or late', () => {
    expect(placeShare(liveOnly, share('07.10'), [])).toMatchObject({ kind: 'needs-live' });
    expect(placeShare(liveOnly, share('07.10', { kind: 'live' }), [])).toMatchObject({ kind: 'counted' });
    expect(states(judgeDay(liveOnly, [share('07.10')], evening))[0]).toBe('tidak');
  });
});

describe('half a day', () => {
  const plan = planOf({
    facts: { absences: [absence({ kind: 'izin', fromMinute: slot('x', '12.00', '12.00').opens })] },
  });

  test('the morning is owed, the rest is excused with its reason', () => {
    const verdict = judgeDay(plan, [share('07.10')], evening);
    expect(verdict.slots.map(({ state, reason }) => [state, reason])).toEqual([
      ['tepat', null],
      ['dikecualikan', 'izin'],
      ['dikecualikan', 'izin'],
      ['dikecualikan', 'izin'],
    ]);
  });

  test.each(['11.50', '12.10', '12.45', '12.59', '15.00', '18.00'])(
    'nobody is asked to come back for an excused slot: %s',
    (time) => {
      expect(placeShare(plan, share(time), []).kind).toBe('excused');
    },
  );

  test('a slot that is over when the half day begins is owed', () => {
    const fromAfternoon = planOf({ facts: { absences: [absence({ fromMinute: slot('x', '12.31', '12.31').opens })] } });
    expect([...fromAfternoon.excused.keys()]).toEqual(['selesai-istirahat', 'sore']);
  });
});
