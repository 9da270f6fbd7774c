import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nightlyBackup } from '../../src/app/nightly-backup.ts';
import { steppingClock } from '../../src/clock/stepping.ts';

let data: string;
let alarms: string[];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'serlok-nightly-'));
  writeFileSync(join(data, 'serlok.db'), 'x');
  alarms = [];
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const clock = steppingClock(Date.parse('2021-07-30T00:00:00+08:00'));
const night = (make: (file: string) => Promise<void>, urgent = false) =>
  nightlyBackup({
    ...{ dataFolder: data, keep: { days: 2, weeks: 0 }, zone: 'WITA', clock, make },
    urgent: () => urgent,
    alarm: (code, sentence) => alarms.push(`${code}: ${sentence}`),
    said: () => {},
  });
const rest = async () => {
  for (let i = 0; i < 20; i += 1) await setImmediate();
};
const files = () => readdirSync(join(data, 'backup')).sort();
const touch = async (file: string) => writeFileSync(file, 'backup');

test('one a night between half past two and half past five, the oldest goes, what a kill left goes', async () => {
  const nightly = night(touch);
  for (const [time, kept] of [
    ['2021-07-31T02:29:00', []],
    ['2021-07-31T02:31:00', ['serlok-2021-07-31.db']],
    ['2021-07-31T04:00:00', ['serlok-2021-07-31.db']],
    ['2021-08-01T02:31:00', ['serlok-2021-07-31.db', 'serlok-2021-08-01.db']],
    ['2021-08-02T02:31:00', ['serlok-2021-08-01.db', 'serlok-2021-08-02.db']],
  ] as const) {
    clock.advanceTo(Date.parse(`${time}+08:00`));
    if (kept.length > 0) mkdirSync(join(data, 'backup'), { recursive: true });
    if (time === '2021-08-02T02:31:00') writeFileSync(join(data, 'backup/serlok-2021-08-01.db.part'), 'half');
    nightly.look();
    await rest();
    if (kept.length > 0) expect(files()).toEqual(kept);
  }
  expect(alarms).toEqual([]);
});

test('a backup that fails, or a folder that cannot be made, is an alarm and nothing else', async () => {
  clock.advanceTo(Date.parse('2021-08-03T02:31:00+08:00'));
  night(() => Promise.reject(new Error('no'))).look();
  await rest();
  rmSync(join(data, 'backup'), { recursive: true });
  writeFileSync(join(data, 'backup'), 'a file stands there');
  night(touch).look();
  await rest();
  expect(alarms).toHaveLength(2);
  for (const alarm of alarms) expect(alarm).toMatch(/^cadangan: Cadangan malam gagal/);
});

test('while a window is open it waits', async () => {
  clock.advanceTo(Date.parse('2021-08-04T02:31:00+08:00'));
  let made = 0;
  const nightly = night(async () => {
    made += 1;
  }, true);
  nightly.look();
  await rest();
  expect(made).toBe(0);
});
