import { describe, expect, test } from 'vitest';
import { parseEdict } from '../../src/config/index.ts';
import { edict, problemsOf, slots } from './marked.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;

describe('hours', () => {
  test.each(['07.30', '07:30', '"07.30"', "'07:30'", '7.30'])('%s is half past seven', (written) => {
    const read = parseEdict(edict(slots(`{name: pagi, opens: ${written}, closes: 08.00}`)), 'uji.yaml');
    expect(read.ok && read.value.share?.sets[0]?.slots[0]).toMatchObject({
      opens: at(7, 30),
      closes: at(8),
      label: 'Pagi',
    });
  });

  test('windows a minute apart are fine, in any order', () => {
    const text = edict(slots('{name: b, opens: 07.31, closes: 08.00}', '{name: a, opens: 07.00, closes: 07.30}'));
    expect(problemsOf(text).places).toEqual([]);
  });

  test('a clause falls back from the slot to its set and to the rule', () => {
    const set = '    - {name: A, weekdays: senin, slots: [{name: a, opens: 07.00, closes: 07.30, clause: poin 7}]}';
    const other = '    - {name: B, weekdays: selasa, clause: poin 6, slots: [{name: a, opens: 07.00, closes: 07.30}]}';
    const third = '    - {name: C, weekdays: rabu, slots: [{name: a, opens: 07.00, closes: 07.30}]}';
    const read = parseEdict(edict([set, other, third].join('\n')), 'uji.yaml');
    expect(read.ok && read.value.share?.sets.map((one) => one.slots[0]?.clause)).toEqual([
      'poin 7',
      'poin 6',
      'poin 5',
    ]);
  });
});

describe('refused, with the place and what was expected', () => {
  const pagi = '{name: pagi, opens: 07.00, closes: 07.30}';
  const set = (name: string, days: string, more = '') => `    - {name: ${name}, ${days}, ${more}slots: [${pagi}]}`;

  test.each([
    [
      'an overlap',
      slots(pagi, '{name: siang, opens: §07.20, closes: 08.00}'),
      'bertumpang tindih; diharapkan dibuka 07.31',
    ],
    [
      'windows that touch',
      slots(pagi, '{name: siang, opens: §07.30, closes: 08.00}'),
      'menit 07.30 masih termasuk "pagi"',
    ],
    ['an end before its start', slots('{name: pagi, opens: 08.00, closes: §07.30}'), 'diharapkan closes sesudah 08.00'],
    [
      'no such hour',
      slots('{name: pagi, opens: §25.00, closes: 26.00}').replace('26.00', '§26.00'),
      'opens adalah "25.00"; diharapkan jam seperti 07.30',
    ],
    [
      'a point without a tolerance',
      slots('{name: pagi, at: §08.00}'),
      'belum punya toleransi; diharapkan tolerance: {before: 15, after: 30}',
    ],
    [
      'a tolerance into the neighbour',
      slots(
        '{name: pagi, at: 08.00, tolerance: {before: 15, after: 45}}',
        '{name: siang, at: §09.00, tolerance: {before: 15, after: 15}}',
      ),
      'toleransinya bertumpang tindih; diharapkan toleransi yang lebih kecil',
    ],
    [
      'a tolerance into a window',
      slots(pagi, '{name: siang, at: §07.45, tolerance: {before: 15, after: 0}}'),
      'toleransinya bertumpang tindih',
    ],
    [
      'a tolerance past midnight',
      slots('{name: pagi, at: §00.10, tolerance: {before: 15, after: 0}}'),
      'diharapkan tetap dalam satu hari',
    ],
    ['half a window', slots('§{name: pagi, opens: 07.00}'), 'diharapkan opens dan closes'],
    [
      'a point and a window',
      slots('{name: pagi, at: §07.00, opens: 07.00, closes: 07.30}'),
      'diharapkan salah satu saja',
    ],
    [
      'a tolerance on a window',
      slots('{name: pagi, opens: 07.00, closes: 07.30, tolerance: §{before: 1, after: 1}}'),
      'diharapkan tolerance hanya bersama at',
    ],
    [
      'a repeated name',
      slots(pagi, '{name: §pagi, opens: 08.00, closes: 09.00}'),
      'nama jadwal "pagi" sudah dipakai jadwal ke-1',
    ],
    ['a name with blanks', slots('{name: §jam pagi, opens: 07.00, closes: 07.30}'), 'diharapkan nama pendek'],
    [
      'a weekday in two sets',
      [set('A', 'weekdays: senin..kamis'), set('B', 'weekdays: §[kamis, jumat]')].join('\n'),
      'hari kamis sudah diatur "A"',
    ],
    [
      'periods that overlap',
      [
        set('A', 'weekdays: senin', 'period: {from: 2026-02-19, to: 2026-03-20}, '),
        set('B', 'weekdays: senin..jumat', 'period: §{from: 2026-03-20, to: 2026-04-01}, '),
      ].join('\n'),
      'mulai 20 Maret 2026',
    ],
    [
      'a period backwards',
      set('A', 'weekdays: senin', 'period: {from: 2026-03-20, to: §2026-02-19}, '),
      'mendahului period.from',
    ],
    [
      'a period before the edict',
      set('A', 'weekdays: senin', 'period: §{from: 2020-03-20, to: 2020-04-19}, '),
      'di luar masa berlaku',
    ],
    ['no such weekday', set('A', 'weekdays: §senen..kamis'), 'diharapkan hari seperti senin..kamis'],
    [
      'a key that is unknown',
      slots('{name: pagi, §open: 07.00, opens: 07.00, closes: 07.30}'),
      'kunci tidak dikenal: "open" (maksud Anda "opens"?)',
    ],
    [
      'a list where a text belongs',
      slots('{name: §[pagi], opens: 07.00, closes: 07.30}'),
      'name adalah daftar; diharapkan nama pendek',
    ],
  ])('%s', (_, sets, expected) => {
    const found = problemsOf(edict(sets));
    expect(found.places).toEqual(found.expected);
    expect(found.text).toContain(expected);
    expect(found.text).toContain('diharapkan');
  });

  test.each([
    [
      'a date that does not exist',
      '{from: §2021-02-30, to: null}',
      'tanggal yang ada (Februari 2021 berakhir tanggal 28)',
    ],
    ['a date in another order', '{from: §30-07-2021, to: null}', 'diharapkan tanggal YYYY-MM-DD'],
    [
      'an end before the beginning',
      '{from: 2021-07-29, to: §2021-07-28}',
      'effective.to (2021-07-28) mendahului effective.from',
    ],
    ['a forgotten end', '§{from: 2021-07-29}', 'effective.to belum diisi'],
  ])('%s', (_, effective, expected) => {
    const found = problemsOf(edict(slots(pagi), effective));
    expect(found.places).toEqual(found.expected);
    expect(found.text).toContain(expected);
  });

  test('an exemption of everybody', () => {
    const found = problemsOf(edict(slots(pagi), undefined, 'exempt:\n  - §{clause: poin 2, reason: semua}'));
    expect(found.places).toEqual(found.expected);
    expect(found.text).toContain('mengecualikan semua pegawai');
  });
});
