import { expect, test } from 'vitest';
import { agency, edict, loadFiles, slots } from './marked.ts';

const pagi = slots('{name: pagi, opens: 07.00, closes: 07.30}');
const uses = `${agency}edicts:\n  - {use: uji, for: [kota]}\n`;
const warningsOf = (text: string) => {
  const files = { 'serlok.yaml': uses, 'holidays/2021.yaml': 'year: 2021\nsource: SKB\nholidays: []\n' };
  const { loaded, marked } = loadFiles({ ...files, 'edicts/uji.yaml': text });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return {
    messages: loaded.config.warnings.map(({ message }) => message),
    places: loaded.config.warnings.map(({ line, column }) => `edicts/uji.yaml:${line}:${column}`),
    marked,
  };
};
const exempting = (types: string) =>
  edict(pagi, undefined, `exempt:\n  - {clause: poin 2, reason: x, unitTypes: [${types}]}`);

test('an exempt kind of unit that is nearly one this agency has is told: it would exempt nobody', () => {
  const { messages, places, marked } = warningsOf(exempting('§dinass, rumah_sakit'));
  expect(places).toEqual(marked);
  expect(messages).toEqual([expect.stringContaining('"dinass" tidak dipakai unit mana pun (maksud Anda "dinas"?)')]);
});

test('a kind this agency has none of is no slip: the edict is from the library', () => {
  expect(warningsOf(exempting('rumah_sakit, puskesmas, dinas')).messages).toEqual([]);
});

test('a group of days without slots is told', () => {
  const { messages } = warningsOf(edict('    - {name: Harian, weekdays: senin..jumat, slots: []}'));
  expect(messages).toEqual(['kelompok "Harian" tidak berisi jadwal; pada harinya tidak ada kewajiban']);
});
