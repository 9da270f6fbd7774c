import { describe, expect, it } from 'vitest';
import { connect, kinds, palopo, useBench } from './bench.ts';
import { until } from './bot.ts';

describe('what was sent while the bot was away', () => {
  const bench = useBench();

  it('arrives in order as append after the reconnect, and is receipted once', async () => {
    const { server, ani, budi } = bench;
    server.dropConnection();
    expect(await bench.bot.closed()).toBe(428);
    const ids: string[] = [];
    for (let turn = 0; turn < 15; turn += 1) ids.push(await (turn % 2 ? ani : budi).sendLocation(palopo));
    expect(server.unreceipted()).toEqual(ids);

    await connect(bench);
    await until(() => bench.bot.upserts.length === ids.length);
    await server.settled();
    expect(bench.bot.upserts.map(({ message }) => message.key.id)).toEqual(ids);
    expect(bench.bot.upserts.every(({ type }) => type === 'append')).toBe(true);
    expect(server.unreceipted()).toEqual([]);
    expect(server.history.filter(({ kind, offline }) => kind === 'delivered' && offline)).toHaveLength(ids.length);
  });

  it('is delivered again when the connection broke before the receipt', async () => {
    const { server, ani } = bench;
    server.holdDelivery(true);
    const id = await ani.sendText('tertahan');
    expect(server.quiet()).toBe(true);
    expect(bench.bot.upserts).toEqual([]);
    server.holdDelivery(false);
    server.dropConnection();
    await bench.bot.closed();
    await connect(bench);
    await server.settled();
    expect(server.unreceipted()).toEqual([]);
    expect(kinds(server, id).filter((kind) => kind === 'receipt' || kind === 'nack')).toHaveLength(1);
  });

  it('says nothing about the end of the queue while that is withheld', async () => {
    const { server, ani } = bench;
    bench.bot.stop();
    await until(() => !server.connected());
    const id = await ani.sendText('selama mati');
    server.withholdOfflineDone(true);
    await connect(bench);
    expect(kinds(server, id)).toContain('receipt');
    expect(bench.bot.states.some((state) => state.receivedPendingNotifications)).toBe(false);
    server.withholdOfflineDone(false);
    await bench.bot.got(id);
  });

  it('a message that travels arrives when the clock has moved', async () => {
    const { server, ani } = bench;
    const sentAt = bench.clock;
    const id = await ani.sendLocation(palopo, { arrives: sentAt + 60_000 });
    expect(server.nextRelease()).toBe(sentAt + 60_000);
    server.releaseDue();
    expect(server.unreceipted()).toEqual([]);
    bench.clock += 60_000;
    server.releaseDue();
    const { message } = await bench.bot.got(id);
    expect(Number(message.messageTimestamp)).toBe(sentAt / 1000);
    expect(server.nextRelease()).toBeNull();
  });

  it('a message that was receipted before is refused as a duplicate or asked for again, and shown once', async () => {
    const { server, ani } = bench;
    const id = await ani.sendText('sekali');
    await bench.bot.got(id);
    await server.settled();
    server.redeliver(id);
    await server.settled();
    expect(kinds(server, id)).toContain('nack');
    expect(server.unreceipted()).toEqual([]);
  });

  it('a damaged message is asked for again and then read', async () => {
    const { server, bot, ani } = bench;
    await bot.got(await ani.sendText('dulu'));
    await bot.sock.sendMessage(ani.lidJid, { text: 'ya' });
    await until(() => ani.received.length === 1);
    bench.clock += 5000;
    const id = await ani.sendLocation(palopo, { tamper: true });
    const { message } = await bot.got(id);
    expect(message.message?.locationMessage).toBeTruthy();
    await server.settled();
    expect(kinds(server, id)).toContain('retry');
    expect(server.unreceipted()).toEqual([]);
    await bot.sock.sendMessage(ani.lidJid, { text: 'terbaca' });
    await until(() => ani.received.length === 2);
  });

  it('two copies of one stanza are both settled', async () => {
    const { server, bot, ani } = bench;
    await bot.got(await ani.sendText('dua kali', { duplicate: true }));
    await server.settled();
    expect(server.unreceipted()).toEqual([]);
    expect(bot.upserts.filter(({ message }) => message.message?.conversation === 'dua kali').length).toBeGreaterThan(0);
  });
});
