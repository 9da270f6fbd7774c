import { expect, test } from 'vitest';
import { backoffMs, closing, longestWaitMs } from '../../src/channel/whatsapp/closing.ts';
import { namedEnd } from '../../src/channel/whatsapp/line.ts';
import type { TroubleKind } from '../../src/ports/channel.ts';

const told = (code: number | undefined, network = false) => ({ kind: 'told', code, network }) as const;

test.each([
  [401, 'logged_out', 'logged_out', null],
  [402, 'forbidden', 'forbidden', null],
  [403, 'forbidden', 'forbidden', null],
  [406, 'forbidden', 'forbidden', null],
  [419, 'forbidden', 'forbidden', null],
  [405, 'version_refused', 'version_refused', 300_000],
  [408, 'closed', 'timed_out', 'backoff'],
  [428, 'closed', 'cut', 'backoff'],
  [500, 'closed', 'unavailable', 'backoff'],
  [503, 'closed', 'unavailable', 'backoff'],
  [400, 'closed', 'other', 'backoff'],
  [undefined, 'closed', 'other', 'backoff'],
  [515, 'connecting', 'restart', 'now'],
  [440, 'replaced', 'replaced', 30_000],
] as const)(
  'faults 30 to 35: after %s the link is %s for the reason %s and tries again: %s',
  (code, state, kind, retry) => {
    expect(closing(told(code), false)).toEqual({ state, trouble: { kind, code: code ?? null }, retry });
  },
);

test('fault 31: replaced twice, it holds', () =>
  expect(closing(told(440), true)).toEqual({
    state: 'replaced',
    trouble: { kind: 'replaced_again', code: 440 },
    retry: null,
  }));

test('fault 35: what the network says is not taken for the server’s word', () =>
  expect(closing(told(408, true), false).trouble.kind).toBe('unreachable'));

test.each<TroubleKind>(['garbage', 'silent', 'no_login', 'upgrade_refused', 'deaf'])(
  'faults 4, 35 and 36: a line we cut because it is %s is opened again, and says why',
  (kind) => {
    const trouble = { kind, code: null };
    expect(closing(trouble, false)).toEqual({ state: 'closed', trouble, retry: 'backoff' });
  },
);

test('fault 35: waits grow with full jitter, never beyond a minute in a window or five at other times, and never nothing', () => {
  const { inWindow, outside } = longestWaitMs;
  expect([backoffMs(0, 0, inWindow), backoffMs(0, 1, inWindow), backoffMs(3, 1, inWindow)]).toEqual([500, 1500, 8500]);
  expect([backoffMs(1000, 0, inWindow), backoffMs(1000, 1, inWindow)]).toEqual([500, 60_000]);
  expect([backoffMs(1000, 0, outside), backoffMs(1000, 1, outside)]).toEqual([500, 300_000]);
});

test('fault 44: an end of a timelock that the server did not name is not taken for a minute', () => {
  const now = Date.parse('2026-11-26T01:00:00Z');
  const after = (minutes: number) => new Date(now + minutes * 60_000);
  expect(namedEnd(after(1), now)).toBeUndefined();
  expect(namedEnd(undefined, now)).toBeUndefined();
  expect(namedEnd(after(-5), now)).toBeUndefined();
  expect(namedEnd(after(180), now)).toBe(now + 180 * 60_000);
});
