import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { peopleCsv, type Staff } from './staff.ts';
import { openStage, type PlayedDay, playFile, recapText, type Stage, told } from './stage.ts';

/** One installation, three clocks: each unit lives by its own (feature 10). */
const units = [
  ['setda-kota', 'WIB', '+07:00'],
  ['diskominfo', 'WITA', '+08:00'],
  ['bkpsdm-kota', 'WIT', '+09:00'],
] as const;
const staff = units.map(
  ([unit], i): Staff => ({ nip: `19900101201501100${i + 1}`, number: `628110003000${i + 1}`, unit }),
);
const people = units.map(([unit, zone, offset], i) => ({ unit, zone, offset, nip: staff[i]?.nip ?? '' }));

describe('three zones under one edict', () => {
  let stage: Stage;
  let played: PlayedDay;

  beforeEach(() => {
    stage = openStage();
    stage.write('people.csv', peopleCsv(staff));
    let main = readFileSync(join(stage.folder, 'config/serlok.yaml'), 'utf8');
    for (const [unit, zone] of units) main = main.replace(new RegExp(`(id: ${unit}\\b[^}]*?zone: )WITA`), `$1${zone}`);
    main = main.replace('{use: palopo-2021, for: [kota-contoh]}', '{use: siang-malam, for: [kota-contoh]}');
    stage.write('config/serlok.yaml', main);
    stage.write(
      'config/edicts/siang-malam.yaml',
      `number: 1
subject: contoh
signatory: contoh
signedOn: null
effective: {from: 2021-08-04, to: 2021-08-05}
share:
  clause: poin 1
  who: [asn]
  days: every-workday
  recipient: head
  sets:
    - name: Setiap hari
      weekdays: senin..jumat
      slots:
        - {name: tengah-malam, opens: 00.00, closes: 00.10}
        - {name: pagi, opens: 07.00, closes: 07.30}
        - {name: tutup-hari, opens: 23.50, closes: 23.59}
`,
    );
  });
  afterEach(async () => {
    await played.close();
    stage.clear();
  });

  test('each share belongs to the day and the window of its own unit, from the first second to the last', async () => {
    const moments = [
      ['2021-08-04T00:00:00', '2021-08-04', 'tengah-malam'],
      ['2021-08-04T07:30:59', '2021-08-04', 'pagi'],
      ['2021-08-04T23:59:59', '2021-08-04', 'tutup-hari'],
      ['2021-08-05T00:10:59', '2021-08-05', 'tengah-malam'],
      ['2021-08-05T23:50:00', '2021-08-05', 'tutup-hari'],
    ] as const;
    const lines = people.flatMap(({ nip, offset }) => [
      ...moments.map(([at]) => `  - {at: ${at}${offset}, from: ${nip}, location: [-2.98, 120.17]}`),
    ]);
    const states = people.flatMap(({ nip }) => [
      ...moments.map(([, date, slot]) => `    - {date: ${date}, person: ${nip}, slot: ${slot}, state: tepat}`),
      `    - {date: 2021-08-05, person: ${nip}, slot: pagi, state: tidak}`,
      `    - {date: 2021-08-03, person: ${nip}, slot: tutup-hari, state: bukan_jadwal}`,
      `    - {date: 2021-08-06, person: ${nip}, slot: tengah-malam, state: bukan_jadwal}`,
    ]);
    const replies = people.flatMap(({ nip, offset }) =>
      moments.map(([at]) => `    - {at: ${at}${offset}, to: ${nip}, reaction: ✅}`),
    );
    const until = 'until: 2021-08-06T09:00:00+08:00\nstart: 2021-08-03T12:00:00+08:00';
    played = await stage.play(
      [
        'people: people.csv',
        until,
        'events:',
        ...lines,
        'expect:',
        '  exact: true',
        '  replies:',
        ...replies,
        '  states:',
        ...states,
      ].join('\n'),
    );
    expect(told(played)).toEqual([]);
  });

  test('seven in Jakarta is eight in Makassar and nine in Jayapura', async () => {
    const at = '2021-08-04T07:10:00+07:00';
    const lines = people.map(({ nip }) => `  - {at: ${at}, from: ${nip}, location: [-2.98, 120.17]}`);
    const late = (nip: string, minutes: number, clock: string, zone: string) =>
      `    - {at: ${at}, to: ${nip}, contains: ['diterima pukul ${clock} ${zone} (${minutes} menit setelah batas)']}`;
    const [wib, wita, wit] = people.map(({ nip }) => nip);
    played = await stage.play(
      [
        'people: people.csv',
        'events:',
        ...lines,
        'expect:',
        '  exact: true',
        '  replies:',
        `    - {at: ${at}, to: ${wib}, reaction: ✅}`,
        late(wita ?? '', 40, '08.10', 'WITA'),
        late(wit ?? '', 100, '09.10', 'WIT'),
      ].join('\n'),
    );
    expect(told(played)).toEqual([]);
  });
});

/** The host's own zone never matters: only the zone of the unit does (feature 10). */
describe('the zone of the server', () => {
  const own = process.env['TZ'];
  afterEach(() => {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  });

  const hosts = [
    ['UTC', 0],
    ['Asia/Jakarta', -420],
    ['America/New_York', 240],
  ] as const;

  test.each(['palopo-2021/friday.yaml', 'luwu-utara-2021/day.yaml'])(
    'on a server anywhere in the world %s comes out the same',
    async (day) => {
      const recaps: string[] = [];
      for (const [zone, offset] of hosts) {
        process.env['TZ'] = zone;
        expect(new Date('2021-07-30T00:00:00Z').getTimezoneOffset()).toBe(offset);
        const played: PlayedDay = await playFile(join(import.meta.dirname, day), { network: false });
        expect(told(played)).toEqual([]);
        recaps.push(await recapText(played));
        await played.close();
      }
      expect(recaps[0]).toContain('tepat');
      expect(new Set(recaps).size).toBe(1);
    },
  );
});
