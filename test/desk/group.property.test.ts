import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Intent } from '../../src/commands/command.ts';
import { answer, understand } from '../../src/commands/index.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { readText } from '../../src/intake/lexicon.ts';
import { askInPrivate } from '../../src/words/group.ts';
import { groupHelp } from '../../src/words/help.ts';
import * as p from '../commands/palopo.ts';
import { policyOf, ruled, world as ruledWorld } from '../commands/turns.ts';
import { contoh, playFile, root } from '../edicts/stage.ts';
import { corpus, further } from '../intake/corpus.ts';
import { deskCorpus } from '../intake/desk-corpus.ts';
import { fresh } from '../intake/fresh.ts';
import { sayings } from './sayings.ts';

// Law 8: a group reads hours, holidays and how to share. Whatever anybody says to this number there, and whatever the
// answer would have been in private: a list, a refusal, a question back.

const typed = [
  ...[...corpus, ...further, ...fresh, ...deskCorpus].map(({ text }) => text),
  ...sayings.flatMap((saying) => ('text' in saying ? [saying.text] : [])),
  ...['ikat diskominfo', 'ikat bkpsdm', 'lepas', 'anggota grup', 'kode besse', 'nip 198507172010011005'],
  ...['saya Besse nip 199604172020122010', 'ya 1', 'tidak 1 bohong', 'status Ahmad Yani', 'rekap diskominfo'],
];

/** The only lines a group may read. */
const general = [
  /^Jam kirim lokasi menurut edaran, [A-Z][a-z]+, \d+ [A-Z][a-z]+ \d{4}: [^()]*\.$/,
  /^Tidak ada jadwal kirim lokasi menurut edaran pada [A-Z][a-z]+, \d+ [A-Z][a-z]+ \d{4}\.$/,
  // The names of holidays are taken out before.
  /^[A-Z][a-z]+, \d+ [A-Z][a-z]+ \d{4} adalah (hari kerja, bukan hari libur|akhir pekan, bukan hari kerja|(libur nasional|cuti bersama|libur daerah): )\.(\nLibur berikutnya:(\n[A-Z][a-z]+, \d+ [A-Z][a-z]+ \d{4}: {2}\((libur nasional|cuti bersama|libur daerah)\))+|\nDaftar libur berikutnya belum tersedia\.)$/,
  /^Slot [a-z ]+ ditutup \d\d\.\d\d WI[BT]A?, \d+ menit lagi\.$/,
];
const withoutHolidays = (text: string, holidays: readonly { readonly name: string }[]): string =>
  holidays.reduce((rest, { name }) => rest.replaceAll(name, ''), text);
const isGeneral = (text: string, agency: string): boolean =>
  text === askInPrivate || text === groupHelp(agency) || general.some((line) => line.test(text));

/** Names, numbers, coordinates, distances, and words that say how somebody's day went. */
function nothingPersonal(text: string, people: readonly { readonly name: string; readonly nip: string }[]): void {
  for (const { name, nip } of people) {
    expect(text).not.toContain(nip);
    for (const part of name.split(/[^\p{L}]+/u))
      if (part.length > 4) expect(text).not.toMatch(new RegExp(`\\b${part}\\b`, 'iu'));
  }
  expect(text).not.toMatch(
    /-?\d{1,3}\.\d{3,}|\b\d+ ?(m|km|meter)\b|tercatat|terlambat|belum mengirim|sakit|cuti [^b]/i,
  );
}

const everyIntent = [...new Set([...corpus, ...further, ...deskCorpus].map(({ intent }) => intent as Intent))];
const askers = [p.darmawati, p.fitriani, p.hamzah, p.nurhayati, p.walikota, p.kadir, p.bestari, p.honorer, p.anwar];

test('whatever words and whatever intent an answer for a group is made from, it is a general line', async () => {
  const broken = new Proxy({}, { get: () => async () => Promise.reject(new Error('the store is gone')) });
  let said = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...typed),
      fc.option(fc.constantFrom(...everyIntent), { nil: null }),
      fc.constantFrom(...askers),
      fc.integer({ min: 0, max: 24 * 60 - 1 }),
      fc.constantFrom('byHand', 'ruled', 'nothing', 'broken'),
      async (text, forced, who, minute, state) => {
        const now = p.at(
          p.thursday,
          `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`,
        );
        const shares = [p.share(p.darmawati, p.thursday, '07.12', { place: { lat: -2.9876, lon: 120.1234 } })];
        const world = {
          byHand: { now, shares },
          ruled: { ...ruledWorld(), now, shares, policy: policyOf(ruled()) },
          nothing: { now, people: p.everybody, roster: new Map() },
          broken: { now },
        }[state];
        const board = p.boardOf(world);
        const deps = state === 'broken' ? { ...p.depsOf(board), desk: broken as never } : p.depsOf(board);
        const asker = p.askerOf(who);
        const phrase = readText(`/${text}`, asker.today);
        const intent = forced ?? understand(phrase, asker, true);
        if (intent === 'ikat' || intent === 'lepas') return;
        const reply = await answer({ intent, phrase, said: text, inGroup: true }, asker, deps).catch(() => null);
        if (reply?.text == null) return;
        said += 1;
        const plain = withoutHolidays(reply.text, p.policy.holidays);
        expect(isGeneral(plain, p.agency.name), `${text} → ${reply.text}`).toBe(true);
        nothingPersonal(plain.replace(groupHelp(p.agency.name), '').replace(askInPrivate, ''), p.everybody);
        // Nothing is begun or changed from a group.
        expect([reply.step ?? null, reply.desk ?? []]).toEqual([null, []]);
      },
    ),
    { numRuns: 3000 },
  );
  expect(said).toBeGreaterThan(50);
});

const people = [
  ...['198507172010011005', '199604172020122010', '198305302008011008', '199201012019031009', '198702282011012006'],
  ...['198206142006042002', '196804121993031001', '628999000111', '628999000222'],
] as const;
const line = fc.record({
  from: fc.constantFrom(...people),
  text: fc.constantFrom(...typed, 'ya', 'TIDAK', 'siap', 'batal'),
  minute: fc.integer({ min: 6 * 60, max: 18 * 60 }),
  how: fc.constantFrom('/', '@', 'talk', 'private', 'share', 'photo'),
});

test('on a whole day of orders, claims and refusals a bound group reads general lines only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-group-'));
  let heardInGroup = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 60, maxLength: 90 }), async (lines) => {
        const file = join(folder, 'day.yaml');
        writeFileSync(file, dayOf(lines));
        const heard: string[] = [];
        const played = await playFile(file, {
          network: false,
          show(moment) {
            if (moment.kind === 'heard' && moment.heard.group !== null && moment.heard.text !== null)
              heard.push(moment.heard.text);
          },
        });
        try {
          const { persons } = await played.app.house.board.directory();
          const { name } = played.app.house.config.agency;
          heardInGroup += heard.length;
          const { holidays } = await played.app.house.board.policy('2021-07-30' as LocalDate);
          for (const words of heard) {
            const text = withoutHolidays(words, holidays);
            expect(isGeneral(text, name), words).toBe(true);
            nothingPersonal(text.replace(groupHelp(name), '').replace(askInPrivate, ''), persons);
          }
        } finally {
          await played.close();
        }
      }),
      { numRuns: Number(process.env['SERLOK_RUNS'] ?? 3), endOnFailure: true },
    );
    expect(heardInGroup).toBeGreaterThan(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);

type Lines = readonly (typeof line extends fc.Arbitrary<infer T> ? T : never)[];

function dayOf(lines: Lines): string {
  const events = lines.map(({ from, text, minute, how }, i) => {
    const at = `2021-07-30T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}+08:00`;
    const said = how === '/' ? `/${text}` : text;
    const what =
      how === 'share'
        ? 'location: [-3.0096, 120.1884]'
        : how === 'photo'
          ? `photo: ${JSON.stringify(text)}`
          : `text: ${JSON.stringify(said)}`;
    const where = how === 'private' ? '' : ', chat: "WAG Kominfo"';
    return `  - {at: ${at}, from: "${from}"${where}, ${what}${how === '@' ? ', mention: true' : ''}}`;
  });
  return [
    'title: Grup',
    `config: ${join(root, 'config')}`,
    `people: ${join(contoh, 'people.csv')}`,
    `rosters: ${join(contoh, 'roster-kota.csv')}`,
    `groups: [{name: WAG Kominfo, members: ["${people.join('", "')}"]}]`,
    'events:',
    '  - {at: 2021-07-30T05:50:00+08:00, from: "198206142006042002", text: mulai}',
    '  - {at: 2021-07-30T05:51:00+08:00, from: "198206142006042002", chat: "WAG Kominfo", text: /ikat diskominfo}',
    '  - {at: 2021-07-30T05:52:00+08:00, from: "198206142006042002", text: ya}',
    ...events.sort(),
    'expect: {}',
  ].join('\n');
}
