import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Config, loadConfig, problemText } from '../../src/config/index.ts';
import { readScenario } from '../../src/config/scenario-file.ts';
import { createLog } from '../../src/log.ts';
import { type Played, play } from '../../src/rehearsal/player/index.ts';

/** Where recorded days are played: a data folder of their own, gone afterwards. */
export const root = resolve(import.meta.dirname, '../..');
export const contoh = join(root, 'config/contoh');

/** Every recorded day of the library, as paths below `test/edicts/`. */
export const recordedDays = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();

export async function playFile(file: string, options: { readonly network: boolean }): Promise<Played> {
  const read = readScenario(file);
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'));
  const scenario = read.value;
  const folder = dirname(file);
  const dataFolder = mkdtempSync(join(tmpdir(), 'serlok-day-'));
  const played = await play({
    scenario,
    folder,
    config: configIn(resolve(folder, scenario.config)),
    dataFolder,
    log: createLog('silent'),
    network: options.network,
    speed: null,
    http: null,
    show() {},
  });
  return {
    ...played,
    async close() {
      await played.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export function configIn(folder: string): Config {
  const loaded = loadConfig(folder);
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.config;
}

export type Stage = {
  readonly folder: string;
  /** Writes a file below the stage and returns its path. */
  write(name: string, content: string): string;
  /** Plays a scenario given as YAML text; its paths start at the stage. */
  play(yaml: string): Promise<Played>;
  clear(): void;
};

/** A temporary folder with a copy of `config/`, to which a test adds what it is about. */
export function openStage(): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-stage-'));
  cpSync(join(root, 'config'), join(folder, 'config'), { recursive: true });
  const write = (name: string, content: string) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  return {
    folder,
    write,
    play: (yaml) => playFile(write('day.yaml', yaml), { network: false }),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The failures of a played day, readable in a diff. */
export const told = (played: Played): readonly string[] => played.failures.map(({ what }) => what);
