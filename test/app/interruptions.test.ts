import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createInterruptions } from '../../src/app/interruptions.ts';
import type { Lines } from '../../src/ports/lines.ts';
import { sqliteLines } from '../../src/store/lines.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { wita } from '../edicts/service.ts';

let folder: string;
let store: Store;
let lines: Lines;
let now = 0;
const clock = { now: () => now };
/** The process begins anew. */
async function startAt(text: string) {
  now = wita(text);
  const interruptions = createInterruptions(lines, clock);
  await interruptions.started();
  return interruptions;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serlok-lines-'));
  store = openStore(join(folder, 'serlok.db'));
  lines = sqliteLines(store);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a device that was thrown out, two restarts and a new device: everything since the last word is blind', async () => {
  const working = await startAt('2021-08-04 06:00');
  await working.drained(now);
  now = wita('2021-08-05 10:00');
  await working.heard();
  await startAt('2021-08-05 18:00');
  const linked = await startAt('2021-08-05 20:00');
  linked.lost();
  now = wita('2021-08-05 20:05');
  await linked.relinked();
  await linked.drained(now);
  expect(await lines.blind()).toContainEqual({ from: wita('2021-08-05 10:00'), to: now, recovered: false });
});

test('an interruption over several starts is told from its beginning', async () => {
  const working = await startAt('2021-08-05 06:00');
  await working.drained(now);
  now = wita('2021-08-05 10:00');
  await working.heard();
  await startAt('2021-08-05 11:00');
  const back = await startAt('2021-08-05 12:00');
  await back.drained(now);
  const [last] = (await lines.outages(wita('2021-08-05 09:00'), now)).slice(-1);
  expect(last).toEqual({ from: wita('2021-08-05 10:00'), to: now, recovered: true });
});

test('fault 16: a queue drained while the clock ran ahead proves nothing once the clock is right again', async () => {
  const at = (text: string) => {
    now = wita(text);
    return now;
  };
  await lines.drained(at('2021-08-05 06:00'), now);
  await lines.drained(at('2021-08-05 09:00'), now);
  // Set right: it is 07.05, and nobody has heard anything since.
  expect(await lines.drainedThrough(at('2021-08-05 07:05'))).toBe(wita('2021-08-05 06:00'));
  await lines.drained(at('2021-08-05 07:10'), now);
  expect(await lines.drainedThrough(at('2021-08-05 10:00'))).toBe(wita('2021-08-05 07:10'));
});
