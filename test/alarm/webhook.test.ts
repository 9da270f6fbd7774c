import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isPrivate, safePost } from '../../src/alarm/safe-post.ts';
import { heartbeat, type Webhook, webhook } from '../../src/alarm/webhook.ts';
import { steppingClock } from '../../src/clock/stepping.ts';
import { until } from '../rehearsal/bot.ts';

type Call = { readonly path: string; readonly body: string; readonly headers: IncomingMessage['headers'] };
let folder: string;
let server: Server;
let calls: Call[];
let status: number;
let hook: Webhook | null;
let clock: ReturnType<typeof steppingClock>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serlok-webhook-'));
  [calls, status, hook] = [[], 200, null];
  clock = steppingClock(Date.parse('2021-07-30T07:00:00+08:00'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      calls.push({ path: request.url ?? '', body, headers: request.headers });
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(async () => {
  hook?.stop();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

const url = (host = '127.0.0.1') => `http://${host}:${(server.address() as AddressInfo).port}/alarm`;
const said: string[] = [];
const open = (over: Partial<Parameters<typeof webhook>[0]> = {}): Webhook => {
  hook = webhook({
    ...{ url: url(), allowPrivate: true, key: 'rahasia', agency: 'Pemerintah Kota Contoh', dataFolder: folder, clock },
    said: (what, fields) => void said.push(`${what} ${JSON.stringify(fields)}`),
    ...over,
  });
  return hook;
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('the operator hears of trouble without WhatsApp', () => {
  test('one sentence, signed, so that nobody else can raise an alarm', async () => {
    open().raise('logged_out', 'Perangkat ini dikeluarkan dari ponsel.');
    await until(() => calls.length === 1);
    const [{ body, headers }] = calls as [Call];
    expect(JSON.parse(body)).toEqual({
      ...{ from: 'serlok', agency: 'Pemerintah Kota Contoh', at: '2021-07-29T23:00:00.000Z', code: 'logged_out' },
      sentence: 'Perangkat ini dikeluarkan dari ponsel.',
    });
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-serlok-signature'])) ?? [];
    expect(signature).toBe(createHmac('sha256', 'rahasia').update(`${seconds}.${body}`).digest('hex'));
  });

  test('a line that flaps is told once in ten minutes, another trouble at once', async () => {
    const to = open();
    for (let n = 0; n < 5; n += 1) to.raise('cut', 'Terputus.');
    to.raise('tuli', 'Tidak mendengar.');
    await until(() => calls.length === 2);
    clock.advanceTo(clock.now() + 11 * 60_000);
    to.raise('cut', 'Terputus.');
    await until(() => calls.length === 3);
    expect(calls.map(({ body }) => JSON.parse(body).code).sort()).toEqual(['cut', 'cut', 'tuli']);
  });

  test('a server that is away is asked again, and in the end left alone', async () => {
    status = 503;
    open().raise('cut', 'Terputus.');
    await until(() => calls.length === 1);
    for (const pause of [2, 15, 60, 300, 900, 3600]) {
      await settle();
      clock.advanceTo(clock.now() + pause * 1000);
    }
    await settle();
    expect(calls).toHaveLength(6);
    expect(said.join(' ')).not.toContain('127.0.0.1');
  });

  test('how the last process ended is told by the next one, once', async () => {
    writeFileSync(join(folder, 'alarm.log'), '2021-07-29T22:59:00.000Z [75] Penyimpanan gagal. Periksa ruang disk.\n');
    open();
    await until(() => calls.length === 1);
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({
      code: '75',
      sentence: 'Penyimpanan gagal. Periksa ruang disk.',
    });
    open();
    await settle();
    expect(calls).toHaveLength(1);
  });
});

describe('no call goes where the operator did not mean', () => {
  const post = (to: string, allowPrivate: boolean) => safePost({ url: to, body: '{}', headers: {}, allowPrivate });

  test('a redirect is not followed', async () => {
    status = 302;
    expect(await post(url(), true)).toBe(302);
    expect(calls.map(({ path }) => path)).toEqual(['/alarm']);
  });

  test('addresses of this machine and its networks are refused, also behind a name, unless they are allowed', async () => {
    const { port } = server.address() as AddressInfo;
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '169.254.169.254',
      '10.0.0.1',
      '192.168.1.1',
      '[fd00::1]',
      '[::ffff:127.0.0.1]',
    ])
      await expect(post(`https://${host}:${port}/`, false), host).rejects.toThrow('a private address');
    await expect(post(url(), false)).rejects.toThrow('only https');
    expect(calls).toEqual([]);
    expect(isPrivate('8.8.8.8')).toBe(false);
    expect(isPrivate('2001:4860:4860::8888')).toBe(false);
  });
});

test('the dead man’s switch beats while everything works, and is silent when it does not', async () => {
  let well = true;
  const beat = heartbeat({ ...{ url: url(), everyMs: 300_000, allowPrivate: true, clock }, well: () => well });
  const look = async () => {
    beat.look();
    await settle();
  };
  await look();
  await look();
  expect(calls).toHaveLength(1);
  clock.advanceTo(clock.now() + 300_000);
  await look();
  expect(calls).toHaveLength(2);
  well = false;
  clock.advanceTo(clock.now() + 3_600_000);
  await look();
  expect(calls).toHaveLength(2);
  // One that did not get through is tried at the next look.
  well = true;
  status = 500;
  await look();
  status = 200;
  await look();
  expect(calls).toHaveLength(4);
});
