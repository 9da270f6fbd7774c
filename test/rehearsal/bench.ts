import { afterEach, beforeEach, expect } from 'vitest';
import { createRehearsalServer, type Phone, type RehearsalServer } from '../../src/rehearsal/server/index.ts';
import { type Bot, type Disk, makeDisk, startBot } from './bot.ts';

/** A server, two people and a connected bot for each test of a file. */
export type Bench = { clock: number; server: RehearsalServer; disk: Disk; bot: Bot; ani: Phone; budi: Phone };

export const palopo = { lat: -2.9925, lon: 120.1969 };

export function useBench(): Bench {
  const bench = {} as Bench;
  beforeEach(async () => {
    // 07.10 WIB, a Friday of the recorded edict.
    bench.clock = Date.UTC(2021, 6, 30, 0, 10);
    bench.server = await createRehearsalServer({ now: () => bench.clock });
    bench.disk = makeDisk(bench.server.prepareCreds());
    bench.ani = bench.server.addPhone({ number: '6281200000011', lid: '200000000000011', name: 'Ani' });
    bench.budi = bench.server.addPhone({ number: '6281200000012', lid: '200000000000012', name: 'Budi' });
    await connect(bench);
  });
  afterEach(async () => {
    bench.bot.stop();
    expect(bench.server.problems).toEqual([]);
    await bench.server.close();
  });
  return bench;
}

/** Starts the bot again on the same disk. */
export async function connect(bench: Bench): Promise<void> {
  bench.bot = startBot(bench.server, bench.disk);
  await bench.bot.opened();
  await bench.server.settled();
}

export const kinds = (server: RehearsalServer, id: string): string[] =>
  server.history.filter((event) => event.id === id).map((event) => event.kind);
