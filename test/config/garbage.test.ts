import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LoadedConfig, loadConfig } from '../../src/config/index.ts';
import { agency, loadFiles } from './marked.ts';

const palopo = readFileSync('config/edicts/palopo-2021.yaml', 'utf8');
const serlok = readFileSync('config/serlok.yaml', 'utf8');

/** Real files with a piece cut out, doubled or replaced: nearer to what people do than random characters. */
const mangled = (text: string) =>
  fc
    .record({
      from: fc.nat(text.length),
      length: fc.nat(40),
      put: fc.oneof(
        fc.string(),
        fc.constantFrom('\t', '"', '[', '{', '- ', ': ', '&a *a', '*a', '!!map', '\n', '---\n', '<<: ', '? '),
      ),
    })
    .map(({ from, length, put }) => text.slice(0, from) + put + text.slice(from + length));

const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  fc.constantFrom(
    '__proto__: 1',
    'constructor: {a: 1}',
    '? [a]\n: b',
    '&a [*a]',
    'null',
    '~',
    '- - - a',
    '',
    '\uFEFF',
    '\0',
    'edicts: {}',
  ),
);

const saneProblems = (loaded: LoadedConfig) =>
  loaded.ok ||
  (loaded.problems.length > 0 &&
    loaded.problems.every((p) => p.line >= 1 && p.column >= 1 && /diharapkan|susunan YAML salah/.test(p.message)));

describe('whatever is in the files, loading says so and never throws', () => {
  test('garbage in every file', () => {
    fc.assert(
      fc.property(garbage, garbage, garbage, (main, edict, year) =>
        saneProblems(loadFiles({ 'serlok.yaml': main, 'edicts/a.yaml': edict, 'holidays/2021.yaml': year }).loaded),
      ),
      { numRuns: 300 },
    );
  }, 30_000);

  test('real files, damaged', () => {
    fc.assert(
      fc.property(mangled(serlok), mangled(palopo), (main, edict) =>
        saneProblems(loadFiles({ 'serlok.yaml': main, 'edicts/palopo-2021.yaml': edict }).loaded),
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  test.each(['[', '- ', '? ', '{a: '])('nested without end: %s', (part) => {
    const { loaded } = loadFiles({ 'serlok.yaml': agency, 'edicts/a.yaml': part.repeat(20_000) });
    expect(loaded).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('terlalu dalam') }] });
  });

  test('a folder that is a file, and none at all', () => {
    expect(saneProblems(loadConfig('package.json'))).toBe(true);
    expect(loadConfig('tidak-ada').ok).toBe(false);
  });
});
