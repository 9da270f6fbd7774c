import { expect, test } from 'vitest';
import type { Phone } from '../../src/rehearsal/server/index.ts';
import { cast } from '../app/employees.ts';
import { home, openTown, type Town, until } from '../app/town.ts';

/**
 * Fault 48: the process is killed between the moment a message of ours is on the socket and the moment the server's answer is
 * stored. `SERLOK_KILLS=200` is the promise; a few of each kind are part of every run.
 */
const kills = Number(process.env['SERLOK_KILLS'] ?? 12);

/** When the kill comes: the server has the message and holds its answer back, answers at that moment, or anything may be under way. */
const moments = ['answer held back', 'answer under way', 'any time'] as const;

/** So many questions as nobody asks: the caps are not what this is about. */
const generous = (yaml: string): string =>
  yaml
    .replace('jitterSeconds: [4, 20]', 'jitterSeconds: [0, 1]')
    .replace(/textsPerHour: \d+/, 'textsPerHour: 10000')
    .replace(/reactionsPerHour: \d+/, 'reactionsPerHour: 10000')
    .replace(/perDay: \d+/, 'perDay: 100000')
    .replace(/answersPerTenMinutes: \d+/, 'answersPerTenMinutes: 100');

test(`${kills} × kill -9 between the socket and the server's answer: every reply once, none twice, none missing`, async () => {
  let sent = () => {};
  const town = await openTown({
    config: generous,
    onEvent: ({ kind }) => {
      if (kind === 'bot-message') sent();
    },
  });
  const people = atHome.map((nip) => town.phone(nip));
  const [rush, sharing] = [people.slice(0, 5), people.slice(5)];
  const asked = new Map(people.map((phone) => [phone, 0]));
  const shared: { readonly phone: Phone; readonly id: string }[] = [];
  try {
    let service = await town.start();
    for (let round = 0; round < kills; round += 1) {
      const moment = moments[round % moments.length];
      const phone = people[round % people.length] as Phone;
      const left = new Promise<void>((resolve) => {
        sent = resolve;
      });
      town.server.ackError(null);
      town.server.holdAcks(moment === 'answer held back');
      // Everybody's first share gets a ✅, once five at a time and so one line for all; everything else is a question.
      if (round === rushAt) for (const one of rush) await one.sendLocation(home, { chat: town.group });
      else if (round % 2 === 1 && sharing.length > 0) {
        const one = sharing.pop() as Phone;
        shared.push({ phone: one, id: await one.sendLocation(home) });
      } else {
        asked.set(phone, (asked.get(phone) ?? 0) + 1);
        await phone.sendText('status');
      }
      if (moment === 'any time') await pause((round * 97) % 700);
      else await Promise.race([left, pause(8000)]);
      await service.signal('SIGKILL');
      town.server.holdAcks(false);
      service = await town.start();
      await settled(town);
    }

    for (const [phone, questions] of asked)
      expect(phone.received.filter(({ text }) => text !== undefined && !isLine(text)).length, phone.number).toBe(
        questions,
      );
    for (const { phone, id } of shared)
      expect(phone.received.filter(({ reaction }) => reaction?.targetId === id).length, id).toBe(1);
    const lines = people[0]?.received.filter(({ text }) => isLine(text)) ?? [];
    expect(lines.map(({ text }) => /\d+ lokasi/.exec(text ?? '')?.[0])).toEqual(kills > rushAt ? ['5 lokasi'] : []);
    // Nothing was given up, and no id was ever drawn twice for one thing.
    expect(town.rows("SELECT lane, error FROM outbox WHERE state = 'failed'")).toEqual([]);
    const ids = town.server.history.filter(({ kind }) => kind === 'bot-message').map(({ id }) => id);
    const known = town.rows<{ id: string }>('SELECT id FROM outbox').map(({ id }) => id);
    expect([...new Set(ids)].filter((id) => !known.includes(id))).toEqual([]);
  } finally {
    await town.close();
  }
}, 3_600_000);

/** Five for the group, the others for themselves; who works at the office is only asked and answered. */
const atHome = [cast.ahmad, cast.fitriani, cast.ruslan, cast.anwar, cast.besse, cast.rahmatia, cast.ilham];
const rushAt = 9;

const isLine = (text: string | undefined): boolean => text?.startsWith('Tercatat: semua kiriman') ?? false;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function settled(town: Town): Promise<void> {
  await town.allAnswered();
  const open = () =>
    town.rows("SELECT 1 FROM outbox WHERE state IN ('queued', 'sent') AND chat IS NOT NULL").length +
    town.rows("SELECT 1 FROM inbox WHERE state = 'new'").length;
  await until(() => open() === 0, 60_000);
}
