import { makePhone } from './phone.mjs';

const crowd = 20;

/**
 * What is compared. Each gets a bot, the plaintexts and a stopwatch, and runs each operation under the stopwatch;
 * what the phones do in between is outside of it. Sessions are young, as stock's become slower with age.
 */
export const operations = [
  { name: 'group decrypt', goal: 20, run: groupDecrypt },
  { name: 'private decrypt, answered each time', goal: 3, run: answered },
  { name: 'private decrypt, first contact', goal: 3, run: firstContact },
  { name: 'private decrypt, same chain', run: sameChain },
  { name: 'private encrypt', run: encrypt },
  { name: 'group encrypt', run: groupEncrypt },
];

async function groupDecrypt(bot, plains, timed) {
  const phone = makePhone();
  await bot.learns(phone.jid, await phone.key());
  const sealed = [];
  for (const plain of plains) sealed.push(await phone.tells(plain));
  await timed(sealed, (one, i) => read(bot, one, plains[i]));
}

/** A crowd that speaks by turns, so that many are measured at once: each message is on a ratchet step of its own. */
async function answered(bot, plains, timed) {
  const phones = await acquainted(bot, crowd);
  for (let at = 0; at < plains.length; at += crowd) {
    const some = plains.slice(at, at + crowd);
    const sealed = [];
    for (const [i, plain] of some.entries()) sealed.push(await phones[i].says(bot, plain));
    await timed(sealed, (one, i) => read(bot, one, some[i]));
    for (let i = 0; i < some.length; i += 1) await phones[i].reads(bot, await bot.says(phones[i].jid, some[i]));
  }
}

async function firstContact(bot, plains, timed) {
  const sealed = [];
  for (const plain of plains) {
    const phone = makePhone();
    await phone.meets(bot);
    sealed.push(await phone.says(bot, plain));
  }
  await timed(sealed, (one, i) => read(bot, one, plains[i]));
}

async function sameChain(bot, plains, timed) {
  const [phone] = await acquainted(bot, 1);
  const sealed = [];
  for (const plain of plains) sealed.push(await phone.says(bot, plain));
  await timed(sealed, (one, i) => read(bot, one, plains[i]));
}

async function encrypt(bot, plains, timed) {
  const [phone] = await acquainted(bot, 1);
  await timed(plains, (plain) => bot.says(phone.jid, plain));
}

async function groupEncrypt(bot, plains, timed) {
  await bot.tells(plains[0]);
  await timed(plains, (plain) => bot.tells(plain));
}

/** Phones that were answered once: from here on messages are `msg`, not first contact. */
async function acquainted(bot, count) {
  const phones = Array.from({ length: count }, makePhone);
  for (const phone of phones) {
    await phone.meets(bot);
    await bot.reads(await phone.says(bot, greeting));
    await phone.reads(bot, await bot.says(phone.jid, greeting));
  }
  return phones;
}

const greeting = Buffer.from([10, 1, 104, 1]);

async function read(bot, sealed, plain) {
  const found = await bot.reads(sealed);
  if (Buffer.compare(found, plain) !== 0) throw new Error(`${sealed.type} was read as something else`);
}
