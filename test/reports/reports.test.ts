import { describe, expect, test } from 'vitest';
import { daySummary } from '../../src/reports/day-summary.ts';
import { missingReport } from '../../src/reports/missing.ts';
import { monthFigures, monthToDate } from '../../src/reports/month.ts';
import { outcomeOf } from '../../src/reports/outcome.ts';
import { recapOf, totalsOf } from '../../src/reports/recap.ts';
import { rosterByUnit, upcoming } from '../../src/reports/roster.ts';
import * as p from '../commands/palopo.ts';

const all4 = (who: (typeof p.everybody)[number], date = p.thursday) =>
  ['07.10', '12.05', '13.10', '16.20'].map((clock) => p.share(who, date, clock));

describe('who is missing', () => {
  const shares = [p.share(p.darmawati, p.thursday, '07.12')];
  const kominfoPeople = [p.fitriani, p.hamzah, p.darmawati, p.ruslan, p.bestari];

  test('while the slot is open a person is not yet, and the slot says open', async () => {
    const board = p.boardOf({ now: p.at(p.thursday, '07.20'), shares });
    const report = missingReport(await board.day(p.thursday, kominfoPeople), 'pagi', board.now());
    expect(report).toMatchObject({
      phase: 'open',
      due: 2,
      done: 1,
      missing: [p.ruslan],
      noRoster: [p.bestari],
      blind: 0,
    });
  });

  test('people at the office, on leave or without a roster are never missing', async () => {
    const absence = {
      person: p.ruslan.id,
      kind: 'cuti',
      from: p.thursday,
      to: p.thursday,
      fromMinute: null,
      document: null,
      approvedBy: 'x',
    } as const;
    const board = p.boardOf({ now: p.at(p.thursday, '08.00'), shares, absences: [absence] });
    const report = missingReport(await board.day(p.thursday, kominfoPeople), 'pagi', board.now());
    expect(report?.missing).toEqual([]);
    expect([...(report?.excused ?? [])]).toEqual([['cuti', 1]]);
    expect(report?.noRoster).toEqual([p.bestari]);
  });

  test('while the queue is not drained nobody is listed', async () => {
    const board = p.boardOf({ now: p.at(p.thursday, '08.00'), drainedThrough: p.at(p.thursday, '07.20'), shares });
    const report = missingReport(await board.day(p.thursday, kominfoPeople), 'pagi', board.now());
    expect(report).toMatchObject({ missing: [], blind: 1, done: 1, phase: 'closed' });
  });

  test('a slot nobody has is no report', async () => {
    const board = p.boardOf({ now: p.at(p.thursday, '08.00') });
    expect(missingReport(await board.day(p.thursday, kominfoPeople), 'malam')).toBeNull();
    expect(missingReport([], 'pagi')).toBeNull();
  });

  test('without a clock the phase is read off the states', async () => {
    const phase = async (clock: string) => {
      const board = p.boardOf({ now: p.at(p.thursday, clock) });
      return missingReport(await board.day(p.thursday, kominfoPeople), 'pagi')?.phase;
    };
    expect([await phase('06.50'), await phase('07.10'), await phase('07.31')]).toEqual(['before', 'open', 'closed']);
  });
});

describe('the day of an agency', () => {
  test('everybody is counted once, and only misses make a day incomplete', async () => {
    const shares = [
      ...all4(p.darmawati),
      p.share(p.ruslan, p.thursday, '07.10', { forwarded: true }),
      p.share(p.ruslan, p.thursday, '12.10'),
    ];
    const board = p.boardOf({ now: p.at(p.thursday, '18.00'), shares });
    const people = [p.fitriani, p.hamzah, p.darmawati, p.ruslan, p.bestari, p.kadir, p.honorer];
    const summary = daySummary(await board.day(p.thursday, people), p.thursday);
    expect(summary).toMatchObject({
      office: 3,
      home: 2,
      homeNoDuty: 1,
      absent: 0,
      noRoster: 1,
      complete: 1,
      unsettled: 0,
    });
    expect(summary.incomplete).toEqual([{ name: 'Ruslan Effendi', slots: ['Selesai istirahat', 'Sore'] }]);
    expect(summary.slots.map((s) => `${s.label} ${s.done}/${s.due}`)).toEqual([
      'Pagi 2/2',
      'Istirahat 2/2',
      'Selesai istirahat 1/2',
      'Sore 1/2',
    ]);
    expect([...summary.signs]).toEqual([['diteruskan', 1]]);
  });

  test('a message that arrived unreadable waits for a person and is no miss', async () => {
    const shares = [...all4(p.darmawati).slice(1), p.share(p.darmawati, p.thursday, '07.10', { kind: 'unread' })];
    const board = p.boardOf({ now: p.at(p.thursday, '18.00'), shares });
    const summary = daySummary(await board.day(p.thursday, [p.darmawati]), p.thursday);
    expect(summary).toMatchObject({ unread: 1, complete: 0, incomplete: [], unsettled: 1 });
  });
});

describe('a month of one person', () => {
  test('complete, incomplete and excused days are told apart; the running day counts nowhere yet', async () => {
    const friday = all4(p.darmawati, p.friday).slice(0, 2);
    const cuti = {
      person: p.darmawati.id,
      kind: 'cuti',
      from: p.day('2021-08-02'),
      to: p.day('2021-08-02'),
      fromMinute: null,
      document: null,
      approvedBy: 'x',
    } as const;
    const board = p.boardOf({
      now: p.at(p.day('2021-08-03'), '06.00'),
      shares: [...all4(p.darmawati), ...friday],
      absences: [cuti],
    });
    const days = await board.span(p.thursday, p.day('2021-08-03'), [p.darmawati]);
    expect(days.map(outcomeOf)).toEqual(['complete', 'incomplete', 'free', 'free', 'excused', 'unsettled']);
    expect(monthFigures(days)).toEqual({ complete: 1, incomplete: 1, excused: 1 });
    expect(totalsOf(days)[0]).toMatchObject({
      scheduled: 3,
      misses: [
        { label: 'Selesai istirahat', dates: [p.friday] },
        { label: 'Sore', dates: [p.friday] },
      ],
    });
  });

  test('a month goes to its end or to today', () => {
    expect(monthToDate(p.day('2021-07-30'), p.day('2021-08-09'))).toEqual({ from: '2021-07-01', to: '2021-07-31' });
    expect(monthToDate(p.day('2021-08-02'), p.day('2021-08-09'))).toEqual({ from: '2021-08-01', to: '2021-08-09' });
    expect(monthToDate(p.day('2024-02-02'), p.day('2024-08-09')).to).toBe('2024-02-29');
  });
});

test('the recap has the shape other programs read', async () => {
  const shares = [p.share(p.darmawati, p.friday, '07.12')];
  const board = p.boardOf({ now: p.at(p.friday, '07.40'), shares });
  const recap = recapOf(await board.day(p.friday, [p.darmawati]), { from: p.friday, to: p.friday, unit: 'diskominfo' });
  expect(JSON.parse(JSON.stringify(recap))).toEqual({
    from: '2021-07-30',
    to: '2021-07-30',
    unit: 'diskominfo',
    people: [
      {
        nip: p.darmawati.nip,
        name: 'Darmawati Sanusi',
        days: [
          {
            date: '2021-07-30',
            mode: 'home',
            edict: 'palopo-2021',
            slots: [
              {
                slot: 'pagi',
                state: 'tepat',
                sentAt: '2021-07-30T07:12:00+08:00',
                receivedAt: '2021-07-30T07:12:01+08:00',
                signs: [],
                reason: null,
              },
              ...['istirahat', 'selesai-istirahat', 'sore'].map((slot) => ({
                slot,
                state: 'belum_dibuka',
                sentAt: null,
                receivedAt: null,
                signs: [],
                reason: null,
              })),
            ],
          },
        ],
      },
    ],
  });
});

describe('the board', () => {
  test('persons keep their order; nobody asked for means everybody in service', async () => {
    const gone = p.person('Sudah Pindah', p.kominfo, [], 'Pelaksana', {
      services: [{ unit: 'diskominfo', roles: [], from: null, to: p.day('2021-07-01') }],
    });
    const board = p.boardOf({ now: p.at(p.thursday, '08.00'), people: [...p.everybody, gone] });
    const asked = await board.day(p.thursday, [p.ruslan, p.darmawati]);
    expect(asked.map((d) => d.plan.person)).toEqual([p.ruslan, p.darmawati]);
    expect((await board.day(p.thursday, null)).map((d) => d.plan.person)).toEqual(p.everybody);
  });

  test('a unit has its own people and those below it', async () => {
    const board = p.boardOf({ now: 0 });
    const people = await board.peopleOf(p.kominfo, p.thursday);
    expect(people).toContain(p.anwar);
    expect(people).not.toContain(p.wulan);
  });

  test('a span goes person by person, day by day', async () => {
    const board = p.boardOf({ now: p.at(p.thursday, '08.00') });
    const days = await board.span(p.thursday, p.friday, [p.ruslan, p.darmawati]);
    expect(days.map((d) => `${d.plan.person.id} ${d.plan.date}`)).toEqual(
      [p.ruslan, p.darmawati].flatMap((who) => [p.thursday, p.friday].map((date) => `${who.id} ${date}`)),
    );
  });
});

test('the roster of a day stands by unit, and the coming week skips weekends and holidays', async () => {
  const board = p.boardOf({ now: p.at(p.thursday, '08.00') });
  const plans = (await board.day(p.thursday, null)).map((d) => d.plan);
  const rows = rosterByUnit(plans, p.agency.units);
  expect(rows[0]).toMatchObject({ unit: p.kominfo.name, home: 3, noRoster: 1 });
  expect(rows[0]?.office.map((o) => o.name)).toEqual(['Fitriani Rahman', 'Hamzah Yunus']);
  const week = (await board.span(p.day('2021-08-10'), p.day('2021-08-23'), [p.darmawati])).map((d) => d.plan);
  expect(upcoming(week, 5).map((d) => d.date.slice(8))).toEqual(['10', '12', '13', '16', '18', '19']);
});
