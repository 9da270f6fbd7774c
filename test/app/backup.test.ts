import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { runCommand } from './service.ts';
import { home, openTown, type Town, until } from './town.ts';

let town: Town;
afterEach(() => town.close());

const recap = ['recap', '--from', '2021-07-30', '--to', '2021-07-30', '--format', 'json'];

it('faults 27 and 28: the restore drill: a backup under load, put back into an empty folder, tells the same day and never uses the old keys', async () => {
  town = await openTown();
  const service = await town.start();
  const phones = [cast.ahmad, cast.besse, cast.ruslan, cast.anwar].map((nip) => town.phone(nip));
  let sending = true;
  const load = (async () => {
    while (sending) {
      await Promise.all(phones.map((phone) => phone.sendLocation(home)));
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  })();
  await until(() => town.rows('SELECT 1 FROM share').length > 20);
  const file = join(town.folder, 'cadangan.db');
  const key = { SERLOK_BACKUP_KEY: 'sebuah kunci yang panjang' };
  const made = await runCommand(['backup', file], { ...town.environment(), ...key });
  expect(made).toMatchObject({ code: 0 });
  expect(made.out).toMatch(/cadangan\.db\.enc: \d+ pegawai, \d+ kiriman/);
  sending = false;
  await load;
  await town.allAnswered();
  await service.signal('SIGTERM');

  const sealed = `${file}.enc`;
  const whole = await runCommand(['restore', sealed, '--check'], { ...town.environment(), ...key });
  expect(whole.out).toContain('utuh');
  const locked = await runCommand(['restore', sealed, '--check'], { ...town.environment(), SERLOK_BACKUP_KEY: '' });
  expect(locked).toMatchObject({ code: 1, err: expect.stringContaining('SERLOK_BACKUP_KEY belum diisi') });
  // Not over data that is there.
  const over = await runCommand(['restore', sealed], { ...town.environment(), ...key });
  expect(over).toMatchObject({ code: 1, err: expect.stringContaining('sudah berisi data') });

  const elsewhere = join(town.folder, 'pulih');
  mkdirSync(elsewhere);
  const there = { ...town.environment(), ...key, SERLOK_DATA: elsewhere };
  const back = await runCommand(['restore', sealed], there);
  expect(back).toMatchObject({ code: 0, out: expect.stringContaining('serlok link --new') });
  expect(readdirSync(elsewhere).filter((name) => name.startsWith('serlok-restore-'))).toEqual([]);
  // Everybody who had shared by then has that day, with the same times.
  const before = await town.run(...recap);
  const after = await runCommand(recap, there);
  expect(JSON.parse(after.out)).toEqual(JSON.parse(before.out));
  expect((await runCommand(['audit', 'verify'], there)).out).toContain('jejak utuh');

  const logins = town.server.history.filter(({ kind }) => kind === 'login').length;
  const again = await town.start({ wait: false, env: { ...key, SERLOK_DATA: elsewhere } });
  await again.address();
  await until(() => again.printed().includes('link --new'));
  const status = await runCommand(['status'], there);
  expect(status.out).toContain('kunci perangkat sudah usang');
  expect(town.server.history.filter(({ kind }) => kind === 'login')).toHaveLength(logins);
}, 60_000);

it('at night a backup is made by itself, checked, and made once', async () => {
  town = await openTown({ at: '02:40:00' });
  await town.start();
  const folder = join(town.data, 'backup');
  await until(() => existsSync(folder) && readdirSync(folder).includes('serlok-2021-07-30.db'), 30_000);
  const check = await town.run('restore', join(folder, 'serlok-2021-07-30.db'), '--check');
  expect(check).toMatchObject({ code: 0, out: expect.stringContaining('utuh') });
  expect(readdirSync(folder)).toHaveLength(1);
}, 60_000);
