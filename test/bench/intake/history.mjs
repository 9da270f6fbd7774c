/** A town with a past: every workday's shares, as the service leaves them once they are decided and answered. */
import { closeSync, copyFileSync, fsyncSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addDays, instantOf, utcDay, weekdayOf } from '../../../dist/domain/time.js';
import { progress } from './measure.mjs';
import { begun, folder, giveRoster, isHome, lidOf, windows } from './town.mjs';

const rowsPerCommit = 200_000;

/** `rows` shares before `days[0]`; the days of `days` have a roster and no shares yet. */
export function pastOf(town, rows, fresh) {
  const path = folder('past');
  copyFileSync(join(town.path, 'serlok.db'), join(path, 'serlok.db'));
  const before = statSync(join(path, 'serlok.db')).size;
  const home = town.persons.map(({ id }) => id).filter(isHome);
  const count = Math.max(1, Math.round(rows / (home.length * windows.length)));
  const all = workdays(town.config, count + fresh);
  const past = all.slice(0, count);
  const days = all.slice(count);
  const db = new Database(join(path, 'serlok.db'));
  db.pragma('journal_mode = DELETE');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -200000');
  const [{ slug, hash }] = town.config.edicts;
  load(db, 'inbox', inboxRows(past, home));
  load(db, 'share', shareRows(past, home));
  load(db, 'presence', presenceRows(past, home, slug, hash));
  load(db, 'outbox', outboxRows(past, home));
  load(db, 'contact', contactRows(past, home));
  const size = db.pragma('page_count', { simple: true }) * db.pragma('page_size', { simple: true }) - before;
  db.transaction(() => {
    for (const day of [...past.slice(-31), ...days]) giveRoster(db, town.persons, day);
  })();
  db.pragma('journal_mode = WAL');
  db.close();
  // The first append after a load would pay for its dirty pages.
  const handle = openSync(join(path, 'serlok.db'), 'r+');
  fsyncSync(handle);
  closeSync(handle);
  progress();
  return {
    path,
    config: town.config,
    persons: town.persons,
    rows: past.length * home.length * windows.length,
    past,
    days,
    size,
  };
}

/** Mondays to Thursdays that are no holiday, from the edict's first day on: every one has the same windows. */
export function workdays(config, count) {
  const holidays = new Set(config.holidays.flatMap((file) => file.holidays.map(({ date }) => date)));
  const days = [];
  for (let day = begun; days.length < count; day = addDays(day, 1))
    if (weekdayOf(day) <= 4 && !holidays.has(day)) days.push(day);
  return days;
}

function load(db, name, rows) {
  let put;
  let count = 0;
  db.exec('BEGIN');
  for (const row of rows) {
    put ??= db.prepare(`INSERT INTO ${name} VALUES (${row.map(() => '?')})`);
    put.run(row);
    count += 1;
    if (count % rowsPerCommit > 0) continue;
    db.exec('COMMIT; BEGIN');
    progress(`loading ${name}: ${count.toLocaleString('en')} rows`);
  }
  db.exec('COMMIT');
}

// In the order of each table's key, or a million rows would take an hour.
const inSlotOrder = [...windows].sort((a, b) => (a.slot < b.slot ? -1 : 1));
const sentAtOf = (day, w, person) =>
  instantOf(day, windows[w].opens, 'WITA') + Math.floor(((person % 997) / 997) * windows[w].length * 60) * 1000;
const idOf = (day, w, person) => `3A${day.replaceAll('-', '')}H${w}${String(person).padStart(8, '0')}`;
const addressOf = (person) => `${lidOf(person)}@lid`;

function* inboxRows(past, home) {
  // In the morning it is still yesterday in UTC.
  const isPast = new Set(past);
  for (const utc of new Set(past.flatMap((day) => [addDays(day, -1), day]))) {
    const here = [
      [utc, [1, 2, 3]],
      [addDays(utc, 1), [0]],
    ].filter(([day]) => isPast.has(day));
    for (const person of home) for (const [day, ws] of here) for (const w of ws) yield inboxRow(day, w, person);
  }
}

function inboxRow(day, w, person) {
  const sentAt = sentAtOf(day, w, person);
  const from = addressOf(person);
  return [
    utcDay(sentAt),
    from,
    from,
    idOf(day, w, person),
    0,
    sentAt,
    sentAt + 400,
    0,
    `628${1_100_000_000 + person}@s.whatsapp.net`,
    0,
    0,
    'message',
    null,
    'done',
    0,
    person,
  ];
}

function* shareRows(past, home) {
  for (const day of past)
    for (const person of home)
      for (let w = 0; w < windows.length; w++) {
        const sentAt = sentAtOf(day, w, person);
        const from = addressOf(person);
        const at = [day, person, from, from, idOf(day, w, person), sentAt, sentAt + 400];
        yield [...at, 'pin', 0, 0, 0, -3 + person / 1e5, 120 + person / 1e5, null];
      }
}

function* presenceRows(past, home, edict, hash) {
  for (const day of past)
    for (const person of home)
      for (const window of inSlotOrder) {
        const w = windows.indexOf(window);
        const sentAt = sentAtOf(day, w, person);
        const evidence = [sentAt, sentAt + 400, idOf(day, w, person)];
        yield [day, person, window.slot, 'tepat', ...evidence, '[]', null, null, edict, hash, 'poin 5'];
      }
}

/** Ids spread evenly over all there can be, rising with `about`: a new row falls between old ones in both keys. */
function* outboxRows(past, home) {
  const step = 2 ** 48 / (past.length * home.length * windows.length);
  let n = 0;
  for (const person of home)
    for (const day of past)
      for (let w = 0; w < windows.length; w++) {
        const from = addressOf(person);
        const id = idOf(day, w, person);
        const at = sentAtOf(day, w, person) + 5000;
        const body = `{"kind":"reaction","emoji":"✅","target":{"chat":"${from}","sender":"${from}","id":"${id}","fromMe":false}}`;
        const name = `3EB0${Math.floor(n++ * step)
          .toString(16)
          .toUpperCase()
          .padStart(12, '0')}A7F03C`;
        yield [
          name,
          `ack:${from}|${from}|${id}`,
          'reaction',
          person,
          from,
          body,
          at,
          at,
          at + 600_000,
          'acked',
          1,
          at + 9000,
          at + 9300,
          null,
        ];
      }
}

function* contactRows(past, home) {
  for (const person of home) {
    const first = sentAtOf(past[0], 0, person);
    yield [person, addressOf(person), first, sentAtOf(past.at(-1), 3, person), first];
  }
}
