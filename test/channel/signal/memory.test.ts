import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Vault } from '../../../src/ports/vault.ts';
import { bridgePhone } from './bridge-phone.ts';
import { bot, said, saying, senderKey } from './peers.ts';

const messages = Number(process.env['SERLOK_MEMORY'] ?? 3000);
const warmUp = 1000;
const mostMiB = 10;

/** What is not freed inside WASM costs 8 KB a group message and 21 KB a turn (§10.4): 25 MiB in this test, 400 in the long one. */
test(`memory stays flat over ${messages} messages (SERLOK_MEMORY=50000 for the long run)`, {
  timeout: 120_000 + messages * 20,
}, async () => {
  const at = await bot(rowsOnly());
  const phone = bridgePhone(1);
  await phone.begins(at, await at.bundle());
  const turn = async (text: string) => {
    expect(said(await at.receives(phone, [await phone.seals(at, saying(text))]))).toBe(text);
    const answer = await at.repository().encryptMessage({ jid: phone.jid, data: saying(text) });
    expect(said(await phone.opens(answer, at))).toBe(text);
  };
  const { distribution } = await phone.sealsForGroup(saying('first'));
  await at.receives(phone, [await phone.seals(at, senderKey(distribution))], 'K', true);
  const share = async (text: string) => {
    const { sealed } = await phone.sealsForGroup(saying(text));
    expect(said(await at.receives(phone, [sealed], undefined, true))).toBe(text);
  };
  const refused = async (text: string) => {
    const sealed = await phone.seals(at, saying(text));
    const damaged = { ...sealed, ciphertext: Buffer.concat([sealed.ciphertext.subarray(0, -1), Buffer.from([0])]) };
    await at.receives(phone, [damaged]).catch(() => {});
  };
  const run = async (count: number) => {
    for (let i = 0; i < count; i += 2) {
      await turn(`turn ${i}`);
      await share(`share ${i}`);
      if (i % 20 === 0) await refused(`damaged ${i}`);
      if (i % 100 === 0) at.commits.length = 0;
    }
  };

  await run(warmUp);
  const before = resident();
  await run(messages);
  const growth = resident() - before;
  console.log(`${messages} messages: ${before.toFixed(1)} MiB, ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MiB`);
  expect(growth).toBeLessThan(mostMiB);
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function resident(): number {
  for (let i = 0; i < 3; i += 1) collect();
  return process.memoryUsage.rss() / 2 ** 20;
}

/** Keeps keys and no messages, which would grow as they should. */
function rowsOnly(): Vault {
  const rows = new Map<string, Uint8Array>();
  return {
    read: async (type, ids) =>
      new Map(
        ids.flatMap((id) => {
          const value = rows.get(`${type} ${id}`);
          return value ? [[id, value] as const] : [];
        }),
      ),
    readAll: async () => new Map(),
    async commit(changes) {
      for (const { type, id, value } of changes)
        if (value) rows.set(`${type} ${id}`, value);
        else rows.delete(`${type} ${id}`);
    },
    holds: async () => false,
  };
}
