/** One side of a comparison in a process of its own: node peer.mjs NAME FOLDER MESSAGES [DAY]; prints its figures as JSON. */
import { createRequire } from 'node:module';
import { openHandler } from './handler.mjs';
import { clocked } from './measure.mjs';
import { openService } from './service.mjs';
import { configOf, onDisk, shares, thursday } from './town.mjs';

// CommonJS packages of the bench's own folder.
const load = createRequire(import.meta.url);
const [name, path, count, day = thursday] = process.argv.slice(2);
const config = configOf(path);
const persons = onDisk(path, (db) => db.prepare('SELECT id FROM person ORDER BY id').all());
const messages = shares(Number(count), persons, day);
// BuilderBot writes its logs into the working folder.
process.chdir(path);

/** Each takes the whole burst at once and resolves when all of it is handled. */
const sides = {
  /** From the inbox, where the channel put it. */
  async intake() {
    const service = await openService(path, config);
    await service.house.people.directory();
    return { run: () => service.flush(), close: () => service.close() };
  },
  /** As above, and the channel's commit of every single message before. */
  async service() {
    const service = await openService(path, config);
    await service.house.people.directory();
    return {
      async run() {
        await Promise.all(messages.map((message) => service.receive(message)));
        await service.flush();
      },
      close: () => service.close(),
    };
  },
  loop: () => handling(loop),
  grammy: () => handling(grammy),
  builderbot: () => handling(builderbot),
};

const side = await sides[name]();
const figures = await clocked(messages.length, side.run);
await side.close();
const { rows } = onDisk(path, (db) => db.prepare('SELECT count(*) AS rows FROM share WHERE day = ?').get(day));
// BuilderBot loses some of a sender who has several on the way; what counts is what was handled.
if (rows !== messages.length && name !== 'builderbot') throw new Error(`${rows} of ${messages.length} shares`);
const lost = messages.length - rows;
const perSecond = (rows / figures.ms) * 1000;
const cpu = (figures.cpu * messages.length) / rows;
console.log(JSON.stringify({ perSecond, cpu, lost, rss: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);

async function handling(burst) {
  const { handle, close } = await openHandler(path, config);
  return { run: await burst(handle), close };
}

async function loop(handle) {
  return async () => {
    for (const message of messages) await handle(message);
  };
}

async function grammy(handle) {
  const { Bot } = load('grammy');
  const botInfo = { id: 1, is_bot: true, first_name: 'bench', username: 'bench_bot' };
  const bot = new Bot('1:bench', { botInfo });
  bot.api.config.use(async () => ({ ok: true, result: true }));
  bot.on('message:location', async (ctx) => {
    const answer = await handle(messages[ctx.update.update_id]);
    if (answer) await ctx.reply(answer);
  });
  const updates = messages.map((message, i) => ({
    update_id: i,
    message: {
      message_id: i,
      date: message.sentAt / 1000,
      chat: { id: Number.parseInt(message.chat, 10), type: 'private', first_name: 'x' },
      from: { id: Number.parseInt(message.chat, 10), is_bot: false, first_name: 'x' },
      location: { latitude: message.content.lat, longitude: message.content.lon },
    },
  }));
  return () => Promise.all(updates.map((update) => bot.handleUpdate(update)));
}

async function builderbot(handle) {
  const { addKeyword, createBot, createFlow, createProvider, EVENTS, MemoryDB, TestTool, utils } =
    load('@builderbot/bot');
  let left = messages.length;
  let finish = () => {};
  const provider = createProvider(TestTool.TestProvider);
  const flow = addKeyword(EVENTS.LOCATION).addAction(async (ctx, { flowDynamic }) => {
    const answer = await handle(messages[ctx.index]);
    if (answer) await flowDynamic(answer);
    left -= 1;
    if (left === 0) finish();
  });
  // Its own 50 s would lose what a busy machine has not come to by then.
  const queue = { timeout: 3_600_000, concurrencyLimit: 15 };
  await createBot({ flow: createFlow([flow]), database: new MemoryDB(), provider }, { queue });
  return () =>
    new Promise((resolve) => {
      finish = resolve;
      process.once('beforeExit', resolve);
      messages.forEach((message, index) => {
        const from = message.chat.split('@')[0];
        provider.emit('message', { index, from, name: 'x', body: utils.generateRefProvider('_event_location_') });
      });
    });
}
