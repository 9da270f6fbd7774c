// The channel on a real database as its own process; `kill.test.ts` kills it. Needs the build (`npm test` makes it).
import { whatsappChannel } from '../../dist/channel/whatsapp/index.js';
import { openStore } from '../../dist/store/open.js';
import { sqliteVault } from '../../dist/store/vault.js';

const [file, url, rootKey] = process.argv.slice(2);
const nothing = () => {};
const after = (ms, run) => {
  const handle = setTimeout(run, ms);
  return () => clearTimeout(handle);
};
const channel = whatsappChannel({
  vault: sqliteVault(openStore(file)),
  clock: { now: Date.now },
  timer: { after },
  url,
  rootKey,
  log: nothing,
  getMessage: async () => undefined,
  events: {
    stored: nothing,
    acked: nothing,
    link: nothing,
    drained: nothing,
    relinked: nothing,
    alias: nothing,
    restricted: nothing,
    fatal: (code) => process.exit(code),
  },
});
await channel.start();
