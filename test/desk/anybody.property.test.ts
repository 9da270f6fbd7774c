import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, unitOf } from '../../src/domain/agency.ts';
import type { Person } from '../../src/domain/person.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { recompute } from '../../src/jobs/recompute.ts';
import type { Moment } from '../../src/rehearsal/player/index.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { sqliteLedger } from '../../src/store/ledger.ts';
import { contoh, type PlayedDay, playFile, root } from '../edicts/stage.ts';
import { corpus, further } from '../intake/corpus.ts';
import { type Saying, sayings } from './sayings.ts';

// Whatever anybody types, in whatever order, at whatever time of a day: sequences nobody has thought of.

type Heard = Extract<Moment, { kind: 'heard' }>['heard'];

/** On a day of Palopo: staff, officers and heads of two agencies, the Sekda, BKPSDM, and a stranger. */
const people = [
  ...['198507172010011005', '199604172020122010', '198305302008011008', '199201012019031009', '198702282011012006'],
  ...['198206142006042002', '196804121993031001', '198807072010062002', '198103032009011003', '196608151992031001'],
  ...['196901101994031001', '628999000111'],
] as const;
const friday = '2021-07-30' as LocalDate;

const general: readonly Saying[] = [...corpus, ...further].map(({ text }) => ({ text }));
const saying: fc.Arbitrary<Saying> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...sayings) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Saying>({ text: 'YA' }, { text: 'iya pak' }, { text: 'TIDAK' }, { text: 'siap' }),
  },
  { weight: 1, arbitrary: fc.constantFrom(...general) },
  { weight: 2, arbitrary: fc.constant<Saying>({ location: [-3.0096, 120.1884] }) },
);
const day = fc.array(
  fc.record({
    from: fc.constantFrom(...people),
    what: saying,
    minute: fc.integer({ min: 6 * 60, max: 18 * 60 }),
    /** Who has begun a conversation often goes on with it. */
    again: fc.option(fc.oneof({ weight: 3, arbitrary: fc.constant<Saying>({ text: 'ya' }) }, saying), { freq: 4 }),
    inGroup: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { minLength: 60, maxLength: 90 },
);

test('whatever anybody types on a day: nobody reads what is not his, no group a name, every change is in the trail', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-anybody-'));
  const runs = Number(process.env['SERLOK_RUNS'] ?? 4);
  const parameters = process.env['SERLOK_SEED'] ? { seed: Number(process.env['SERLOK_SEED']) } : {};
  let decided = 0;
  try {
    await fc.assert(
      fc.asyncProperty(day, async (lines) => {
        const file = join(folder, 'day.yaml');
        writeFileSync(file, yamlOf(lines));
        const heard: Heard[] = [];
        const played = await playFile(file, {
          network: false,
          show: (moment) => void (moment.kind === 'heard' && heard.push(moment.heard)),
        });
        try {
          await nobodyReadsTooMuch(played, heard);
          groupsHearNoNames(await namesOf(played), heard);
          everyMoveIsAudited(played);
          await chatAndRecapAgree(played);
          decided += played.app.house.store.reader.all(sql`SELECT 1 FROM act`).length;
        } finally {
          await played.close();
        }
      }),
      { numRuns: runs, endOnFailure: true, ...parameters },
    );
    // Days on which nothing came of what was typed would show nothing.
    expect(decided).toBeGreaterThan(runs * 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);

type Lines = typeof day extends fc.Arbitrary<infer T> ? T : never;

function yamlOf(lines: Lines): string {
  const events = lines.flatMap(({ from, what, minute, again, inGroup }) => {
    const chat = inGroup ? ', chat: "Dinas Kominfo"' : '';
    const at = (seconds: number) =>
      `${friday}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:${String(seconds).padStart(2, '0')}+08:00`;
    const say = (seconds: number, said: Saying, where: string) =>
      `  - {at: ${at(seconds)}, from: "${from}"${where}, ${'text' in said ? `text: ${JSON.stringify(said.text)}` : `location: [${said.location.join(', ')}]`}}`;
    return [say(5, what, chat), ...(again === null ? [] : [say(35, again, '')])];
  });
  return [
    'title: Siapa saja',
    `config: ${join(root, 'config')}`,
    `people: ${join(contoh, 'people.csv')}`,
    `rosters: ${join(contoh, 'roster-kota.csv')}`,
    `groups: [{name: Dinas Kominfo, members: ["${people.slice(0, 7).join('", "')}"]}]`,
    'events:',
    ...events.sort(),
    'expect: {}',
  ].join('\n');
}

const namesOf = async (played: PlayedDay) => (await played.app.house.board.directory()).persons;

/** Who is in reach of an officer, or shares an act with the reader, or is an officer himself. */
async function nobodyReadsTooMuch(played: PlayedDay, heard: readonly Heard[]): Promise<void> {
  const { board, desk } = played.app.house;
  const { agency } = await board.policy(friday);
  const directory = await board.directory();
  const acts = await desk.about(null, '2021-01-01' as LocalDate, '2022-12-31' as LocalDate);
  const roles = (p: Person) => p.services[0]?.roles ?? [];
  for (const { to, text } of heard) {
    if (to === null || text === null) continue;
    const reader = directory.byIdentity({ kind: 'phone', value: to }, Date.parse(`${friday}T12:00:00+08:00`));
    const mine = reader ? acts.filter((act) => act.persons.includes(reader.id) || act.madeBy === reader.nip) : [];
    for (const other of directory.persons) {
      if (!text.includes(other.name) || other.id === reader?.id) continue;
      const isOfficer = roles(other).length > 0;
      const wide = reader && roles(reader).some((role) => role === 'bkpsdm' || role === 'pimpinan');
      const unit = other.services[0]?.unit ?? '';
      const own = reader?.services[0]?.unit ?? '';
      const local = reader && roles(reader).length > 0 && unitOf(agency, own) && isWithin(agency, unit, own);
      const together = mine.some(
        (act) => act.persons.includes(other.id) || act.madeBy === other.nip || act.decidedBy === other.nip,
      );
      expect(Boolean(isOfficer || wide || local || together), `${reader?.name ?? 'a stranger'} reads: ${text}`).toBe(
        true,
      );
    }
  }
}

function groupsHearNoNames(persons: readonly Person[], heard: readonly Heard[]): void {
  for (const { group, text } of heard) {
    if (group === null || text === null) continue;
    for (const { name, nip } of persons) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(nip);
      expect(text).not.toContain((name.split(/[ ,]/)[0]?.length ?? 0 > 4) ? (name.split(/[ ,]/)[0] ?? name) : name);
    }
    expect(text).not.toMatch(/-?\d{1,3}\.\d{3,}|\bmeter\b|\bkm\b/);
  }
}

function everyMoveIsAudited(played: PlayedDay): void {
  const { store } = played.app.house;
  expect(verifyAudit(store)).toMatchObject({ broken: null });
  const moves = store.reader.all<Move>(sql`SELECT act, at, actor FROM act_move`);
  const trail = store.reader.all<Row>(sql`SELECT at, actor, detail FROM audit`);
  for (const move of moves)
    expect(
      trail.some((row) => row.at === move.at && row.actor === move.actor && row.detail.startsWith(`#${move.act} `)),
      JSON.stringify(move),
    ).toBe(true);
}
type Move = { readonly act: number; readonly at: number; readonly actor: string };
type Row = { readonly at: number; readonly actor: string; readonly detail: string };

/** The cache that was written while the day went on is what the facts say at its end. */
async function chatAndRecapAgree(played: PlayedDay): Promise<void> {
  const { board, store } = played.app.house;
  const ledger = sqliteLedger(store);
  expect(await recompute({ from: friday, to: friday }, { board, ledger, clock: board })).toEqual([]);
}
