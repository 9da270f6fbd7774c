import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SendCaps } from '../../src/domain/outbox.ts';
import { mostAttempts } from '../../src/outbox/governor.ts';
import { type Arrival, play, type Sent } from './day.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const arrival: fc.Arbitrary<Arrival> = fc.record({
  at: fc.integer({ min: 0, max: 3 * hour }),
  lane: fc.constantFrom('reaction', 'unasked', 'answer', 'report'),
  person: fc.integer({ min: 1, max: 4 }),
  lifeMs: fc.option(fc.integer({ min: 0, max: 2 * hour })),
  answers: fc.array(fc.constantFrom('accepts', 'silent'), { maxLength: 6 }),
});
const arrivals = fc.array(arrival, { maxLength: 60 });
const tightCaps: fc.Arbitrary<SendCaps> = fc.record({
  textsPerHour: fc.integer({ min: 1, max: 8 }),
  reactionsPerHour: fc.integer({ min: 0, max: 8 }),
  reportsPerHour: fc.integer({ min: 1, max: 4 }),
  perDay: fc.integer({ min: 6, max: 30 }),
  unaskedGapMinutes: fc.integer({ min: 0, max: 20 }),
  answersPerTenMinutes: fc.integer({ min: 1, max: 6 }),
  jitterSeconds: fc.constant([4, 20] as const),
  acknowledgeWithinMinutes: fc.integer({ min: 1, max: 15 }),
  warmUpDays: fc.constant(0),
});
const offline = fc
  .uniqueArray(fc.integer({ min: 1, max: 4 * hour }), { maxLength: 8 })
  .map((times) => times.sort((a, b) => a - b))
  .map((times) =>
    times.flatMap((from, i) => (i % 2 === 0 && times[i + 1] ? [[from, times[i + 1] ?? from] as const] : [])),
  );

/** The most sends in any window that ends with a send; half-open, so two sends exactly an hour apart are in two hours. */
const most = (sent: readonly Sent[], windowMs: number) =>
  Math.max(0, ...sent.map(({ at }) => sent.filter((other) => other.at <= at && other.at > at - windowMs).length));
const of = (sent: readonly Sent[], ...lanes: readonly string[]) => sent.filter((send) => lanes.includes(send.lane));

fc.configureGlobal({ numRuns: 400 });

describe('whatever arrives, whatever the server answers, however often the line breaks', () => {
  test('no rolling hour and no rolling day is above its cap, retries counted', () => {
    fc.assert(
      fc.property(arrivals, tightCaps, offline, (list, caps, breaks) => {
        const { sent } = play(list, caps, breaks);
        expect(most(of(sent, 'unasked', 'answer'), hour)).toBeLessThanOrEqual(caps.textsPerHour);
        expect(most(of(sent, 'reaction'), hour)).toBeLessThanOrEqual(caps.reactionsPerHour);
        expect(most(of(sent, 'report'), hour)).toBeLessThanOrEqual(caps.reportsPerHour);
        expect(most(sent, day)).toBeLessThanOrEqual(caps.perDay);
        expect(most(of(sent, 'reaction', 'unasked', 'answer'), day)).toBeLessThanOrEqual(
          caps.perDay - caps.reportsPerHour,
        );
      }),
    );
  });

  test('nobody gets two unasked texts within the gap or too many answers in ten minutes', () => {
    fc.assert(
      fc.property(arrivals, tightCaps, offline, (list, caps, breaks) => {
        const { sent } = play(list, caps, breaks);
        for (const person of [1, 2, 3, 4]) {
          const mine = sent.filter((send) => send.person === person);
          for (const a of of(mine, 'unasked'))
            for (const b of of(mine, 'unasked'))
              if (a.id !== b.id) expect(Math.abs(a.at - b.at)).toBeGreaterThanOrEqual(caps.unaskedGapMinutes * minute);
          for (const { at } of of(mine, 'answer')) {
            const ids = of(mine, 'answer').filter((other) => other.at <= at && other.at > at - 10 * minute);
            expect(new Set(ids.map((send) => send.id)).size).toBeLessThanOrEqual(caps.answersPerTenMinutes);
          }
        }
      }),
    );
  });

  test('nothing leaves after its expiry, while the line is down, within half a second of another or more than five times', () => {
    fc.assert(
      fc.property(arrivals, tightCaps, offline, (list, caps, breaks) => {
        const { sent } = play(list, caps, breaks);
        sent.forEach((send, i) => {
          const draft = list[Number(send.id.slice(4))];
          expect(send.at).toBeLessThanOrEqual((draft?.at ?? 0) + (draft?.lifeMs ?? Infinity));
          if (send.lane === 'reaction')
            expect(send.at).toBeLessThanOrEqual((draft?.at ?? 0) + caps.acknowledgeWithinMinutes * minute);
          expect(breaks.some(([from, to]) => send.at >= from && send.at < to)).toBe(false);
          expect(send.at - (sent[i - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(500);
          expect(sent.filter((other) => other.id === send.id).length).toBeLessThanOrEqual(mostAttempts);
        });
      }),
    );
  });

  test('everything ends: it goes, is too late, or was never answered; what may wait and is answered always goes', () => {
    fc.assert(
      fc.property(arrivals, tightCaps, offline, (list, caps, breaks) => {
        const { fates, looks } = play(list, caps, breaks);
        for (const [id, fate] of fates) {
          const draft = list[Number(id.slice(4))];
          expect(fate).not.toBe('open');
          if (draft?.lifeMs !== null || draft.lane === 'reaction' || draft.lane === 'answer') continue;
          // A break in the line is no fault of the message; only a server that is silent five times is.
          if (draft.answers.length < mostAttempts) expect(fate).toBe('acked');
        }
        expect(looks).toBeLessThan(60 * (list.length + 4));
      }),
    );
  });

  test('within the budget everything goes, also what cannot wait long', () => {
    const roomy = { textsPerHour: 500, reactionsPerHour: 500, reportsPerHour: 500, perDay: 2000 };
    fc.assert(
      fc.property(arrivals, tightCaps, (list, caps) => {
        const calm = list.map((one) => ({ ...one, lifeMs: 5 * minute, answers: [] }));
        const { fates } = play(
          calm,
          { ...caps, ...roomy, unaskedGapMinutes: 0, answersPerTenMinutes: 500, acknowledgeWithinMinutes: 10 },
          [],
        );
        expect([...fates.values()].filter((fate) => fate !== 'acked')).toEqual([]);
      }),
    );
  });
});
