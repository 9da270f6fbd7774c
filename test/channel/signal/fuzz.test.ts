import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { sqliteVault } from '../../../src/store/vault.ts';
import { play, readIn } from './fuzz/play.ts';
import { type Step, stepsFrom } from './fuzz/script.ts';
import { shrink } from './fuzz/shrink.ts';

const people = 20;
const inRound = 2000;
const exchanges = Number(process.env['SERLOK_FUZZ'] ?? inRound);
const firstSeed = Number(process.env['SERLOK_FUZZ_SEED'] ?? Date.now() % 1_000_000);

/**
 * Our engine and phones on stock libsignal do at random what people, servers and networks do, and must agree on every
 * message. `SERLOK_FUZZ=100000` plays that many, in rounds of 2,000 with seeds that count up; `SERLOK_FUZZ_SEED=7`
 * plays seed 7 again. When they disagree the steps that lead there are printed, as few as could be found.
 */
test(`${exchanges} messages with phones on stock libsignal`, { timeout: 180_000 + exchanges * 60 }, async () => {
  const total: Record<string, number> = {};
  let seed = firstSeed;
  for (let left = exchanges; left > 0; left -= inRound, seed += 1) {
    const outcome = await play(stepsFrom(seed, people), { people, exchanges: Math.min(left, inRound) });
    if (outcome.kind === 'disagreed') throw new Error(await told(seed, outcome.what, outcome.steps));
    for (const [name, count] of Object.entries(outcome.tally)) total[name] = (total[name] ?? 0) + count;
  }
  console.log(`seeds ${firstSeed}…${seed - 1}, ${readIn(total)} read, 0 disagreements:\n${table(total)}`);
  expect(readIn(total)).toBe(exchanges);
});

test('300 messages on the vault of the product', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-fuzz-'));
  const store = openStore(join(folder, 'serlok.db'));
  const outcome = await play(stepsFrom(firstSeed, 5), { people: 5, exchanges: 300, vault: sqliteVault(store) });
  store.close();
  rmSync(folder, { recursive: true });
  expect(outcome.kind === 'agreed' ? null : `seed ${firstSeed}: ${outcome.what}`).toBeNull();
});

async function told(seed: number, what: string, steps: readonly Step[]): Promise<string> {
  let last = what;
  const few = await shrink(steps, async (fewer) => {
    const outcome = await play(fewer, { people, exchanges: Number.POSITIVE_INFINITY });
    if (outcome.kind === 'disagreed') last = outcome.what;
    return outcome.kind === 'disagreed';
  });
  const lines = few.map((step) => `  ${JSON.stringify(step)}`).join('\n');
  return `seed ${seed}, step ${steps.length}: ${what}\nshrunk to ${few.length} steps: ${last}\n${lines}`;
}

const table = (total: Record<string, number>): string =>
  Object.entries(total)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`)
    .join('\n');
