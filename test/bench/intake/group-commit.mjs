/** G1: a burst through the whole handler, and the same rows written by nothing but prepared statements. */

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { clocked, inTurn, median, spread, table, verdict } from './measure.mjs';
import { openService } from './service.mjs';
import { copyOf, deliver, drop, onDisk, shares } from './town.mjs';

const goal = 0.7;
const rowsPerCommit = 200;

export async function groupCommit({ town, burst, rounds }) {
  const messages = shares(burst, town.persons);
  const full = copyOf(town);
  deliver(full, messages);
  const rows = await handled(full, town.config);
  const inbox = { ...town, path: full };
  const results = await inTurn(
    rounds,
    {
      handler: () => throughHandler(inbox, burst),
      'raw, same rows': () => raw(inbox, rows, writeAll),
      'raw, presence row alone': () => raw(inbox, rows, writePresence),
    },
    'G1',
  );
  drop(full);
  const per = (name) => results[name].map(({ perSecond }) => perSecond);
  const ratios = (name) => results.handler.map(({ perSecond }, i) => perSecond / per(name)[i]);
  const against = median(ratios('raw, same rows'));
  table(`G1  ${burst} messages, synchronous=FULL, messages/s, median of ${rounds} (range)`, [
    ['whole handler, 256 messages a commit', spread(per('handler'))],
    [`raw better-sqlite3, the same rows, ${rowsPerCommit} messages a commit`, spread(per('raw, same rows'))],
    [`raw better-sqlite3, the presence row alone`, spread(per('raw, presence row alone'))],
    ['handler / raw, same rows', `${spread(ratios('raw, same rows'), 2)}  goal ≥ ${goal}: ${verdict(against >= goal)}`],
    ['handler / raw, presence row alone', spread(ratios('raw, presence row alone'), 2)],
    [
      'the same ratio in CPU time',
      spread(
        results.handler.map(({ cpu }, i) => results['raw, same rows'][i].cpu / cpu),
        2,
      ),
    ],
    [
      'CPU of the handler',
      `${spread(
        results.handler.map(({ cpu }) => cpu),
        1,
      )} µs a message`,
    ],
  ]);
}

async function throughHandler(town, burst) {
  const path = copyOf(town);
  const service = await openService(path, town.config);
  await service.house.people.directory();
  const result = await clocked(burst, () => service.flush());
  await service.close();
  drop(path);
  return result;
}

/** What the handler writes for these messages, read back from a run of its own. */
async function handled(path, config) {
  const done = copyOf({ path });
  const service = await openService(done, config);
  await service.flush();
  await service.close();
  const rows = onDisk(done, (db) => ({
    inbox: db.prepare('SELECT day, chat, sender, id, enc, state, person FROM inbox ORDER BY sent_at').all(),
    share: byMessage(db.prepare('SELECT * FROM share').all(), (row) => row.id),
    presence: byMessage(db.prepare('SELECT * FROM presence').all(), (row) => row.message_id),
    contact: new Map(
      db
        .prepare('SELECT * FROM contact')
        .all()
        .map((row) => [row.person, row]),
    ),
    outbox: byMessage(db.prepare('SELECT * FROM outbox').all(), (row) => row.about.split('|').at(-1)),
    said: db.prepare('SELECT * FROM said').all(),
  }));
  drop(done);
  return rows;
}

const byMessage = (rows, idOf) => new Map(rows.map((row) => [idOf(row), row]));

async function raw(town, rows, statements) {
  const path = copyOf(town);
  const db = new Database(join(path, 'serlok.db'));
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  const write = statements(db, rows);
  const messages = rows.inbox;
  const some = db.transaction((from) => {
    for (const message of messages.slice(from, from + rowsPerCommit)) write(message);
  });
  const result = await clocked(messages.length, () => {
    for (let from = 0; from < messages.length; from += rowsPerCommit) some(from);
  });
  db.close();
  drop(path);
  return result;
}

const insert = (db, name, row) => {
  const columns = Object.keys(row);
  const holes = columns.map((column) => `@${column}`);
  return db.prepare(`INSERT INTO ${name} (${columns}) VALUES (${holes}) ON CONFLICT DO NOTHING`);
};
const first = (map) => map.values().next().value;

function writePresence(db, { presence }) {
  const put = insert(db, 'presence', first(presence));
  return ({ id }) => {
    const row = presence.get(id);
    if (row) put.run(row);
  };
}

function writeAll(db, { share, presence, contact, outbox }) {
  const settle = db.prepare(
    `UPDATE inbox SET state = @state, content = NULL, person = @person
     WHERE day = @day AND chat = @chat AND sender = @sender AND id = @id AND enc = @enc AND state = 'new'`,
  );
  const puts = [share, presence, outbox].map((map, i) => [
    map,
    insert(db, ['share', 'presence', 'outbox'][i], first(map)),
  ]);
  const wrote = db.prepare(
    `INSERT INTO contact (person, chat, first_at, last_at, noticed_at)
     VALUES (@person, @chat, @first_at, @last_at, @noticed_at)
     ON CONFLICT DO UPDATE SET chat = excluded.chat, last_at = excluded.last_at`,
  );
  return (message) => {
    settle.run(message);
    for (const [map, put] of puts) {
      const row = map.get(message.id);
      if (row) put.run(row);
    }
    wrote.run(contact.get(message.person));
  };
}
