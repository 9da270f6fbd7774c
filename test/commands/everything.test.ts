import { expect, test } from 'vitest';
import type { Intent } from '../../src/commands/command.ts';
import { answer, understand } from '../../src/commands/index.ts';
import { readText } from '../../src/intake/lexicon.ts';
import { corpus, further } from '../intake/corpus.ts';
import { fresh } from '../intake/fresh.ts';
import * as p from './palopo.ts';
import * as t from './turns.ts';

const offered =
  /\*(?:(mulai|bantuan|jadwal|kenapa|status|rekap|jam|libur|privasi|belum|siapa wfo|permohonan|urungkan|batal|keterangan|rapat|ringkas|tukar|tetapkan|hadirkan|lapor|sanggah|hentikan|panggil|Ruslan|Selasa|Kamis|tgl 3|besok sampai|15|pengaduan|tepat|terlambat|dikecualikan|tidak|lanjutkan|selesai|sehari|besok|tgl 29|jam 12)\b[^*]*|gangguan|cuti|sakit|[A-Z][^*]*|lokasi terkini[^*]*)\*/;
const typed = [...corpus, ...further, ...fresh];
const aboutRosters: ReadonlySet<Intent> = new Set(['jadwal', 'jadwal-opd', 'kenapa-jadwal', 'siapa-wfo']);
const rosterLines = typed.filter(({ intent }) => aboutRosters.has(intent));
const askers = [p.darmawati, p.fitriani, p.hamzah, p.nurhayati, p.walikota, p.kadir, p.bestari, p.honorer];

/** By roster rows alone, and what an edict with rules and published turns changes. */
const byHand = { now: p.at(p.thursday, '13.20'), shares: [p.share(p.darmawati, p.thursday, '07.12')] };
const worlds = [
  ['a roster made by hand', byHand, typed],
  ['an edict with rules', t.world(), rosterLines],
] as const;

test.each(worlds)(
  'under %s whoever types whatever gets a whole sentence that offers only what exists',
  async (_, world, lines) => {
    const board = p.boardOf(world);
    for (const who of askers)
      for (const { text } of lines) {
        const asker = p.askerOf(who);
        const phrase = readText(text, asker.today);
        const reply = await answer({ intent: understand(phrase, asker, false), phrase }, asker, p.depsOf(board));
        expect(reply.text ?? '', text).not.toMatch(/undefined|null|NaN|\[object|\.\.| {2}| ,/);
        for (const [starred] of (reply.text ?? '').matchAll(/\*[^*\n]+\*/g)) expect(starred, text).toMatch(offered);
      }
  },
);

test.each(worlds)(
  'under %s an employee never reads the name of a colleague, whatever he types',
  async (_, world, lines) => {
    const board = p.boardOf(world);
    for (const { text } of lines) {
      const asker = p.askerOf(p.darmawati);
      const phrase = readText(text, asker.today);
      const reply = await answer({ intent: understand(phrase, asker, false), phrase }, asker, p.depsOf(board));
      // The Kasubag is named as the one to turn to.
      for (const other of p.everybody.filter((x) => x !== p.darmawati && x !== p.fitriani))
        expect(reply.text ?? '', text).not.toContain(other.name);
    }
  },
);

test('a group never hears about a roster, by whatever words and whatever intent', async () => {
  const board = p.boardOf(t.world());
  for (const who of askers)
    for (const { text, intent } of rosterLines) {
      const asker = p.askerOf(who);
      const phrase = readText(text, asker.today);
      // Also when a caller forgets to ask what may be understood in a group.
      expect((await answer({ intent, phrase, inGroup: true }, asker, p.depsOf(board))).text, text).toBeNull();
      const heard = await answer(
        { intent: understand(phrase, asker, true), phrase, inGroup: true },
        asker,
        p.depsOf(board),
      );
      expect(heard.text ?? '', text).not.toMatch(/WFO|WFH \d|Darmawati|Jadwal kerja/);
    }
  expect(new Set(rosterLines.map(({ intent }) => intent))).toEqual(aboutRosters);
});
