import { afterEach, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { home, openTown, type Town, until, untilAsync } from './town.ts';

let town: Town;
afterEach(() => town.close());

/** Everything waits half a minute before it leaves, so that something is queued when the device is removed. */
const slow = (yaml: string): string => yaml.replace('jitterSeconds: [4, 20]', 'jitterSeconds: [30, 40]');

async function relink(): Promise<void> {
  const before = JSON.parse((await town.run('link', '--new', '--json')).out).qr;
  const linking = town.run('link');
  await untilAsync(async () => {
    const [row] = town.rows<{ value: string }>("SELECT value FROM meta WHERE key = 'line.link'");
    const { qr } = JSON.parse(row?.value ?? '{}') as { qr?: string | null };
    if (!qr || qr === before) return false;
    return town.server.scanQr(qr).then(
      () => true,
      () => false,
    );
  });
  expect((await linking).code).toBe(0);
}

it('a number that is linked anew keeps who is who, what was sent, what was decided and what waited to be sent', async () => {
  town = await openTown({ config: slow });
  let service = await town.start();
  const [ahmad, fitriani] = [town.phone(cast.ahmad), town.phone(cast.fitriani)];
  // Her LID is learnt from this message; the next carries nothing else.
  const hers = await fitriani.sendLocation(home);
  const his = await ahmad.sendLocation(home);
  const shares = () => town.rows<{ id: string }>('SELECT id FROM share ORDER BY sent_at, id').map(({ id }) => id);
  await until(() => shares().length === 2);
  const queued = () => town.rows("SELECT 1 FROM outbox WHERE state = 'queued' AND lane = 'reaction'").length;
  expect(queued()).toBe(2);
  const recap = async () => (await town.run('recap', '--from', '2021-07-30', '--to', '2021-07-30')).out;
  const before = await recap();
  const identities = () => town.rows('SELECT kind, value, person FROM identity ORDER BY kind, value');
  const known = identities();

  town.server.unlink();
  await untilAsync(async () => (await service.ask('/readyz')).status === 503);
  await service.signal('SIGTERM');
  await relink();
  service = await town.start();

  // What had been decided before is sent by the new device.
  const marks = () =>
    [ahmad, fitriani].map(({ received }) => received.flatMap(({ reaction }) => reaction?.targetId ?? []));
  await until(() => marks().flat().length === 2, 60_000);
  expect(marks()).toEqual([[his], [hers]]);
  expect(identities()).toEqual(known);
  expect(await recap()).toBe(before);

  // She is still known by her LID alone.
  const again = await fitriani.sendText('status', { omitAlt: true });
  await until(() => fitriani.received.some(({ text }) => text?.includes('Status Fitriani')), 60_000);
  expect(shares()).not.toContain(again);
  expect((await town.run('audit', 'verify')).code).toBe(0);
  // A new device is slower for a week, and the operator can read it.
  expect((await town.run('status')).out).toContain('pemanasan, setengah batas sampai');
}, 150_000);
