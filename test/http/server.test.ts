import { afterEach, describe, expect, test } from 'vitest';
import { createHttpServer, type HttpServer, type Legs } from '../../src/http/server.ts';

const well: Legs = { linked: true, receiving: true, storing: true, sending: true };

describe('the HTTP server', () => {
  let server: HttpServer;
  let logged: string[] = [];
  afterEach(() => server.close());

  function serve(legs: () => Legs | Promise<Legs>): HttpServer {
    logged = [];
    server = createHttpServer({
      ...{ host: '127.0.0.1', port: 0, legs },
      log: { error: (fields, text) => logged.push(`${JSON.stringify(fields)} ${text}`) },
    });
    return server;
  }

  test('it is healthy while it serves, whatever the legs say', async () => {
    const answer = await serve(() => ({ ...well, linked: false })).inject('/healthz');
    expect([answer.statusCode, answer.json()]).toEqual([200, { serving: true }]);
  });

  test('it is ready on four legs', async () => {
    const answer = await serve(async () => well).inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([200, well]);
  });

  test.each(['linked', 'receiving', 'storing', 'sending'] as const)(
    'without %s it is not ready and says so',
    async (leg) => {
      const answer = await serve(() => ({ ...well, [leg]: false })).inject('/readyz');
      expect([answer.statusCode, answer.json()]).toEqual([503, { ...well, [leg]: false }]);
    },
  );

  test('only the legs are told, whatever else comes with them', async () => {
    const talkative = { ...well, number: '6281234567890' };
    expect((await serve(() => talkative).inject('/readyz')).json()).toEqual(well);
  });

  test('what is not there is a 404 in JSON that repeats nothing', async () => {
    const answer = await serve(() => well).inject('/orang/6281234567890');
    expect([answer.statusCode, answer.json()]).toEqual([404, { error: 'not_found' }]);
  });

  test('a request it cannot read is the caller’s fault', async () => {
    const answer = await serve(() => well).inject({
      ...{ method: 'POST', url: '/healthz', payload: '{', headers: { 'content-type': 'application/json' } },
    });
    expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'bad_request' }]);
    await server.close();
    const bad = await serve(() => well).inject({ method: 'GET', url: '/%zz' });
    expect([bad.statusCode, bad.json()]).toEqual([400, { error: 'bad_request' }]);
  });

  test('a failure inside is logged without the query and told to nobody', async () => {
    const answer = await serve(() => Promise.reject(new TypeError('6281234567890'))).inject(
      '/readyz?siapa=6281234567890',
    );
    expect([answer.statusCode, answer.json()]).toEqual([500, { error: 'internal' }]);
    expect(logged).toEqual(['{"method":"GET","route":"/readyz","cause":"TypeError"} a request failed']);
  });

  test('at port 0 it says where it listens', async () => {
    const address = await serve(() => well).listen();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  });
});
