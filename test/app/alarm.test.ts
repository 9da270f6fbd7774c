import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { home, openTown, prompt, type Town, until } from './town.ts';

let town: Town;
let watcher: Server;
const heard: { path: string; body: string }[] = [];
afterEach(async () => {
  await town.close();
  await new Promise((done) => watcher.close(done));
});

async function openWatcher(): Promise<string> {
  heard.length = 0;
  watcher = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      heard.push({ path: request.url ?? '', body });
      response.end();
    });
  });
  await new Promise<void>((done) => watcher.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(watcher.address() as AddressInfo).port}`;
}

it('a session that is lost is told to the operator’s own system within the minute, and the dead man’s switch falls silent', async () => {
  const base = await openWatcher();
  const alarm = `alarm: {webhook: '${base}/alarm', heartbeat: '${base}/hidup', heartbeatMinutes: 1, hosts: ['127.0.0.1'], allowPrivate: true}\n`;
  // Fast, so that a minute between two beats is a second.
  town = await openTown({ speed: 60, config: (yaml) => `${prompt(yaml)}\n${alarm}` });
  const service = await town.start({ env: { SERLOK_WEBHOOK_KEY: 'sebuah rahasia' } });
  const beats = () => heard.filter(({ path }) => path === '/hidup').length;
  await until(() => beats() >= 2, 30_000);
  town.server.unlink();
  const told = () => heard.filter(({ path }) => path === '/alarm').map(({ body }) => JSON.parse(body));
  await until(() => told().some(({ code }) => code === 'logged_out'), 60_000);
  expect(told().find(({ code }) => code === 'logged_out').sentence).toContain('jalankan serlok link --new');
  const fell = beats();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(beats()).toBeLessThanOrEqual(fell + 1);
  expect((await service.ask('/healthz')).status).toBe(200);
}, 120_000);

it('/metrics says how the line, the day and the sending go, and names nobody', async () => {
  await openWatcher();
  town = await openTown();
  const service = await town.start();
  const id = await town.phone(cast.ahmad).sendLocation(home);
  await until(() => town.rows('SELECT 1 FROM share WHERE id = ?', id).length > 0);
  await until(() => town.rows("SELECT 1 FROM outbox WHERE state = 'acked'").length > 0, 20_000);
  const answer = await fetch(`${await service.address()}/metrics`);
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const text = await answer.text();
  for (const line of [
    'serlok_leg{leg="linked"} 1',
    'serlok_leg{leg="receiving"} 1',
    'serlok_shares_today 1',
    'serlok_verdicts_today{state="tepat"} 1',
    'serlok_sends_24h{lane="reaction",outcome="acked"} 1',
    'serlok_outbox{state="queued"} 0',
    'serlok_inbox{state="quarantined"} 0',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).toMatch(/^serlok_event_loop_lag_seconds\{quantile="p99"\} 0\.\d+$/m);
  // Every line is a comment or a measure, as the format wants.
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(
      /^(# (HELP|TYPE) serlok_\w+ .+|serlok_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?\d+(\.\d+)?(e-?\d+)?)$/,
    );
}, 60_000);
