import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadFiles, messages, warnings } from './marked.ts';

const blocks = [...readFileSync('config/README.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map((m) => m[1] ?? '');
const block = (start: string) => blocks.find((text) => text.startsWith(start)) ?? '';

test('the examples of the README load together, and warn of nothing but what they say', () => {
  const { loaded } = loadFiles({
    'serlok.yaml': `${block('agency:')}  - {use: se-20-2027, for: [kabupaten]}\n`,
    'edicts/se-12-2026.yaml': block('number:'),
    'edicts/se-20-2027.yaml': block('amends:'),
    'holidays/2026.yaml': block('year:'),
  });
  expect(messages(loaded)).toBe('');
  expect(warnings(loaded).messages).toEqual([
    'kelas "kritikal" tidak berisi satu pun unit yang terkena edaran ini',
    'hari libur tahun 2027 belum ada; diharapkan berkas holidays/2027.yaml',
  ]);
});

test('levels of an area as the README writes them', () => {
  const serlok = block('agency:').replace(/areas:\n.*\n/, block('areas:'));
  expect(loadFiles({ 'serlok.yaml': serlok, 'edicts/se-12-2026.yaml': block('number:') }).loaded.ok).toBe(true);
});
