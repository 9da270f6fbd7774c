import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '../../src/config/index.ts';
import { openService, type Service } from './service.ts';
import { type Staff, staffOf } from './staff.ts';
import { configIn, root } from './stage.ts';

/** What the clock makes the service do: close windows, tell the Kasubag, sum up for the head, remind the group. */
const [kasubag, head, budi, sari] = staffOf('diskominfo', 4).map((one, i) => ({
  ...one,
  roles: ['kasubag', 'kepala'][i] ?? '',
})) as [Staff, Staff, Staff, Staff];
const all = [kasubag, head, budi, sari];
const config = configIn(`${root}/config`);
const reminding: Config = { ...config, reminder: { enabled: true, minutesBefore: 10 } };
const home = { location: [-2.98, 120.17] } as const;
const thursday = '2021-08-05';
const friday = '2021-08-06';

let service: Service;
async function open(day = thursday, using = config): Promise<void> {
  service = await openService(using, `${day} 05:00`);
  await service.employ(all);
  await service.roster([budi, sari], [day]);
  await service.roster([kasubag, head], [day], 'wfo');
}
afterEach(() => service.close());

const to = (staff: Staff, part = '') =>
  service.sent.filter(({ chat, what }) => chat.startsWith(staff.number) && what.includes(part)).map(({ what }) => what);
const inGroups = () => service.sent.filter(({ chat }) => chat.endsWith('@g.us'));

describe('the digest for the Kasubag', () => {
  beforeEach(() => open());

  test('comes after each window, says who is missing, and only to a Kasubag who has written', async () => {
    await service.write(`${thursday} 06:00`, kasubag.number, { text: 'mulai' });
    await service.write(`${thursday} 07:10`, budi.number, home);
    await service.advance(`${thursday} 07:30:59`);
    expect(to(kasubag, '*Pagi*')).toEqual([]);
    await service.advance(`${thursday} 07:33`);
    expect(to(kasubag, '*Pagi*')).toHaveLength(1);
    expect(to(kasubag, '*Pagi*')[0]).toContain('Pegawai Nomor 4');
    expect(to(kasubag, '*Pagi*')[0]).not.toContain('Pegawai Nomor 3');
    await service.advance(`${thursday} 19:00`);
    expect(['*Istirahat*', '*Selesai istirahat*', '*Sore*'].map((slot) => to(kasubag, slot).length)).toEqual([1, 1, 1]);
  });

  test('is kept for a Kasubag who has not written yet, and comes when he does', async () => {
    await service.advance(`${thursday} 09:00`);
    expect(service.sent).toEqual([]);
    await service.write(`${thursday} 09:00`, kasubag.number, { text: 'mulai' });
    await service.advance(`${thursday} 09:05`);
    expect(to(kasubag, 'Belum mengirim lokasi – *Pagi*')).toHaveLength(1);
  });

  test('comes once, however often the service is started again', async () => {
    await service.write(`${thursday} 06:00`, kasubag.number, { text: 'mulai' });
    for (const time of ['07:31', '07:32', '08:00', '12:31', '14:00']) {
      await service.advance(`${thursday} ${time}`);
      await service.stop();
      await service.start();
    }
    await service.advance(`${thursday} 19:00`);
    for (const slot of ['*Pagi*', '*Istirahat*', '*Selesai istirahat*', '*Sore*'])
      expect(to(kasubag, slot)).toHaveLength(1);
  });

  test('lists nobody while the queue cannot be drained, and everybody who is missing once it is', async () => {
    await service.write(`${thursday} 06:00`, kasubag.number, { text: 'mulai' });
    await service.advance(`${thursday} 07:05`);
    await service.cut();
    await service.advance(`${thursday} 08:00`);
    expect(to(kasubag, '*Pagi*')).toEqual([]);
    expect(await service.states(sari, thursday)).toEqual(['gangguan', 'belum_dibuka', 'belum_dibuka', 'belum_dibuka']);

    await service.mend();
    await service.advance(`${thursday} 08:03`);
    expect(to(kasubag, 'Belum mengirim lokasi – *Pagi*')).toHaveLength(1);
    expect((await service.states(sari, thursday))[0]).toBe('tidak');
  });

  test('names nobody for a window whose queue is lost for good, and the window stays in doubt', async () => {
    await service.write(`${thursday} 06:00`, kasubag.number, { text: 'mulai' });
    await service.write(`${thursday} 07:02`, budi.number, home);
    await service.advance(`${thursday} 07:05`);
    await service.cut();
    await service.advance(`${thursday} 07:20`);
    await service.relink();
    await service.mend();
    await service.advance(`${thursday} 09:00`);
    const [digest = ''] = to(kasubag, '*Pagi*');
    expect(digest).toContain('gangguan');
    expect(digest).not.toContain('Pegawai Nomor');
    expect((await service.states(budi, thursday))[0]).toBe('tepat');
    expect((await service.states(sari, thursday))[0]).toBe('gangguan');
  });
});

describe('what was missed while the service was down', () => {
  beforeEach(() => open());

  test('is caught up on at the start, and never twice', async () => {
    await service.write(`${thursday} 06:00`, kasubag.number, { text: 'mulai' });
    await service.stop();
    await service.advance(`${thursday} 09:00`);
    await service.start();
    await service.advance(`${thursday} 09:05`);
    expect(to(kasubag, 'Belum mengirim lokasi – *Pagi*')).toHaveLength(1);
    expect(await service.states(sari, thursday)).toEqual(['tidak', 'belum_dibuka', 'belum_dibuka', 'belum_dibuka']);
    await service.stop();
    await service.start();
    await service.advance(`${thursday} 11:00`);
    expect(to(kasubag, '*Pagi*')).toHaveLength(1);
  });

  test("after two days the verdicts are entered, but yesterday's digests are nobody's news", async () => {
    await service.write(`${thursday} 06:00`, kasubag.number, { text: 'mulai' });
    await service.stop();
    await service.advance('2021-08-07 09:00');
    await service.start();
    await service.advance('2021-08-07 10:00');
    expect(to(kasubag, 'Belum mengirim')).toEqual([]);
    expect(await service.recompute(thursday)).toEqual([]);
    expect(await service.cache(thursday)).toContain('tidak');
  });

  test("what was over before the service ever listened is nobody's verdict", async () => {
    await service.close();
    service = await openService(config, `${thursday} 12:15`);
    await service.employ(all);
    await service.roster([budi], [thursday]);
    await service.write(`${thursday} 12:16`, kasubag.number, { text: 'mulai' });
    await service.advance(`${thursday} 19:00`);
    expect(await service.states(budi, thursday)).toEqual(['gangguan', 'gangguan', 'tidak', 'tidak']);
    expect(to(kasubag, '*Pagi*')).toEqual([]);
    // Half of the window was not listened to: nobody can be called missing.
    expect(to(kasubag, '*Istirahat*')[0]).toContain('gangguan');
    expect(to(kasubag, 'Belum mengirim lokasi – *Selesai istirahat*')).toHaveLength(1);
  });
});

describe('the summary for the head', () => {
  beforeEach(() => open());

  test('comes after the last window to a head who said mulai, once', async () => {
    await service.write(`${thursday} 06:00`, head.number, { text: 'mulai' });
    await service.write(`${thursday} 07:10`, budi.number, home);
    await service.advance(`${thursday} 17:30:59`);
    expect(to(head, 'Ringkasan')).toEqual([]);
    await service.advance(`${thursday} 18:00`);
    await service.stop();
    await service.start();
    await service.advance(`${thursday} 20:00`);
    const [summary, ...more] = to(head, 'Ringkasan Kamis, 5 Agustus 2021');
    expect(more).toEqual([]);
    expect(summary).toContain('WFO 2 · WFH 2');
    expect(summary).toContain('Pagi 1/2');
  });

  test('is kept for a head who has not written, and sent when he does', async () => {
    await service.advance(`${friday} 06:00`);
    expect(service.sent).toEqual([]);
    await service.write(`${friday} 06:30`, head.number, { text: 'mulai' });
    await service.advance(`${friday} 06:40`);
    expect(to(head, 'Ringkasan Kamis, 5 Agustus 2021')).toHaveLength(1);
  });

  test('is not sent about a day on which nobody had a duty', async () => {
    await service.write(`${thursday} 06:00`, head.number, { text: 'mulai' });
    await service.roster([budi, sari], [thursday], 'wfo');
    await service.advance(`${thursday} 20:00`);
    expect(to(head, 'Ringkasan Kamis')).toEqual([]);
  });
});

describe('the reminder in the group', () => {
  test('is off unless it is switched on', async () => {
    await open();
    await service.advance(`${thursday} 19:00`);
    expect(inGroups()).toEqual([]);
  });

  test('is one line ten minutes before the end, without names, once', async () => {
    await open(thursday, reminding);
    await service.advance(`${thursday} 07:21`);
    await service.stop();
    await service.start();
    await service.advance(`${thursday} 07:31`);
    expect(inGroups().map(({ what }) => what)).toEqual(['Slot pagi ditutup 07.30 WITA, 10 menit lagi.']);
  });

  test('is not sent when everybody has sent', async () => {
    await open(thursday, reminding);
    await service.write(`${thursday} 07:05`, budi.number, home);
    await service.write(`${thursday} 07:06`, sari.number, home);
    await service.advance(`${thursday} 07:31`);
    expect(inGroups().filter(({ what }) => what !== '✅')).toEqual([]);
  });

  test('on Fridays nobody is reminded between 11.30 and 13.00', async () => {
    await open(friday, reminding);
    await service.advance(`${friday} 19:00`);
    expect(inGroups().map(({ what }) => what.split(' ditutup')[0])).toEqual([
      'Slot pagi',
      'Slot selesai istirahat',
      'Slot sore',
    ]);
  });

  test('a service that starts after the minute reminds with the minutes that are left, and not in the last one', async () => {
    await open(thursday, reminding);
    await service.stop();
    await service.advance(`${thursday} 07:26`);
    await service.start();
    await service.advance(`${thursday} 07:28`);
    expect(inGroups().map(({ what }) => what)).toEqual(['Slot pagi ditutup 07.30 WITA, 4 menit lagi.']);
    await service.stop();
    await service.advance(`${thursday} 12:30:30`);
    await service.start();
    await service.advance(`${thursday} 12:40`);
    expect(inGroups()).toHaveLength(1);
  });
});
