import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactClock } from '../../src/domain/contact-clock.ts';
import { contactSample } from '../../src/domain/contact-sample.ts';
import { type Instant, minuteMs } from '../../src/domain/time.ts';

describe('the hour of a spot contact', () => {
  it('leaves everybody the whole of the edict’s minutes, however late the question leaves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }),
        fc.integer({ min: 1, max: 240 }),
        fc.integer({ min: 0, max: 19 }),
        (at, minutes, place) => {
          const { told, dueAt, leaveBy } = contactClock(at, minutes, place);
          expect(told % minuteMs).toBe(0);
          expect(dueAt - leaveBy).toBe(minutes * minuteMs);
          // Time enough to wait for its turn, and never two minutes more than the edict gives.
          expect(leaveBy - at).toBeGreaterThan(place * 2000 + 29_999);
          expect(dueAt - at).toBeLessThanOrEqual((minutes + 2) * minuteMs + place * 2000);
        },
      ),
    );
  });

  it('asked at 10.00 with fifteen minutes it is 10.15, and 10.15.59 is in time', () => {
    const ten = Date.UTC(2021, 2, 16, 2, 0, 0) as Instant;
    expect(contactClock(ten, 15)).toMatchObject({ told: ten + 15 * minuteMs, dueAt: ten + 16 * minuteMs });
  });
});

describe('a random sample', () => {
  it('over any number of rounds nobody is asked twice more often than a colleague who was there all along', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 40 }),
        (people, sizes) => {
          const last = new Map<number, number>();
          const times = new Map<number, number>();
          for (const [round, size] of sizes.entries()) {
            const candidates = Array.from({ length: people }, (_, id) => ({
              id,
              lastAskedAt: last.get(id) ?? null,
              times: times.get(id) ?? 0,
            }));
            for (const id of contactSample(candidates, size, `2021-03-16/${round}`)) {
              last.set(id, round);
              times.set(id, (times.get(id) ?? 0) + 1);
            }
          }
          const counts = Array.from({ length: people }, (_, id) => times.get(id) ?? 0);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('who is away for some rounds is asked first when back, and the register’s order decides nothing', () => {
    const never = { id: 7, lastAskedAt: null };
    const others = [1, 2, 3].map((id) => ({ id, lastAskedAt: 100 + id }));
    expect(contactSample([...others, never], 2, 'x')).toEqual([7, 1]);
    const fresh = Array.from({ length: 20 }, (_, id) => ({ id, lastAskedAt: null }));
    const firsts = new Set(Array.from({ length: 60 }, (_, day) => contactSample(fresh, 1, `${day}`)[0]));
    expect(firsts.size).toBeGreaterThan(10);
  });
});
