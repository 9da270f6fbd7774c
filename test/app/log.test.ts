import { afterEach, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { home, openTown, personalIn, type Town, until } from './town.ts';

let town: Town;
afterEach(() => town.close());

it('not one line of the log, however much is logged, names a person, a number, a place or what somebody wrote', async () => {
  town = await openTown({ speed: 10 });
  const service = await town.start({ env: { SERLOK_LOG_LEVEL: 'trace' } });
  const said = ['status Fitriani', 'ibu saya masuk rumah sakit di Belopa', 'status'];
  const ahmad = town.phone(cast.ahmad);
  for (const text of said) await ahmad.sendText(text);
  await until(() => ahmad.received.length > 1, 20_000);
  await ahmad.sendLocation(home, { tamper: true });
  await town.phone(cast.besse).sendLocation({ ...home, name: 'Warkop Daeng Sija' }, { chat: town.group });
  await town.stranger('6289912345678', 'Daeng Naba').sendText('siapa ini?');
  town.phone(cast.fitriani).reinstall();
  const id = await town.phone(cast.fitriani).sendLocation(home, { addressing: 'pn' });
  town.server.redeliver(id);
  await until(() => town.rows('SELECT 1 FROM share').length === 3, 15_000);
  // What goes wrong is logged as well: a refusal, a broken line, a message that cannot be sent, the end.
  town.server.ackError('479');
  await town.phone(cast.anwar).sendText('jadwal');
  await until(() => service.printed().includes('refused a message'), 20_000);
  town.server.dropConnection();
  await until(() => (service.printed().match(/"drained"/g) ?? []).length > 1, 20_000);
  await service.signal('SIGTERM');

  const printed = service.printed();
  expect(printed.split('\n').length).toBeGreaterThan(8);
  expect(printed).toContain('"room":"channel"');
  const more = [...said, 'Belopa', 'Warkop', 'Daeng Naba', '6289912345678', 'siapa ini', 'Kota Contoh', cast.ahmad];
  expect(personalIn(printed, town.phones(), more)).toEqual([]);
  expect(printed).not.toMatch(/\d{9,}/);
  expect(printed).not.toMatch(/privKey|rootKey|chainKey|noiseKey/i);
});
