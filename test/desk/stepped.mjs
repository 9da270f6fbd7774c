// The built service in a process of its own, on a clock that the rehearsal moves from outside and that kill -9 finds at any step.

import { whatsappIn } from '../../dist/app/channels.js';
import { createApp } from '../../dist/app.js';
import { steppingClock } from '../../dist/clock/stepping.js';
import { loadConfig } from '../../dist/config/index.js';
import { createLog } from '../../dist/log.js';

const { configFolder, dataFolder, now, address } = JSON.parse(process.argv[2]);
const loaded = loadConfig(configFolder);
if (!loaded.ok) throw new Error('the configuration is not valid');
const clock = steppingClock(now);
const app = await createApp({
  config: loaded.config,
  dataFolder,
  clock,
  log: createLog('silent'),
  http: null,
  channel: whatsappIn(address),
  fatal(code, reason) {
    console.error(`gave up (${code}): ${reason}`);
    process.exit(code);
  },
});

const asked = {
  start: () => app.start(),
  stop: () => app.stop(),
  advanceTo: ({ at }) => clock.advanceTo(at),
  look() {
    const { qr, state } = app.channel.status();
    return { idle: app.idle(), nextDue: clock.nextDue(), qr, open: state === 'open' };
  },
};

process.on('message', async ({ call, ...given }) => {
  const answer = await asked[call](given);
  process.send({ call, answer: answer ?? null });
});
process.on('disconnect', () => process.exit(0));
process.send({ call: 'ready', answer: null });
