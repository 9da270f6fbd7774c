import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { memoryChannel } from '../../src/channel/memory.ts';
import { createLog } from '../../src/log.ts';
import { bot, saying, stockPhone } from '../channel/signal/peers.ts';
import { wita } from '../edicts/service.ts';
import { configIn, root } from '../edicts/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'serlok-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const build = (file: string) => JSON.stringify(resolve(root, 'dist', file));

describe('fault 40: a process that cannot go on ends, and nothing acknowledged depends on it', () => {
  const script = (body: string) =>
    `import(${build('clock/watchdog.js')}).then(({ watchdog }) => { watchdog(${JSON.stringify({ file: join(folder, 'alarm.log'), line: '[macet]' })}, 2); ${body} });`;

  test('an event loop that stands still is killed by a second thread, which says so in the alarm file', async () => {
    const began = performance.now();
    const child = spawn(process.execPath, ['-e', script('setTimeout(() => { for (;;); }, 500);')]);
    const [code, signal] = await once(child, 'exit');
    expect([code, signal]).toEqual([null, 'SIGKILL']);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(readFileSync(join(folder, 'alarm.log'), 'utf8')).toContain('[macet]');
  }, 30_000);

  test('a suspended one is not, nor one that only works a lot', async () => {
    const busy = 'setInterval(() => { const end = Date.now() + 300; while (Date.now() < end); }, 310);';
    const child = spawn(process.execPath, ['-e', script(`${busy} setTimeout(() => process.exit(0), 9000);`)]);
    await new Promise((done) => setTimeout(done, 1500));
    child.kill('SIGSTOP');
    await new Promise((done) => setTimeout(done, 4000));
    child.kill('SIGCONT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 30_000);
});

test('fault 31: of two processes on one data folder the second is told so, and takes over when the first dies', async () => {
  const lock = (then: string) =>
    `import(${build('app/lock.js')}).then(({ lockFolder }) => { lockFolder(${JSON.stringify(folder)}); ${then} })` +
    '.catch((error) => { console.error(error.message); process.exit(3); });';
  const first = spawn(process.execPath, ['-e', lock("console.log('held'); setInterval(() => {}, 1000);")]);
  await once(first.stdout, 'data');
  const second = spawnSync(process.execPath, ['-e', lock('process.exit(0);')], { encoding: 'utf8' });
  expect([second.status, second.stderr]).toEqual([3, expect.stringContaining('sedang dipakai layanan Serlok lain')]);
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(spawnSync(process.execPath, ['-e', lock('process.exit(0);')]).status).toBe(0);
}, 60_000);

test('fault 39: bytes that open but are no message are kept as such, once, and the next message is read', async () => {
  const receiver = await bot();
  const phone = stockPhone(2);
  await phone.repository.injectE2ESession({ jid: receiver.jid, session: await receiver.bundle() });
  await receiver.receives(phone, [await phone.seals(receiver, Buffer.from([0xff, 0xff, 0xff, 0x07, 1]))], 'BAD');
  await receiver.receives(phone, [await phone.seals(receiver, saying('halo'))], 'GOOD');
  expect(receiver.store.messages().map(({ id, kind }) => [id, kind])).toEqual([
    ['BAD', 'malformed'],
    ['GOOD', 'message'],
  ]);
});

describe('fault 41: memory', () => {
  test('a flood of messages nobody can read leaves nothing behind', async () => {
    const receiver = await bot();
    const phone = stockPhone(1);
    const garbage = (i: number) => ({ type: 'msg', ciphertext: Buffer.alloc(60, i % 256) }) as const;
    const flood = async (count: number) => {
      // Always the same few ids: what is kept of each is one row in the database.
      for (let i = 0; i < count; i += 1) await receiver.receives(phone, [garbage(i)], `M${i % 10}`).catch(() => {});
    };
    await flood(500);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    await flood(5000);
    globalThis.gc?.();
    expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(60);
  }, 60_000);

  test('above the ceiling the process asks for a fresh one, but never while a window is near', async () => {
    const fatal: [number, string][] = [];
    const alarms: string[] = [];
    const nudges: (() => void)[] = [];
    let now = wita('2021-08-05 06:00');
    let taken = 100;
    const clock = {
      now: () => now,
      after: () => () => {},
      nudge(run: () => void) {
        nudges.push(run);
        return () => {};
      },
    };
    const app = await createApp({
      config: configIn(`${root}/config`),
      dataFolder: mkdtempSync(join(folder, 'memory-')),
      clock,
      log: createLog('silent'),
      http: null,
      channel: (_house, events) => memoryChannel({ clock, events }),
      alarm: (code) => alarms.push(code),
      memoryMiB: () => taken,
      fatal: (code, reason) => fatal.push([code, reason]),
    });
    const nudge = async () => {
      for (const run of nudges) run();
      while (!app.idle()) await new Promise((done) => setImmediate(done));
    };
    await app.start();
    await nudge();
    taken = 900;
    now = wita('2021-08-05 06:57');
    await nudge();
    now = wita('2021-08-05 07:20');
    await nudge();
    expect(fatal).toEqual([]);
    now = wita('2021-08-05 09:00');
    await nudge();
    expect([fatal, alarms]).toEqual([[[70, 'memory']], ['memori']]);
    await app.stop();
  });
});
