/** A made-up town: 10,000 people in 60 OPDs under the Palopo edict, three quarters of them at home on a Thursday. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { openHouse } from '../../../dist/app/house.js';
import { loadConfig, problemText } from '../../../dist/config/index.js';
import { instantOf, utcDay } from '../../../dist/domain/time.js';

const root = resolve(import.meta.dirname, '../../..');
export const thursday = '2021-08-05';
/** First minute and length of the edict's windows from Monday to Thursday. */
export const windows = [
  { slot: 'pagi', opens: 7 * 60, length: 30 },
  { slot: 'istirahat', opens: 12 * 60, length: 30 },
  { slot: 'selesai-istirahat', opens: 13 * 60, length: 30 },
  { slot: 'sore', opens: 16 * 60, length: 90 },
];
/** The day the edict begins. */
export const begun = '2021-07-29';

/** On the disk of the checkout: the system's folder for temporary files may be memory, where a commit costs nothing. */
const scratch = join(root, 'test/bench/data');
const mine = [];
export function folder(name) {
  mkdirSync(scratch, { recursive: true });
  const path = mkdtempSync(join(scratch, `${name}-`));
  mine.push(path);
  return path;
}
/** Only this run's own: another may be under way. */
export const dropScratch = () => mine.splice(0).forEach(drop);
export const drop = (path) => rmSync(path, { recursive: true, force: true });

/** The database of the town on a morning nobody has written yet; `copyOf` gives each run its own. */
export async function found(people, units = 60) {
  const path = folder('town');
  const config = configOf(path, units);
  const house = await openHouse(config, path, { now: () => instantOf(begun, 0, 'WITA') }, true);
  house.close();
  const persons = Array.from({ length: people }, (_, i) => ({ id: i + 1 }));
  onDisk(path, (db) => {
    const person = db.prepare(
      `INSERT INTO person (id, nip, name, title, level, employment, it_able)
       VALUES (?, ?, ?, 'Pengelola Data', 'pelaksana', 'pns', 1)`,
    );
    const service = db.prepare('INSERT INTO service (person, unit, roles) VALUES (?, ?, ?)');
    const address = db.prepare('INSERT INTO identity (kind, value, from_at, person) VALUES (?, ?, 0, ?)');
    for (const { id } of persons) {
      person.run(id, String(198_001_012_010_000_000n + BigInt(id)), `Pegawai ${id}`);
      // One OPD is large, as in every town; each has a Kasubag.
      service.run(id, `opd-${id % 20 === 0 ? 0 : id % units}`, id <= units ? '["kasubag"]' : '[]');
      address.run('phone', phoneOf(id), id);
      address.run('lid', lidOf(id), id);
    }
    giveRoster(db, persons, thursday);
  });
  return { path, config, persons };
}

export function copyOf(town) {
  const path = folder('run');
  copyFileSync(join(town.path, 'serlok.db'), join(path, 'serlok.db'));
  return path;
}

/** Rows put there without the service, in one transaction, and checkpointed so that no run pays for them. */
export function onDisk(path, work) {
  const db = new Database(join(path, 'serlok.db'));
  try {
    db.pragma('synchronous = FULL');
    const result = db.transaction(() => work(db))();
    db.pragma('wal_checkpoint(TRUNCATE)');
    return result;
  } finally {
    db.close();
  }
}

export function giveRoster(db, persons, day) {
  const put = db.prepare('INSERT OR IGNORE INTO roster (day, person, mode) VALUES (?, ?, ?)');
  for (const { id } of persons) put.run(day, id, isHome(id) ? 'wfh' : 'wfo');
}

export const isHome = (id) => id % 4 !== 0;
export const lidOf = (id) => String(100_000_000_000_000 + id * 7919);
const phoneOf = (id) => `628${String(1_100_000_000 + id)}`;

/** `count` shares of those at home, window after window, each within its window; every 25th is sent twice. */
export function shares(count, persons, day = thursday) {
  const home = persons.filter(({ id }) => isHome(id));
  const messages = [];
  for (let n = 0; messages.length < count; n++) {
    const { id } = home[n % home.length];
    const round = Math.floor(n / home.length);
    const { opens, length } = windows[round % windows.length];
    const within = (n % home.length) / home.length;
    const sentAt = instantOf(day, opens, 'WITA') + Math.floor((within * length * 60_000) / 1000) * 1000;
    const repeats = n % 25 === 24 ? 2 : 1;
    for (let r = 0; r < repeats && messages.length < count; r++) messages.push(share(id, sentAt, `${n}-${r}`, day));
  }
  return messages;
}

function share(person, sentAt, name, day) {
  const address = `${lidOf(person)}@lid`;
  return {
    chat: address,
    sender: address,
    id: `3A${day.replaceAll('-', '')}${name.padStart(10, '0')}`,
    enc: 0,
    sentAt,
    receivedAt: sentAt + 400,
    fromMe: false,
    senderAlt: `${phoneOf(person)}@s.whatsapp.net`,
    device: 0,
    offline: false,
    kind: 'message',
    content: {
      kind: 'location',
      lat: -3 + person / 1e5,
      lon: 120 + person / 1e5,
      live: false,
      update: false,
      picked: false,
      forwarded: false,
      ageSeconds: 0,
    },
  };
}

/** Into the inbox as the vault would have put them. */
export function deliver(path, messages) {
  onDisk(path, (db) => {
    const insert = db.prepare(
      `INSERT INTO inbox (day, chat, sender, id, enc, sent_at, received_at, from_me, sender_alt, device, offline, kind, content)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0, ?, ?)`,
    );
    for (const m of messages)
      insert.run(
        utcDay(m.sentAt),
        m.chat,
        m.sender,
        m.id,
        m.enc,
        m.sentAt,
        m.receivedAt,
        m.senderAlt,
        m.kind,
        JSON.stringify(m.content),
      );
  });
}

export function configOf(path, units = 60) {
  const at = join(path, 'config');
  for (const part of ['edicts', 'holidays']) mkdirSync(join(at, part), { recursive: true });
  copyFileSync(join(root, 'config/edicts/palopo-2021.yaml'), join(at, 'edicts/palopo-2021.yaml'));
  copyFileSync(join(root, 'config/holidays/2021.yaml'), join(at, 'holidays/2021.yaml'));
  const opds = Array.from(
    { length: units },
    (_, u) => `  - {id: opd-${u}, name: OPD ${u}, type: dinas, area: kota, zone: WITA, workWeek: senin..jumat}`,
  );
  writeFileSync(
    join(at, 'serlok.yaml'),
    `agency: {name: Kota, contact: BKPSDM}
number: {kind: dedicated, value: 6281100000001}
areas: [{id: kota, name: Kota}]
units:
${opds.join('\n')}
edicts: [{use: palopo-2021, for: [kota]}]
`,
  );
  const loaded = loadConfig(at);
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.config;
}
