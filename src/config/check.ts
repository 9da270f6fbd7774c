import type { z } from 'zod';
import type { Problem, Read } from './problem.ts';
import { suggestion } from './spelling.ts';
import type { Path, Source } from './yaml.ts';

/** The source as the schema describes it, or every problem the schema has with it. */
export function checked<T>(schema: z.ZodType<T>, source: Source): Read<T> {
  const result = schema.safeParse(source.value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => problemsOf(issue, source)) };
}

/** `share.who[0] adalah "honorer"; diharapkan asn atau non-asn` */
const refusal = (path: Path, value: unknown, expected: string): string =>
  value === undefined
    ? `${nameOf(path)} belum diisi; diharapkan ${expected}`
    : `${nameOf(path)} adalah ${shown(value)}; diharapkan ${expected}`;

/** The fields word their issues as what was expected (`fields.ts`); the rest of the sentence is put around it here. */
function problemsOf(issue: z.core.$ZodIssue, source: Source): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'invalid_key')
    return [
      source.problemAtKey(
        path,
        `nama "${String(path.at(-1)).slice(0, 60)}" tidak dapat dipakai; diharapkan ${issue.message}`,
      ),
    ];
  if (issue.code !== 'unrecognized_keys')
    return [source.problem(path, refusal(path, valueAt(source.value, path), issue.message))];
  // The message of this one issue is the list of known keys (`mapping` in fields.ts): zod does not hand them over.
  const known = issue.message.split(' ');
  return issue.keys.map((key) =>
    source.problemAtKey(
      [...path, key],
      `kunci tidak dikenal: "${key.slice(0, 60)}"${suggestion(key, known)}; diharapkan salah satu dari ${known.join(', ')}`,
    ),
  );
}

/** `share.who[0]` */
export function nameOf(path: Path): string {
  if (path.length === 0) return 'isi berkas';
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

function shown(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'daftar kosong' : 'daftar';
  if (typeof value === 'object') return 'sekumpulan kunci';
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}
