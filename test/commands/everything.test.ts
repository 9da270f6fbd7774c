import { expect, test } from 'vitest';
import { answer, understand } from '../../src/commands/index.ts';
import { readText } from '../../src/intake/lexicon.ts';
import { corpus, further } from '../intake/corpus.ts';
import { fresh } from '../intake/fresh.ts';
import * as p from './palopo.ts';

const offered =
  /\*(?:(mulai|bantuan|jadwal|status|rekap|jam|libur|privasi|belum|siapa wfo)\b[^*]*|gangguan|cuti|sakit|[A-Z][^*]*|lokasi terkini[^*]*)\*/;
const askers = [p.darmawati, p.fitriani, p.hamzah, p.nurhayati, p.walikota, p.kadir, p.bestari, p.honorer];

test('whoever types whatever gets a whole sentence that offers only what exists', async () => {
  for (const who of askers)
    for (const { text } of [...corpus, ...further, ...fresh]) {
      const board = p.boardOf({ now: p.at(p.thursday, '13.20'), shares: [p.share(p.darmawati, p.thursday, '07.12')] });
      const asker = p.askerOf(who);
      const phrase = readText(text, asker.today);
      const reply = await answer({ intent: understand(phrase, asker, false), phrase }, asker, { board });
      expect(reply.text ?? '', text).not.toMatch(/undefined|null|NaN|\[object|\.\.| {2}| ,/);
      for (const [starred] of (reply.text ?? '').matchAll(/\*[^*\n]+\*/g)) expect(starred, text).toMatch(offered);
    }
});

test('an employee never reads the name of a colleague, whatever he types', async () => {
  for (const { text } of [...corpus, ...further, ...fresh]) {
    const board = p.boardOf({ now: p.at(p.thursday, '13.20') });
    const asker = p.askerOf(p.darmawati);
    const phrase = readText(text, asker.today);
    const reply = await answer({ intent: understand(phrase, asker, false), phrase }, asker, { board });
    // The Kasubag is named as the one to turn to.
    for (const other of p.everybody.filter((x) => x !== p.darmawati && x !== p.fitriani))
      expect(reply.text ?? '', text).not.toContain(other.name);
  }
});
