import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const kills = Number(process.env['SERLOK_KILLS'] ?? 25);
const seed = process.env['SERLOK_SEED'] ?? '1';

/** More by hand: `npm run torture`, or SERLOK_KILLS=200 SERLOK_SEED=7 npx vitest run test/torture/short */
test(`nothing acknowledged is lost over ${kills} × kill -9 and every other fault once`, {
  timeout: 300_000 + kills * 15_000,
}, async () => {
  const args = ['--kills', String(kills), '--seed', seed, '--no-stock', '--prefixes', '1'];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run.mjs'), ...args]);
  let said = '';
  for (const pipe of [child.stdout, child.stderr])
    pipe.on('data', (part) => {
      said += part;
    });
  const [code] = await once(child, 'close');
  console.log(said);
  expect(said.split('\n').filter((line) => line.startsWith('VIOLATED'))).toEqual([]);
  expect(code).toBe(0);
});
