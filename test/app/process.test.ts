import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { sqliteVault } from '../../src/store/vault.ts';
import { cast, employees } from './employees.ts';
import { home, openTown, type Town, until, untilAsync } from './town.ts';

let town: Town;
afterEach(() => town.close());

it('serves from the first moment, is ready once the QR was scanned, and ends with 0 when it is told to', async () => {
  town = await openTown({ linked: false });
  const service = await town.start({ wait: false });
  expect(await service.ask('/healthz')).toEqual({ status: 200, body: { serving: true } });
  expect(await service.ask('/readyz')).toMatchObject({ status: 503, body: { linked: false, receiving: false } });

  const shown = JSON.parse((await town.run('link', '--json')).out);
  expect(shown).toMatchObject({ state: 'unlinked', pairingCode: null, number: null });
  await town.server.scanQr(shown.qr);
  await untilAsync(async () => (await service.ask('/readyz')).status === 200);
  const linked = JSON.parse((await town.run('link', '--json')).out);
  expect(linked).toMatchObject({ state: 'open', qr: null, number: town.server.owner.number });

  const id = await town.phone(cast.ahmad).sendLocation(home);
  await until(() => town.rows('SELECT 1 FROM share WHERE id = ?', id).length > 0);
  expect(await service.signal('SIGTERM')).toEqual({ code: 0, signal: null });
});

it('fault 35: is not ready while WhatsApp is gone, and by itself ready again afterwards', async () => {
  town = await openTown();
  const service = await town.start();
  town.server.refuseUpgrade(503);
  town.server.dropConnection();
  await untilAsync(async () => (await service.ask('/readyz')).status === 503);
  expect(await service.ask('/readyz')).toMatchObject({ body: { linked: false, receiving: false, storing: true } });
  expect((await service.ask('/healthz')).status).toBe(200);
  const id = await town.phone(cast.ahmad).sendLocation(home);
  town.server.refuseUpgrade(null);
  await untilAsync(async () => (await service.ask('/readyz')).status === 200);
  await until(() => town.rows('SELECT 1 FROM share WHERE id = ?', id).length > 0);
});

it('fault 31: refuses to run twice on one data folder, and runs again after the first was killed', async () => {
  town = await openTown();
  const first = await town.start();
  const second = await town.start({ wait: false });
  expect(await second.ended).toEqual({ code: 1, signal: null });
  expect(second.printed()).toContain(`folder data ${town.data} sedang dipakai`);
  expect((await first.ask('/readyz')).status).toBe(200);
  expect(town.server.history.filter(({ kind }) => kind === 'login')).toHaveLength(1);
  await first.signal('SIGKILL');
  await town.start();
});

it('fault 23: a disk that is full ends the service with 75 and no receipt, and the next one counts what was not receipted', async () => {
  town = await openTown();
  // Enough for a start (keys, configuration), and less than the log grows to before SQLite turns it over.
  const roomKiB = Math.ceil(statSync(join(town.data, 'serlok.db')).size / 1024) + 1500;
  const service = await town.start({ limitKiB: roomKiB });
  const staff = (await employees()).map(({ nip }) => town.phone(nip));
  const ids: string[] = [];
  for (let i = 0; service.running() && i < 2000; i += 1) {
    ids.push(await (staff[i % staff.length] as (typeof staff)[number]).sendLocation(home));
    await until(() => town.server.outstanding() < 20 || !service.running());
  }
  expect(await service.ended).toEqual({ code: 75, signal: null });
  const receipted = ids.filter((id) => town.of(id).some(({ kind }) => kind === 'receipt'));
  const unreceipted = ids.filter((id) => !receipted.includes(id));
  expect(unreceipted.length).toBeGreaterThan(0);
  expect(town.server.history.filter(({ kind }) => kind === 'nack' || kind === 'retry')).toEqual([]);
  const stored = () => new Set(town.rows<{ id: string }>('SELECT id FROM share').map(({ id }) => id));

  await town.start();
  // What was committed and not receipted any more is refused as known (487), then receipted by ourselves.
  const told = (id: string) => town.of(id).some(({ kind, error }) => kind === 'receipt' || error === '487');
  await until(() => ids.every(told), 15_000);
  await until(() => ids.every((id) => stored().has(id)));
  expect(town.rows('SELECT 1 FROM inbox')).toHaveLength(ids.length);
});

it('fault 15: credentials that are gone while sessions are left end the start with 1 and the way out, not with a new device', async () => {
  town = await openTown();
  const store = openStore(join(town.data, 'serlok.db'));
  await sqliteVault(store).commit(
    [
      { type: 'creds', id: 'own', value: null },
      { type: 'session', id: 'x.0', value: Buffer.from('x') },
    ],
    null,
  );
  store.close();
  const service = await town.start({ wait: false });
  expect(await service.ended).toEqual({ code: 1, signal: null });
  expect(service.printed()).toContain('serlok link --new');
});

it('fault 23: a disk that is full from the start ends the service with 75 as well', async () => {
  town = await openTown();
  const service = await town.start({ limitKiB: 1, wait: false });
  expect(await service.ended).toEqual({ code: 75, signal: null });
  expect(town.server.history.filter(({ kind }) => kind === 'login')).toEqual([]);
});
