import { describe, expect, test } from 'vitest';
import { type Env, envToConfig, readEnv } from '../../src/config/environment.ts';

const local = 'ws://127.0.0.1:9000/ws/chat';
const of = (env: Env) => {
  const read = envToConfig(env);
  return read.ok ? read.environment : read.problems;
};

test('nothing set is the documented defaults', () => {
  expect(of({})).toEqual({
    configFolder: './config',
    dataFolder: './data',
    http: { host: '127.0.0.1', port: 8080 },
    logLevel: 'info',
    backupKey: null,
    webhookKey: null,
    whatsapp: { kind: 'whatsapp', url: null, version: null },
    clock: { kind: 'real' },
  });
});

test('fault 33: another version of WhatsApp Web than the built-in one, when that is refused', () => {
  expect(of({ whatsappVersion: '2.3000.1035194821' })).toMatchObject({ whatsapp: { version: [2, 3000, 1035194821] } });
  for (const whatsappVersion of ['2.3000', 'terbaru', '2.3000.1x', '-1.2.3'])
    expect(of({ whatsappVersion })).toEqual([expect.stringContaining('tiga bilangan')]);
});

test.each([
  ['2021-07-30T06:55:00+08:00', '2021-07-29T22:55:00Z', 1],
  ['2021-07-30T06:55:00+08:00 x60', '2021-07-29T22:55:00Z', 60],
  ['2021-07-29T22:55:30Z x0.5', '2021-07-29T22:55:30Z', 0.5],
  ['2021-07-29T18:25:00-04:30', '2021-07-29T22:55:00Z', 1],
])('the rehearsal clock %s', (clock, instant, speed) => {
  expect(of({ clock, whatsappUrl: local })).toMatchObject({
    clock: { kind: 'rehearsal', start: Date.parse(instant), speed },
  });
});

describe('a rehearsal needs a loopback address', () => {
  test.each([local, 'ws://localhost:1', 'ws://[::1]:1', 'ws://127.1.2.3:1'])('%s is one', (whatsappUrl) => {
    expect(of({ whatsappUrl, whatsappRootKey: 'ab'.repeat(32) })).toMatchObject({ whatsapp: { kind: 'rehearsal' } });
  });

  test.each([
    undefined,
    'wss://web.whatsapp.com/ws/chat',
    'ws://127.0.0.1.example.com',
    'ws://127.0.0.1@example.com',
    'ws://10.0.0.1',
  ])('%s is none', (url) => {
    const env = {
      ...(url === undefined ? {} : { whatsappUrl: url }),
      clock: '2021-07-30T06:55:00+08:00',
      whatsappRootKey: 'ab'.repeat(32),
    };
    const problems = of(env);
    expect(problems).toHaveLength(2);
    expect(String(problems)).toMatch(/SERLOK_WHATSAPP_ROOT_KEY ditolak; diharapkan .*SERLOK_CLOCK adalah/s);
    expect(String(problems)).not.toContain('abab');
  });
});

test.each<[keyof Env, string]>([
  ['http', '8080'],
  ['http', '127.0.0.1:99999'],
  ['logLevel', 'loud'],
  ['whatsappUrl', 'https://127.0.0.1'],
  ['whatsappUrl', '127.0.0.1:80'],
])('%s = %s is refused', (name, value) => {
  expect(of({ [name]: value })).toEqual([expect.stringContaining(`"${value}"; diharapkan `)]);
});

test.each([
  '2021-02-30T06:55:00+08:00',
  '2021-07-30T06:55:00',
  '2021-07-30T25:00:00Z',
  '2021-07-30T06:55:00+08:00 x0',
  'besok',
])('the clock %s is refused', (clock) =>
  expect(of({ clock, whatsappUrl: local })).toEqual([expect.stringContaining('SERLOK_CLOCK adalah')]),
);

test('an empty variable is not set', () => {
  process.env['SERLOK_HTTP'] = '';
  process.env['SERLOK_DATA'] = '/srv/serlok';
  try {
    expect(readEnv()).toMatchObject({ data: '/srv/serlok' });
    expect(readEnv()).not.toHaveProperty('http');
  } finally {
    delete process.env['SERLOK_HTTP'];
    delete process.env['SERLOK_DATA'];
  }
});
