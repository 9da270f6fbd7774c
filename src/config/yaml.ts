import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, type YAMLError } from 'yaml';
import { isTooDeep } from './depth.ts';
import type { Problem, Read } from './problem.ts';
import { syntaxWords } from './syntax-words.ts';

export type Path = readonly (string | number)[];

/** A file's content as plain data, still knowing where each part of it stands. */
export type Source = {
  readonly file: string;
  /** Maps without a prototype, lists, texts and null: every scalar is the text that stands in the file. */
  readonly value: unknown;
  /** A problem at the value of `path`, or at the nearest thing above it that exists. */
  problem(path: Path, message: string): Problem;
  /** A problem at the key itself: unknown keys. */
  problemAtKey(path: Path, message: string): Problem;
};

/**
 * Reads YAML without letting it guess types. With its usual guesses an unquoted 07.30 is the number 7.3 and a NIP loses
 * digits; with the failsafe schema a scalar is its source text, and the fields (`fields.ts`) say what it has to be.
 */
export function readYaml(text: string, file: string): Read<Source> {
  const lines = new LineCounter();
  const place = (offset: number): { readonly line: number; readonly column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problemAt = (offset: number, message: string): Problem => ({ file, ...place(offset), message });

  if (isTooDeep(text))
    return {
      ok: false,
      problems: [
        { file, line: 1, column: 1, message: 'susunan berkas terlalu dalam; diharapkan paling banyak 32 tingkat' },
      ],
    };

  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'error',
  });
  const found: Problem[] = [...document.errors, ...document.warnings].map((error: YAMLError) =>
    problemAt(error.pos[0], syntaxWords(error.code)),
  );
  if (found.length > 0) return { ok: false, problems: found };

  const offsets = new Map<string, { value: number; key?: number }>();
  const value = plain(document.contents, []);
  if (found.length > 0) return { ok: false, problems: found };

  return { ok: true, value: { file, value, problem, problemAtKey } };

  function plain(node: ParsedNode | Node | null, path: Path): unknown {
    const start = node?.range?.[0] ?? 0;
    mark(path, start);
    if (isScalar(node)) return scalar(node.source ?? '', node.type === 'PLAIN');
    if (isSeq(node)) return node.items.map((item, i) => plain(item as Node, [...path, i]));
    if (isMap(node)) {
      // No prototype: a key called `__proto__` or `constructor` is then an unknown key like any other.
      const map: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.items) {
        const keyStart = (key as Node | null)?.range?.[0] ?? start;
        if (!isScalar(key) || key.source === undefined) {
          found.push(problemAt(keyStart, 'kunci tidak dapat dibaca; diharapkan satu kata, misalnya name'));
          continue;
        }
        map[key.source] = plain(value as Node | null, [...path, key.source]);
        mark([...path, key.source], undefined, keyStart);
      }
      return map;
    }
    // Anchors could be resolved, but then one place in the file would answer for several.
    if (node !== null) found.push(problemAt(start, 'rujukan (*) tidak dipakai; diharapkan nilainya ditulis langsung'));
    return undefined;
  }

  function mark(path: Path, value?: number, key?: number): void {
    const id = JSON.stringify(path);
    const known = offsets.get(id);
    const keyOffset = key ?? known?.key;
    offsets.set(id, { value: value ?? known?.value ?? 0, ...(keyOffset === undefined ? {} : { key: keyOffset }) });
  }

  function problem(path: Path, message: string): Problem {
    for (let end = path.length; end >= 0; end--) {
      const known = offsets.get(JSON.stringify(path.slice(0, end)));
      if (known) return problemAt(known.value, message);
    }
    return problemAt(0, message);
  }

  function problemAtKey(path: Path, message: string): Problem {
    const key = offsets.get(JSON.stringify(path))?.key;
    return key === undefined ? problem(path, message) : problemAt(key, message);
  }
}

/** `to:` with nothing after it is as if it were not there: a forgotten value must not become "never". */
function scalar(source: string, unquoted: boolean): string | null | undefined {
  if (!unquoted) return source;
  if (source === '') return undefined;
  return source === 'null' || source === '~' ? null : source;
}
