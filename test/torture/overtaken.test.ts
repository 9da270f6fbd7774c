import { afterEach, beforeEach, expect, test } from 'vitest';
import { heard, house, until } from '../channel/house.ts';

/**
 * Found by the torture, seed 1. Baileys works off a queue one by one but handles what is live at once. The live message
 * has no sender key yet and is asked for again; the resend brings the key as it is by now, and what still waits in the
 * queue is "old" to the engine, which is also what it says of messages that were read.
 */
let at: Awaited<ReturnType<typeof house>>;
let sent: string[];

beforeEach(async () => {
  const place = { lat: -3, lon: 120 };
  let begin = () => {};
  const queued = new Set<string>();
  at = await house({
    server: {
      onEvent({ kind, id }) {
        // The moment the whole queue is on the wire.
        if (kind === 'delivered' && queued.delete(id) && queued.size === 0) begin();
      },
    },
  });
  const { server } = at;
  const ani = server.addPhone({ number: '6281200000011', lid: '200000000000011', name: 'Ani' });
  const budi = server.addPhone({ number: '6281200000012', lid: '200000000000012', name: 'Budi' });
  const chat = server.addGroup({ subject: 'Umum', members: [ani.number, budi.number], addressing: 'lid' });
  sent = [];
  for (let i = 0; i < 60; i += 1) sent.push(await budi.sendLocation(place));
  for (let i = 0; i < 3; i += 1) sent.push(await ani.sendLocation(place, { chat }));
  for (const id of sent) queued.add(id);
  const overtaking = new Promise<string>((resolve) => {
    begin = () => resolve(ani.sendLocation(place, { chat }));
  });
  await at.opened();
  sent.push(await overtaking);
  await until(() => server.unreceipted().length === 0);
  await server.settled();
});
afterEach(() => at.close());

test('a live message does not cost the ones before it in the queue', () => {
  const messages = at.store
    .messages()
    .filter(({ kind, chat, enc }) => kind === 'message' && (enc === 1 || !chat.endsWith('@g.us')));
  expect(new Set(messages.map(({ id }) => id))).toEqual(new Set(sent));
});

// Drop `fails` together with the line in `channel/whatsapp/line.ts` that makes live stanzas queue behind the waiting ones.
test.fails('and nobody is asked to send again', () => {
  expect(heard(at.server, 'retry').map(({ id }) => sent.indexOf(id))).toEqual([]);
});
