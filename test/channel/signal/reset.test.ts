import { afterEach, beforeEach, expect, test } from 'vitest';
import { resetSignal } from '../../../src/channel/whatsapp/index.ts';
import { openTown } from '../../app/town.ts';
import { heard, house, until } from '../house.ts';

// `serlok link --reset-signal`: the way back from rows of another engine, at the price of one retry a contact and group.

type House = Awaited<ReturnType<typeof house>>;
let at: House;
let town: Awaited<ReturnType<typeof openTown>> | undefined;
afterEach(async () => {
  await at.close();
  await town?.close();
});

const home = { lat: -3.0, lon: 120.2 };
const people = [1, 2, 3, 4].map((n) => ({
  number: `628110000001${n}`,
  lid: `17700000000001${n}`,
  name: `Pegawai ${n}`,
}));
const forgotten = ['session', 'sender-key', 'sender-key-memory'] as const;
const kept = ['creds', 'pre-key', 'lid-mapping', 'device-list', 'identity-key', 'signal_engine'] as const;

/** Everybody has written and was answered, in private and in the group. */
async function acquainted() {
  await at.opened();
  const phones = people.map((person) => at.server.addPhone(person));
  const members = people.map(({ number }) => number);
  const chat = at.server.addGroup({ subject: 'WFH', members, addressing: 'lid' });
  for (const phone of phones) {
    await phone.sendText('mulai');
    await phone.sendLocation(home, { chat });
  }
  await at.server.settled();
  for (const [i, phone] of phones.entries())
    await at.channel.send({ kind: 'text', id: `3EB0AAAA1${i}`, chat: phone.lidJid, text: 'ya' });
  await at.channel.send({ kind: 'text', id: '3EB0AAAA20', chat, text: 'slot pagi dibuka' });
  await until(() => phones.every(({ received }) => received.length === 2));
  return { phones, chat };
}
const rowsOf = async (types: readonly string[]) =>
  Object.fromEntries(
    await Promise.all(
      types.map(async (type) => {
        const rows = await at.store.vault.readAll(type);
        return [type, [...rows].map(([id, v]) => `${id} ${Buffer.from(v).toString('base64')}`).sort()] as const;
      }),
    ),
  );

beforeEach(async () => {
  at = await house();
});

test('it forgets sessions and group keys and nothing else', async () => {
  await acquainted();
  await at.channel.stop();
  for (const type of forgotten) expect((await at.store.vault.readAll(type)).size).toBeGreaterThan(0);
  const before = await rowsOf(kept);
  const messages = at.store.messages().length;
  await resetSignal(at.store.vault);
  for (const type of forgotten) expect((await at.store.vault.readAll(type)).size).toBe(0);
  expect(await rowsOf(kept)).toEqual(before);
  for (const type of kept) expect(before[type]?.length).toBeGreaterThan(0);
  expect(at.store.messages()).toHaveLength(messages);
});

test('afterwards everybody is understood again after one retry request, and reads the bot', async () => {
  const { phones, chat } = await acquainted();
  await at.channel.stop();
  await resetSignal(at.store.vault);
  const retries = heard(at.server, 'retry').length;
  const ids: string[] = [];
  for (const phone of phones) {
    ids.push(await phone.sendLocation(home));
    ids.push(await phone.sendLocation(home, { chat }));
  }
  const bot = at.make();
  await bot.start();
  await until(() => ids.every((id) => heard(at.server, 'receipt', id).length === 1), 30_000);
  // Each message was asked for at most once, and nobody had to link or to write again.
  const asked = heard(at.server, 'retry').slice(retries);
  expect(asked.length).toBeLessThanOrEqual(ids.length);
  expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
  const found = at.store.messages().filter(({ id, content }) => ids.includes(id) && content?.kind === 'location');
  expect(found).toHaveLength(ids.length);
  expect(at.store.messages().filter(({ kind }) => kind === 'undecryptable')).toEqual([]);

  for (const [i, phone] of phones.entries())
    await bot.send({ kind: 'text', id: `3EB0AAAA3${i}`, chat: phone.lidJid, text: 'diterima' });
  await bot.send({ kind: 'text', id: '3EB0AAAA40', chat, text: 'slot pagi ditutup' });
  await until(() => phones.every(({ received }) => received.length === 4), 30_000);
  // The second message costs nobody a retry.
  const before = heard(at.server, 'retry').length;
  const next = await Promise.all(phones.flatMap((phone) => [phone.sendLocation(home), phone.sendText('x', { chat })]));
  await until(() => next.every((id) => heard(at.server, 'receipt', id).length === 1));
  expect(heard(at.server, 'retry')).toHaveLength(before);
  await bot.stop();
});

test('the bot may be the one to write first', async () => {
  const { phones } = await acquainted();
  await at.channel.stop();
  await resetSignal(at.store.vault);
  const bot = at.make();
  await bot.start();
  await until(() => bot.receiving());
  for (const [i, phone] of phones.entries())
    await bot.send({ kind: 'text', id: `3EB0AAAA5${i}`, chat: phone.lidJid, text: 'selamat pagi' });
  await until(() => phones.every(({ received }) => received.length === 3));
  const ids = await Promise.all(phones.map((phone) => phone.sendLocation(home)));
  await until(() => ids.every((id) => heard(at.server, 'receipt', id).length === 1));
  expect(heard(at.server, 'retry')).toEqual([]);
  await bot.stop();
});

test('the operator’s command does it while no service runs, and connects', async () => {
  town = await openTown();
  const service = await town.start();
  const [phone] = town.phones();
  const id = (await phone?.sendLocation(home)) ?? '';
  await town.allAnswered();
  // Until its tick is there the command, which connects, would send it and begin sessions of its own.
  await until(() => phone?.received.length === 1);
  const rows = () => town?.rows<{ type: string }>("SELECT type FROM kv WHERE type IN ('session', 'sender-key')").length;
  expect(rows()).toBeGreaterThan(0);

  const refused = await town.run('link', '--reset-signal');
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('hentikan dahulu layanan')]);
  expect(rows()).toBeGreaterThan(0);

  await service.signal('SIGTERM');
  const done = await town.run('link', '--reset-signal');
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('tertaut dengan nomor')]);
  expect(rows()).toBe(0);
  expect(town.rows('SELECT 1 FROM inbox WHERE id = ?', id)).toHaveLength(1);

  const next = (await phone?.sendLocation(home)) ?? '';
  const again = await town.start();
  await town.allAnswered();
  expect(town.of(next).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['retry', 'receipt']));
  expect(town.rows('SELECT 1 FROM inbox WHERE id = ? AND kind = ?', next, 'message')).toHaveLength(1);
  await again.signal('SIGTERM');
});
