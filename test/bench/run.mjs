#!/usr/bin/env node
/** Runs one bench: `npm run bench -- NAME [options]`. The benches' own packages are installed when they are missing. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const [name = '--help', ...options] = process.argv.slice(2);
const names = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length));

if (name === '--help' || name === '-h') {
  console.log(`npm run bench -- NAME [options]\n\nBenches: ${names.join(', ')}\nOptions: npm run bench -- NAME --help`);
} else if (!names.includes(name)) {
  console.error(`no bench "${name}"; there is ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  process.exitCode = installed() ? run(process.execPath, [join(here, `${name}.mjs`), ...options]) : 1;
}

/** Whether what the lock names is there; a lock that changed since is installed again. */
function installed() {
  const [lock, done] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) => join(here, file));
  if (options.includes('--help')) return true;
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return true;
  return run('npm', ['ci', '--silent', '--no-audit', '--no-fund', '--prefix', here]) === 0;
}

function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;
}
