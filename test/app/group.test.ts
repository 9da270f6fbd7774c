import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { friday, home, openTown, type Town, until } from './town.ts';

let town: Town;
beforeAll(async () => {
  // The morning window ended at 07.30.
  town = await openTown({ at: '07:32:00', speed: 10, heardUntil: '06:55:00' });
  await town.start();
});
afterAll(async () => {
  await town.close();
});

it('a share in the group that counts gets a tick there', async () => {
  const anwar = town.phone(cast.anwar);
  const id = await anwar.sendLocation(home, { chat: town.group, at: friday('07:29:30') });
  const ticks = () => anwar.received.filter(({ reaction }) => reaction?.targetId === id);
  await until(() => ticks().length > 0, 15_000);
  expect(ticks().map(({ chat, reaction }) => [chat, reaction?.emoji])).toEqual([[town.group, '✅']]);
});

it('whatever is wrong with a share or asked in a group, no text ever arrives there', async () => {
  const [ahmad, fitriani, kasubag] = [cast.ahmad, cast.fitriani, cast.kasubag].map(town.phone) as [
    ReturnType<Town['phone']>,
    ReturnType<Town['phone']>,
    ReturnType<Town['phone']>,
  ];
  const inGroup = { chat: town.group };
  // Fitriani has written in private before: there she may be told what was wrong.
  await fitriani.sendText('mulai');
  await until(() => fitriani.received.some(({ text }) => text), 15_000);
  const late = await fitriani.sendLocation(home, inGroup);
  await ahmad.sendLocation(home, inGroup);
  await town.phone(cast.darmawati).sendLocation(home, inGroup);
  await ahmad.sendLocation({ lat: 0, lon: 0 }, inGroup);
  await ahmad.sendPhoto('sudah di rumah', inGroup);
  for (const text of ['status', 'jadwal', 'bantuan', 'jam berapa slot pagi?', 'rekap bulan ini'])
    await ahmad.sendText(text, inGroup);
  await kasubag.sendText('siapa belum', inGroup);
  await until(() => town.rows('SELECT 1 FROM inbox WHERE id = ? AND state = ?', late, 'done').length > 0);
  await until(() => fitriani.received.filter(({ text }) => text).length > 1, 15_000);
  await pause(3000);
  const texts = town.phones().flatMap(({ received }) => received.filter(({ text }) => text));
  expect(texts.filter(({ chat }) => chat === town.group)).toEqual([]);
  expect(town.rows("SELECT 1 FROM outbox WHERE chat LIKE '%@g.us' AND body NOT LIKE '%reaction%'")).toEqual([]);
  // And nobody who only spoke in the group was written to in private.
  expect(ahmad.received.filter(({ text }) => text)).toEqual([]);
  expect(kasubag.received.filter(({ text }) => text)).toEqual([]);
});
