// The plain library as most bots use it: `messages.upsert` → SQLite (WAL, FULL), keys in the same file. Reconnects by itself.
for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = () => {};
const baileys = await import('@whiskeysockets/baileys');
const { default: Database } = await import('better-sqlite3');
const { BufferJSON, makeWASocket, proto, WA_CERT_DETAILS } = baileys;

const [file, url, rootKey] = process.argv.slice(2);
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootKey, 'hex');
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
const get = db.prepare('SELECT v FROM kv WHERE type = ? AND id = ?').pluck();
const put = db.prepare('INSERT OR REPLACE INTO kv VALUES (?, ?, ?)');
const drop = db.prepare('DELETE FROM kv WHERE type = ? AND id = ?');
const keep = db.prepare('INSERT OR IGNORE INTO message VALUES (?, ?)');
const written = (value) => JSON.stringify(value, BufferJSON.replacer);
const read = (text) => JSON.parse(text, BufferJSON.reviver);

const creds = read(get.get('creds', 'own'));
const keys = {
  async get(type, ids) {
    const found = {};
    for (const id of ids) {
      const text = get.get(type, id);
      if (text === undefined) continue;
      const value = read(text);
      found[id] = type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value;
    }
    return found;
  },
  set: db.transaction((data) => {
    for (const [type, values] of Object.entries(data))
      for (const [id, value] of Object.entries(values ?? {}))
        if (value === null || value === undefined) drop.run(type, id);
        else put.run(type, id, written(value));
  }),
};
const mute = { level: 'silent', child: () => mute };
for (const level of ['trace', 'debug', 'info', 'warn', 'error']) mute[level] = () => {};

function connect() {
  const sock = makeWASocket({ auth: { creds, keys }, waWebSocketUrl: url, logger: mute });
  sock.ev.on('creds.update', (update) => {
    Object.assign(creds, update);
    put.run('creds', 'own', written(creds));
  });
  sock.ev.on('messages.upsert', ({ messages }) => {
    for (const { key, message } of messages) if (message) keep.run(key.id, written(message));
  });
  sock.ev.on('connection.update', ({ connection }) => {
    if (connection === 'close') setTimeout(connect, 300);
  });
}
process.on('unhandledRejection', () => process.exit(1));
connect();
