import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Printed } from '../app/service.ts';
import { type Folder, openFolder, repository } from './desk.ts';

/** A short morning, played once; all questions are about it. */
const morning = `
title: pagi
config: ${repository}/config
people: ${repository}/config/contoh/people.csv
rosters: ${repository}/config/contoh/roster-kota.csv
events:
  - {at: 2021-07-30T07:12:00+08:00, arrives: 2021-07-30T07:14:05+08:00, from: '198507172010011005', location: '-2.99, 120.19'}
  - {at: 2021-07-30T07:12:30+08:00, from: '199008112015022007', location: '-2.99, 120.19', signs: [diteruskan]}
  - {at: 2021-07-30T07:40:00+08:00, from: '198305302008011008', location: '-2.99, 120.19'}
expect:
  states:
    - {date: 2021-07-30, person: '198507172010011005', slot: pagi, state: tepat}
`;

let folder: Folder;
let rehearsed: Printed;
beforeAll(async () => {
  folder = await openFolder();
  rehearsed = await folder.run(['rehearse', await folder.write('pagi.yaml', morning)]);
});
afterAll(async () => {
  await folder.close();
});

it('a rehearsal shows what was sent and answered and ends with the tally', () => {
  expect(rehearsed.err).toBe('');
  expect(rehearsed.code).toBe(0);
  expect(rehearsed.out).toMatch(/07\.12 .*Ahmad Yani Tenriawaru.*: 📍 lokasi/);
  expect(rehearsed.out).toMatch(/✅ → Ahmad Yani/);
  expect(rehearsed.out).toContain('Semua sesuai harapan');
});

it('an expectation that does not hold ends the rehearsal with 1 and says which', async () => {
  const wrong = morning.replace('state: tepat', 'state: tidak').replace('07:14:05', '07:12:05');
  const file = await folder.write('salah.yaml', wrong);
  const { code, err } = await folder.run(['rehearse', file, '--no-network'], { SERLOK_DATA: `${folder.folder}/lain` });
  expect(code).toBe(1);
  expect(err).toMatch(/TIDAK SESUAI .*198507172010011005 2021-07-30 pagi berkeadaan tepat; diharapkan tidak/);
});

it('explain names message, server time, arrival, window, roster and clause of every slot', async () => {
  const { code, out } = await folder.run(['explain', 'Ahmad Yani', '2021-07-30', '--rehearsal']);
  expect(code).toBe(0);
  expect(out).toMatch(/Jadwal {3}: .*baris jadwal kerja: /);
  for (const slot of ['Pagi', 'Istirahat', 'Selesai istirahat', 'Sore'])
    expect(out).toMatch(new RegExp(`^${slot}: `, 'm'));
  const pagi = out.split('Pagi: ')[1]?.split('\n\n')[0] ?? '';
  expect(pagi).toMatch(/^tepat/);
  expect(pagi).toContain('Jendela  : 07.00–07.30 WITA');
  expect(pagi).toMatch(/Dasar {4}: SE 800\/1090\/BKPSDM\/VII\/2021, poin 5/);
  expect(pagi).toMatch(
    /Pesan {4}: [0-9A-F]{32} .*dikirim 2021-07-30 07\.12\.00 WITA menurut server WhatsApp, diterima 2021-07-30 07\.14\.0\d WITA/,
  );
  expect(out.match(/Dasar {4}: SE .*poin 5/g)).toHaveLength(4);
});

it('explain tells of one slot when asked for one, and of which slots there are when asked for another', async () => {
  const one = await folder.run(['explain', '199008112015022007', '2021-07-30', 'pagi', '--rehearsal']);
  expect(one.out).toContain('Pagi: tepat');
  expect(one.out).toContain('Tanda    : ');
  expect(one.out).not.toContain('Sore: ');
  const none = await folder.run(['explain', '199008112015022007', '2021-07-30', 'malam', '--rehearsal']);
  expect(none).toMatchObject({ code: 1, out: '' });
  expect(none.err).toContain('pagi, istirahat, selesai-istirahat, sore');
  const many = await folder.run(['explain', 'a', '2021-07-30', '--rehearsal']);
  expect(many.code).toBe(1);
  expect(many.err).toMatch(/cocok dengan \d+ orang/);
});

it('recap as JSON has the shape other programs hold on to', async () => {
  const args = ['recap', '--from', '2021-07-30', '--to', '2021-07-30', '--unit', 'diskominfo', '--format', 'json'];
  const { code, out } = await folder.run(args);
  expect(code).toBe(0);
  const recap = JSON.parse(out);
  expect(Object.keys(recap)).toEqual(['from', 'to', 'unit', 'people']);
  expect(recap).toMatchObject({ from: '2021-07-30', to: '2021-07-30', unit: 'diskominfo' });
  const ahmad = recap.people.find(({ nip }: { nip: string }) => nip === '198507172010011005');
  expect(Object.keys(ahmad)).toEqual(['nip', 'name', 'days']);
  expect(ahmad.days).toHaveLength(1);
  expect(Object.keys(ahmad.days[0])).toEqual(['date', 'mode', 'edict', 'slots']);
  expect(ahmad.days[0]).toMatchObject({ date: '2021-07-30', mode: 'home', edict: 'palopo-2021' });
  expect(ahmad.days[0].slots.map(({ slot }: { slot: string }) => slot)).toEqual([
    'pagi',
    'istirahat',
    'selesai-istirahat',
    'sore',
  ]);
  expect(ahmad.days[0].slots[0]).toEqual({
    slot: 'pagi',
    state: 'tepat',
    sentAt: '2021-07-30T07:12:00+08:00',
    receivedAt: expect.stringMatching(/^2021-07-30T07:14:0\d(\.\d+)?\+08:00$/),
    signs: [],
    reason: null,
  });
  const ruslan = recap.people.find(({ nip }: { nip: string }) => nip === '198305302008011008');
  expect(ruslan.days[0].slots[0]).toMatchObject({ slot: 'pagi', state: 'tidak' });
});

it('status as JSON has its legs, its queues, who waits and what is next', async () => {
  const { code, out } = await folder.run(['status', '--json']);
  expect(code).toBe(0);
  const status = JSON.parse(out);
  expect(status.legs).toEqual({ linked: false, receiving: false, storing: true, sending: true });
  expect(status).toMatchObject({ inbox: { pending: 0, quarantined: 0 }, restrictions: [], running: false });
  expect(status.waiting.map(({ name }: { name: string }) => name)).toContain('Nurhayati, S.E.');
  expect(Object.keys(status)).toEqual(expect.arrayContaining(['link', 'lastSeen', 'zone', 'outbox', 'next']));
});

it('recompute rebuilds the same verdicts and says that nothing changed', async () => {
  const { code, out } = await folder.run(['recompute', '--from', '2021-07-30', '--to', '2021-07-30']);
  expect(code).toBe(0);
  expect(out.trim()).toBe('0 putusan berubah');
});
