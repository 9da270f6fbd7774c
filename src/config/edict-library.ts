import { basename } from 'node:path';
import { layersOf, type RawEdict } from './amends.ts';
import { type EdictInFile, readEdict } from './edict-file.ts';
import { listLibrary, readConfigFile } from './folder.ts';
import type { Problem, Read } from './problem.ts';
import { successionProblems } from './succession.ts';
import { readYaml } from './yaml.ts';

export type EdictLibrary = {
  /** Slugs of all files, those that could not be read included. */
  readonly slugs: readonly string[];
  readonly edicts: readonly (EdictInFile & { readonly hash: string })[];
};

/** Reads a folder of edicts: first every file by itself, then each over the one it amends. */
export function readEdictLibrary(folder: string, problems: Problem[]): EdictLibrary {
  const listed = listLibrary(folder);
  problems.push(...listed.problems);
  const raws = new Map(listed.files.map((file) => [basename(file, '.yaml'), kept(readRaw(file), problems)] as const));
  const edicts = [...raws.keys()].flatMap((slug) => {
    const layers = kept(layersOf(slug, raws), problems);
    const read = layers && kept(readEdict(layers), problems);
    return read ? [{ ...read, hash: layers.hash }] : [];
  });
  const slugs = [...raws.keys()];
  problems.push(...successionProblems(edicts, slugs));
  return { slugs, edicts };
}

function readRaw(file: string): Read<RawEdict> {
  const content = readConfigFile(file);
  if (!content.ok) return content;
  const yaml = readYaml(content.value.text, file);
  return yaml.ok ? { ok: true, value: { file, hash: content.value.hash, source: yaml.value } } : yaml;
}

function kept<T>(read: Read<T>, problems: Problem[]): T | null {
  if (read.ok) return read.value;
  problems.push(...read.problems);
  return null;
}
