import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileAlarm } from '../../src/alarm/alarm.ts';

test('the operator finds the newest alarms in one file; where it cannot be written nothing breaks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-alarm-'));
  const alarm = fileAlarm(folder, { now: () => Date.parse('2021-07-29T23:00:00Z') });
  for (let i = 0; i < 250; i++) expect(alarm.raise('tertutup', `WhatsApp tidak tersambung,\ncoba ${i}.`)).toBe(true);
  const lines = readFileSync(join(folder, 'alarm.log'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(200);
  expect(lines.at(-1)).toBe('2021-07-29T23:00:00.000Z [tertutup] WhatsApp tidak tersambung, coba 249.');
  rmSync(folder, { recursive: true });
  expect(alarm.raise('tertutup', 'x')).toBe(false);
});
