import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRehearsalServer, type RehearsalServer } from '../../src/rehearsal/server/index.ts';
import { kinds } from './bench.ts';
import { type Bot, makeDisk, startBot, until } from './bot.ts';

let server: RehearsalServer;
let bot: Bot;

beforeEach(async () => {
  server = await createRehearsalServer({ now: Date.now });
});

afterEach(async () => {
  bot.stop();
  expect(server.problems).toEqual([]);
  await server.close();
});

describe('linking a new device', () => {
  it('by QR: scan, restart with 515, log in, and read what people write from then on', async () => {
    const ani = server.addPhone({ number: '6281200000011', lid: '200000000000011', name: 'Ani' });
    const disk = makeDisk();
    bot = startBot(server, disk);
    await until(() => bot.states.some((state) => state.qr));
    await server.scanQr(bot.states.find((state) => state.qr)?.qr ?? '');
    expect(await bot.closed()).toBe(515);
    expect(disk.creds.me).toMatchObject({ id: '6281100000001:1@s.whatsapp.net', lid: '100000000000001:1@lid' });

    bot = startBot(server, disk);
    await bot.opened();
    const id = await ani.sendText('halo');
    await server.settled();
    expect(kinds(server, id)).toEqual(['sent', 'delivered', 'receipt']);
    await bot.sock.sendMessage(ani.lidJid, { text: 'halo juga' });
    await until(() => ani.received.length === 1);
  });

  it('people write to the new device after another one was linked', async () => {
    const ani = server.addPhone({ number: '6281200000011', lid: '200000000000011', name: 'Ani' });
    const chat = server.addGroup({ subject: 'Umum', members: [ani.number], addressing: 'lid' });
    const old = startBot(server, makeDisk(server.prepareCreds()));
    await old.opened();
    await old.got(await ani.sendText('ke yang lama', { chat }));
    old.stop();
    await until(() => !server.connected());
    await ani.sendText('hilang dengan yang lama');

    bot = startBot(server, makeDisk(server.prepareCreds()));
    await bot.opened();
    await bot.got(await ani.sendText('ke yang baru', { chat }));
    await bot.got(await ani.sendText('juga berdua'));
    await server.settled();
    expect(bot.upserts.map(({ message }) => message.message?.conversation)).toEqual(['ke yang baru', 'juga berdua']);
  });

  it('by the code that the owner types', async () => {
    const disk = makeDisk();
    bot = startBot(server, disk);
    await until(() => bot.states.some((state) => state.qr));
    const code = await bot.sock.requestPairingCode(server.owner.number);
    await until(() => server.asksForCode());
    await server.enterPairingCode(code);
    expect(await bot.closed()).toBe(515);
    bot = startBot(server, disk);
    await bot.opened();
  });

  it('a QR text of somebody else is not accepted', async () => {
    bot = startBot(server, makeDisk());
    await expect(server.scanQr('https://wa.me/settings/linked_devices#2@x,a,b,c,1')).rejects.toThrow('no client');
  });
});

describe('logging in', () => {
  it('a device that was never linked is refused with 401', async () => {
    const { creds } = makeDisk(server.prepareCreds());
    server.prepareCreds();
    bot = startBot(server, makeDisk(creds));
    expect(await bot.closed()).toBe(401);
  });

  it('refused with a reason of our choice, then let in', async () => {
    const disk = makeDisk(server.prepareCreds());
    server.refuseLogin('503');
    bot = startBot(server, disk);
    expect(await bot.closed()).toBe(503);
    server.refuseLogin(null);
    bot = startBot(server, disk);
    await bot.opened();
  });

  it('a second login throws the first one out with 440', async () => {
    const disk = makeDisk(server.prepareCreds());
    const first = startBot(server, disk);
    await first.opened();
    bot = startBot(server, disk);
    expect(await first.closed()).toBe(440);
    await bot.opened();
    expect(server.connected()).toBe(true);
  });

  it('a device removed on the phone is closed with 401 and stays out', async () => {
    const disk = makeDisk(server.prepareCreds());
    bot = startBot(server, disk);
    await bot.opened();
    server.unlink();
    expect(await bot.closed()).toBe(401);
    bot = startBot(server, disk);
    expect(await bot.closed()).toBe(401);
  });

  it('a stream error closes with its code', async () => {
    bot = startBot(server, makeDisk(server.prepareCreds()));
    await bot.opened();
    server.streamError('503');
    expect(await bot.closed()).toBe(503);
  });
});
