import { afterAll, beforeAll, expect, it } from 'vitest';
import { howToShare } from '../../src/words/how-to-share.ts';
import { cast } from './employees.ts';
import { home, openTown, type Town, until } from './town.ts';

let town: Town;
let service: Awaited<ReturnType<Town['start']>>;
beforeAll(async () => {
  town = await openTown({ at: '07:03:00', speed: 10 });
  service = await town.start();
});
afterAll(async () => {
  await town.close();
});

it.each([
  ['no number', cast.ahmad, { lat: Number.NaN, lon: 120.19 }],
  ['91 degrees', cast.fitriani, { lat: 91, lon: 120.19 }],
  ['nowhere in the Gulf of Guinea', cast.ruslan, { lat: 0, lon: 0 }],
] as const)(
  'fault 39: a location of %s is kept, not counted, and the sender is told how to send it again',
  async (_, nip, place) => {
    const phone = town.phone(nip);
    const id = await phone.sendLocation(place);
    await untilDone(id);
    expect(town.rows('SELECT 1 FROM share WHERE id = ?', id)).toEqual([]);
    await until(() => phone.received.length > 0, 15_000);
    expect(phone.received[0]?.text).toContain(howToShare('koordinat'));
    await stillWell();
  },
);

it('fault 39: messages nobody has ever heard of are kept and leave the service as it was', async () => {
  const anwar = town.phone(cast.anwar);
  const ids = [
    await anwar.sendText('status '.repeat(9000)),
    await anwar.sendText(''),
    await anwar.sendText('\u202e\u0000=HYPERLINK("x")'),
    await anwar.send({}),
    await anwar.send({ pollCreationMessage: { name: 'makan?', options: [{ optionName: 'ya' }] } }),
    await anwar.send({ stickerMessage: { url: 'https://127.0.0.1/x' } }),
    await anwar.send({ protocolMessage: { type: 9 } }),
    await anwar.send({ eventMessage: { name: 'rapat' } }),
    await anwar.send({ locationMessage: {} }),
    await anwar.sendLive({ ...home, sequenceNumber: 7 }),
    await anwar.revoke('NEVERSENT'),
    await anwar.react('NEVERSENT', '❤'),
  ];
  for (const id of ids) await untilDone(id);
  expect(town.rows("SELECT id FROM inbox WHERE state = 'quarantined'")).toEqual([]);
  expect(town.rows<{ n: number }>('SELECT count(*) AS n FROM share')[0]?.n).toBe(0);
  await stillWell();
});

it('a share from the future is kept with its time and marked', async () => {
  const besse = town.phone(cast.besse);
  const id = await besse.sendLocation(home, { at: town.now() + 15 * 60_000 });
  await untilDone(id);
  const [counted] = town.rows<{ signs: string; state: string }>('SELECT * FROM presence WHERE message_id = ?', id);
  expect(counted?.signs).toContain('waktu_depan');
  await stillWell();
});

it('fault 62: one person who floods gets at most one answer, and everybody else is counted meanwhile', async () => {
  const flooder = town.phone(cast.rahmatia);
  const others = [cast.head, cast.ilham, cast.anwar].map(town.phone);
  const flood: Promise<string>[] = [];
  for (let i = 0; i < 400; i += 1) flood.push(flooder.sendText(`halo ${i}`));
  const genuine = await Promise.all(others.map((phone) => phone.sendLocation(home)));
  await Promise.all(flood);
  for (const id of genuine) await untilDone(id);
  expect(town.rows<{ id: string }>('SELECT id FROM share').map(({ id }) => id)).toEqual(
    expect.arrayContaining(genuine),
  );
  await until(() => town.rows("SELECT 1 FROM inbox WHERE state = 'new'").length === 0, 20_000);
  await until(() => others.every(({ received }) => received.some(({ reaction }) => reaction)), 20_000);
  expect(flooder.received.filter(({ text }) => text).length).toBeLessThanOrEqual(6);
  await stillWell();
});

const untilDone = (id: string) =>
  until(() => town.rows("SELECT 1 FROM inbox WHERE id = ? AND state = 'done'", id).length > 0, 15_000);

async function stillWell(): Promise<void> {
  expect(service.running(), service.printed()).toBe(true);
  expect((await service.ask('/healthz')).status).toBe(200);
}
