/** G3, G4 and G10: the same work on a town with 100,000 shares behind it and on one with many more. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { instantOf } from '../../../dist/domain/time.js';
import { daySummary } from '../../../dist/reports/day-summary.js';
import { missingReport } from '../../../dist/reports/missing.js';
import { monthFigures } from '../../../dist/reports/month.js';
import { pastOf } from './history.mjs';
import { clocked, exponent, inTurn, median, progress, spread, table, verdict, whole } from './measure.mjs';
import { rowFirst } from './row-first.mjs';
import { openService } from './service.mjs';
import { deliver, drop, onDisk, shares } from './town.mjs';

const flat = 0.03;
const smallRows = 100_000;

export async function growth({ town, rows, rounds, quick, wanted }) {
  const small = pastOf(town, quick ? smallRows / 10 : smallRows, rounds + 2);
  const large = pastOf(town, rows, rounds + 2);
  const size = { sizes: [small.rows, large.rows], towns: [small, large], rounds, quick };
  if (wanted.includes('G3')) await intakeAgainst(size);
  if (wanted.includes('G4')) await questions(size);
  if (wanted.includes('G10')) memoryAndBytes(size);
  for (const { path } of size.towns) drop(path);
}

async function intakeAgainst({ sizes, towns, rounds, quick }) {
  const burst = quick ? 500 : 4000;
  const services = await Promise.all(towns.map(({ path, config }) => openService(path, config)));
  const side = (i) => async (round) => {
    const { path, persons, days } = towns[i];
    deliver(path, shares(burst, persons, days[round]));
    await services[i].house.people.directory();
    return clocked(burst, () => services[i].flush());
  };
  const results = await inTurn(rounds, { small: side(0), large: side(1) }, 'G3');
  for (const service of services) await service.close();
  const cost = (name, of) => median(results[name].map(of));
  const [wall, cpu] = [({ ms }) => ms, (one) => one.cpu].map((of) =>
    exponent(cost('small', of), cost('large', of), sizes),
  );
  const line = (name) =>
    `${spread(results[name].map(({ perSecond }) => perSecond))}  CPU ${cost(name, (one) => one.cpu).toFixed(0)} µs`;
  const other = await rowFirst(towns, rounds, burst);
  table(`G3  ${burst} messages through the whole handler, messages/s, median of ${rounds} (range)`, [
    [`${whole(sizes[0])} shares before`, line('small')],
    [`${whole(sizes[1])} shares before`, line('large')],
    ['exponent of the time', `${wall.toFixed(3)}  goal ≤ ${flat}: ${verdict(wall <= flat)}`],
    ['exponent of the CPU', cpu.toFixed(3)],
    ['our presence table alone, 200 a commit', other.ours.map((list) => spread(list)).join('  →  ')],
    ['the same rows keyed by person first', other.theirs.map((list) => spread(list)).join('  →  ')],
    [`presence table / person first at ${whole(sizes[1])}`, `${other.ratio.toFixed(1)}×  goal ≥ 8× at 14.6 million`],
  ]);
}

async function questions({ sizes, towns, rounds, quick }) {
  // As many days in both, or the larger history would be asked for more.
  const shared = Math.min(20, towns[0].past.length);
  const open = await Promise.all(towns.map((town) => questionsTo(town, shared)));
  const names = Object.keys(open[0].ask);
  const medians = {};
  for (const name of names) {
    const sides = Object.fromEntries(
      open.map(({ ask }, i) => [i, () => repeated(ask[name], quick ? Math.ceil(calls[name] / 5) : calls[name])]),
    );
    medians[name] = Object.values(await inTurn(rounds, sides, `G4 ${name}`)).map(median);
  }
  for (const { close } of open) close();
  const line = (name) => {
    const [a, b] = medians[name];
    return `${a.toFixed(0)} → ${b.toFixed(0)} µs  exponent ${exponent(a, b, sizes).toFixed(3)}`;
  };
  const [month, get] = [medians.month[1], medians.get[1]];
  const missed = medians.missed[1] / medians.missed[0];
  const summary = medians.summary[1] / medians.scan[1];
  table(`G4  ${whole(sizes[0])} → ${whole(sizes[1])} shares, CPU time through the public functions`, [
    ['one row by its key, raw', line('get')],
    [`${shared} workdays of one person`, line('days')],
    ['20 workdays of one person', `${medians.month[1].toFixed(0)} µs`],
    ['  against the one row', `${(month / get).toFixed(0)}×  goal ≤ 5×: ${verdict(month <= 5 * get)}`],
    ['who has not sent, OPD of 500', line('missed')],
    ['  against the small history', `${missed.toFixed(2)}×  goal ≤ 1.1×: ${verdict(missed <= 1.1)}`],
    ['the day of everybody, summed up', line('summary')],
    ["one pass over the day's presence rows, raw", line('scan')],
    ['  summary against the pass', `${summary.toFixed(1)}×  goal ≤ 1/12: ${verdict(summary <= 1 / 12)}`],
  ]);
}

async function questionsTo({ path, config, past }, shared) {
  const service = await openService(path, config);
  const { board, people } = service.house;
  const directory = await people.directory();
  const today = past.at(-1);
  service.setClock(instantOf(today, 17 * 60, 'WITA'));
  const all = directory.persons;
  const opd = all.filter(({ services }) => services[0].unit === 'opd-0');
  const someone = all.filter(({ id }) => id % 4 === 1);
  const figures = async (days) => monthFigures(await board.span(days[0], days.at(-1), [next()]));
  const raw = new Database(join(path, 'serlok.db'), { readonly: true });
  const one = raw.prepare('SELECT * FROM contact WHERE person = ?');
  const scan = raw.prepare('SELECT slot, state, count(*) AS rows FROM presence WHERE day = ? GROUP BY slot, state');
  let turn = 0;
  const next = () => someone[turn++ % someone.length];
  return {
    ask: {
      get: () => one.get(next().id),
      days: () => figures(past.slice(-shared)),
      month: () => figures(past.slice(-20)),
      missed: async () => missingReport(await board.day(today, opd), 'sore'),
      summary: async () => daySummary(await board.day(today, null), today),
      scan: () => scan.all(today),
    },
    close() {
      raw.close();
      service.house.close();
    },
  };
}

/** How often each is asked in one round. */
const calls = { get: 5000, days: 50, month: 20, missed: 5, summary: 1, scan: 50 };

/** Microseconds of CPU time of one call: everything asked for is in memory. */
async function repeated(ask, times) {
  await ask();
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) await ask();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / times;
}

function memoryAndBytes({ sizes, towns, quick }) {
  const burst = quick ? 500 : 4000;
  const resident = towns.map(({ path, persons, days }) => {
    progress('G10');
    const day = days.at(-1);
    deliver(path, shares(burst, persons, day));
    const args = [join(import.meta.dirname, 'peer.mjs'), 'intake', path, String(burst), day];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout.trim().split('\n').at(-1)).rss;
  });
  progress();
  const [before, after] = resident;
  const bytes = towns.map(({ size, rows }) => size / rows);
  table(`G10  ${whole(sizes[0])} → ${whole(sizes[1])} shares`, [
    ['largest resident memory', `${before.toFixed(0)} → ${after.toFixed(0)} MB  goal ≤ 100: ${verdict(after <= 100)}`],
    ['  growth', `${(after / before).toFixed(2)}×  goal ≤ 1.05×: ${verdict(after <= 1.05 * before)}`],
    [
      'bytes a share, all tables',
      `${bytes.map((n) => n.toFixed(0)).join(' → ')}  goal ≤ 105: ${verdict(bytes[1] <= 105)}`,
    ],
    ...perTable(towns[0]).map(([name, n]) => [`  ${name}`, n.toFixed(0)]),
  ]);
}

function perTable({ path, rows }) {
  return onDisk(path, (db) =>
    db
      .prepare(
        `SELECT tbl_name AS name, sum(pgsize) AS bytes FROM dbstat JOIN sqlite_schema USING (name)
         WHERE tbl_name IN ('inbox', 'share', 'presence', 'outbox') GROUP BY 1 ORDER BY 2 DESC`,
      )
      .all(),
  ).map(({ name, bytes }) => [name, bytes / rows]);
}
