/** How much CPU our Signal engine takes for a message, and how much stock libsignal does. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

const help = `npm run bench -- signal [options]

Our Signal repository (whatsapp-rust-bridge) and the stock one of Baileys (libsignal), each as the bot, on the same
messages in one process: CPU time per operation, the median of some rounds in which the engines take turns. With the
commit (SQLite, synchronous=FULL, a file in the system's folder for temporary files; ours has the message in it, stock
has no place for one) and without (maps in memory).

  --messages N   operations in a round (60)
  --rounds N     rounds (5), after one of 200 messages that is not counted
  --seed N       what the messages say and in which order the engines take turns (1)
  --help         this text

Example: npm run bench -- signal --rounds 3 --messages 40`;

// A service that has run for a minute is compiled; the first hundreds of commits cost twice as much.
const warmUp = 200;

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else await bench(figure('messages'), figure('rounds'), figure('seed'));

async function bench(messages, rounds, seed) {
  const { operations } = await import('./signal/operations.mjs');
  const { ours, stock } = await import('./signal/engines.mjs');
  const { databases, mapKeys, mapVault, vaultKeys } = await import('./signal/stores.mjs');
  const disk = databases();
  try {
    const cpu = cpus();
    const machine = `${cpu[0]?.model.trim() ?? 'unknown processor'}, ${cpu.length} cores, node ${process.version}`;
    console.log(`${machine}, seed ${seed}, ${messages} messages, ${rounds} rounds`);
    console.log(`databases in ${disk.folder}${disk.inMemory ? ' (in memory: no fsync there)' : ''}`);
    const random = randomFrom(seed);
    const bots = {
      'stock, committed': stock(vaultKeys(disk.vault('stock'))),
      'ours, committed': ours(disk.vault('ours')),
      stock: stock(mapKeys()),
      ours: ours(mapVault()),
    };
    const times = new Map();
    for (let round = 0; round <= rounds; round += 1) {
      for (const { name, run } of operations) {
        const plains = await sharesFrom(random, round === 0 ? warmUp : messages);
        for (const who of shuffled(Object.keys(bots), random)) {
          progress(`round ${round} of ${rounds}: ${name}, ${who}`);
          const watch = stopwatch();
          await run(bots[who], plains, watch.timed);
          if (round > 0) noteIn(times, `${name} ${who}`, watch.perOperation());
        }
      }
    }
    progress();
    const rows = (suffix) =>
      operations.map(({ name, goal }) => ({
        name,
        goal,
        stock: times.get(`${name} stock${suffix}`),
        ours: times.get(`${name} ours${suffix}`),
      }));
    report('commit included', rows(', committed'));
    report('without a commit', rows(''));
  } finally {
    disk.close();
  }
}

/** CPU time of this process, both kinds, in microseconds; a wait for the disk is none. */
function stopwatch() {
  let spent = 0;
  let count = 0;
  return {
    async timed(items, work) {
      const before = process.cpuUsage();
      for (let i = 0; i < items.length; i += 1) await work(items[i], i);
      const { user, system } = process.cpuUsage(before);
      spent += user + system;
      count += items.length;
    },
    perOperation: () => spent / count,
  };
}

function report(title, rows) {
  const line = (cells) =>
    console.log(
      `  ${cells[0].padEnd(38)}${cells
        .slice(1)
        .map((cell) => cell.padStart(20))
        .join('')}`,
    );
  console.log(`\nCPU per operation in µs, ${title}: median (least–most)`);
  line(['', 'stock', 'ours', 'stock ÷ ours']);
  for (const { name, stock, ours } of rows)
    line([name, spread(stock), spread(ours), `${(median(stock) / median(ours)).toFixed(1)}`]);
  for (const { name, goal, stock, ours } of rows) {
    if (!goal) continue;
    const reached = median(stock) / median(ours) >= goal;
    console.log(`  goal ${name} ≥ ${goal} ×: ${reached ? 'reached' : 'not reached'}`);
  }
}

/** Location shares of about 190 bytes, padded as on the wire. */
async function sharesFrom(random, count) {
  const { proto } = await import('../../dist/channel/whatsapp/library.js');
  return Array.from({ length: count }, () => {
    const place = { degreesLatitude: -3 + random() / 10, degreesLongitude: 120 + random() / 10 };
    const words = { name: 'Rumah', address: 'Jl. Andi Djemma No. 12, Palopo, Sulawesi Selatan. '.repeat(3) };
    const message = proto.Message.encode({ locationMessage: { ...place, ...words } }).finish();
    return Buffer.concat([message, Buffer.from([1])]);
  });
}

function shuffled(list, random) {
  const left = [...list];
  const order = [];
  while (left.length > 0) order.push(...left.splice(Math.floor(random() * left.length), 1));
  return order;
}

/** mulberry32 */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function noteIn(times, name, time) {
  times.set(
    name,
    [...(times.get(name) ?? []), time].sort((a, b) => a - b),
  );
}

function median(sorted) {
  return sorted[sorted.length >> 1];
}

function spread(sorted) {
  return `${Math.round(median(sorted))} (${Math.round(sorted[0])}–${Math.round(sorted.at(-1))})`;
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
