import { afterEach, expect, it } from 'vitest';
import { cast } from './employees.ts';
import { home, openTown, type Town, until } from './town.ts';

let town: Town;
afterEach(() => town.close());

const shares = () => town.rows<{ id: string }>('SELECT id FROM share ORDER BY id').map(({ id }) => id);

it('fault 1: a share is in the database at the moment its receipt goes out, and gets its tick', async () => {
  const early: string[] = [];
  let receipts = 0;
  town = await openTown({
    onEvent({ kind, id }) {
      if (kind !== 'receipt') return;
      receipts += 1;
      if (town.rows('SELECT id FROM inbox WHERE id = ?', id).length === 0) early.push(id);
    },
  });
  await town.start();
  const people = [cast.head, cast.ahmad, cast.fitriani, cast.ruslan, cast.anwar, cast.besse];
  const ids = await Promise.all(
    people.map((nip, i) =>
      town.phone(nip).sendLocation(home, i % 3 === 0 ? { chat: town.group } : { addressing: i % 2 ? 'pn' : 'lid' }),
    ),
  );
  await until(() => receipts >= people.length && shares().length >= people.length);
  expect(early).toEqual([]);
  expect(shares()).toEqual([...ids].sort());
  const ahmad = town.phone(cast.ahmad);
  const ticks = () => ahmad.received.filter(({ reaction }) => reaction?.targetId === ids[1]);
  await until(() => ticks().length > 0, 15_000);
  expect(ticks().map(({ reaction }) => reaction?.emoji)).toEqual(['✅']);
});
