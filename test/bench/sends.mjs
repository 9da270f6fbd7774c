/** How many messages leave for an office of 500 in one group, and how soon everybody is answered; on a clock that is stepped. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { steppingClock } from '../../dist/clock/stepping.js';
import { defaultCaps } from '../../dist/config/send-caps.js';
import { createOutbox } from '../../dist/outbox/index.js';
import { openStore } from '../../dist/store/open.js';
import { draftInserter, sqliteOutbox } from '../../dist/store/outbox.js';
import { gatheredText } from '../../dist/words/gathered.js';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log('npm run bench -- sends [--people 500] [--minutes 30]\n\nOne slot of one office in one group.');
  process.exit(0);
}
const people = Number(values.people);
const slotMs = Number(values.minutes) * 60_000;
const group = '120363000000000001@g.us';
const seven = Date.parse('2021-07-30T07:00:00+08:00');

console.log(
  `${people} people share in one group in ${values.minutes} minutes; the same rows with and without the line for all`,
);
console.log('                       sends   a share   answered   p50 s   p99 s   most in an hour');
for (const [name, gathers, isNew] of [
  ['a ✅ each', false, false],
  ['one line for many', true, false],
  ['  in the first week', true, true],
]) {
  const r = await slot(gathers, isNew);
  console.log(
    name.padEnd(22) +
      `${String(r.sends).padStart(6)}${(r.sends / people).toFixed(3).padStart(10)}${`${r.answered} of ${people}`.padStart(11)}${r.p50.toFixed(1).padStart(8)}${r.p99.toFixed(1).padStart(8)}${String(r.hour).padStart(18)}`,
  );
}
const { reactionsPerHour, perDay, reportsPerHour } = defaultCaps;
console.log(
  `caps: ${reactionsPerHour} acknowledgements an hour, ${perDay} sends a day of which ${reportsPerHour} only for reports; half of each in the first week`,
);

async function slot(gathers, isNew) {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-sends-'));
  const store = openStore(join(folder, 'serlok.db'));
  const insert = draftInserter(store);
  const clock = steppingClock(seven);
  const left = [];
  const sender = createOutbox({
    outbox: sqliteOutbox(store),
    clock,
    caps: defaultCaps,
    linkedAt: () => (isNew ? seven : null),
    isOpen: () => true,
    ...(gathers ? { gathered: (count, at) => gatheredText(count, at, 'WITA') } : {}),
    log: { warn() {}, error() {} },
    channel: {
      async send(item) {
        left.push(clock.now());
        sender.onAck(item.id, null);
      },
    },
  });
  const rest = async () => {
    while (!sender.idle()) await setImmediate();
  };
  const until = async (at) => {
    for (let due = clock.nextDue(); due !== null && due <= at; due = clock.nextDue()) {
      clock.advanceTo(due);
      await rest();
    }
    clock.advanceTo(at);
  };
  for (let i = 0; i < people; i += 1) {
    const at = seven + Math.round((i * slotMs) / people);
    await until(at);
    const target = { chat: group, sender: `${i}@lid`, id: `A${i}`, fromMe: false };
    const body = { kind: 'reaction', emoji: '✅', target };
    await store.write(() =>
      insert([{ lane: 'reaction', about: `ack:${i}`, person: i + 1, chat: group, body, expiresAt: null }], at),
    );
    sender.nudge();
    await rest();
  }
  await until(seven + slotMs + 30 * 60_000);
  await sender.stop();
  store.close();
  const db = new Database(join(folder, 'serlok.db'), { readonly: true });
  const waits = db
    .prepare(
      // Who was gathered is answered when the line that stands for him has left.
      `SELECT (coalesce(sent_at, (SELECT min(line.sent_at) FROM outbox line WHERE line.person IS NULL AND line.created_at >= o.settled_at))
        - created_at) / 1000.0 AS s
      FROM outbox o WHERE person IS NOT NULL AND (state = 'acked' OR error = 'gathered') ORDER BY 1`,
    )
    .pluck()
    .all();
  db.close();
  rmSync(folder, { recursive: true, force: true });
  const at = (share) => waits[Math.max(0, Math.ceil(waits.length * share) - 1)] ?? Number.NaN;
  const hour = Math.max(...left.map((t) => left.filter((other) => other > t - 3_600_000 && other <= t).length));
  return { sends: left.length, answered: waits.length, p50: at(0.5), p99: at(0.99), hour };
}
