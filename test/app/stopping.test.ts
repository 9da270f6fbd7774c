import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { memoryChannel } from '../../src/channel/memory.ts';
import type { Envelope } from '../../src/domain/message.ts';
import { createLog } from '../../src/log.ts';
import type { ChannelEvents } from '../../src/ports/channel.ts';
import { wita } from '../edicts/service.ts';
import { configIn, root } from '../edicts/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'serlok-stopping-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A clock that only says the time: nothing happens by itself. */
let now = wita('2021-08-05 06:00');
const clock = { now: () => now, after: () => () => {}, nudge: () => () => {} };

async function openApp() {
  let events: ChannelEvents | null = null;
  const app = await createApp({
    config: configIn(`${root}/config`),
    dataFolder: folder,
    clock,
    log: createLog('silent'),
    http: null,
    channel(_house, told) {
      events = told;
      return memoryChannel({ clock, events: told });
    },
    fatal: (code, reason) => {
      throw new Error(`${code}: ${reason}`);
    },
  });
  return { app, events: events as unknown as ChannelEvents };
}

const letter = (n: number): Envelope => ({
  chat: `6281100${n}@s.whatsapp.net`,
  sender: `6281100${n}@s.whatsapp.net`,
  id: `M${n}`,
  enc: 0,
  sentAt: wita('2021-08-05 07:10') + n,
  receivedAt: now,
  fromMe: false,
  senderAlt: null,
  device: 0,
  offline: true,
  kind: 'message',
  content: { kind: 'text', text: 'halo', mentions: [], forwarded: false },
});

test('fault 5: a stop in the middle of the queue does not count it as heard: verdicts wait for the next drain', async () => {
  const first = await openApp();
  await first.app.start();
  while (!first.app.idle()) await new Promise((resolve) => setImmediate(resolve));
  for (let n = 0; n < 600; n++) await first.app.house.vault.commit([], letter(n));

  now = wita('2021-08-05 07:32');
  first.events.drained(now);
  await first.app.stop();

  const second = await openApp();
  expect((await second.app.house.inbox.depth()).pending).toBeGreaterThan(0);
  expect((await second.app.house.board.sight()).drainedThrough).toBeLessThan(wita('2021-08-05 07:31'));
  second.app.house.close();
});
