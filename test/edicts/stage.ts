import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Config, loadConfig, problemText } from '../../src/config/index.ts';
import { readScenario, type Scenario } from '../../src/config/scenario-file.ts';
import { type LocalDate, localDate } from '../../src/domain/time.ts';
import { recapOut } from '../../src/files/recap-out.ts';
import { createLog } from '../../src/log.ts';
import { type Moment, type Played, play, type Rehearsal } from '../../src/rehearsal/player/index.ts';
import { recapOf } from '../../src/reports/recap.ts';
import { failureText } from '../../src/words/rehearsal.ts';

/** Where recorded days are played: a data folder of their own, gone afterwards. */
export const root = resolve(import.meta.dirname, '../..');
export const contoh = join(root, 'config/contoh');

/** Every recorded day of the library, as paths below `test/edicts/`; what lies in a `config/` there is no day. */
export const recordedDays = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.yaml') && !file.includes('/config/'))
  .sort();

export type PlayedDay = Played & { readonly scenario: Scenario };

export type PlayOptions = {
  readonly network: boolean;
  readonly show?: (moment: Moment) => void;
  /** The service elsewhere than in this process. */
  readonly service?: (place: Place) => NonNullable<Rehearsal['service']>;
  readonly killAfter?: (index: number) => number | null;
};
type Place = { readonly config: Config; readonly configFolder: string; readonly dataFolder: string };

export async function playFile(file: string, options: PlayOptions): Promise<PlayedDay> {
  const read = readScenario(file);
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'));
  const scenario = read.value;
  const folder = dirname(file);
  const dataFolder = mkdtempSync(join(tmpdir(), 'serlok-day-'));
  const configFolder = wholeConfig(resolve(folder, scenario.config ?? 'config'));
  const config = configIn(configFolder);
  const { service, killAfter } = options;
  const played = await play({
    scenario,
    folder,
    config,
    dataFolder,
    log: createLog('silent'),
    network: options.network,
    speed: null,
    http: null,
    show: options.show ?? (() => {}),
    ...(service ? { service: service({ config, configFolder, dataFolder }) } : {}),
    ...(killAfter ? { killAfter } : {}),
  });
  return {
    ...played,
    scenario,
    async close() {
      await played.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** An agency that brings its own `serlok.yaml` alone is read with the edicts and holidays of the library beside it. */
export const configIn = (folder: string): Config => {
  const loaded = loadConfig(wholeConfig(folder));
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.config;
};

function wholeConfig(folder: string): string {
  if (existsSync(join(folder, 'edicts'))) return folder;
  const known = whole.get(folder);
  if (known) return known;
  const made = mkdtempSync(join(tmpdir(), 'serlok-config-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  for (const from of [join(root, 'config'), folder]) cpSync(from, made, { recursive: true });
  whole.set(folder, made);
  return made;
}
const whole = new Map<string, string>();

export type Stage = {
  readonly folder: string;
  /** Writes a file below the stage and returns its path. */
  write(name: string, content: string): string;
  /** Plays a scenario given as YAML text; its paths start at the stage. */
  play(yaml: string): Promise<PlayedDay>;
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

/** First and last day on which something was sent or asked. */
export function spanOf({ scenario }: PlayedDay): { readonly from: LocalDate; readonly to: LocalDate } {
  const said = [...scenario.events, ...scenario.expect.asks];
  const dates = said.map(({ at }) => localDate(at, 'WITA')).sort();
  const [from] = dates;
  const to = dates.at(-1);
  if (!from || !to) throw new Error('nothing was sent');
  return { from, to };
}

/** What `serlok recap` prints of it: everybody, every slot, every time; without the ids, which every phone invents. */
export async function recapText(played: PlayedDay): Promise<string> {
  const { from, to } = spanOf(played);
  const { board } = played.app.house;
  const verdicts = await board.span(from, to, (await board.directory()).persons);
  return recapOut(recapOf(verdicts, { from, to, unit: null }), verdicts, 'csv').replace(/,\w{20,}(?=,)/g, ',');
}

/** The failures of a played day, readable in a diff. */
export const told = (played: Played): readonly string[] => played.failures.map(failureText);
