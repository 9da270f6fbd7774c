/** A whole regency's day through the real client and the real service: is anything lost, is anybody wronged, at what cost? */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { makeDay, outage, short, whole } from './regency/day.mjs';
import { outcomeOf, percentile } from './regency/report.mjs';
import { makeTown } from './regency/town.mjs';

/** What two cores, one of them for all the phones, take before the phones become the limit. */
const busyPerSecond = 60;

const help = `npm run bench -- regency [options]

Plays one Monday of the Palopo edict for a made-up regency: OPDs (one of 500), three quarters of the people at home, four
windows, half of the OPDs in a group, half of the names by LID, 54 % of the shares in the last five minutes of a half
hour, 1 % delivered twice, 2 % overtaken on the way, and the service killed for 40 minutes over the end of a window.
Simulated phones with Signal keys of their own write through a WhatsApp server on 127.0.0.1 to \`serlok start\`, a process
of its own. Ends with 1 when a share was lost or somebody who sent in time got "tidak".

  --people N     people (10000, which take about three quarters of an hour)
  --opd N        OPDs (60)
  --seed S       the town and the day to make (1)
  --speed X      times real time within the windows (as many as bring about ${busyPerSecond} shares a second before a window ends)
  --keep         leave the data folder and say where it is
  --quick        300 people in 12 OPDs and two of the windows, within a minute
  --help         this text

Example: npm run bench -- regency --people 2000 --opd 20 --seed 7`;

const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    opd: { type: 'string' },
    seed: { type: 'string', default: '1' },
    speed: { type: 'string' },
    keep: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

if (values.help) console.log(help);
else process.exit(await bench());

async function bench() {
  const people = figure('people', values.quick ? 300 : 10_000);
  const opd = figure('opd', values.quick ? 12 : 60);
  if (people < opd * 2) refuse(`--people ${people} is too few for ${opd} OPDs with a head and a Kasubag each`);
  const seed = figure('seed', 1);
  const speed = figure('speed', Math.max(1, Math.min(120, Math.round(busyPerSecond / ((people * 0.75 * 0.54) / 300)))));
  const folder = await mkdtemp(join(tmpdir(), 'serlok-regency-'));
  const cpu = cpus();
  console.log(
    `${cpu[0]?.model.trim() ?? 'unknown processor'}, ${cpu.length} cores with a load of ${loadavg()[0]?.toFixed(1)}, ` +
      `${syncMs(folder).toFixed(1)} ms a sync to disk, node ${process.version}, seed ${seed}`,
  );
  const town = makeTown({ people, opd, seed });
  const day = values.quick ? short : whole;
  const events = makeDay(town, day);
  described({ town, events, day, speed, opd });
  const begun = performance.now();
  try {
    const { playDay } = await import('./regency/play.mjs');
    const played = await playDay({ town, events, runs: day.runs, folder, speed, progress });
    clear();
    return report(played, outcomeOf(played, town, day), {
      speed,
      seconds: (performance.now() - begun) / 1000,
      caps: await capsOf(folder),
    });
  } finally {
    if (values.keep) console.log(`\ndata kept in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

function described({ town, events, day, speed, opd }) {
  const { units, staff } = town;
  const grouped = units.filter(({ jid }) => jid !== null);
  table('simulated', [
    [
      'people',
      `${staff.length} in ${opd} OPDs (largest ${Math.max(...units.map(({ size }) => size))}), ${staff.filter(({ wfh }) => wfh).length} at home`,
    ],
    ['phones', 'one each, Signal keys and sessions of its own, made when it first writes; all in one process'],
    [
      'groups',
      `${grouped.length}, of ${grouped.reduce((sum, { size }) => sum + size, 0)} people; the others write in private`,
    ],
    ['messages', `${events.length}, of them ${events.filter(({ slot }) => slot).length} shares`],
    [
      'time',
      `${day.slots.length} windows at ${speed} times real time; the hours between them are skipped with a kill -9 and a start`,
    ],
    ['not simulated', 'WhatsApp itself, the internet, other devices of a person, reading and typing'],
  ]);
}

function report({ record, usage, loopP99, problems }, outcome, { speed, seconds, caps }) {
  const { botSends, asked, refused, backlog } = record.counts();
  const { sent, receipted, stored, counted, lost, receiptedNotStored, perSlot, sends, texts } = outcome;
  const cpuSeconds = usage.reduce((sum, one) => sum + one.cpuSeconds, 0);
  const ms = (list, p) => `${percentile(list, p).toFixed(1)} ms`;
  table('shares', [
    ['sent, and other messages', `${sent}, ${texts}`],
    ['receipted', receipted],
    ['stored', `${stored} (${counted} on somebody's board)`],
    ['lost', lost.length],
    ['receipted and not stored', receiptedNotStored.length],
    ['asked for again, refused', `${asked}, ${refused}`],
  ]);
  console.log(
    `\nverdicts${''.padEnd(14)}due  in time   tepat   tidak  gangguan  other  false tidak (at the close, at the end)`,
  );
  for (const one of perSlot)
    console.log(
      `  ${one.slot.padEnd(18)}${[one.due, one.inTime, one.tepat, one.tidak].map((n) => String(n).padStart(5).padEnd(8)).join('')}` +
        `${String(one.gangguan).padStart(5)}${String(one.other).padStart(9)}      ${one.falseAtClose}, ${one.falseTidak}`,
    );
  const { live, queued, lags } = record;
  table('time from delivery to the receipt, which follows the commit', [
    ['live, p50 and p99', `${ms(live, 0.5)}  ${ms(live, 0.99)} (${live.length}, at ${speed} times the real rate)`],
    [
      'after the outage, p50 and p99',
      queued.length ? `${ms(queued, 0.5)}  ${ms(queued, 0.99)} (${queued.length} in all queues)` : '-',
    ],
    [
      'queue of the outage',
      `${backlog.messages} messages in ${((backlog.through - backlog.at) / 1000).toFixed(1)} s, start of the process included`,
    ],
    [
      'phones behind their time, p99',
      `${(percentile(lags, 0.99) / speed).toFixed(0)} ms; their process was blocked for ${loopP99.toFixed(0)} ms, p99`,
    ],
  ]);
  table('the service', [
    [
      'CPU',
      `${cpuSeconds.toFixed(1)} s, ${((cpuSeconds * 1000) / (sent + texts)).toFixed(2)} ms a message, everything included`,
    ],
    ['busiest second', `${(Math.max(...usage.map(({ busiest }) => busiest)) * 100).toFixed(0)} % of a core`],
    [
      'peak RSS',
      `${Math.max(...usage.map(({ peakMiB }) => peakMiB)).toFixed(0)} MiB (${usage.length} processes, one after another)`,
    ],
  ]);
  const over = [
    ['texts', sends.texts, caps.textsPerHour],
    ['reactions', sends.reactions, caps.reactionsPerHour],
    ['reports', sends.reports, caps.reportsPerHour],
  ];
  table('sends, most within an hour', [
    ...over.map(([name, most, cap]) => [name, `${most} of ${cap}`]),
    ['in the day', `${sends.day} of ${caps.perDay} (${botSends} handed to WhatsApp, retries included)`],
    ['not sent', sends.unsent.map(({ state, n }) => `${state} ${n}`).join(', ') || '0'],
  ]);
  const faults = [
    [lost.length, 'messages were lost'],
    [receiptedNotStored.length, 'messages were receipted and not stored'],
    [perSlot.reduce((sum, one) => sum + one.falseTidak, 0), 'verdicts do not fit what was sent'],
    [perSlot.reduce((sum, one) => sum + one.falseAtClose, 0), 'people were listed as missing whose share WhatsApp had'],
    [over.filter(([, most, cap]) => most > cap).length + (sends.day > caps.perDay ? 1 : 0), 'caps were exceeded'],
    [record.ends.length, 'times the service ended by itself and was started again'],
    [problems.length, 'problems in the rehearsal server'],
  ].filter(([count]) => count > 0);
  console.log(
    `\n${faults.length === 0 ? 'nothing lost, nobody wronged' : faults.map(([count, what]) => `FAULT: ${count} ${what}`).join('\n')}, ${seconds.toFixed(0)} s`,
  );
  for (const told of [...problems, ...record.ends].slice(0, 3)) console.log(told);
  return faults.length === 0 ? 0 : 1;
}

/** Every share is one such write at least. */
function syncMs(folder) {
  const file = openSync(join(folder, 'sync'), 'w');
  const page = Buffer.alloc(4096, 1);
  const begun = performance.now();
  for (let i = 0; i < 50; i++) {
    writeSync(file, page);
    fdatasyncSync(file);
  }
  closeSync(file);
  return (performance.now() - begun) / 50;
}

async function capsOf(folder) {
  return parse(await readFile(join(folder, 'config/serlok.yaml'), 'utf8')).caps;
}

function table(title, rows) {
  console.log(`\n${title}`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(32)}${value}`);
}

let shown = 0;
function progress(done, total, now) {
  if (!process.stderr.isTTY || performance.now() - shown < 200) return;
  shown = performance.now();
  const time = new Date(now + 8 * 3_600_000).toISOString().slice(11, 16);
  const window = whole.slots.find(({ opens, closes }) => now >= opens && now <= closes)?.name ?? '';
  const down = now >= outage.from && now < outage.to ? ', service down' : '';
  process.stderr.write(`\r\x1b[K${time} ${window}${down}: ${done} of ${total} messages`);
}

function clear() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function figure(name, otherwise) {
  const value = values[name] === undefined ? otherwise : Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  return refuse(`--${name} is "${values[name]}"; expected a whole number above 0`);
}

function refuse(why) {
  console.error(why);
  process.exit(2);
}
