import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Phone } from '../../src/rehearsal/server/index.ts';
import { claimReceived } from '../../src/words/claim.ts';
import { refused } from '../../src/words/refused.ts';
import { cast, employees } from './employees.ts';
import { home, openTown, type Town, until } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown({ at: '07:05:00', speed: 10 });
  await town.start();
});
afterAll(async () => {
  await town.close();
});

it('a head reads who is missing in the own office and nobody of another one, and the look is in the audit', async () => {
  const text = await answerTo(town.phone(cast.head), 'siapa belum');
  const { own, others } = await names();
  expect(own.filter((name) => text.includes(name)).length, text).toBeGreaterThan(3);
  expect(others.filter((name) => text.includes(name))).toEqual([]);
  expect(audited(cast.head)).toContain('read');
});

it('a head who asks for another office is refused', async () => {
  expect(await answerTo(town.phone(cast.headOfHealth), 'siapa belum diskominfo')).toBe(refused);
  expect(audited(cast.headOfHealth)).toContain('refused');
});

it('fault 54: an employee who asks for a colleague reads the same refusal whether that colleague exists or not', async () => {
  const ahmad = town.phone(cast.ahmad);
  for (const about of ['status Fitriani', 'status Zulkarnaen', `rekap ${cast.fitriani}`])
    expect(await answerTo(ahmad, about)).toBe(refused);
  expect(audited(cast.ahmad)).toEqual(['refused', 'refused', 'refused']);
  expect(await answerTo(town.phone(cast.fitriani), 'status')).not.toContain('Ahmad');
});

it('fault 54: strangers who try names, numbers and locations get one and the same sentence, and at most twenty of them a day', async () => {
  const tries = ['status Ahmad', 'siapa belum', cast.ahmad, 'apakah Bu Nurhayati di kantor?', 'halo'];
  const strangers = Array.from({ length: 24 }, (_, i) => town.stranger(`6289900000${100 + i}`, 'Kasubag'));
  for (const [i, stranger] of strangers.entries()) {
    if (i % 6 === 5) await stranger.sendLocation(home);
    else await stranger.sendText(tries[i % 5] ?? '');
    await stranger.sendText('siapa saja pegawainya?');
  }
  await town.allAnswered();
  const left = () =>
    town.rows(
      "SELECT 1 FROM inbox WHERE state = 'new' UNION SELECT 1 FROM outbox WHERE state IN ('queued', 'sent') AND chat IS NOT NULL",
    );
  await until(() => left().length === 0, 30_000);
  await town.server.settled();
  const texts = strangers.flatMap(({ received }) => received.map(({ text }) => text));
  // Who sends a NIP is told that it will be looked at, be it anybody's or nobody's; all others read the one sentence.
  const claimed = texts.filter((text) => text === claimReceived);
  const plain = texts.filter((text) => text !== claimReceived);
  expect(claimed.length).toBeGreaterThan(3);
  expect(new Set(plain).size).toBe(1);
  expect(plain.length).toBeLessThanOrEqual(20);
  const invented = town.stranger('6289900000999', 'Kasubag');
  await invented.sendText('199912312025011009');
  await until(() => invented.received.length > 0, 30_000);
  expect(invented.received[0]?.text).toBe(claimReceived);
  const { own, others } = await names();
  expect([...own, ...others].filter((name) => texts[0]?.includes(name))).toEqual([]);
  // Their coordinates are nowhere, not even in the file's free pages.
  expect(town.rows("SELECT 1 FROM inbox WHERE content LIKE '%120.19%'")).toEqual([]);
});

it('nothing is sent to anybody who has not written', async () => {
  const wrote = new Set(town.server.history.filter(({ kind }) => kind === 'sent').map(({ from }) => from));
  const silent = town.phones().filter((phone) => !wrote.has(phone.lidJid) && !wrote.has(phone.pnJid));
  expect(silent.length).toBeGreaterThan(20);
  expect(silent.filter(({ received }) => received.length > 0).map(({ name }) => name)).toEqual([]);
});

async function answerTo(phone: Phone, text: string): Promise<string> {
  const before = phone.received.length;
  await phone.sendText(text);
  await until(() => phone.received.length > before, 15_000);
  // The first answer of all carries the privacy notice below.
  return phone.received[before]?.text?.split('\n\n')[0] ?? '';
}

const audited = (nip: string) =>
  town.rows<{ action: string }>('SELECT action FROM audit WHERE actor = ?', nip).map(({ action }) => action);

async function names() {
  const all = await employees();
  // The officers of an office stand in its answers as the one to turn to.
  const officers: readonly string[] = [cast.kasubag, cast.head];
  const staff = all.filter(({ nip }) => !officers.includes(nip));
  return {
    own: staff.filter(({ unit }) => unit === 'diskominfo').map(({ name }) => name),
    others: staff.filter(({ unit }) => unit !== 'diskominfo').map(({ name }) => name),
  };
}
