import { describe, expect, test } from 'vitest';
import { parseEdict } from '../../src/config/index.ts';
import type { Edict } from '../../src/domain/edict.ts';
import { slotsOn } from '../../src/domain/plan.ts';
import type { LocalDate } from '../../src/domain/time.ts';

/** Real edicts elsewhere (domain.md §3): a new one is a YAML file and no source. */
const head = (from: string, to: string) =>
  `number: contoh\nsubject: contoh\nsignatory: contoh\nsignedOn: null\neffective: {from: ${from}, to: ${to}}\n`;

function edictOf(text: string): Edict {
  const read = parseEdict(text, 'config/edicts/contoh.yaml');
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join('\n'));
  return read.value;
}

const windows = (edict: Edict, date: string) =>
  slotsOn(edict, date as LocalDate).map(({ name, opens, closes }) => `${name} ${clock(opens)}-${clock(closes)}`);
const clock = (minute: number) => `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`;

describe('an edict of another region is one file', () => {
  test('Parepare, May 2021: every day at 08.30, holidays included', () => {
    const edict = edictOf(`${head('2021-05-06', '2021-05-17')}
share:
  clause: larangan mudik
  who: [asn]
  days: every-day
  onHolidays: true
  recipient: head
  sets:
    - name: Setiap hari
      weekdays: senin..minggu
      slots: [{name: pagi, at: 08.30, tolerance: {before: 15, after: 30}}]
`);
    expect(edict.share).toMatchObject({ days: 'every-day', onHolidays: true, lateEntries: false, proof: 'any' });
    expect(windows(edict, '2021-05-13')).toEqual(['pagi 8.15-9.00']);
    expect(windows(edict, '2021-05-16')).toEqual(['pagi 8.15-9.00']);
    expect(edict.share?.sets[0]?.slots[0]?.point).toEqual({ at: 510, before: 15, after: 30 });
  });

  test("Batu, April 2021: morning and afternoon through the agency's group", () => {
    const edict = edictOf(`${head('2021-04-22', '2021-05-24')}
share:
  clause: SE 800/812/422.202/2021
  who: [asn, non-asn]
  days: every-workday
  recipient: group
  sets:
    - name: Setiap hari kerja
      weekdays: senin..jumat
      slots:
        - {name: pagi, opens: 07.30, closes: 09.00}
        - {name: sore, opens: 15.00, closes: 16.00}
`);
    expect(edict.share).toMatchObject({ recipient: 'group', days: 'every-workday', who: ['asn', 'non-asn'] });
    expect(windows(edict, '2021-04-23')).toEqual(['pagi 7.30-9.00', 'sore 15.00-16.00']);
    expect(windows(edict, '2021-04-24')).toEqual([]);
  });

  test('Central Kalimantan, April 2025: earlier on Fridays', () => {
    const edict = edictOf(`${head('2025-04-08', 'null')}
share:
  clause: jam absensi
  who: [asn]
  days: roster
  recipient: head
  sets:
    - name: Senin–Kamis
      weekdays: senin..kamis
      slots:
        - {name: masuk, opens: 06:00, closes: 07:30}
        - {name: pulang, opens: 16:00, closes: 18:00}
    - name: Jumat
      weekdays: [jumat]
      slots:
        - {name: masuk, opens: "05.30", closes: "07.00"}
        - {name: pulang, opens: 16.00, closes: 18.00}
`);
    expect(windows(edict, '2025-04-10')).toEqual(['masuk 6.00-7.30', 'pulang 16.00-18.00']);
    expect(windows(edict, '2025-04-11')).toEqual(['masuk 5.30-7.00', 'pulang 16.00-18.00']);
  });

  test('in Ramadan 1447 H other hours hold, wherever the variant stands in the file', () => {
    const edict = edictOf(`${head('2026-01-01', 'null')}
share:
  clause: poin 1
  who: [asn]
  days: roster
  recipient: head
  sets:
    - {name: Biasa, weekdays: senin..jumat, slots: [{name: pagi, opens: 07.30, closes: 08.00}]}
    - name: Ramadan
      weekdays: senin..jumat
      period: {from: 2026-02-19, to: 2026-03-20}
      slots: [{name: pagi, opens: 08.00, closes: 08.30}]
`);
    const days = ['2026-02-18', '2026-02-19', '2026-03-20', '2026-03-23'];
    expect(days.map((day) => windows(edict, day)[0])).toEqual([
      'pagi 7.30-8.00',
      'pagi 8.00-8.30',
      'pagi 8.00-8.30',
      'pagi 7.30-8.00',
    ]);
  });

  test('Probolinggo, July 2021: an edict without any share is an edict', () => {
    expect(edictOf(head('2021-07-03', '2021-07-20'))).toMatchObject({ share: null, exempt: [], notes: [] });
  });
});
