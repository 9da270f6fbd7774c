import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { friday, home, openTown, type Town, until } from './town.ts';

let town: Town;
afterEach(() => town.close());

it('fault 5: the list of who is missing comes after the queue of a fresh socket, and waits until the Kasubag has written', async () => {
  town = await openTown({ at: '07:29:00', speed: 12, heardUntil: '06:55:00' });
  await town.start();
  const closed = () =>
    town.rows("SELECT 1 FROM job WHERE kind = 'close' AND scheduled_for = ?", friday('07:31:00')).length > 0;
  await town.phone(cast.ahmad).sendLocation(home, { at: friday('07:29:10') });
  // Sent in time, delivered after the window: counted, because the verdict waits for the queue.
  const late = await town.phone(cast.besse).sendLocation(home, { at: friday('07:29:20'), arrives: friday('07:31:40') });
  // While the server has not said that the queue is empty, nobody is missing.
  town.server.withholdOfflineDone(true);
  const freshSocket = () => town.server.history.some(({ kind, at }) => kind === 'login' && at >= friday('07:31:00'));
  await until(freshSocket, 25_000);
  await pause(1000);
  expect(closed()).toBe(false);
  town.server.withholdOfflineDone(false);
  await until(closed, 15_000);

  const kasubag = town.phone(cast.kasubag);
  expect(kasubag.received).toEqual([]);
  const status = JSON.parse((await town.run('status', '--json')).out);
  expect(status.waiting.map(({ name }: { name: string }) => name)).toContain(kasubag.name);

  await until(() => town.now() > friday('07:31:45'), 15_000);
  town.server.releaseDue();
  await until(() => town.rows('SELECT 1 FROM share WHERE id = ?', late).length > 0);
  await kasubag.sendText('mulai');
  await until(() => kasubag.received.filter(({ text }) => text).length > 1, 15_000);
  const digest = kasubag.received.map(({ text }) => text ?? '').find((text) => text.includes('Fitriani')) ?? '';
  expect(digest).not.toContain('Ahmad Yani');
  expect((await recapOf(cast.besse)).state).toBe('tepat');
  expect((await recapOf(cast.fitriani)).state).toBe('tidak');
});

async function recapOf(nip: string): Promise<{ state: string }> {
  const { out } = await town.run('recap', '--from', '2021-07-30', '--to', '2021-07-30', '--format', 'json');
  const recap: { people: { nip: string; days: { slots: { slot: string; state: string }[] }[] }[] } = JSON.parse(out);
  const slots = recap.people.find((person) => person.nip === nip)?.days[0]?.slots;
  const pagi = slots?.find(({ slot }) => slot === 'pagi');
  if (!pagi) throw new Error(`no morning slot for ${nip}`);
  return pagi;
}
