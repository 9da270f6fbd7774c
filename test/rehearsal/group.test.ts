import { describe, expect, it } from 'vitest';
import { connect, kinds, palopo, useBench } from './bench.ts';
import { until } from './bot.ts';

describe.each(['lid', 'pn'] as const)('a group that addresses its members by %s', (addressing) => {
  const bench = useBench();
  const makeGroup = () =>
    bench.server.addGroup({ subject: 'Bagian Umum', members: [bench.ani.number, bench.budi.number], addressing });

  it('a location names the group and both addresses of its author', async () => {
    const { server, bot, ani } = bench;
    const chat = makeGroup();
    const first = await bot.got(await ani.sendLocation(palopo, { chat }));
    const [participant, participantAlt] = addressing === 'lid' ? [ani.lidJid, ani.pnJid] : [ani.pnJid, ani.lidJid];
    expect(first.message.key).toMatchObject({ remoteJid: chat, participant, participantAlt, fromMe: false });
    expect(first.message.message?.locationMessage).toBeTruthy();
    const second = await bot.got(await ani.sendText('susulan', { chat }));
    expect(second.message.message?.conversation).toBe('susulan');
    await server.settled();
    expect(server.unreceipted()).toEqual([]);
  });

  it('every member reads what the bot writes and reacts', async () => {
    const { server, bot, ani, budi } = bench;
    const chat = makeGroup();
    const { message } = await bot.got(await ani.sendLocation(palopo, { chat }));
    await bot.sock.sendMessage(chat, { text: 'slot pagi ditutup 07.30' });
    await bot.sock.sendMessage(chat, { react: { text: '✅', key: message.key } });
    await until(() => [ani, budi, server.owner].every((phone) => phone.received.length === 2));
    expect(budi.received.map(({ chat: where, text, reaction }) => [where, text, reaction?.emoji])).toEqual([
      [chat, 'slot pagi ditutup 07.30', undefined],
      [chat, undefined, '✅'],
    ]);
    await server.settled();
  });

  it('messages of several members wait together and arrive in order', async () => {
    const { server, ani, budi } = bench;
    const chat = makeGroup();
    bench.bot.stop();
    await until(() => !server.connected());
    const ids: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) ids.push(await (turn % 2 ? ani : budi).sendLocation(palopo, { chat }));
    await connect(bench);
    await until(() => bench.bot.upserts.length === ids.length);
    expect(bench.bot.upserts.map(({ message }) => message.key.id)).toEqual(ids);
  });

  it('a damaged message is asked for again and then read', async () => {
    const { server, bot, ani } = bench;
    const chat = makeGroup();
    await bot.got(await ani.sendText('dulu', { chat }));
    const id = await ani.sendLocation(palopo, { chat, tamper: true });
    expect((await bot.got(id)).message.message?.locationMessage).toBeTruthy();
    await bot.got(await ani.sendText('sesudahnya', { chat }));
    await server.settled();
    expect(kinds(server, id)).toContain('retry');
    expect(server.unreceipted()).toEqual([]);
  });

  it('a member who reinstalled the app asks again and then reads', async () => {
    const { server, bot, ani, budi } = bench;
    const chat = makeGroup();
    await bot.sock.sendMessage(chat, { text: 'satu' });
    await until(() => ani.received.length === 1 && budi.received.length === 1);
    budi.reinstall();
    await bot.sock.sendMessage(chat, { text: 'dua' });
    await until(() => ani.received.length === 2 && budi.received.length === 2);
    await bot.got(await budi.sendLocation(palopo, { chat }));
    await server.settled();
    expect(server.unreceipted()).toEqual([]);
  });

  it('the bot learns its groups and their members from the server', async () => {
    const { bot } = bench;
    const chat = makeGroup();
    const groups = await bot.sock.groupFetchAllParticipating();
    expect(groups[chat]).toMatchObject({ subject: 'Bagian Umum', addressingMode: addressing });
    expect((await bot.sock.groupMetadata(chat)).participants).toHaveLength(3);
  });
});
