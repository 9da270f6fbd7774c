/** G6: what drizzle costs on the tables of the hot path, and whether anything is prepared anew for a message. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { presence, share } from '../../../dist/store/schema.js';
import { inTurn, median, table, verdict } from './measure.mjs';
import { openService } from './service.mjs';
import { copyOf, deliver, drop, shares, thursday } from './town.mjs';

const hole = sql.placeholder;

export async function prepared({ town, rounds, quick }) {
  const count = quick ? 2000 : 20_000;
  const path = copyOf(town);
  const raw = new Database(join(path, 'serlok.db'));
  raw.pragma('synchronous = OFF');
  raw.exec(
    `INSERT INTO share SELECT '${thursday}', id, 'c', 's', 'm', 0, 0, 'pin', 0, 0, 0, -3.0, 120.0, NULL FROM person`,
  );
  const db = drizzle(raw);
  const people = town.persons.length;
  const operations = {
    'insert of a presence row': inserts(raw, db),
    'shares of one person on a day': selects(raw, db, people),
  };
  const rows = [];
  for (const [name, ways] of Object.entries(operations)) {
    const sides = Object.fromEntries(
      Object.entries(ways).map(([way, work]) => [
        way,
        (round) => cpuOf(raw, way === 'ad hoc' ? count / 10 : count, work, round),
      ]),
    );
    const [plain, ours, adHoc] = Object.values(await inTurn(rounds, sides, `G6 ${name}`)).map(median);
    const most = name.startsWith('insert') ? 1.6 : 1.4;
    rows.push(
      [name, `raw ${plain.toFixed(1)}  prepared ${ours.toFixed(1)}  ad hoc ${adHoc.toFixed(1)} µs`],
      ['  prepared / raw', `${(ours / plain).toFixed(2)}×  goal ≤ ${most}×: ${verdict(ours <= most * plain)}`],
      ['  ad hoc / raw', `${(adHoc / plain).toFixed(1)}×`],
    );
  }
  raw.close();
  drop(path);
  const fresh = await preparedAnew(town, quick ? 1000 : 4000);
  rows.push(
    ['statements prepared for a message', `${fresh.prepare.toFixed(3)}  goal 0: ${verdict(fresh.prepare === 0)}`],
    ['pragmas asked for a message', fresh.pragma.toFixed(3)],
  );
  table('G6  CPU, one transaction, synchronous=OFF', rows);
}

function cpuOf(raw, count, work, round) {
  const cpu = process.cpuUsage();
  raw.exec('BEGIN');
  for (let i = 0; i < count; i++) work(i, round);
  raw.exec('ROLLBACK');
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / count;
}

function inserts(raw, db) {
  const row = (i, round) => ({
    day: `2031-01-0${round + 1}`,
    person: i,
    slot: 'pagi',
    state: 'tepat',
    sentAt: 1_900_000_000_000 + i,
    receivedAt: 1_900_000_000_400 + i,
    messageId: `3A${i}`,
    signs: '[]',
    reason: null,
    lateMinutes: null,
    edict: 'palopo-2021',
    edictHash: 'h',
    clause: 'poin 5',
  });
  const names = Object.keys(row(0, 0));
  const plain = raw.prepare(`INSERT INTO presence VALUES (${names.map((name) => `@${name}`)})`);
  const holes = Object.fromEntries(names.map((name) => [name, hole(name)]));
  const ours = db.insert(presence).values(holes).prepare();
  return {
    raw: (i, round) => plain.run(row(i, round)),
    prepared: (i, round) => ours.run(row(i, round)),
    'ad hoc': (i, round) => db.insert(presence).values(row(i, round)).run(),
  };
}

function selects(raw, db, people) {
  const day = thursday;
  const plain = raw.prepare('SELECT * FROM share WHERE day = ? AND person = ?');
  const wanted = (date, person) => and(eq(share.day, date), eq(share.person, person));
  const ours = db
    .select()
    .from(share)
    .where(wanted(hole('day'), hole('person')))
    .prepare();
  return {
    raw: (i) => plain.all(day, (i % people) + 1),
    prepared: (i) => ours.all({ day, person: (i % people) + 1 }),
    'ad hoc': (i) =>
      db
        .select()
        .from(share)
        .where(wanted(day, (i % people) + 1))
        .all(),
  };
}

/** Counted on better-sqlite3 itself, while the handler runs. */
async function preparedAnew(town, burst) {
  const path = copyOf(town);
  deliver(path, shares(burst, town.persons));
  const service = await openService(path, town.config);
  await service.house.people.directory();
  const counts = { prepare: 0, pragma: 0 };
  const originals = { prepare: Database.prototype.prepare, pragma: Database.prototype.pragma };
  for (const [name, original] of Object.entries(originals))
    Database.prototype[name] = function counted(...args) {
      counts[name] += 1;
      return original.apply(this, args);
    };
  await service.flush();
  Object.assign(Database.prototype, originals);
  await service.close();
  drop(path);
  return { prepare: counts.prepare / burst, pragma: counts.pragma / burst };
}
