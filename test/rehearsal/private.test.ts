import { describe, expect, it } from 'vitest';
import { kinds, palopo, useBench } from './bench.ts';
import { until } from './bot.ts';

describe('a private chat with the bot', () => {
  const bench = useBench();

  it('a location sent under the LID arrives with its place, time and phone number', async () => {
    const { server, bot, ani, clock } = bench;
    const id = await ani.sendLocation(palopo);
    const { message, type } = await bot.got(id);
    expect(type).toBe('notify');
    expect(message.key).toMatchObject({ remoteJid: ani.lidJid, remoteJidAlt: ani.pnJid, fromMe: false });
    expect(message.message?.locationMessage).toMatchObject({
      degreesLatitude: palopo.lat,
      degreesLongitude: palopo.lon,
    });
    expect(Number(message.messageTimestamp)).toBe(clock / 1000);
    await server.settled();
    expect(kinds(server, id)).toEqual(['sent', 'delivered', 'receipt']);
    expect(server.unreceipted()).toEqual([]);
  });

  it('a location sent under the phone number arrives with the LID beside it', async () => {
    const { bot, ani } = bench;
    const { message } = await bot.got(await ani.sendLocation(palopo, { addressing: 'pn' }));
    expect(message.key).toMatchObject({ remoteJid: ani.pnJid, remoteJidAlt: ani.lidJid });
  });

  it('a sender whose other address is left out is found by asking the server', async () => {
    const { bot, ani } = bench;
    const { message } = await bot.got(await ani.sendText('halo', { addressing: 'pn', omitAlt: true }));
    expect(message.key.remoteJidAlt).toBeUndefined();
    expect(await bot.sock.signalRepository.lidMapping.getPNForLID(ani.lidJid)).toContain(ani.number);
  });

  it('the phone reads a text, a quote and a reaction, and its receipt reaches the bot', async () => {
    const { server, bot, ani } = bench;
    const { message } = await bot.got(await ani.sendLocation(palopo));
    const text = await bot.sock.sendMessage(ani.lidJid, { text: 'Tercatat' });
    await bot.sock.sendMessage(ani.pnJid, { text: 'Slot pagi' }, { quoted: message });
    await bot.sock.sendMessage(ani.lidJid, { react: { text: '✅', key: message.key } });
    await until(() => ani.received.length === 3);
    await server.settled();
    expect(ani.received.map((got) => got.text)).toEqual(['Tercatat', 'Slot pagi', undefined]);
    expect(ani.received[2]?.reaction).toEqual({ emoji: '✅', targetId: message.key.id });
    expect(ani.received[0]?.from).toBe(server.owner.lidJid);
    expect(kinds(server, text?.key.id ?? '')).toEqual(['bot-message', 'bot-ack']);
    expect(server.owner.received).toHaveLength(3);
    expect(server.owner.received[0]?.chat).toBe(ani.lidJid);
  });

  it('a conversation goes back and forth over many turns', async () => {
    const { server, bot, ani } = bench;
    for (let turn = 0; turn < 10; turn += 1) {
      await bot.got(await ani.sendText(`tanya ${turn}`));
      await bot.sock.sendMessage(ani.lidJid, { text: `jawab ${turn}` });
      await until(() => ani.received.length === turn + 1);
    }
    await server.settled();
    expect(server.history.filter((event) => event.kind === 'nack' || event.kind === 'retry')).toEqual([]);
  });

  it('the bot writes first and the phone answers', async () => {
    const { bot, budi } = bench;
    await bot.sock.sendMessage(budi.pnJid, { text: 'selamat pagi' });
    await until(() => budi.received.length === 1);
    const { message } = await bot.got(await budi.sendText('pagi'));
    expect(message.message?.conversation).toBe('pagi');
  });

  it('every kind of message and wrapper arrives as such', async () => {
    const { bot, ani } = bench;
    const live = await bot.got(await ani.sendLive({ ...palopo, timeOffset: 12, sequenceNumber: 1 }));
    expect(live.message.message?.liveLocationMessage).toMatchObject({ timeOffset: 12 });
    const photo = await bot.got(await ani.sendPhoto('di rumah'));
    expect(photo.message.message?.imageMessage?.caption).toBe('di rumah');
    const picked = await bot.got(await ani.sendLocation({ ...palopo, name: 'Kantor', forwarded: true }));
    expect(picked.message.message?.locationMessage).toMatchObject({
      name: 'Kantor',
      contextInfo: { isForwarded: true },
    });
    const vanishing = await bot.got(await ani.sendLocation(palopo, { wrapper: 'ephemeral' }));
    expect(vanishing.message.message?.ephemeralMessage?.message?.locationMessage).toBeTruthy();
    const revoke = await bot.got(await ani.revoke(photo.message.key.id ?? ''));
    expect(revoke.message.message?.protocolMessage?.key?.id).toBe(photo.message.key.id);
  });

  it('a linked computer of the same person sends with keys of its own', async () => {
    const { bot, ani } = bench;
    await bot.got(await ani.sendText('dari ponsel'));
    const { message } = await bot.got(await ani.sendLocation(palopo, { device: 3 }));
    expect(message.message?.locationMessage).toBeTruthy();
  });

  it("what the owner types on the bot's own phone arrives as from me", async () => {
    const { server, bot, ani } = bench;
    const toAni = await bot.got(await server.owner.sendText('saya balas sendiri', { to: ani.number }));
    expect(toAni.message.key).toMatchObject({ fromMe: true, remoteJid: ani.lidJid });
    const toSelf = await bot.got(await server.owner.sendText('catatan', { addressing: 'pn' }));
    expect(toSelf.message.key).toMatchObject({ fromMe: true, remoteJid: server.owner.pnJid });
    await server.settled();
    expect(server.unreceipted()).toEqual([]);
  });
});
