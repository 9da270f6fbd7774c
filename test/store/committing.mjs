// Commits messages for ever and says which are stored; `vault.test.ts` kills it. Needs the build (`npm test` makes it).
import { writeSync } from 'node:fs';
import { openStore } from '../../dist/store/open.js';
import { sqliteVault } from '../../dist/store/vault.js';

const [file, round] = process.argv.slice(2);
const vault = sqliteVault(openStore(file));
const sentAt = Date.UTC(2021, 6, 29, 23);
for (let i = 0; ; i += 1) {
  const id = `${round}-${i}`;
  const chat = '62811000001@s.whatsapp.net';
  const content = { kind: 'text', text: 'x'.repeat(i % 700), mentions: [], forwarded: false };
  const who = { chat, sender: chat, id, enc: 0, senderAlt: null, device: 0, fromMe: false, offline: false };
  await vault.commit([{ type: 'session', id, value: Buffer.alloc(645, i) }], {
    ...who,
    sentAt: sentAt + i,
    receivedAt: sentAt + i,
    kind: 'message',
    content,
  });
  // Not console.log: the line must be out before the next commit begins, as a receipt is.
  writeSync(1, `${id}\n`);
}
