import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Played } from '../../src/rehearsal/player/index.ts';
import { peopleCsv, rosterCsv, type Staff, staffOf } from './staff.ts';
import { openStage, type Stage, told } from './stage.ts';

/** Real edicts elsewhere (domain.md §3). Each is one new file and one line of `edicts:`; no source is touched. */
describe('an edict of another region is one file', () => {
  const [budi, sari, tono] = staffOf('diskominfo', 3) as [Staff, Staff, Staff];
  let stage: Stage;
  let played: Played | null = null;
  let rostered = false;

  beforeEach(() => {
    stage = openStage();
    rostered = false;
    stage.write('people.csv', peopleCsv([budi, sari, tono]));
  });
  afterEach(async () => {
    await played?.close();
    played = null;
    stage.clear();
  });

  /** The one file, and the one line that puts it in force. */
  function issue(slug: string, effective: string, share: string): void {
    const head = `number: ${slug}/01\nsubject: contoh\nsignatory: contoh\nsignedOn: null\neffective: ${effective}\n`;
    stage.write(`config/edicts/${slug}.yaml`, head + share);
    const main = readFileSync(join(stage.folder, 'config/serlok.yaml'), 'utf8');
    const used = main.replace('{use: palopo-2021, for: [kota-contoh]}', `{use: ${slug}, for: [kota-contoh]}`);
    expect(used).not.toBe(main);
    stage.write('config/serlok.yaml', used);
  }

  async function plays(
    events: readonly string[],
    expected: readonly string[],
    states: readonly string[],
  ): Promise<void> {
    const list = (lines: readonly string[], indent: string) => lines.map((line) => `${indent}- {${line}}`);
    const roster = ['rosters: roster.csv'].filter(() => rostered);
    played = await stage.play(
      [
        'people: people.csv',
        ...roster,
        'events:',
        ...list(events, '  '),
        'expect:',
        '  exact: true',
        '  replies:',
        ...list(expected, '    '),
        '  states:',
        ...list(states, '    '),
      ].join('\n'),
    );
    expect(told(played)).toEqual([]);
  }
  function roster(dates: readonly string[], mode = 'wfh'): void {
    stage.write('roster.csv', rosterCsv([budi, sari, tono], dates, mode));
    rostered = true;
  }

  test('Parepare, May 2021: every day at 08.30, also on Sunday and on the day of Idulfitri', async () => {
    issue(
      'parepare-2021',
      '{from: 2021-05-06, to: 2021-05-17}',
      `share:
  {clause: larangan mudik, who: [asn], days: every-day, onHolidays: true, recipient: head, sets: [
    {name: Setiap hari, weekdays: senin..minggu, slots: [{name: pagi, at: 08.30, tolerance: {before: 15, after: 30}}]}]}
`,
    );
    await plays(
      [
        `at: 2021-05-09T08:14:59+08:00, from: ${sari.nip}, location: [-4.01, 119.62]`,
        `at: 2021-05-09T08:30:00+08:00, from: ${budi.nip}, location: [-4.01, 119.62]`,
        `at: 2021-05-13T09:00:59+08:00, from: ${budi.nip}, location: [-4.01, 119.62]`,
        `at: 2021-05-13T09:01:00+08:00, from: ${sari.nip}, location: [-4.01, 119.62]`,
        `at: 2021-05-18T08:30:00+08:00, from: ${budi.nip}, location: [-4.01, 119.62]`,
      ],
      [
        `at: 2021-05-09T08:14:59+08:00, to: ${sari.nip}, contains: [baru dibuka pukul 08.15]`,
        `at: 2021-05-09T08:30:00+08:00, to: ${budi.nip}, reaction: ✅`,
        `at: 2021-05-13T09:00:59+08:00, to: ${budi.nip}, reaction: ✅`,
        `at: 2021-05-13T09:01:00+08:00, to: ${sari.nip}, contains: [1 menit setelah batas]`,
        `at: 2021-05-18T08:30:00+08:00, to: ${budi.nip}, contains: [tidak ada surat edaran]`,
      ],
      [
        `date: 2021-05-09, person: ${budi.nip}, slot: pagi, state: tepat`,
        `date: 2021-05-09, person: ${sari.nip}, slot: pagi, state: tidak`,
        `date: 2021-05-13, person: ${budi.nip}, slot: pagi, state: tepat`,
        `date: 2021-05-13, person: ${sari.nip}, slot: pagi, state: tidak`,
        `date: 2021-05-18, person: ${budi.nip}, slot: pagi, state: bukan_jadwal`,
      ],
    );
  });

  test("Batu, April 2021: morning and afternoon through the agency's group, no roster needed", async () => {
    issue(
      'batu-2021',
      '{from: 2021-04-22, to: 2021-05-24}',
      `share:
  clause: SE 800/812/422.202/2021
  who: [asn, non-asn]
  days: every-workday
  recipient: group
  sets:
    - name: Setiap hari kerja
      weekdays: senin..jumat
      slots: [{name: pagi, opens: 07.30, closes: 09.00}, {name: sore, opens: 15.00, closes: 16.00}]
`,
    );
    await plays(
      [
        `at: 2021-04-23T07:40:00+08:00, from: ${budi.nip}, chat: diskominfo, location: [-7.87, 112.52]`,
        `at: 2021-04-23T15:30:00+08:00, from: ${budi.nip}, chat: diskominfo, location: [-7.87, 112.52]`,
        // Too late, in the group, by somebody who never wrote in private: not a word.
        `at: 2021-04-23T09:10:00+08:00, from: ${sari.nip}, chat: diskominfo, location: [-7.87, 112.52]`,
        `at: 2021-04-24T07:40:00+08:00, from: ${budi.nip}, chat: diskominfo, location: [-7.87, 112.52]`,
      ],
      [
        `at: 2021-04-23T07:40:00+08:00, to: ${budi.nip}, chat: diskominfo, reaction: ✅`,
        `at: 2021-04-23T15:30:00+08:00, to: ${budi.nip}, chat: diskominfo, reaction: ✅`,
      ],
      [
        `date: 2021-04-23, person: ${budi.nip}, slot: pagi, state: tepat`,
        `date: 2021-04-23, person: ${budi.nip}, slot: sore, state: tepat`,
        `date: 2021-04-23, person: ${sari.nip}, slot: pagi, state: tidak`,
        `date: 2021-04-24, person: ${budi.nip}, slot: pagi, state: bukan_jadwal`,
      ],
    );
  });

  test('Central Kalimantan, April 2025: half an hour earlier on Fridays', async () => {
    roster(['2025-04-10', '2025-04-11']);
    issue(
      'kalteng-2025',
      '{from: 2025-04-08, to: null}',
      `share:
  clause: jam absensi
  who: [asn]
  days: roster
  recipient: head
  sets:
    - {name: Senin–Kamis, weekdays: senin..kamis, slots: [{name: masuk, opens: 06.00, closes: 07.30}, {name: pulang, opens: 16.00, closes: 18.00}]}
    - {name: Jumat, weekdays: jumat, slots: [{name: masuk, opens: 05.30, closes: 07.00}, {name: pulang, opens: 16.00, closes: 18.00}]}
`,
    );
    await plays(
      [
        `at: 2025-04-10T05:45:00+08:00, from: ${budi.nip}, location: [-2.2, 113.9]`,
        `at: 2025-04-10T07:30:59+08:00, from: ${sari.nip}, location: [-2.2, 113.9]`,
        `at: 2025-04-11T05:45:00+08:00, from: ${budi.nip}, location: [-2.2, 113.9]`,
        `at: 2025-04-11T07:30:59+08:00, from: ${sari.nip}, location: [-2.2, 113.9]`,
      ],
      [
        `at: 2025-04-10T05:45:00+08:00, to: ${budi.nip}, contains: [baru dibuka pukul 06.00]`,
        `at: 2025-04-10T07:30:59+08:00, to: ${sari.nip}, reaction: ✅`,
        `at: 2025-04-11T05:45:00+08:00, to: ${budi.nip}, reaction: ✅`,
        `at: 2025-04-11T07:30:59+08:00, to: ${sari.nip}, contains: [30 menit setelah batas]`,
      ],
      [
        `date: 2025-04-10, person: ${budi.nip}, slot: masuk, state: tidak`,
        `date: 2025-04-10, person: ${sari.nip}, slot: masuk, state: tepat`,
        `date: 2025-04-11, person: ${budi.nip}, slot: masuk, state: tepat`,
        `date: 2025-04-11, person: ${sari.nip}, slot: masuk, state: tidak`,
      ],
    );
  });

  test('Bantul, September 2020: a six-day week, so Saturday counts and Sunday does not', async () => {
    roster(['2020-09-05', '2020-09-06']);
    const main = readFileSync(join(stage.folder, 'config/serlok.yaml'), 'utf8');
    const sixDays = main.replace(/(id: diskominfo\n(?:.*\n){4}.*workWeek: )senin\.\.jumat/, '$1senin..sabtu');
    expect(sixDays).not.toBe(main);
    stage.write('config/serlok.yaml', sixDays);
    issue(
      'bantul-2020',
      '{from: 2020-09-01, to: 2020-09-15}',
      `share:
  {clause: surat kepala madrasah, who: [asn], days: roster, recipient: head, sets: [
    {name: Senin–Sabtu, weekdays: senin..sabtu, slots: [{name: pagi, opens: 07.00, closes: 07.30}]}]}
`,
    );
    await plays(
      [
        `at: 2020-09-05T07:10:00+08:00, from: ${budi.nip}, location: [-7.88, 110.33]`,
        `at: 2020-09-06T07:10:00+08:00, from: ${budi.nip}, location: [-7.88, 110.33]`,
      ],
      [
        `at: 2020-09-05T07:10:00+08:00, to: ${budi.nip}, reaction: ✅`,
        `at: 2020-09-06T07:10:00+08:00, to: ${budi.nip}, contains: [akhir pekan]`,
      ],
      [
        `date: 2020-09-05, person: ${budi.nip}, slot: pagi, state: tepat`,
        `date: 2020-09-05, person: ${sari.nip}, slot: pagi, state: tidak`,
        `date: 2020-09-06, person: ${budi.nip}, slot: pagi, state: bukan_jadwal`,
      ],
    );
  });

  test('in Ramadan 1447 H the day begins at 08.00, before and after it at 07.30', async () => {
    roster(['2026-02-18', '2026-02-19']);
    issue(
      'ramadan-2026',
      '{from: 2026-01-01, to: null}',
      `share:
  clause: poin 1
  who: [asn]
  days: roster
  recipient: head
  sets:
    - {name: Biasa, weekdays: senin..jumat, slots: [{name: pagi, opens: 07.30, closes: 08.00}]}
    - {name: Ramadan, weekdays: senin..jumat, period: {from: 2026-02-19, to: 2026-03-20}, slots: [{name: pagi, opens: 08.05, closes: 08.30}]}
`,
    );
    await plays(
      [
        `at: 2026-02-18T07:45:00+08:00, from: ${budi.nip}, location: [-2.98, 120.17]`,
        `at: 2026-02-19T07:45:00+08:00, from: ${sari.nip}, location: [-2.98, 120.17]`,
        `at: 2026-02-19T08:30:00+08:00, from: ${budi.nip}, location: [-2.98, 120.17]`,
      ],
      [
        `at: 2026-02-18T07:45:00+08:00, to: ${budi.nip}, reaction: ✅`,
        `at: 2026-02-19T07:45:00+08:00, to: ${sari.nip}, contains: [baru dibuka pukul 08.05]`,
        `at: 2026-02-19T08:30:00+08:00, to: ${budi.nip}, reaction: ✅`,
      ],
      [
        `date: 2026-02-18, person: ${budi.nip}, slot: pagi, state: tepat`,
        `date: 2026-02-19, person: ${budi.nip}, slot: pagi, state: tepat`,
        `date: 2026-02-19, person: ${sari.nip}, slot: pagi, state: tidak`,
      ],
    );
  });

  test('where late entries are allowed a late share is recorded with its minutes, once', async () => {
    roster(['2021-08-05']);
    issue(
      'terlambat-2021',
      '{from: 2021-08-01, to: null}',
      `share:
  clause: poin 3
  who: [asn]
  days: roster
  lateEntries: true
  recipient: head
  sets: [{name: Biasa, weekdays: senin..jumat, slots: [{name: pagi, opens: 07.00, closes: 07.30}, {name: sore, opens: 16.00, closes: 16.30}]}]
`,
    );
    await plays(
      [
        `at: 2021-08-05T08:15:59+08:00, from: ${budi.nip}, location: [-2.98, 120.17]`,
        `at: 2021-08-05T09:15:00+08:00, from: ${budi.nip}, location: [-2.98, 120.18]`,
        // Nearer to the afternoon than to the morning, but the morning is still empty.
        `at: 2021-08-05T15:00:00+08:00, from: ${sari.nip}, location: [-2.98, 120.19]`,
        `at: 2021-08-05T15:30:00+08:00, from: ${budi.nip}, location: [-2.98, 120.17]`,
        `at: 2021-08-05T16:10:00+08:00, from: ${budi.nip}, location: [-2.98, 120.17]`,
        `at: 2021-08-05T23:00:00+08:00, from: ${sari.nip}, location: [-2.98, 120.19]`,
        `at: 2021-08-05T23:10:00+08:00, from: ${budi.nip}, text: status`,
      ],
      [
        `at: 2021-08-05T08:15:59+08:00, to: ${budi.nip}, reaction: ✅`,
        `at: 2021-08-05T09:15:00+08:00, to: ${budi.nip}, contains: [sudah tercatat pukul 08.15]`,
        `at: 2021-08-05T15:00:00+08:00, to: ${sari.nip}, reaction: ✅`,
        `at: 2021-08-05T15:30:00+08:00, to: ${budi.nip}, contains: [baru dibuka pukul 16.00]`,
        `at: 2021-08-05T16:10:00+08:00, to: ${budi.nip}, reaction: ✅`,
        `at: 2021-08-05T23:00:00+08:00, to: ${sari.nip}, reaction: ✅`,
        `at: 2021-08-05T23:10:00+08:00, to: ${budi.nip}, contains: [terlambat 08.15 (45 menit setelah batas)]`,
      ],
      [
        `date: 2021-08-05, person: ${budi.nip}, slot: pagi, state: terlambat`,
        `date: 2021-08-05, person: ${budi.nip}, slot: sore, state: tepat`,
        `date: 2021-08-05, person: ${sari.nip}, slot: pagi, state: terlambat`,
        `date: 2021-08-05, person: ${sari.nip}, slot: sore, state: terlambat`,
        `date: 2021-08-05, person: ${tono.nip}, slot: pagi, state: tidak`,
      ],
    );
  });

  test('where live locations are asked for a pin does not count, and its sender is told', async () => {
    roster(['2021-08-05']);
    issue(
      'live-2021',
      '{from: 2021-08-01, to: null}',
      `share:
  {clause: poin 3, who: [asn], days: roster, proof: live, recipient: head, sets: [
    {name: Biasa, weekdays: senin..jumat, slots: [{name: pagi, opens: 07.00, closes: 07.30}]}]}
`,
    );
    await plays(
      [
        `at: 2021-08-05T07:05:00+08:00, from: ${budi.nip}, location: [-2.98, 120.17]`,
        `at: 2021-08-05T07:20:00+08:00, from: ${budi.nip}, live: [-2.98, 120.17]`,
        `at: 2021-08-05T07:06:00+08:00, from: ${sari.nip}, location: [-2.98, 120.18]`,
      ],
      [
        `at: 2021-08-05T07:05:00+08:00, to: ${budi.nip}, contains: ['lokasi terkini (live)']`,
        `at: 2021-08-05T07:20:00+08:00, to: ${budi.nip}, reaction: ✅`,
        `at: 2021-08-05T07:06:00+08:00, to: ${sari.nip}, contains: ['lokasi terkini (live)']`,
      ],
      [
        `date: 2021-08-05, person: ${budi.nip}, slot: pagi, state: tepat`,
        `date: 2021-08-05, person: ${sari.nip}, slot: pagi, state: tidak`,
      ],
    );
  });
});
