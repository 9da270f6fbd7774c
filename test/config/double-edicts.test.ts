import { describe, expect, test } from 'vitest';
import { agency, edict, loadFiles, messages, places, slots } from './marked.ts';

const pagi = slots('{name: pagi, opens: 07.00, closes: 07.30}');
const uses = (...lines: readonly string[]) => `${agency}edicts:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

describe('one edict per unit and day', () => {
  const first = edict(pagi, '{from: 2021-07-01, to: 2021-07-31}');
  const next = edict(pagi, '{from: 2021-07-31, to: null}');
  const load = (...lines: readonly string[]) =>
    loadFiles({ 'serlok.yaml': uses(...lines), 'edicts/satu.yaml': first, 'edicts/dua.yaml': next });

  test.each([
    ['an area twice', ['{use: satu, for: [kota]}', '{use: dua, for: [§kota]}'], 'unit "dinas-a" dan 2 unit lain'],
    [
      'an area and one of its units',
      ['{use: satu, for: [kota]}', '{use: dua, for: [§dinas-b]}'],
      'unit "dinas-b" mulai',
    ],
    ['a unit and one below it', ['{use: satu, for: [dinas-a]}', '{use: dua, for: [§seksi-a]}'], 'unit "seksi-a" mulai'],
  ])('%s', (_, lines, unit) => {
    const { loaded, marked } = load(...lines);
    expect(places(loaded)).toEqual(marked);
    expect(messages(loaded)).toContain('edaran "satu" dan "dua" sama-sama berlaku');
    expect(messages(loaded)).toContain(unit);
    expect(messages(loaded)).toContain('mulai 31 Juli 2021');
  });

  test('in different places, or one after the other, is fine', () => {
    expect(load('{use: satu, for: [dinas-a]}', '{use: dua, for: [dinas-b]}').loaded.ok).toBe(true);
    const after = edict(pagi, '{from: 2021-08-01, to: null}');
    const files = {
      'serlok.yaml': uses('{use: satu, for: [kota]}', '{use: dua, for: [kota, seksi-a]}'),
      'edicts/satu.yaml': first,
    };
    expect(loadFiles({ ...files, 'edicts/dua.yaml': after }).loaded.ok).toBe(true);
  });
});
