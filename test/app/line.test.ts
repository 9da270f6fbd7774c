import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { friday, home, openTown, type Town, until, untilAsync } from './town.ts';

let town: Town;
afterEach(() => town.close());

type Share = { id: string; sent_at: number; kind: string };
const shares = () => town.rows<Share>('SELECT * FROM share');
const stored = (ids: readonly string[]) =>
  ids.filter((id) => town.rows("SELECT 1 FROM inbox WHERE id = ? AND kind = 'message'", id).length > 0);

it('fault 2: a connection that breaks again and again while the queue comes in loses nothing and counts nothing twice', async () => {
  const cuts = [1, 20, 70];
  let receipts = 0;
  town = await openTown({
    onEvent({ kind }) {
      if (kind === 'receipt' && cuts.includes(++receipts)) town.server.dropConnection();
    },
  });
  const members = [cast.head, cast.ahmad, cast.fitriani, cast.ruslan, cast.anwar, cast.besse].map(town.phone);
  const ids: string[] = [];
  for (let i = 0; i < 120; i += 1) {
    const phone = members[i % members.length] as (typeof members)[number];
    ids.push(await phone.sendLocation(home, i % 4 === 0 ? { chat: town.group } : { addressing: i % 2 ? 'pn' : 'lid' }));
  }
  await town.start({ wait: false });
  await until(() => receipts >= 71, 45_000);
  await town.allAnswered();
  await until(() => shares().length >= ids.length);
  expect(stored(ids)).toEqual(ids);
  expect(
    shares()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...ids].sort());
});

it('faults 3 and 7: a share that WhatsApp delivers twice, at once or after it was receipted, counts once and is receipted again', async () => {
  town = await openTown();
  const service = await town.start();
  const ahmad = town.phone(cast.ahmad);
  const twice = await ahmad.sendLocation(home, { duplicate: true });
  const again = await town.phone(cast.fitriani).sendLocation(home);
  await until(() => shares().length === 2);
  await town.server.settled();
  town.server.redeliver(again);
  await until(() => town.of(again).filter(({ kind }) => kind === 'delivered').length === 2);
  await until(() => (service.printed().match(/"receipted":true/g) ?? []).length === 2);
  await town.server.settled();
  expect(town.server.unreceipted()).toEqual([]);
  for (const id of [twice, again]) expect(town.of(id).filter(({ kind }) => kind === 'retry')).toEqual([]);
  expect(
    shares()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([twice, again].sort());
  expect(town.rows('SELECT 1 FROM inbox').length).toBe(2);
});

it('fault 11: a share that could not be read at first counts once, with the time at which it was sent first', async () => {
  town = await openTown({ at: '07:32:00', speed: 4, heardUntil: '06:55:00' });
  await town.start();
  const inTime = friday('07:30:30');
  // A first message carries keys that a flipped bit does not harm.
  const ahmad = town.phone(cast.ahmad);
  await ahmad.sendText('mulai');
  await until(() => ahmad.received.length > 0, 15_000);
  const ids = [
    await ahmad.sendLocation(home, { tamper: true, at: inTime }),
    await town.phone(cast.fitriani).sendLocation(home, { tamper: true, at: inTime, chat: town.group }),
  ];
  await until(() => stored(ids).length === 2 && shares().filter(({ kind }) => kind === 'pin').length === 2, 15_000);
  for (const id of ids) expect(town.of(id).map(({ kind }) => kind)).toContain('retry');
  expect(
    shares()
      .map(({ id, sent_at }) => [id, sent_at])
      .sort(),
  ).toEqual(ids.map((id) => [id, inTime]).sort());
  const states = town.rows<{ state: string }>(
    "SELECT state FROM presence WHERE slot = 'pagi' AND message_id IS NOT NULL",
  );
  expect(states).toEqual([{ state: 'tepat' }, { state: 'tepat' }]);
});

it('fault 44: when WhatsApp restricts the number nothing is sent any more, and the operator can read why', async () => {
  town = await openTown({ speed: 10 });
  const service = await town.start();
  town.server.ackError('463');
  const first = await town.phone(cast.ahmad).sendLocation(home);
  const ofBot = () => town.server.history.filter(({ kind }) => kind === 'bot-message');
  await until(() => ofBot().length > 0, 15_000);
  await untilAsync(async () => (await service.ask('/readyz')).status === 503);
  expect((await service.ask('/readyz')).body).toMatchObject({
    ...{ linked: true, receiving: true, storing: true, sending: false },
    restrictions: [{ code: '463', stops: 'private' }],
    advice: expect.stringContaining('chat pribadi tidak dikirimi, grup tetap dijawab sampai'),
  });
  const before = ofBot().length;
  town.server.ackError(null);
  const later = await town.phone(cast.fitriani).sendLocation(home);
  await town.phone(cast.anwar).sendText('status');
  await until(() => shares().length === 2);
  await pause(3000);
  expect(ofBot().length).toBe(before);
  const state = JSON.parse((await town.run('status', '--json')).out);
  expect(state).toMatchObject({
    legs: { linked: true, receiving: true, sending: false },
    restrictions: [{ code: '463', stops: 'private' }],
  });
  expect(stored([first, later])).toEqual([first, later]);
});
