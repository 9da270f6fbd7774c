import { afterEach, expect, it } from 'vitest';
import { openTown, type Town, until, untilAsync } from './town.ts';

let town: Town;
afterEach(() => town.close());

const open = (url: string, cookie?: string) =>
  fetch(url, { redirect: 'manual', headers: cookie === undefined ? {} : { cookie } });

it('the linking page opens once, shows the QR as it changes, and says when the number is linked', async () => {
  town = await openTown({ linked: false });
  const service = await town.start({ wait: false });
  const address = await service.address();
  await until(() => town.rows("SELECT 1 FROM meta WHERE key = 'http.address'").length > 0);
  const url = (await town.run('link', '--url')).out.trim();
  expect(url).toMatch(new RegExp(`^${address}/link/[0-9a-f]{48}$`));

  const entered = await open(url);
  expect(entered.status).toBe(303);
  const cookie = entered.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/link; Max-Age=900$/);
  const session = cookie.split(';')[0] ?? '';
  // Once, and by nobody without the cookie; nothing secret was printed at the start.
  expect((await open(url)).status).toBe(404);
  expect((await open(`${address}/link`)).status).toBe(404);
  expect((await open(`${address}/link`, `serlok_link=${'0'.repeat(48)}`)).status).toBe(404);
  expect(service.printed()).not.toContain(url.split('/').at(-1));

  const page = async () => (await open(`${address}/link`, session)).text();
  await untilAsync(async () => (await page()).includes('<svg'));
  const first = await page();
  expect(first).toContain('Perangkat tertaut');
  expect(first).not.toContain('<script');
  // WhatsApp asks for a new secret (fault 38): the page shows the new code by itself.
  town.server.refreshPairing();
  await untilAsync(async () => (await page()) !== first && (await page()).includes('<svg'));
  const { qr } = JSON.parse((await town.run('link', '--json')).out);
  await town.server.scanQr(qr);
  await untilAsync(async () => (await page()).includes(`Tertaut dengan nomor +${town.server.owner.number}`));
  const linked = await open(`${address}/link`, session);
  expect(linked.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(linked.headers.get('cache-control')).toBe('no-store');
  expect(await linked.text()).not.toContain('<svg');
}, 60_000);

it('a new address voids the one before, and a quarter of an hour voids each', async () => {
  town = await openTown({ linked: false, speed: 60 });
  const service = await town.start({ wait: false });
  await service.address();
  await until(() => town.rows("SELECT 1 FROM meta WHERE key = 'http.address'").length > 0);
  const older = (await town.run('link', '--url')).out.trim();
  const newer = (await town.run('link', '--url')).out.trim();
  expect((await open(older)).status).toBe(404);
  expect((await open(newer)).status).toBe(303);
  const late = (await town.run('link', '--url')).out.trim();
  await new Promise((resolve) => setTimeout(resolve, 16_000));
  expect((await open(late)).status).toBe(404);
}, 60_000);

it('on the page one may ask for a code to type instead, and links by it', async () => {
  town = await openTown({ linked: false });
  const service = await town.start({ wait: false });
  const address = await service.address();
  await until(() => town.rows("SELECT 1 FROM meta WHERE key = 'http.address'").length > 0);
  const entered = await open((await town.run('link', '--url')).out.trim());
  const session = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = async () => (await open(`${address}/link`, session)).text();
  await untilAsync(async () => (await page()).includes('<svg'));
  const ask = (cookie: string) =>
    fetch(`${address}/link/code`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'number=6289999999999',
    });
  expect((await ask('')).status).toBe(404);
  expect((await ask(session)).status).toBe(303);
  let code = '';
  await untilAsync(async () => {
    code = /<code>([A-Z0-9-]{8,9})<\/code>/.exec(await page())?.[1] ?? '';
    return code !== '' && town.server.asksForCode();
  });
  expect(await page()).not.toContain('<svg');
  await town.server.enterPairingCode(code.replace('-', ''));
  await untilAsync(async () => (await page()).includes(`Tertaut dengan nomor +${town.server.owner.number}`));
}, 60_000);

it('with a code typed on the phone the number is linked from the terminal alone', async () => {
  town = await openTown({ linked: false });
  const linking = town.run('link', '--code');
  let code: string | null = null;
  await until(() => {
    const [row] = town.rows<{ value: string }>("SELECT value FROM meta WHERE key = 'line.link'");
    code = row ? (JSON.parse(row.value) as { pairingCode: string | null }).pairingCode : null;
    return code !== null && town.server.asksForCode();
  }, 30_000);
  // Nobody types that fast: the terminal shows it first.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await town.server.enterPairingCode(code ?? '');
  const { out, code: ended } = await linking;
  expect(ended).toBe(0);
  expect(out).toContain(`Kode: ${code}`);
  expect(out).toContain(`tertaut dengan nomor +${town.server.owner.number}`);
}, 60_000);

it('without a service the command serves the page itself until the number is linked', async () => {
  town = await openTown({ linked: false });
  const linking = town.run('link', '--url');
  const qr = () => {
    const [row] = town.rows<{ value: string }>("SELECT value FROM meta WHERE key = 'line.link'");
    return row ? (JSON.parse(row.value) as { qr: string | null }).qr : null;
  };
  await until(() => qr() !== null, 30_000);
  // The first code comes before the page has its address; the command must have printed it.
  await until(() => town.rows("SELECT 1 FROM meta WHERE key = 'link.token'").length > 0, 30_000);
  await town.server.scanQr(qr() ?? '');
  const { code, out } = await linking;
  expect(code).toBe(0);
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/link\/[0-9a-f]{48}$/m);
  expect(out).toContain(`tertaut dengan nomor +${town.server.owner.number}`);
}, 60_000);
