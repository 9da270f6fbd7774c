import { expect, test } from 'vitest';
import { understand } from '../../src/commands/index.ts';
import { readText } from '../../src/intake/lexicon.ts';
import * as p from '../commands/palopo.ts';
import { corpus, further } from './corpus.ts';
import { deskCorpus } from './desk-corpus.ts';
import { fourth, fresh } from './fresh.ts';

/** Every line in its intent, and how many were taken for something else; printed, because figures tell where it is weak. */
test('the desk understands what people type, with precision and recall by intent', () => {
  const lines = [...deskCorpus, ...corpus, ...further, ...fresh, ...fourth];
  const wrong: string[] = [];
  const tally = new Map<string, { right: number; meant: number; taken: number }>();
  const of = (intent: string) => {
    const known = tally.get(intent) ?? { right: 0, meant: 0, taken: 0 };
    tally.set(intent, known);
    return known;
  };
  for (const { text, intent, as } of lines) {
    const asker = p.askerOf(as === 'kasubag' ? p.fitriani : p.darmawati);
    const found = understand(readText(text, asker.today), asker, false);
    of(intent).meant += 1;
    of(found).taken += 1;
    if (found === intent) of(intent).right += 1;
    else wrong.push(`${as}: "${text}" is ${intent}, understood as ${found}`);
  }
  const right = lines.length - wrong.length;
  const table = [...tally]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([intent, { right: hits, meant, taken }]) =>
        `${intent.padEnd(18)} ${meant.toString().padStart(4)} lines, precision ${percent(hits, taken)}, recall ${percent(hits, meant)}`,
    );
  console.log([`${right} of ${lines.length} lines understood`, ...table, ...wrong].join('\n'));
  expect(deskCorpus.length).toBeGreaterThan(200);
  // Whatever is misread, nobody's nod or question may change something.
  expect(
    wrong.filter(
      (line) =>
        /is (no-reply|status|jadwal|belum|rekap|jam|libur|bantuan),/.test(line) && /as (jawab|siap|batal)/.test(line),
    ),
  ).toEqual([]);
  expect(right / lines.length).toBeGreaterThan(0.97);
});

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '  –' : `${Math.round((part / whole) * 100)} %`).padStart(5);
