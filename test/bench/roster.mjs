/** How fast and how even rosters are drawn, and how near that comes to an exact solver. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { drawRoster } from '../../dist/domain/roster-greedy.js';
import { spreadOf, violationsIn } from './roster/check.mjs';
import { oneOpd, town } from './roster/town.mjs';

const help = `npm run bench -- roster [options]

Draws rosters for a made-up town: OPDs with a quota of 25 % or 50 %, echelon II and III always at the office, in every
section at least 2 people and 1 holder of the key role a day, about 5 % on leave; daily and two-day rotation. Then the
same for a smaller town, OPD by OPD, against HiGHS, which looks for the smallest spread with a time limit.

  --people N     people in the large town (10000)
  --days D       days (60)
  --units U      OPDs (60)
  --seconds S    time limit of HiGHS for one OPD (30)
  --seed N       the town to make (1)
  --no-solver    only the large town
  --help         this text

Example: npm run bench -- roster --people 2000 --units 12 --seconds 5`;

const goalMs = 150;
const small = { people: 1000, days: 20, units: 6 };

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    days: { type: 'string', default: '60' },
    units: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    'no-solver': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else await bench();

async function bench() {
  const size = { people: figure('people'), days: figure('days'), units: figure('units') };
  const seed = figure('seed');
  const cpu = cpus();
  console.log(
    `${cpu[0]?.model.trim() ?? 'unknown processor'}, ${cpu.length} cores, node ${process.version}, seed ${seed}`,
  );
  const worst = Math.max(large('daily', 1, size, seed), large('two-day', 2, size, seed));
  const { people, days } = size;
  const verdict = worst <= goalMs ? 'reached' : 'not reached';
  if (people === 10_000 && days === 60) console.log(`goal 10,000 × 60 in ≤ ${goalMs} ms: ${verdict}`);
  if (!values['no-solver']) await compare(figure('seconds'), seed);
}

/** Median of five runs after three to warm up, in milliseconds. */
function large(rotation, length, size, seed) {
  progress(`${rotation}: ${size.people} people × ${size.days} days`);
  const draw = town({ ...size, length, seed });
  const first = timed(draw, 1).ms;
  timed(draw, 2);
  const { ms, busy, drawn } = timed(draw, 5);
  const within = ({ spreads }) => spreads.filter(({ least, most }) => most - least <= length).length;
  const even = within(drawn);
  const named = drawn.spreads.filter(({ forcedBy }) => forcedBy.length > 0).length;
  progress();
  table(
    `${size.people} people × ${size.days} days, ${size.units} OPDs, ${draw.covers.length} presence rules, ${rotation}`,
    [
      ['median of 5', `${ms.toFixed(1)} ms, processor ${busy.toFixed(1)} ms; first run ${first.toFixed(1)} ms`],
      ['violations', violationsIn(draw, drawn.office)],
      ['OPDs within one block', `${even} of ${size.units}`],
      ['OPDs with what forces more named', `${named} of ${size.units - even}`],
      [
        'the same without presence rules',
        `${within(drawRoster({ ...draw, covers: [] }))} of ${size.units} within one block`,
      ],
    ],
  );
  return ms;
}

async function compare(seconds, seed) {
  const { solve } = await import('./roster/highs.mjs');
  for (const [rotation, length] of [
    ['daily', 1],
    ['two-day', 2],
  ]) {
    const draw = town({ ...small, length, seed });
    const drawn = drawRoster(draw);
    const rows = [];
    for (let g = 0; g < draw.groups.length; g++) {
      progress(`${rotation}: HiGHS on OPD ${g + 1} of ${draw.groups.length}, up to ${seconds} s`);
      const opd = oneOpd(draw, g);
      const { ms, drawn: ours } = timed(opd, 5);
      const theirs = await solve(opd, seconds);
      rows.push({ ms, ours: spreadOf(opd, ours.office), broken: violationsIn(opd, ours.office), theirs, opd });
    }
    progress();
    report(rotation, rows, drawn, draw);
  }
}

function report(rotation, rows, drawn, draw) {
  const solved = rows.filter(({ theirs }) => theirs.office);
  const gaps = solved.map(({ ours, opd, theirs }) => ours - spreadOf(opd, theirs.office));
  const list = (of) => rows.map(of).join('  ');
  const [oursMs, theirsMs] = [sum(rows.map(({ ms }) => ms)), sum(rows.map(({ theirs }) => theirs.ms))];
  table(`${small.people} people × ${small.days} days, ${rows.length} OPDs one by one, ${rotation}`, [
    ['spread, ours', list(({ ours }) => ours.toFixed(2))],
    ['spread, HiGHS', list(({ opd, theirs }) => (theirs.office ? spreadOf(opd, theirs.office).toFixed(2) : '-'))],
    ['HiGHS stopped at', list(({ theirs }) => theirs.status)],
    ['gap, worst and mean', `${Math.max(...gaps).toFixed(2)}  ${(sum(gaps) / gaps.length).toFixed(2)} (goal 0)`],
    [
      'violations, ours and HiGHS',
      `${sum(rows.map(({ broken }) => broken))}  ${sum(solved.map(({ opd, theirs }) => violationsIn(opd, theirs.office)))}`,
    ],
    [
      'time, ours and HiGHS',
      `${oursMs.toFixed(1)} ms  ${(theirsMs / 1000).toFixed(1)} s (${Math.round(theirsMs / oursMs)} times)`,
    ],
    ['violations, all at once', violationsIn(draw, drawn.office)],
  ]);
}

/** Medians in milliseconds: by the clock, and of the processor, which other work on the machine does not lengthen. */
function timed(draw, runs) {
  const [ms, busy] = [[], []];
  let drawn;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    drawn = drawRoster(draw);
    const { user, system } = process.cpuUsage(before);
    ms.push(performance.now() - start);
    busy.push((user + system) / 1000);
  }
  const median = (list) => list.sort((a, b) => a - b)[runs >> 1];
  return { ms: median(ms), busy: median(busy), drawn };
}

function table(title, rows) {
  console.log(`\n${title}`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(34)}${value}`);
}

function progress(text = '') {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function figure(name) {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`--${name} is "${values[name]}"; expected a whole number above 0`);
  process.exit(2);
}

function sum(list) {
  return list.reduce((total, one) => total + one, 0);
}
