import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Slot } from '../../src/domain/edict.ts';
import { slotsOn } from '../../src/domain/plan.ts';
import { instantOf, type LocalDate } from '../../src/domain/time.ts';
import { recompute } from '../../src/jobs/recompute.ts';
import type { Played } from '../../src/rehearsal/player/index.ts';
import { peopleCsv, rosterCsv, type Staff, staffOf } from './staff.ts';
import { configIn, openStage, root, type Stage, spanOf } from './stage.ts';

/** What is printed, once more and by hand: the edict files are what is under test. */
const days = [
  {
    name: 'Palopo, a Thursday',
    edict: 'palopo-2021',
    unit: 'diskominfo',
    date: '2021-08-05',
    windows: ['pagi 07:00 07:30', 'istirahat 12:00 12:30', 'selesai-istirahat 13:00 13:30', 'sore 16:00 17:30'],
  },
  {
    name: 'Palopo, a Friday',
    edict: 'palopo-2021',
    unit: 'diskominfo',
    date: '2021-08-06',
    windows: ['pagi 07:00 07:30', 'istirahat 11:30 12:30', 'selesai-istirahat 13:00 14:00', 'sore 16:00 18:00'],
  },
  {
    name: 'Luwu Utara, a Wednesday (−15/+30 minutes)',
    edict: 'luwu-utara-2021',
    unit: 'diskominfo-kab',
    date: '2021-08-04',
    windows: ['pagi 07:45 08:30', 'menjelang-siang 10:45 11:30', 'siang 13:45 14:30', 'sore 15:45 16:30'],
  },
] as const;

const edges = [
  { edge: 'one second before it opens', from: 'opens', seconds: -1, state: 'tidak', answer: 'contains: [baru dibuka]' },
  { edge: 'in the second it opens', from: 'opens', seconds: 0, state: 'tepat', answer: 'reaction: ✅' },
  { edge: '59 seconds after the printed end', from: 'closes', seconds: 59, state: 'tepat', answer: 'reaction: ✅' },
  {
    edge: 'a minute after the printed end',
    from: 'closes',
    seconds: 60,
    state: 'tidak',
    answer: 'contains: [sudah ditutup, 1 menit setelah batas]',
  },
] as const;

type Probe = {
  readonly slot: string;
  readonly at: string;
  readonly staff: Staff;
  readonly edge: (typeof edges)[number];
};

describe.each(days)('$name', ({ edict, unit, date, windows }) => {
  const staff = staffOf(unit, windows.length * edges.length);
  const probes = windows.flatMap((window, w) =>
    edges.map((edge, e): Probe => {
      const [slot = '', opens = '', closes = ''] = window.split(' ');
      const printed = Date.parse(`${date}T${edge.from === 'opens' ? opens : closes}:00+08:00`);
      const at = new Date(printed + edge.seconds * 1000 + 8 * 3_600_000).toISOString().replace('.000Z', '+08:00');
      return { slot, at, edge, staff: staff[w * edges.length + e] ?? missing() };
    }),
  );
  let stage: Stage;
  let played: Played;

  beforeAll(async () => {
    stage = openStage();
    stage.write('people.csv', peopleCsv(staff));
    stage.write('roster.csv', rosterCsv(staff, [date]));
    played = await stage.play(scenario(date, probes));
  });
  afterAll(async () => {
    await played.close();
    stage.clear();
  });

  test('the edict file prints these windows', () => {
    const file = configIn(`${root}/config`).edicts.find(({ slug }) => slug === edict);
    const slots = file ? slotsOn(file.edict, date as LocalDate) : [];
    expect(slots.map(inWords)).toEqual(windows);
  });

  test.each(probes.map((probe) => [probe.slot, probe.edge.edge, probe.edge.state, probe] as const))(
    'a share for %s %s is "%s"',
    (_slot, _edge, _state, probe) => {
      const mine = played.failures.filter(({ about, got }) => `${about} ${got}`.includes(probe.staff.nip));
      expect(mine).toEqual([]);
    },
  );

  test('and nothing else was said', () => expect(played.failures).toEqual([]));
});

const scenario = (date: string, probes: readonly Probe[]): string =>
  [
    'people: people.csv',
    'rosters: roster.csv',
    'events:',
    ...probes.map((p, i) => `  - {at: ${p.at}, from: ${p.staff.nip}, location: [-2.98, ${120 + i / 1000}]}`),
    'expect:',
    '  exact: true',
    '  replies:',
    ...probes.map((p) => `    - {at: ${p.at}, to: ${p.staff.nip}, ${p.edge.answer}}`),
    '  states:',
    ...probes.map((p) => `    - {date: ${date}, person: ${p.staff.nip}, slot: ${p.slot}, state: ${p.edge.state}}`),
  ].join('\n');

function inWords({ name, opens, closes }: Slot): string {
  const clock = (minute: number) =>
    new Date(instantOf('1970-01-01' as LocalDate, minute, 'WIB') + 7 * 3_600_000).toISOString().slice(11, 16);
  return `${name} ${clock(opens)} ${clock(closes)}`;
}

function missing(): never {
  throw new Error('too few staff');
}

/** Shares at any second, delayed on their way, while the service goes down and up: what counts is when they were sent. */
const team = staffOf('diskominfo', 4);
const thursday = [
  ['pagi', 7 * 3600, 7 * 3600 + 31 * 60],
  ['istirahat', 12 * 3600, 12 * 3600 + 31 * 60],
  ['selesai-istirahat', 13 * 3600, 13 * 3600 + 31 * 60],
  ['sore', 16 * 3600, 17 * 3600 + 31 * 60],
] as const;

const near = fc.oneof(
  ...thursday.flatMap(([, opens, ends]) => [
    fc.integer({ min: opens - 120, max: opens + 120 }),
    fc.integer({ min: ends - 120, max: ends + 120 }),
  ]),
  fc.integer({ min: 6 * 3600, max: 19 * 3600 }),
);
const sends = fc.array(
  fc.record({
    who: fc.nat(team.length - 1),
    second: near,
    delay: fc.option(fc.integer({ min: 1, max: 4 * 3600 }), { nil: 0 }),
  }),
  { minLength: 5, maxLength: 40 },
);
const outages = fc
  .uniqueArray(fc.integer({ min: 6 * 3600, max: 19 * 3600 }), { minLength: 0, maxLength: 6 })
  .map((seconds) => seconds.sort((a, b) => a - b))
  .map((seconds) => seconds.slice(0, seconds.length - (seconds.length % 2)));

test('on any day, however late things arrive, a slot is filled exactly when something was sent in its window', async () => {
  await fc.assert(
    fc.asyncProperty(sends, outages, async (sent, switched) => {
      const stage = openStage();
      stage.write('people.csv', peopleCsv(team));
      stage.write('roster.csv', rosterCsv(team, ['2021-08-05']));
      const states = team.flatMap(({ nip }, who) =>
        thursday.map(([slot, opens, ends]) => {
          const filled = sent.some((one) => one.who === who && one.second >= opens && one.second < ends);
          return `    - {date: 2021-08-05, person: ${nip}, slot: ${slot}, state: ${filled ? 'tepat' : 'tidak'}}`;
        }),
      );
      const played = await stage.play(
        [
          'people: people.csv',
          'rosters: roster.csv',
          'events:',
          ...sent.map(
            ({ who, second, delay }) =>
              `  - {at: ${atSecond(second)}, arrives: ${atSecond(second + delay)}, from: ${team[who]?.nip}, location: [-2.98, 120.17]}`,
          ),
          ...switched.map((second, i) => `  - {at: ${atSecond(second)}, service: ${i % 2 === 0 ? 'stop' : 'start'}}`),
          'expect:',
          '  states:',
          ...states,
        ].join('\n'),
      );
      try {
        expect(played.failures).toEqual([]);
        const { board, ledger } = played.app.house;
        expect(await recompute(spanOf(played), { board, ledger, clock: board })).toEqual([]);
      } finally {
        await played.close();
        stage.clear();
      }
    }),
    { numRuns: 6 },
  );
});

const atSecond = (second: number): string =>
  `${new Date(Date.UTC(2021, 7, 5) + second * 1000).toISOString().slice(0, 19)}+08:00`;
