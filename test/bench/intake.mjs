/** What the intake of shares costs: against raw SQLite, against other bots, against its own history. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { syncsPerSecond, whole } from './intake/measure.mjs';

const parts = {
  G1: 'the whole handler against raw better-sqlite3',
  G2: 'the same handler in BuilderBot, grammY and a plain loop',
  G3: 'growth of intake from 100,000 rows to --rows',
  G4: 'three questions at both sizes',
  G5: 'time to a durable acknowledgement at 50/s and 5,000/s',
  G6: 'prepared against ad-hoc drizzle',
  G7: 'which slot is open, against Intl',
  G10: 'memory, and bytes per share',
};
const help = `npm run bench -- intake [options]

Measures intake on a made-up town: 10,000 people in 60 OPDs under the Palopo edict, a quarter of them at the office.
Every part measures all its sides in one run, in turn, on the disk of the checkout with synchronous=FULL.

${Object.entries(parts)
  .map(([name, text]) => `  ${name.padEnd(4)} ${text}`)
  .join('\n')}

  --only LIST    the parts to measure, such as G1,G2 (all)
  --rows N       shares in the history of G3, G4 and G10 (1000000)
  --people N     people in the town (10000)
  --burst N      the large burst of G1 and G2 (16000)
  --rounds N     rounds of each measurement (5)
  --quick        one round with 1,000 people, small bursts and a short history: shows that all of it runs, in a minute
  --help         this text

Example: npm run bench -- intake --only G3,G4,G10 --rows 14600000`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(parts).join() },
    rows: { type: 'string' },
    people: { type: 'string' },
    burst: { type: 'string' },
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else await bench();

async function bench() {
  const wanted = values.only.split(',').map((name) => name.trim().toUpperCase());
  for (const name of wanted) if (!(name in parts)) refuse(`--only names "${name}"; there is ${Object.keys(parts)}`);
  const { quick } = values;
  const size = {
    quick,
    people: figure('people', quick ? 1000 : 10_000),
    rows: figure('rows', quick ? 30_000 : 1_000_000),
    rounds: figure('rounds', quick ? 1 : 5),
    burst: figure('burst', quick ? 1000 : 16_000),
  };
  if (!quick && size.rows < 200_000)
    refuse('--rows is the larger history; at least 200000, to be compared with 100000');
  const { dropScratch, folder, found } = await import('./intake/town.mjs');
  const leave = () => {
    dropScratch();
    process.exit(130);
  };
  process.on('SIGINT', leave);
  try {
    const [cpu] = cpus();
    console.log(
      `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, node ${process.version}; ` +
        `the disk syncs ${whole(syncsPerSecond(folder('disk')))} times a second; ${size.people} people`,
    );
    if (quick) console.log('--quick: this shows that everything runs; the figures mean little');
    const measure = await import('./intake/parts.mjs');
    const town = await found(size.people);
    for (const name of Object.keys(measure.parts))
      if (name.split('+').some((one) => wanted.includes(one))) await measure.parts[name]({ ...size, town, wanted });
  } finally {
    dropScratch();
  }
}

function figure(name, otherwise) {
  const text = values[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  return refuse(`--${name} is "${text}"; expected a whole number above 0`);
}

function refuse(text) {
  console.error(text);
  process.exit(2);
}
