import { expect, test, vi } from 'vitest';
import { memoryChannel } from '../../src/channel/memory.ts';

test('it records, acknowledges at once and drains now', async () => {
  const events = {
    stored: vi.fn(),
    acked: vi.fn(),
    link: vi.fn(),
    drained: vi.fn(),
    relinked: vi.fn(),
    alias: vi.fn(),
    restricted: vi.fn(),
    fatal: vi.fn(),
  };
  const channel = memoryChannel({ clock: { now: () => 42 }, events });
  const item = { kind: 'text', id: 'A', chat: '177@lid', text: 'halo' } as const;
  await expect(channel.send(item)).rejects.toThrow('not open');
  await channel.start();
  await channel.send(item);
  expect(channel.sent).toEqual([item]);
  expect(events.acked).toHaveBeenCalledWith('A', null);
  expect(await channel.drain(1)).toBe(42);
  channel.refuse('463');
  await channel.send(item);
  expect(events.acked).toHaveBeenLastCalledWith('A', '463');
  expect(events.restricted).toHaveBeenCalledWith('463');
  channel.become('logged_out');
  expect(await channel.drain(1)).toBeNull();
});
