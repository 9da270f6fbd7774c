import { join } from 'node:path';
import type { Holiday } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import { crossProblems } from './cross-check.ts';
import { readEdictLibrary } from './edict-library.ts';
import { type ConfigFile, listLibrary, readConfigFile } from './folder.ts';
import { freeze } from './freeze.ts';
import { readHolidays } from './holiday-file.ts';
import { inReadingOrder, type Problem, type Read } from './problem.ts';
import { readSerlok, type SerlokFile } from './serlok-file.ts';
import { warningsOf } from './warnings.ts';

export { parseEdict } from './edict-file.ts';
export { describeInForce } from './in-force.ts';
export { type Problem, problemText } from './problem.ts';
export type { SerlokFile } from './serlok-file.ts';

/** Everything the configuration folder says, checked and frozen. Hashes are sha256, hex: of the file's bytes, and of those of the edicts it amends. */
export type Config = SerlokFile & {
  readonly agencyHash: string;
  readonly edicts: readonly EdictFile[];
  readonly holidays: readonly HolidayFile[];
  /** Allowed, but `serlok check` and the start say it. */
  readonly warnings: readonly Problem[];
};
export type EdictFile = { readonly slug: string; readonly file: string; readonly hash: string; readonly edict: Edict };
export type HolidayFile = {
  readonly year: number;
  readonly file: string;
  readonly hash: string;
  readonly holidays: readonly Holiday[];
};

export type LoadedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads `serlok.yaml`, `edicts/*.yaml` and `holidays/*.yaml`. Never throws: whatever is wrong is a problem with an address. */
export function loadConfig(folder: string): LoadedConfig {
  const problems: Problem[] = [];
  const main = readWith(join(folder, 'serlok.yaml'), readSerlok, problems);
  const { edicts, slugs } = readEdictLibrary(join(folder, 'edicts'), problems);
  const holidays = readLibrary(join(folder, 'holidays'), readHolidays, problems);

  if (main) {
    const { serlok, source } = main.value;
    problems.push(
      ...crossProblems({
        agency: serlok.agency,
        source,
        edicts,
        slugs,
        holidays: holidays.map(({ value }) => value),
      }),
    );
  }
  if (!main || problems.length > 0) return { ok: false, problems: inReadingOrder(problems) };

  const { serlok, source } = main.value;
  const config: Config = {
    ...serlok,
    agencyHash: main.hash,
    edicts: edicts.map(({ edict, source: { file }, hash }) => ({ slug: edict.slug, file, hash, edict })),
    holidays: holidays.map(({ value, file, hash }) => ({ year: value.year, file, hash, holidays: value.holidays })),
    warnings: inReadingOrder(
      warningsOf(
        serlok,
        source,
        edicts,
        holidays.map(({ value }) => value),
      ),
    ),
  };
  return { ok: true, config: freeze(config) };
}

type Parse<T> = (text: string, file: string) => Read<T>;
type Parsed<T> = Omit<ConfigFile, 'text'> & { readonly value: T };

function readLibrary<T>(folder: string, parse: Parse<T>, problems: Problem[]): readonly Parsed<T>[] {
  const listed = listLibrary(folder);
  problems.push(...listed.problems);
  return listed.files.flatMap((file): readonly Parsed<T>[] => {
    const parsed = readWith(file, parse, problems);
    return parsed ? [parsed] : [];
  });
}

function readWith<T>(file: string, parse: Parse<T>, problems: Problem[]): Parsed<T> | undefined {
  const content = readConfigFile(file);
  const parsed = content.ok ? parse(content.value.text, file) : content;
  if (!parsed.ok) problems.push(...parsed.problems);
  return content.ok && parsed.ok ? { file, hash: content.value.hash, value: parsed.value } : undefined;
}
