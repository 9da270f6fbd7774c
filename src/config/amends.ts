import { createHash } from 'node:crypto';
import type { Read } from './problem.ts';
import { suggestion } from './spelling.ts';
import type { Path, Source } from './yaml.ts';

/** An edict as it is read: its own keys over those of the edict it amends. */
export type Layers = {
  readonly source: Source;
  /** The edict it amends, then the one that amends, and so on. */
  readonly chain: readonly string[];
  /** Whether the file writes a key itself. */
  isOwn(key: string): boolean;
};

export type RawEdict = { readonly file: string; readonly hash: string; readonly source: Source };
export type LayeredEdict = Layers & { readonly hash: string };

/** About the letter itself: these hold for no other. */
const neverTaken = ['number', 'signedOn', 'effective', 'amends', 'replaces', 'stage', 'notes'];

/** The slug an edict says it amends, `null` when it says none. */
export function amendedBy(source: Source): string | null {
  const value = mapOf(source)['amends'];
  return typeof value === 'string' ? value.trim() : null;
}

/**
 * Lays an edict over the one it amends, and that over the one it amends … `null` in `raws` is a file that could not be
 * read. An edict that cannot be laid out without it has no problems of its own.
 */
export function layersOf(slug: string, raws: ReadonlyMap<string, RawEdict | null>): Read<LayeredEdict> {
  const raw = raws.get(slug);
  if (!raw) return { ok: false, problems: [] };
  const base = amendedBy(raw.source);
  if (base === null) return { ok: true, value: { ...raw, chain: [], isOwn: () => true } };
  const refused = (message: string): Read<never> => ({
    ok: false,
    problems: [raw.source.problem(['amends'], message)],
  });
  if (!raws.has(base))
    return refused(
      `edaran "${base}" tidak ada${suggestion(base, [...raws.keys()])}; diharapkan berkas edicts/${base}.yaml`,
    );
  const chain = chainFrom(slug, raws);
  if (chain.endsInLoop) {
    // Every member of a loop finds it; the first by name reports it. What merely leads into one has nothing to mend.
    const isFirst = chain.isMember && [...chain.slugs].sort()[0] === slug;
    const loop = [...chain.slugs, slug].join(' → ');
    return isFirst
      ? refused(`edaran saling mengubah: ${loop}; diharapkan edaran yang lebih dahulu tanpa amends`)
      : { ok: false, problems: [] };
  }
  const below = layersOf(base, raws);
  if (!below.ok) return { ok: false, problems: [] };
  const own = mapOf(raw.source);
  return {
    ok: true,
    value: {
      source: laidOver(raw.source, below.value.source),
      chain: [base, ...below.value.chain],
      hash: createHash('sha256').update(raw.hash).update(below.value.hash).digest('hex'),
      isOwn: (key) =>
        own[key] !== undefined || mapOf(below.value.source)[key] === undefined || neverTaken.includes(key),
    },
  };
}

function laidOver(own: Source, base: Source): Source {
  const [above, below] = [mapOf(own), mapOf(base)];
  const taken = Object.keys(below).filter((key) => above[key] === undefined && !neverTaken.includes(key));
  const value: Record<string, unknown> = Object.assign(Object.create(null), above);
  for (const key of taken) value[key] = below[key];
  // A problem in what was taken over is one of the other file, which tells it too: told twice it is dropped.
  const at = ([key]: Path) => (typeof key === 'string' && taken.includes(key) ? base : own);
  return {
    file: own.file,
    value,
    problem: (path, message) => at(path).problem(path, message),
    problemAtKey: (path, message) => at(path).problemAtKey(path, message),
  };
}

function chainFrom(slug: string, raws: ReadonlyMap<string, RawEdict | null>) {
  const slugs: string[] = [];
  let at: string | null = slug;
  while (at !== null && !slugs.includes(at)) {
    slugs.push(at);
    const raw: RawEdict | null | undefined = raws.get(at);
    at = raw ? amendedBy(raw.source) : null;
  }
  return { slugs, endsInLoop: at !== null, isMember: at === slug };
}

const mapOf = ({ value }: Source): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
