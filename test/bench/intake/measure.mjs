/** Medians, rounds in turn, and what is printed. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export const median = (list) => percentile(list, 50);
export const percentile = (list, p) => {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))];
};
const sum = (list) => list.reduce((total, one) => total + one, 0);
export const mean = (list) => sum(list) / list.length;

/** Every side once a round, the order turned by one each time, so that a busy minute falls on all of them. */
export async function inTurn(rounds, sides, what = '') {
  const names = Object.keys(sides);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      progress(`${what} round ${round + 1} of ${rounds}: ${name}`);
      results[name].push(await sides[name](round));
    }
  progress();
  return results;
}

/** Wall and CPU time of one piece of work on `count` messages. */
export async function clocked(count, work) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (count / ms) * 1000, ms, cpu: (user + system) / count };
}

/** Nanoseconds of CPU time of one call, the median of `rounds` runs of `calls` calls after one that warms up. */
export function nanoseconds(calls, work, rounds = 5) {
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < calls; i++) work(i);
    const { user, system } = process.cpuUsage(start);
    if (round > 0) times.push(((user + system) * 1000) / calls);
  }
  return median(times);
}

/** What the disk itself can: 4 KiB written and synced, per second. */
export function syncsPerSecond(folder) {
  const file = join(folder, 'sync');
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(4096, 1);
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < 1000; count++) {
    writeSync(handle, page, 0, page.length, count * page.length);
    fdatasyncSync(handle);
  }
  closeSync(handle);
  rmSync(file);
  return count;
}

/** Growth as a power of the size: 0 = flat, 1 = in proportion. */
export const exponent = (small, large, sizes) => Math.log(large / small) / Math.log(sizes[1] / sizes[0]);

export function table(title, rows) {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}${value}`);
}
export const verdict = (ok) => (ok ? 'reached' : 'not reached');
export const whole = (n) => Math.round(n).toLocaleString('en');
/** Median and the range around it. */
export const spread = (list, digits = 0) => {
  const text = (n) => n.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${text(median(list))} (${text(Math.min(...list))}–${text(Math.max(...list))})`;
};

export function progress(text = '') {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
