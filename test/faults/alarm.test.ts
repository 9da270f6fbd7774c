import { expect, test } from 'vitest';
import { watchLink } from '../../src/app/link-watch.ts';
import { steppingClock } from '../../src/clock/stepping.ts';
import type { LinkState, TroubleKind } from '../../src/ports/channel.ts';

function watched() {
  const clock = steppingClock(0);
  const alarms: string[] = [];
  const logged: string[] = [];
  const log = {
    info: (_fields: object, text: string) => logged.push(text),
    warn: (_fields: object, text: string) => logged.push(text),
  };
  const watch = watchLink({ clock, log, alarm: (code) => alarms.push(code) });
  return {
    alarms,
    logged,
    at(seconds: number, state: LinkState, kind: TroubleKind | null = null) {
      clock.advanceTo(seconds * 1000);
      watch.changed({ state, trouble: kind && { kind, code: null }, qr: null, pairingCode: null, number: null });
    },
    wait: (seconds: number) => clock.advanceTo(seconds * 1000),
  };
}

test('faults 35 and 42: a line that is lost for two minutes is an alarm, once; a short loss is a line in the log', () => {
  const { at, wait, alarms, logged } = watched();
  at(0, 'connecting');
  at(1, 'open');
  at(10, 'closed', 'cut');
  at(20, 'connecting', 'cut');
  at(21, 'open');
  wait(500);
  expect([alarms, logged.length]).toEqual([[], 2]);
  at(500, 'closed', 'unavailable');
  for (let second = 510; second < 900; second += 10) {
    at(second, 'connecting', 'unavailable');
    at(second + 5, 'closed', 'unavailable');
  }
  expect([alarms, logged.length]).toEqual([['unavailable'], 3]);
  at(900, 'open');
  at(901, 'closed', 'unavailable');
  wait(1100);
  expect(alarms).toEqual(['unavailable', 'unavailable']);
});

test.each<[LinkState, TroubleKind]>([
  ['logged_out', 'logged_out'],
  ['forbidden', 'forbidden'],
  ['version_refused', 'version_refused'],
  ['replaced', 'replaced_again'],
  ['stale', 'stale'],
])('faults 28, 30, 31, 33 and 34: %s needs somebody and is an alarm at once, and once', (state, kind) => {
  const { at, wait, alarms } = watched();
  at(0, 'open');
  at(1, state, kind);
  expect(alarms).toEqual([kind]);
  wait(10_000);
  expect(alarms).toEqual([kind]);
});

test('fault 4: open but deaf is an alarm after two minutes as well', () => {
  const { at, wait, alarms } = watched();
  at(0, 'open');
  at(10, 'open', 'deaf');
  wait(200);
  expect(alarms).toEqual(['deaf']);
});

test('a number that is not linked yet is no alarm', () => {
  const { at, wait, alarms } = watched();
  at(0, 'unlinked');
  wait(10_000);
  expect(alarms).toEqual([]);
});
