#!/usr/bin/env node
/** `npm run torture`: what faults.md §6 asks for. Runs the built service (and the plain library) on a loopback server. */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faketime, keepFiles } from './listeners.mjs';
import { nemeses, planOf } from './plan.mjs';
import { torture } from './torture.mjs';

const help = `npm run torture [-- options]

Puts the built service through kill -9, full disks, cut sockets and wrong clocks while everybody sends shares, and
checks that nothing that was acknowledged is missing, nothing is counted twice and nobody is judged too early.

  --kills N        how often it is killed (200)
  --seed S         repeats the decisions of an earlier run; printed by each run
  --only NEMESIS   only kills and this one: ${Object.keys(nemeses).slice(1, 8).join(', ')},
                   ${Object.keys(nemeses).slice(8).join(', ')}
  --prefixes N     pairs of commits of the write-ahead log looked at after each kill (2)
  --minutes M      stops earlier when so many are over; the plain library then has as many rounds
  --no-stock       leaves out the plain library, which is put through the same rounds for comparison
  --replay FILE    repeats the run that left this file
  --json           prints the figures as JSON

Example:
  npm run torture -- --kills 50 --seed 7 --no-stock

Exit status: 0 nothing was violated, 1 something was (the history is kept, its file is named), 2 wrong usage.
A seed fixes who sends what, when it is killed and how; it cannot fix what the operating system does in between.`;

const options = {
  kills: { type: 'string', default: '200' },
  seed: { type: 'string' },
  only: { type: 'string' },
  prefixes: { type: 'string', default: '2' },
  minutes: { type: 'string' },
  stock: { type: 'boolean', default: true },
  replay: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

function asked() {
  const { values } = parseArgs({ options, allowNegative: true });
  if (values.help) return null;
  const repeated = values.replay === undefined ? {} : JSON.parse(readFileSync(values.replay, 'utf8').split('\n')[0]);
  const whole = { ...values, seed: values.seed ?? String(1 + Math.floor(Math.random() * 1e6)), ...repeated };
  for (const name of ['kills', 'seed', 'prefixes', 'minutes'])
    if (whole[name] !== undefined && !/^\d+$/.test(whole[name]))
      throw new Error(`--${name} is "${whole[name]}"; expected a whole number`);
  if (whole.only !== undefined && !(whole.only in nemeses)) throw new Error(`there is no nemesis "${whole.only}"`);
  const minutes = whole.minutes === undefined ? undefined : Number(whole.minutes);
  return { ...whole, minutes, kills: Number(whole.kills), prefixes: Number(whole.prefixes), seed: Number(whole.seed) };
}

async function run({ kills, seed, only, prefixes, minutes, stock, json }) {
  const begun = { kills: String(kills), seed: String(seed), prefixes: String(prefixes), ...(only ? { only } : {}) };
  if (!json) console.log(`torture: ${kills} kills, seed ${seed}`);
  const notRun =
    faketime || only ? [] : ['clock-back, clock-ahead: libfaketime is not installed (apt install faketime)'];
  const results = [];
  for (const plain of stock ? [false, true] : [false]) {
    const rounds = planOf({ seed, kills, only, plain, clock: faketime !== undefined }).filter(
      ({ number }) => !plain || number <= results[0].last,
    );
    const name = plain ? 'plain Baileys' : 'Serlok';
    const step = (place, round) => progress(`${name} ${place}/${rounds.length} ${round?.nemesis ?? 'at rest'}`);
    const keep = async (world, events, sent, wrong) => {
      if (plain) return;
      const file = join(tmpdir(), `serlok-torture-${seed}-${Date.now()}.jsonl`);
      const lines = [
        begun,
        ...events,
        ...sent.map((one) => ({ record: 'sent', ...one })),
        ...wrong.map((violated) => ({ violated })),
      ];
      writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      await keepFiles(world, `${file}.data`);
      notRun.push(`history in ${file}, database in ${file}.data`);
    };
    results.push(await torture({ seed, rounds, plain, prefixes, minutes: plain ? undefined : minutes, step, keep }));
  }
  progress('');
  const [ours] = results;
  if (json) console.log(JSON.stringify({ ...begun, results, notes: notRun }, plainMaps, 1));
  else {
    console.log(table(results));
    for (const note of notRun) console.log(`note: ${note}`);
    for (const what of ours.wrong) console.log(`VIOLATED ${what}`);
    if (ours.wrong.length > 0) console.log(`repeat: npm run torture -- --kills ${kills} --seed ${seed}`);
  }
  return ours.wrong.length === 0 ? 0 : 1;
}

function table(results) {
  const lost = ({ lost, lostRefused }) => lost.length + lostRefused.length;
  const share = (one) => ((100 * lost(one)) / Math.max(1, one.receipted + one.lostRefused.length)).toFixed(1);
  const rows = [
    ['kill -9', ({ kills }) => kills],
    ...Object.entries(nemeses)
      .slice(1)
      .map(([name, what]) => [`  ${what}`, ({ counts }) => counts.get(name) ?? '-']),
    ['messages sent', ({ sent }) => sent],
    ['acknowledged', ({ receipted }) => receipted],
    ['refused as known (487)', ({ refused }) => refused],
    ['asked for again', ({ asked }) => asked],
    ['ACKNOWLEDGED AND NOT STORED', ({ lost }) => lost.length],
    ['refused as known and not stored', ({ lostRefused }) => lostRefused.length],
    ['  lost, of 100 acknowledged', share],
    ['sent and never stored', ({ missing }) => missing.length],
    ['answers (sends)', ({ answers, sends }) => `${answers} (${sends})`],
    ['beginnings of the WAL looked at', ({ looked }) => looked || '-'],
    [
      'other invariants violated',
      ({ wrong, name }) => (name === 'Serlok' ? wrong.filter((w) => !w.includes('I1')).length : '-'),
    ],
    ['seconds', ({ seconds }) => seconds.toFixed(0)],
  ];
  const width = Math.max(...rows.map(([title]) => title.length));
  const line = (title, cells) => `${title.padEnd(width)} ${cells.map((cell) => String(cell).padStart(14)).join('')}`;
  const head = line(
    '',
    results.map(({ name }) => name),
  );
  return ['', head, ...rows.map(([title, of]) => line(title, results.map(of)))].join('\n');
}

/** Only where somebody watches. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

const plainMaps = (_, value) => (value instanceof Map ? Object.fromEntries(value) : value);

try {
  const what = asked();
  if (what === null) console.log(help);
  else process.exitCode = await run(what);
} catch (error) {
  progress('');
  const usage = error.code?.startsWith('ERR_PARSE_ARGS') || /^--|^there is no nemesis/.test(error.message);
  console.error(usage ? `${error.message}\nnpm run torture -- --help` : error);
  process.exitCode = usage ? 2 : 1;
}
