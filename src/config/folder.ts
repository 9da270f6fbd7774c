import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, Read } from './problem.ts';

export type ConfigFile = {
  /** As the operator would name it: the folder as given, then the path inside. */
  readonly file: string;
  readonly text: string;
  /** sha256 of the bytes, hex: a verdict names the version it was judged under. */
  readonly hash: string;
};

/** No file of ours comes near; a log or a dump put here by mistake would be parsed for minutes. */
const largest = 1_000_000;

export function readConfigFile(file: string): Read<ConfigFile> {
  try {
    const bytes = readFileSync(file);
    if (bytes.length > largest) return refused(file, 'berkas terlalu besar; diharapkan paling besar 1 MB');
    const hash = createHash('sha256').update(bytes).digest('hex');
    // Drops a byte order mark, so that columns of the first line are right.
    return { ok: true, value: { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hash } };
  } catch (error) {
    return refused(file, reason(error));
  }
}

/** The YAML files of a library folder, by name. A folder that is not there is an empty library. */
export function listLibrary(folder: string): {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
} {
  let names: readonly string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { files: [], problems: [] };
    return { files: [], problems: [{ file: folder, line: 1, column: 1, message: reason(error) }] };
  }
  const visible = names.filter((name) => !name.startsWith('.'));
  return {
    files: visible.filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name)),
    // Else an edict with the wrong ending would simply not exist.
    problems: visible
      .filter((name) => /\.ya?ml$/i.test(name) && !name.endsWith('.yaml'))
      .map((name) => ({
        file: join(folder, name),
        line: 1,
        column: 1,
        message: `nama berkas "${name}" tidak dibaca; diharapkan berakhiran .yaml`,
      })),
  };
}

const refused = (file: string, message: string): Read<never> => ({
  ok: false,
  problems: [{ file, line: 1, column: 1, message }],
});

function reason(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'berkas tidak ditemukan; diharapkan ada di sini, atau SERLOK_CONFIG menunjuk folder lain';
    case 'EACCES':
    case 'EPERM':
      return 'berkas tidak boleh dibaca; diharapkan izin baca bagi pengguna yang menjalankan serlok';
    case 'EISDIR':
    case 'ENOTDIR':
      return 'bukan jenis yang semestinya; diharapkan berkas YAML di tempat berkas dan folder di tempat folder';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'isi berkas bukan teks UTF-8; diharapkan disimpan ulang sebagai UTF-8';
    default:
      return `berkas tidak dapat dibaca (${codeOf(error)}); diharapkan berkas teks UTF-8`;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'galat tidak dikenal';
