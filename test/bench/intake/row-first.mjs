/** The usual keys, person first and the message's id alone, against the presence table: nothing but inserts. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inTurn, median, progress } from './measure.mjs';
import { isHome, windows } from './town.mjs';

const rowsPerCommit = 200;

export async function rowFirst(towns, rounds, burst) {
  const sides = {};
  const opened = [];
  for (const [i, town] of towns.entries()) {
    const db = new Database(join(town.path, 'row-first.db'));
    progress(`G3 building the table keyed by person first: ${town.rows}`);
    build(db, town);
    const ours = new Database(join(town.path, 'serlok.db'));
    for (const one of [db, ours]) one.pragma('synchronous = FULL');
    opened.push(db, ours);
    sides[`ours ${i}`] = appender(ours, 'presence', town, burst);
    sides[`theirs ${i}`] = appender(db, 'presence_row', town, burst);
  }
  const results = await inTurn(rounds, sides, 'G3 raw');
  for (const db of opened) db.close();
  const ratio = median(results['ours 1'].map((n, i) => n / results['theirs 1'][i]));
  return {
    ours: [results['ours 0'], results['ours 1']],
    theirs: [results['theirs 0'], results['theirs 1']],
    ratio,
  };
}

function build(db, town) {
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(`ATTACH '${join(town.path, 'serlok.db')}' AS town;
    CREATE TABLE presence_row AS SELECT * FROM town.presence;
    DETACH town;
    CREATE UNIQUE INDEX by_person ON presence_row (person, day, slot);
    CREATE UNIQUE INDEX by_message ON presence_row (message_id);
    CREATE INDEX by_day ON presence_row (day, clause, slot, person);`);
  db.pragma('journal_mode = WAL');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Rows of a later year, so that nothing is there yet. */
function appender(db, name, town, burst) {
  const put = db.prepare(
    `INSERT INTO ${name} VALUES (?, ?, ?, 'tepat', ?, ?, ?, '[]', NULL, NULL, 'palopo-2021', '${'0'.repeat(64)}', 'poin 5')`,
  );
  const home = town.persons.map(({ id }) => id).filter(isHome);
  return (round) => {
    const rows = Array.from({ length: burst }, (_, n) => {
      const person = home[(n * 7) % home.length];
      const { slot } = windows[Math.floor(n / home.length) % windows.length];
      const sentAt = 1_900_000_000_000 + n * 1000;
      return [`2030-01-${String(round + 1).padStart(2, '0')}`, person, slot, sentAt, sentAt + 400, random()];
    });
    const start = performance.now();
    for (let from = 0; from < burst; from += rowsPerCommit)
      db.transaction(() => {
        for (const row of rows.slice(from, from + rowsPerCommit)) put.run(row);
      })();
    return (burst / (performance.now() - start)) * 1000;
  };
}

const random = () => `3A${Math.random().toString(16).slice(2).toUpperCase().padEnd(18, '0').slice(0, 18)}`;
