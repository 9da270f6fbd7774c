import { afterEach, expect, it } from 'vitest';
import { openTown, type Town, untilAsync } from '../app/town.ts';

let town: Town;
afterEach(() => town.close());

it('without a service link prints the QR as it is, links by it, and the service that is started later is linked', async () => {
  town = await openTown({ linked: false });
  const { code, out } = await town.run('link', '--json');
  expect(code).toBe(0);
  expect(Object.keys(JSON.parse(out))).toEqual(['state', 'qr', 'pairingCode', 'number']);
  expect(JSON.parse(out)).toMatchObject({ state: 'unlinked', pairingCode: null, number: null });
  // As WhatsApp reads it: reference, two keys and a secret.
  expect(JSON.parse(out).qr.split(',')).toHaveLength(5);

  const linking = town.run('link');
  let scanned = false;
  await untilAsync(async () => {
    const [row] = town.rows<{ value: string }>("SELECT value FROM meta WHERE key = 'line.link'");
    const qr = row && (JSON.parse(row.value) as { qr: string | null }).qr;
    if (!qr || qr === JSON.parse(out).qr) return false;
    scanned = await town.server.scanQr(qr).then(
      () => true,
      () => false,
    );
    return scanned;
  });
  const linked = await linking;
  expect(linked.out).toContain(`tertaut dengan nomor +${town.server.owner.number}`);
  expect(linked.code).toBe(0);
  const service = await town.start();
  expect((await service.ask('/readyz')).status).toBe(200);
});

it('an unlinked phone is told so, and link --new begins anew', async () => {
  town = await openTown();
  const service = await town.start();
  town.server.unlink();
  await untilAsync(async () => (await service.ask('/readyz')).status === 503);
  await untilAsync(async () => JSON.parse((await town.run('link', '--json')).out).state === 'logged_out');
  const refused = await town.run('link', '--new');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('hentikan dahulu layanan');
  await service.signal('SIGTERM');
  expect(JSON.parse((await town.run('link', '--new', '--json')).out)).toMatchObject({
    state: 'unlinked',
    number: null,
  });
});
