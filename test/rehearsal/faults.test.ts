import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connect, kinds, palopo, useBench } from './bench.ts';
import { until } from './bot.ts';

describe('the faults of the rehearsal', () => {
  const bench = useBench();

  it('a refused message is never seen by the phone, and the bot is told the code', async () => {
    const { server, bot, ani } = bench;
    await bot.got(await ani.sendText('halo'));
    const errors: string[] = [];
    bot.sock.ws.on('CB:ack,class:message', (ack: { attrs: Record<string, string> }) => {
      if (ack.attrs['error']) errors.push(ack.attrs['error']);
    });
    server.ackError('463');
    const refused = await bot.sock.sendMessage(ani.lidJid, { text: 'ditolak' });
    await until(() => errors.length === 1);
    server.ackError(null);
    await bot.sock.sendMessage(ani.lidJid, { text: 'diterima' });
    await until(() => ani.received.length === 1);
    expect(ani.received[0]?.text).toBe('diterima');
    expect(errors).toEqual(['463']);
    const events = server.history.filter(({ id }) => id === refused?.key.id);
    expect(events.map(({ kind, error }) => [kind, error])).toEqual([
      ['bot-message', undefined],
      ['bot-ack', '463'],
    ]);
  });

  it('held acks come later and in order', async () => {
    const { server, bot, ani } = bench;
    server.holdAcks(true);
    const first = await bot.sock.sendMessage(ani.lidJid, { text: 'satu' });
    const second = await bot.sock.sendMessage(ani.lidJid, { text: 'dua' });
    await until(() => ani.received.length === 2);
    expect(server.history.filter(({ kind }) => kind === 'bot-ack')).toEqual([]);
    server.holdAcks(false);
    const acked = server.history.filter(({ kind }) => kind === 'bot-ack').map(({ id }) => id);
    expect(acked).toEqual([first?.key.id, second?.key.id]);
  });

  it('a deaf server answers queries and delivers nothing', async () => {
    const { server, bot, ani } = bench;
    server.holdDelivery(true);
    const id = await ani.sendLocation(palopo);
    expect(await bot.sock.onWhatsApp(ani.number, '6289999999999')).toMatchObject([{ jid: ani.pnJid, exists: true }]);
    await server.settled();
    expect(kinds(server, id)).toEqual(['sent']);
    server.holdDelivery(false);
    await bot.got(id);
  });

  it('frames keep their order while they are slow', async () => {
    const { server, bot, ani } = bench;
    server.latency(40);
    const ids = [await ani.sendText('satu'), await ani.sendText('dua')];
    server.latency(0);
    ids.push(await ani.sendText('tiga'));
    await until(() => bot.upserts.length === 3);
    expect(bot.upserts.map(({ message }) => message.key.id)).toEqual(ids);
  });

  it('a mute server answers no query, and a refused upgrade no handshake', async () => {
    const { server, bot } = bench;
    server.mute(true);
    const ping = () => ({ tag: 'iq', attrs: { to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' } });
    expect(await bot.sock.query(ping(), 100).catch(() => 'no answer')).toBe('no answer');
    server.mute(false);
    expect(await bot.sock.query(ping(), 1000)).toMatchObject({ attrs: { type: 'result' } });
    server.refuseUpgrade(503);
    const status = await new Promise((resolve) =>
      new WebSocket(server.url).on('unexpected-response', (_request, response) => resolve(response.statusCode)),
    );
    expect(status).toBe(503);
  });

  it('a line that is cut in the middle of a frame delivers what came before, and the rest to the next one', async () => {
    const { server, bot, ani } = bench;
    await bot.got(await ani.sendText('sebelum'));
    server.cutAfter(100);
    const id = await ani.sendText('di tengah '.repeat(30));
    expect(await bot.closed()).toBe(428);
    expect(kinds(server, id)).toEqual(['sent', 'delivered']);
    await connect(bench);
    expect((await bench.bot.got(id)).type).toBe('append');
  });

  it('only queries of the ignored kind go without an answer', async () => {
    const { server, bot, ani } = bench;
    server.ignoreQueries('usync');
    const asked = bot.sock.onWhatsApp(ani.number);
    const ping = { tag: 'iq', attrs: { to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' } };
    expect(await bot.sock.query(ping, 1000)).toMatchObject({ attrs: { type: 'result' } });
    expect(await Promise.race([asked, Promise.resolve('no answer')])).toBe('no answer');
    server.ignoreQueries(null);
    expect(await bot.sock.onWhatsApp(ani.number)).toMatchObject([{ jid: ani.pnJid }]);
    asked.catch(() => undefined);
  });

  it('a phone that was reinstalled is understood again', async () => {
    const { server, bot, ani } = bench;
    await bot.got(await ani.sendText('dulu'));
    await bot.sock.sendMessage(ani.lidJid, { text: 'satu' });
    await until(() => ani.received.length === 1);
    ani.reinstall();
    await bot.sock.sendMessage(ani.lidJid, { text: 'dua' });
    await until(() => ani.received.length === 2);
    const { message } = await bot.got(await ani.sendText('sekarang'));
    expect(message.message?.conversation).toBe('sekarang');
    await server.settled();
  });

  it('nothing is lost over six cuts in the middle of a stream of shares', async () => {
    const { server, ani, budi } = bench;
    const chat = server.addGroup({ subject: 'Umum', members: [ani.number, budi.number], addressing: 'lid' });
    const ids: string[] = [];
    for (let cut = 0; cut < 6; cut += 1) {
      for (let share = 0; share < 5; share += 1)
        ids.push(await (share % 2 ? ani : budi).sendLocation(palopo, share > 2 ? { chat } : {}));
      server.dropConnection();
      await bench.bot.closed();
      await connect(bench);
    }
    await server.settled();
    expect(server.unreceipted()).toEqual([]);
    const settled = new Set(
      server.history.filter(({ kind }) => kind === 'receipt' || kind === 'nack').map(({ id }) => id),
    );
    expect([...settled].sort()).toEqual([...ids].sort());
  }, 20_000);
});
