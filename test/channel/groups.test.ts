import { expect, test } from 'vitest';
import { groupCache } from '../../src/channel/whatsapp/groups.ts';
import { memoryVault } from '../../src/store/memory.ts';

type Metadata = Awaited<ReturnType<Parameters<ReturnType<typeof groupCache>['fetch']>[1]['groupMetadata']>>;

/** A WhatsApp that counts the questions about groups and refuses them when told to. */
function office(vault = memoryVault().vault) {
  let now = 0;
  let members = ['1@lid'];
  let refusal: number | null = null;
  const asked: string[] = [];
  const sock = {
    async groupMetadata(group: string): Promise<Metadata> {
      asked.push(group);
      if (refusal !== null) throw Object.assign(new Error('rate-overlimit'), { data: refusal });
      return { id: group, participants: members.map((id) => ({ id })) } as Metadata;
    },
  };
  const groups = groupCache(
    vault,
    () => {},
    () => now,
  );
  return {
    asked,
    groups,
    fetch: (group: string) => groups.fetch(group, sock),
    members: async (group: string) => (await groups.cached(group))?.participants.map(({ id }) => id),
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
    refuse: (code: number | null) => {
      refusal = code;
    },
    join: (id: string) => {
      members = [...members, id];
    },
  };
}

test('fault 46: after rate-overlimit nothing is asked for a quarter of an hour, and then again', async () => {
  const at = office();
  at.refuse(429);
  await expect(at.fetch('a@g.us')).rejects.toThrow('rate-overlimit');
  at.refuse(null);
  for (let minute = 0; minute < 14; minute += 1) {
    at.pass(1);
    await expect(at.fetch('a@g.us')).rejects.toThrow('may not be asked');
  }
  expect(at.asked).toHaveLength(1);
  at.pass(1);
  await at.fetch('a@g.us');
  expect(at.asked).toHaveLength(2);
  expect(await at.members('a@g.us')).toEqual(['1@lid']);
});

test('fault 46: a group whose members changed is written to as it was known, while it may not be asked for', async () => {
  const { vault } = memoryVault();
  const at = office(vault);
  await at.fetch('a@g.us');
  at.join('2@lid');
  at.groups.changed('a@g.us');
  await Promise.resolve();
  at.refuse(429);
  await at.fetch('a@g.us');
  expect(await at.members('a@g.us')).toEqual(['1@lid']);
  // It is still to be asked anew after a restart.
  at.refuse(null);
  const next = office(vault);
  next.join('2@lid');
  await next.fetch('a@g.us');
  expect(await next.members('a@g.us')).toEqual(['1@lid', '2@lid']);
});

test('fault 46: never more than twelve questions a minute, whatever is to be sent where', async () => {
  const at = office();
  const results: boolean[] = [];
  for (let i = 0; i < 40; i += 1)
    results.push(
      await at.fetch(`${i}@g.us`).then(
        () => true,
        () => false,
      ),
    );
  expect(results.filter(Boolean)).toHaveLength(12);
  at.pass(1.01);
  for (let i = 0; i < 40; i += 1) await at.fetch(`${i}@g.us`).catch(() => {});
  expect(at.asked).toHaveLength(24);
  // What is known is not asked for at all.
  at.pass(2);
  await at.fetch('0@g.us');
  expect(at.asked).toHaveLength(24);
});
