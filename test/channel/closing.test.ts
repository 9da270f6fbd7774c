import { expect, test } from 'vitest';
import { backoffMs, closing } from '../../src/channel/whatsapp/closing.ts';

test.each([
  [401, 'logged_out', null],
  [403, 'forbidden', null],
  [419, 'forbidden', null],
  [405, 'version_refused', 300_000],
  [408, 'closed', 'backoff'],
  [428, 'closed', 'backoff'],
  [503, 'closed', 'backoff'],
  [400, 'closed', 'backoff'],
  [undefined, 'closed', 'backoff'],
  [515, 'connecting', 'now'],
  [440, 'replaced', 30_000],
] as const)('after %s the link is %s and tries again: %s', (code, state, retry) => {
  expect(closing(code, false)).toEqual({ state, retry });
});

test('replaced twice: it holds', () => expect(closing(440, true)).toEqual({ state: 'replaced', retry: null }));

test('waits grow, never beyond a minute, and never nothing', () => {
  expect(backoffMs(0, 0)).toBe(500);
  expect(backoffMs(0, 1)).toBe(1500);
  expect(backoffMs(3, 1)).toBe(8500);
  expect(backoffMs(1000, 1)).toBe(60_000);
});
