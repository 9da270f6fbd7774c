import { describe, expect, test } from 'vitest';
import { bounds, letter, problemsOf, turns } from './marked.ts';

/** The problems of one edict with marks where they are expected. */
function expectRefused(more: string, gist: string): void {
  const found = problemsOf(letter(more));
  expect(found.places).toEqual(found.expected);
  expect(found.text).toContain(gist);
  expect(found.text).toContain('diharapkan');
}

const quota = (text: string) => `quotas:\n  q: ${text}`;

describe('a quota', () => {
  test.each([
    ['above 100 %', '§125', 'quotas.q.bounds[0].percent adalah "125"; diharapkan persen 0 sampai 100'],
    ['just above 100 %', '§100.01', 'adalah "100.01"'],
    ['below nothing', '§-5', 'adalah "-5"'],
    ['with three decimals', '§33.333', 'paling banyak dua angka di belakang koma'],
    ['in words', '§seperempat', 'adalah "seperempat"'],
    ['above 100 % for one level', '{level-1: §750, level-2: 50}', 'percent.level-1 adalah "750"'],
    ['for no level', '§{}', 'diharapkan persen untuk tiap level'],
    ['for a level with blanks', '{§level satu: 75}', 'nama "level satu" tidak dapat dipakai'],
  ])('%s', (_, percent, gist) => expectRefused(bounds(`{side: wfo, kind: wajib, percent: ${percent}}`), gist));

  const [percent, people] = [
    (side: string, kind: string, value: string) => `{side: ${side}, kind: ${kind}, percent: ${value}}`,
    (side: string, kind: string, value: string) => `{side: ${side}, kind: ${kind}, number: ${value}}`,
  ];
  test.each([
    [
      'on one side',
      [percent('wfo', 'minimal', '60'), `§${percent('wfo', 'maksimal', '50')}`],
      'quotas.q.bounds[1] (WFO maksimal 50%) tidak dapat dipenuhi bersama quotas.q.bounds[0] (WFO minimal 60%)',
    ],
    ['across the sides', [percent('wfo', 'minimal', '60'), `§${percent('wfh', 'wajib', '50')}`], '(WFH minimal 50%)'],
    [
      'under a ceiling printed first',
      [percent('wfo', 'maksimal', '25'), `§${percent('wfo', 'wajib', '"25,5"')}`],
      '25,5%',
    ],
    ['of two exact ones', [percent('wfo', 'sebesar', '25'), `§${percent('wfh', 'sebesar', '70')}`], 'sebesar 70%'],
    ['of an exact one', [percent('wfo', 'sebesar', '25'), `§${percent('wfo', 'minimal', '30')}`], 'sebesar 25%'],
    ['in people', [people('wfo', 'minimal', '5'), `§${people('wfo', 'maksimal', '3')}`], 'WFO maksimal 3 orang'],
    [
      'at one level',
      [
        percent('wfo', 'minimal', '{level-1: 20, level-2: 60}'),
        `§${percent('wfo', 'maksimal', '{level-1: 75, level-2: 50}')}`,
      ],
      'pada level-2',
    ],
    [
      'of a table and one for all',
      [percent('wfo', 'maksimal', '{level-1: 75, level-2: 50}'), `§${percent('wfo', 'minimal', '60')}`],
      'pada level-2',
    ],
  ])('with a floor above a ceiling %s', (_, lines, gist) => expectRefused(bounds(...lines), gist));

  test.each([
    ['without any bound', quota('{clause: a, bounds: §[]}'), 'belum punya batas; diharapkan paling sedikit satu'],
    ['without an amount', bounds('§{side: wfo, kind: wajib}'), 'berisi tidak satu pun; diharapkan percent atau number'],
    ['with two amounts', bounds('§{side: wfo, kind: wajib, percent: 25, number: 3}'), 'berisi keduanya'],
    [
      'of another kind',
      bounds('{side: wfo, kind: §paling banyak, percent: 25}'),
      'salah satu dari minimal, wajib, maksimal',
    ],
    ['of another side', bounds('{side: §wfa, kind: wajib, percent: 25}'), 'diharapkan wfo atau wfh'],
    [
      'with a name of two words',
      'quotas:\n  §dua kata: {clause: a, bounds: [{side: wfo, kind: wajib, percent: 25}]}',
      'nama "dua kata"',
    ],
    [
      'split by what is no class of employee',
      quota('{clause: a, bounds: [{side: wfo, kind: wajib, percent: 25}], each: [§jenjang]}'),
      'salah satu dari level, employment, position',
    ],
  ])('%s', (_, text, gist) => expectRefused(text, gist));

  test.each([
    ['of 0 days', '{days: §0}', 'rotation.days adalah "0"; diharapkan bilangan bulat 1 sampai 60'],
    ['of 61 days', '{days: §61}', 'bilangan bulat 1 sampai 60'],
    ['that is a bare number', '§2', 'diharapkan {days: 1}, {weekly: [[senin, rabu]'],
    ['that is not among its choices', '{days: §3, choices: [1, 2]}', 'diharapkan salah satu dari choices: 1, 2'],
    ['with a choice of 0 days', '{days: 1, choices: [1, §0]}', 'choices[1] adalah "0"'],
    ['of nothing', '§{}', 'belum berisi days'],
    ['both ways', '§{days: 1, weekly: [[senin]]}', 'berisi weekly dan days'],
    ['without groups', '{weekly: §[]}', 'paling sedikit satu kelompok hari'],
    [
      'with a group without days',
      '{weekly: [[senin], §[]]}',
      'weekly[1] adalah daftar kosong; diharapkan hari seperti',
    ],
    ['with a day twice in a group', '{weekly: [§[senin, rabu, senin]]}', 'tiap hari satu kali'],
    ['with a mistyped key', '{§day: 1}', '"day" (maksud Anda "days"?)'],
  ])('with a rotation %s', (_, text, gist) => expectRefused(turns(text), gist));
});
