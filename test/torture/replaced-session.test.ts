import { expect, test } from 'vitest';
import { heard, house, until } from '../channel/house.ts';

/**
 * Found by the torture: 96 of 2,177 private messages were asked for again although nothing was wrong with them. The
 * first answer after a restart to somebody addressed by number opens a new session (Baileys takes fresh keys when it
 * learns the LID). A message that was sealed under the old one and still waits is tried on the new session first; that
 * fails, and whatsapp-rust-bridge 0.5.4 keeps the new session as the failed try left it: one more receiver chain,
 * another root key. Everything the phone then seals under the new session is "Bad MAC".
 */
test('a message that waited under a replaced session does not spoil the new one', async () => {
  const { server, channel: first, make, opened } = await house();
  const ani = server.addPhone({ number: '6281200000011', lid: '200000000000011', name: 'Ani' });
  const share = () => ani.sendLocation({ lat: -3, lon: 120 }, { addressing: 'pn' });
  const answer = (id: string) => ({ kind: 'text', text: 'halo', id, chat: ani.pnJid }) as const;
  await opened();
  await share();
  await until(() => heard(server, 'receipt').length === 1);
  await first.send(answer('A1'));
  await until(() => ani.received.length === 1);
  await share();
  await until(() => heard(server, 'receipt').length === 2);
  await first.stop();

  server.holdDelivery(true);
  const second = make();
  await second.start();
  await until(() => second.status().state === 'open');
  await share();
  await second.send(answer('A2'));
  await until(() => ani.received.length === 2);
  await share();
  await share();
  server.holdDelivery(false);
  await until(() => server.unreceipted().length === 0);
  const retries = heard(server, 'retry').length;
  await second.stop();
  await server.close();
  expect(retries).toBe(0);
});
