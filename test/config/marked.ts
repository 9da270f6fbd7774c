import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LoadedConfig, loadConfig, parseEdict } from '../../src/config/index.ts';

/** The text without its `§` marks, and the places they stood at as `line:column`. */
export function unmark(marked: string): { readonly text: string; readonly places: readonly string[] } {
  const places: string[] = [];
  let text = '';
  for (const char of marked) {
    if (char !== '§') text += char;
    else places.push(`${text.split('\n').length}:${text.length - text.lastIndexOf('\n')}`);
  }
  return { text, places };
}

/** A configuration folder with these files, loaded, and the places that were marked in them as `file:line:column`. */
export function loadFiles(files: Readonly<Record<string, string | Uint8Array>>): {
  loaded: LoadedConfig;
  marked: readonly string[];
} {
  const folder = mkdtempSync(join(tmpdir(), 'serlok-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const marked: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const { text, places } = typeof content === 'string' ? unmark(content) : { text: content, places: [] };
    writeFileSync(join(folder, name), text);
    marked.push(...places.map((place) => `${name}:${place}`));
  }
  const loaded = loadConfig(folder);
  if (loaded.ok) return { loaded, marked };
  const problems = loaded.problems.map((problem) => ({ ...problem, file: problem.file.slice(folder.length + 1) }));
  return { loaded: { ok: false, problems }, marked };
}

export const places = (loaded: LoadedConfig): readonly string[] =>
  loaded.ok ? [] : loaded.problems.map(({ file, line, column }) => `${file}:${line}:${column}`);

export const messages = (loaded: LoadedConfig): string =>
  loaded.ok ? '' : loaded.problems.map(({ message }) => message).join('\n');

/** The smallest agency that is fine, to be varied. */
export const agency = `agency: {name: Pemerintah Uji, contact: Kasubag}
number: {kind: dedicated, value: 6281100000009}
areas:
  - {id: kota, name: Kota}
units:
  - {id: dinas-a, name: Dinas A, type: dinas, area: kota, zone: WITA}
  - {id: seksi-a, name: Seksi A, type: seksi, area: kota, parent: dinas-a, zone: WITA}
  - {id: dinas-b, name: Dinas B, type: dinas, area: kota, zone: WITA}
`;

/** An edict that is fine apart from what is put in. */
export const edict = (sets: string, effective = '{from: 2021-07-29, to: null}', more = '') => `number: 1/UJI
subject: Uji
signatory: Wali Kota
signedOn: null
effective: ${effective}
share:
  clause: poin 5
  who: [asn]
  days: roster
  recipient: head
  sets:
${sets}
${more}`;

export const slots = (...lines: readonly string[]) =>
  `    - name: Setiap hari\n      weekdays: senin..jumat\n      slots:\n${lines.map((line) => `        - ${line}`).join('\n')}`;

/** Of one edict with marks: where problems were expected, where they are, and what they say. */
export function problemsOf(marked: string, file = 'edicts/uji.yaml') {
  const { text, places } = unmark(marked);
  const read = parseEdict(text, file);
  const problems = read.ok ? [] : read.problems;
  return {
    expected: places,
    places: problems.map(({ line, column }) => `${line}:${column}`),
    text: problems.map(({ message }) => message).join('\n'),
  };
}

/** An edict without anything but its head and what is put in. */
export const letter = (more: string, effective = '{from: 2021-07-29, to: null}', number = '2/UJI') =>
  `number: ${number}\nsubject: Uji\nsignatory: Wali Kota\nsignedOn: null\neffective: ${effective}\n${more}\n`;

/** What was told of a folder that loads, with the places. */
export const warnings = (loaded: LoadedConfig) => {
  if (!loaded.ok) throw new Error(messages(loaded));
  return {
    places: loaded.config.warnings.map(
      ({ file, line, column }) => `${file.split('/').slice(-2).join('/')}:${line}:${column}`,
    ),
    messages: loaded.config.warnings.map(({ message }) => message),
  };
};

/** `rules:` with these lines. */
export const rules = (...lines: readonly string[]) => `rules:\n${lines.map((line) => `  - ${line}`).join('\n')}`;

/** A quota `q` with these bounds, and one with these turns. */
export const bounds = (...lines: readonly string[]) => `quotas:\n  q: {clause: a, bounds: [${lines.join(', ')}]}`;
export const turns = (text: string) =>
  `quotas:\n  q: {clause: a, bounds: [{side: wfo, kind: wajib, percent: 25}], rotation: ${text}}`;
