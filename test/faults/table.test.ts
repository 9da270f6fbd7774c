import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../edicts/stage.ts';

const rows = readFileSync(join(root, 'docs/faults.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));

describe('the table of faults', () => {
  test('has every number once, with its harm, what we do, and a test or a reason', () => {
    expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 67 }, (_, i) => i + 1));
    for (const row of rows) {
      expect(row).toHaveLength(5);
      expect(row[4]?.length).toBeGreaterThan(10);
    }
  });

  test.each(rows.map(([number = '', , , , tests = '']) => [number, tests] as const))(
    'fault %s: every test it names exists',
    (_number, tests) => {
      // `file` › *title*, *title*; the next file begins after a semicolon.
      for (const [, file = '', rest = ''] of tests.matchAll(/`(test\/[^`]+)`([^`]*)/g)) {
        expect(existsSync(join(root, file)), file).toBe(true);
        const text = readFileSync(join(root, file), 'utf8');
        for (const [, title = ''] of rest.matchAll(/\*([^*]+)\*/g)) expect(text, file).toContain(title);
      }
    },
  );

  test('the rows on harm A and on the line are named by number in a title, or say why not', () => {
    const own = [
      4,
      14,
      28,
      ...Array.from({ length: 12 }, (_, i) => 30 + i),
      ...Array.from({ length: 29 }, (_, i) => 1 + i),
    ];
    for (const number of new Set(own)) {
      const tests = rows[number - 1]?.[4] ?? '';
      const files = [...tests.matchAll(/`(test\/[^`]+\.ts)`/g)].map(([, file = '']) =>
        readFileSync(join(root, file), 'utf8'),
      );
      const named = files.some((text) => new RegExp(`faults? (?:[\\d, and]*\\b)?${number}\\b`).test(text));
      expect(named || /Planned|Nothing to test/.test(tests), `fault ${number}`).toBe(true);
    }
  });
});
