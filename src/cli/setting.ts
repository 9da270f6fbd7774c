import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, envToConfig, readEnv } from '../config/environment.ts';
import { type Config, loadConfig, problemText } from '../config/index.ts';

/** Ends a command with the reason on stderr; 1 = the input was refused and nothing was changed. */
export class Refused extends Error {}

export function environment(): Environment {
  const read = envToConfig(readEnv());
  if (!read.ok) throw new Refused(read.problems.join('\n'));
  return read.environment;
}

export function configuration(folder: string): Config {
  const loaded = loadConfig(folder);
  if (!loaded.ok) throw new Refused(loaded.problems.map(problemText).join('\n'));
  return loaded.config;
}

/**
 * Where the database is. A rehearsal keeps its own beside it; where there is no other yet, questions are about that one,
 * so that `serlok explain` can be asked right after `npm run demo`.
 */
export function dataFolderFor(base: string, rehearsal: boolean): string {
  const played = join(base, 'rehearsal');
  if (rehearsal) return played;
  if (existsSync(join(base, 'serlok.db')) || !existsSync(join(played, 'serlok.db'))) return base;
  console.error(`catatan: belum ada data di ${base}; memakai data latihan di ${played}`);
  return played;
}
