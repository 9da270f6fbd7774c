import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocationContent } from '../../src/domain/message.ts';
import { judgeDay } from '../../src/domain/presence.ts';
import { readPlace, signsOf } from '../../src/domain/share.ts';
import { evening, planOf, share } from './made.ts';

const opens = share('07.00').sentAt;

describe('signs are facts for a person to look at (D11), never a refusal', () => {
  test('an ordinary share has none', () => expect(signsOf(share('07.10'), opens)).toEqual([]));
  test.each([
    ['forwarded', { forwarded: true }, ['diteruskan']],
    ['picked from the list', { picked: true }, ['tempat_pilihan']],
    ['older than the window', { ageSeconds: 601 }, ['bukan_lokasi_terkini']],
    ['as old as the window', { ageSeconds: 600 }, []],
    ['two minutes ahead of us', { receivedAt: share('07.08').sentAt }, []],
    ['more than two minutes ahead of us', { receivedAt: share('07.08').sentAt - 1 }, ['waktu_depan']],
    ['an hour on its way', { receivedAt: share('08.10').sentAt }, []],
    [
      'everything at once',
      { forwarded: true, picked: true, ageSeconds: 9000, receivedAt: 0 },
      ['diteruskan', 'tempat_pilihan', 'bukan_lokasi_terkini', 'waktu_depan'],
    ],
  ] as const)('%s', (_what, change, signs) => expect(signsOf(share('07.10', change), opens)).toEqual(signs));

  test('a share with every sign counts all the same', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.nat(86_400), (forwarded, picked, ageSeconds) => {
        const [first] = judgeDay(planOf(), [share('07.10', { forwarded, picked, ageSeconds })], evening).slots;
        expect(first?.state).toBe('tepat');
      }),
    );
  });
});

describe('places no phone can be at', () => {
  const content = (lat: number | null, lon: number | null): LocationContent => ({
    kind: 'location',
    lat,
    lon,
    live: false,
    update: false,
    picked: false,
    forwarded: false,
    ageSeconds: 0,
  });
  test.each([
    [Number.NaN, 120, 'no-number'],
    [-3, Number.POSITIVE_INFINITY, 'no-number'],
    [null, 120, 'no-number'],
    [91, 120, 'out-of-range'],
    [-3, 180.001, 'out-of-range'],
    [0, 0, 'zero'],
  ] as const)('%s, %s: %s', (lat, lon, problem) => expect(readPlace(content(lat, lon))).toEqual({ problem }));

  test('on the equator in Pontianak, and every other place on earth, is fine', () => {
    expect(readPlace(content(0, 109.32))).toEqual({ lat: 0, lon: 109.32 });
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (lat, lon) => {
          fc.pre(lat !== 0 || lon !== 0);
          expect(readPlace(content(lat, lon))).toEqual({ lat, lon });
        },
      ),
    );
  });
});
