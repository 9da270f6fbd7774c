import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { answer, understand } from '../../src/commands/index.ts';
import { readText } from '../../src/intake/lexicon.ts';
import * as p from './palopo.ts';
const ask = async (who: never, text: string) => {
  const board = p.boardOf({ now: p.at(p.thursday, '13.20'), shares: [p.share(p.darmawati, p.thursday, '07.12')] });
  const asker = p.askerOf(who as never);
  const phrase = readText(text, asker.today);
  const intent = understand(phrase, asker, false);
  const reply = await answer({ intent, phrase }, asker, { board });
  return `${intent}: ${(reply.text ?? '—').replaceAll('\n', ' / ').slice(0, Number(process.env['CUT'] ?? 150))}`;
};
test('print', async () => {
  const out: string[] = [];
  for (const t of readFileSync('/tmp/adv/priv.txt', 'utf8').split('\n').filter(Boolean)) out.push(`E ${t} → ${await ask(p.darmawati as never, t)}`);
  for (const l of readFileSync('/tmp/adv/all.txt', 'utf8').split('\n').filter(Boolean)) {
    const [as, t] = l.split('|');
    const reply = await ask((as === 'e' ? p.darmawati : p.fitriani) as never, t ?? '');
    for (const other of p.everybody.filter((x) => x !== p.darmawati && x !== p.fitriani))
      if (as === 'e' && reply.includes(other.name)) out.push(`LEAK ${t} → ${reply}`);
    if (/undefined|null|NaN|\.\.|\bthe\b| ,|  /.test(reply)) out.push(`UGLY ${t} → ${reply}`);
  }
  process.stdout.write(`${out.join('\n')}\n`);
});
