/** G5: from the moment a message is due to the moment it is on the disk, arrivals at random, none waiting for another. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inTurn, median, percentile, table, verdict, whole } from './measure.mjs';
import { openService } from './service.mjs';
import { copyOf, drop, shares } from './town.mjs';

const rates = [50, 5000];
/** A side that cannot keep up is stopped after this many times the planned length. */
const patience = 4;

export async function latency({ town, rounds, quick }) {
  const rows = [];
  for (const rate of rates) {
    const seconds = quick ? 60 / rate + 0.2 : rate < 1000 ? 20 : 3;
    const messages = shares(Math.round(rate * seconds), town.persons);
    const results = await inTurn(
      quick ? 1 : Math.min(rounds, 3),
      {
        receipt: () => throughService(town, messages, rate, seconds),
        single: () => oneByOne(town, messages, rate, seconds),
      },
      `G5 ${rate}/s`,
    );
    const runs = results.receipt;
    const p = (list, n) => median(list.map((one) => percentile(one, n)));
    const text = (list) => `p50 ${p(list, 50).toFixed(2)}  p99 ${p(list, 99).toFixed(1)}`;
    const single = p(results.single, 99);
    const decided = p(
      runs.map((run) => run.decided),
      99,
    );
    const behind = single >= seconds * patience * 1000;
    const [goal, met] =
      rate < 1000
        ? ['≤ 5 ms and ≤ 1.5×', decided <= 5 && decided <= 1.5 * single]
        : ['≤ 1/100', decided <= single / 100];
    rows.push(
      [`${whole(rate)}/s, receipt may go (evidence on the disk)`, text(runs.map((run) => run.stored))],
      [`${whole(rate)}/s, decided on the disk`, text(runs.map((run) => run.decided))],
      [`${whole(rate)}/s, one raw presence row a commit`, text(results.single)],
      [
        '  decided, p99',
        behind
          ? `the raw row fell behind too; goal ${goal}: ${verdict(met)}`
          : `${(decided / single).toFixed(2)}× the raw row; goal ${goal}: ${verdict(met)}`,
      ],
      ['  commits a message', median(runs.map((run) => run.commits)).toFixed(2)],
      ['  handled in time', `${whole(median(runs.map((run) => run.handled)))} of ${whole(messages.length)}`],
    );
  }
  table('G5  milliseconds, Poisson arrivals, synchronous=FULL', rows);
}

async function throughService(town, messages, rate, seconds) {
  const path = copyOf(town);
  const dueAt = new Map();
  const stored = [];
  const decided = [];
  let commits = 0;
  const service = await openService(path, town.config, (decisions) => {
    commits += 1;
    const now = performance.now();
    for (const { message } of decisions) decided.push(now - dueAt.get(message.id));
  });
  await service.house.people.directory();
  const receive = (message, due) => {
    dueAt.set(message.id, due);
    commits += 1;
    return service.receive(message).then(() => stored.push(performance.now() - due));
  };
  await arrive(messages, rate, seconds, receive, () => decided.length);
  const handled = decided.length;
  await service.close();
  drop(path);
  return { stored, decided: all(decided, messages, seconds), commits: commits / Math.max(1, handled), handled };
}

async function oneByOne(town, messages, rate, seconds) {
  const path = copyOf(town);
  const db = new Database(join(path, 'serlok.db'));
  db.pragma('synchronous = FULL');
  const put = db.prepare(
    `INSERT INTO presence VALUES ('2021-08-05', ?, 'pagi', 'tepat', ?, ?, ?, '[]', NULL, NULL, 'palopo-2021', 'h', 'poin 5')
     ON CONFLICT DO UPDATE SET state = excluded.state`,
  );
  const done = [];
  let person = 0;
  const receive = ({ id, sentAt, receivedAt }, due) => {
    put.run(person++, sentAt, receivedAt, id);
    done.push(performance.now() - due);
  };
  await arrive(messages, rate, seconds, receive, () => done.length);
  db.close();
  drop(path);
  return all(done, messages, seconds);
}

/** What was not handled when patience ended waited at least that long. */
function all(list, messages, seconds) {
  const missing = Array.from({ length: Math.max(0, messages.length - list.length) }, () => seconds * patience * 1000);
  return [...list, ...missing];
}

/** Hands over each message at its time, however far behind the other side is; what waits is counted from that time. */
async function arrive(messages, rate, seconds, receive, handled) {
  const start = performance.now();
  const random = mulberry(7);
  let due = start;
  const times = messages.map(() => {
    due += (-Math.log(1 - random()) / rate) * 1000;
    return due;
  });
  const giveUp = start + seconds * patience * 1000;
  for (let i = 0; handled() < messages.length && performance.now() < giveUp; ) {
    // All that came while the last turn ran, as a socket hands it over.
    const now = performance.now();
    for (; i < messages.length && times[i] <= now && performance.now() < giveUp; i++)
      await receive(messages[i], times[i]);
    const wait = (times[i] ?? 0) - performance.now();
    await new Promise((resolve) => (wait > 2 ? setTimeout(resolve, wait - 1.5) : setImmediate(resolve)));
  }
}

/** The same arrivals for everybody. */
function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
