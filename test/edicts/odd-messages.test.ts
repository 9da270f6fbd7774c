import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Letter, openService, type Service } from './service.ts';
import { staffOf } from './staff.ts';
import { configIn, root } from './stage.ts';

const odd: readonly (readonly [string, Letter])[] = [
  ['64 KB of text', { text: 'serlok '.repeat(9362) }],
  ['64 KB of one letter', { text: 'a'.repeat(65_536) }],
  ['a text without a letter', { text: '' }],
  ['blanks and line ends', { text: ' \n\r\t\u200b\u0000 ' }],
  ['nothing but emoji', { text: '🙏🙏🙏' }],
  ['half an emoji', { text: '\ud83d' }],
  ['the other way round', { text: '\u202ekoltes\u202c' }],
  ['a place without numbers', { location: [Number.NaN, Number.NaN] }],
  ['a place off the earth', { location: [91, 181] }],
  ['a place without end', { location: [Number.POSITIVE_INFINITY, 120] }],
  ['the point where nobody works', { location: [0, 0] }],
];

/** Messages too odd for a recorded day: each from somebody else, and ten minutes later that person's share. */
describe('after an odd message the next share counts all the same', () => {
  const day = '2021-08-05';
  const staff = staffOf('diskominfo', odd.length);
  const told: string[][] = [];
  let service: Service;

  beforeAll(async () => {
    service = await openService(configIn(`${root}/config`), `${day} 06:00`);
    await service.employ(staff);
    await service.roster(staff, [day]);
    for (const [i, [, letter]] of odd.entries()) await service.write(`${day} 07:05`, staff[i]?.number ?? '', letter);
    await service.advance(`${day} 07:16`);
    told.push(
      ...staff.map(({ number }) => service.sent.filter(({ chat }) => chat.startsWith(number)).map(({ what }) => what)),
    );
    for (const [i, { number }] of staff.entries())
      await service.write(`${day} 07:20`, number, { location: [-2.98, 120 + i / 100] });
    await service.advance(`${day} 07:25`);
  });
  afterAll(() => service.close());

  test.each(odd.map(([what], i) => [what, i] as const))('%s', async (_what, i) => {
    const person = staff[i];
    if (!person) throw new Error('nobody wrote this');
    // One answer at most, and never an error in the person's face.
    expect(told[i]?.length).toBeLessThanOrEqual(1);
    expect((await service.states(person, day))[0]).toBe('tepat');
    expect(service.sent.filter(({ chat, what }) => chat.startsWith(person.number) && what === '✅')).toHaveLength(1);
  });

  test('and none of them waits in quarantine', async () =>
    expect(await service.house().inbox.depth()).toEqual({ pending: 0, quarantined: 0 }));
});

/** Rows as a foreign hand may leave them: under a day that is not theirs, so that nothing settles them. */
test('a row that cannot be settled does not keep the next share from counting', { timeout: 30_000 }, async () => {
  const service = await openService(configIn(`${root}/config`), '2021-08-05 06:00');
  const [sari] = staffOf('diskominfo', 1);
  if (!sari) throw new Error('nobody there');
  try {
    await service.employ([sari]);
    await service.roster([sari], ['2021-08-05']);
    const { store } = service.house();
    const sentAt = Date.parse('2021-08-05T06:30:00+08:00');
    await store.write(() =>
      store.writer.run(`
        INSERT INTO inbox (day, chat, sender, id, enc, sent_at, received_at, from_me, device, offline, kind, content)
        VALUES ('2021-01-01', 'x@lid', 'x@lid', 'ASTRAY', 0, ${sentAt}, ${sentAt}, 0, 0, 0, 'message', NULL)`),
    );
    await service.write('2021-08-05 07:10', sari.number, { location: [-2.98, 120.17] });
    await service.advance('2021-08-05 07:20');
    expect((await service.states(sari, '2021-08-05'))[0]).toBe('tepat');
  } finally {
    await service.close();
  }
});
