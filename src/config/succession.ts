import type { Edict } from '../domain/edict.ts';
import { succeeds } from '../domain/succession.ts';
import type { EdictInFile } from './edict-file.ts';
import type { Problem } from './problem.ts';
import { suggestion } from './spelling.ts';

/** Edicts that replace what is not there, themselves, or one another in a circle. */
export function successionProblems(files: readonly EdictInFile[], slugs: readonly string[]): readonly Problem[] {
  const edicts = files.map(({ edict }) => edict);
  return files.flatMap(({ edict, source }) => {
    const written = listAt(source.value, 'replaces');
    return earlierThan(edict).flatMap((other) => {
      const message = problemWith(edict.slug, other);
      const at = written.indexOf(other);
      return message === null ? [] : [source.problem(at < 0 ? ['amends'] : ['replaces', at], message)];
    });
  });

  function problemWith(slug: string, other: string): string | null {
    if (other === slug) return `edaran "${other}" menggantikan dirinya sendiri; diharapkan edaran lain`;
    if (!slugs.includes(other))
      return `edaran "${other}" tidak ada${suggestion(other, slugs)}; diharapkan berkas edicts/${other}.yaml`;
    if (!replaces(edicts, other, slug)) return null;
    // Every edict of a circle finds it; the first by name reports it.
    const circle = slugs.filter((one) => replaces(edicts, slug, one) && replaces(edicts, one, slug));
    if (circle.some((one) => one < slug)) return null;
    return `edaran "${slug}" dan "${other}" saling menggantikan; diharapkan hanya yang lebih baru yang menggantikan`;
  }
}

const earlierThan = ({ amends, replaces: list }: Edict) => [...amends.slice(0, 1), ...list];

const listAt = (value: unknown, key: string): readonly unknown[] => {
  const list = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list : [];
};

/** Whether one takes the place of the other, itself or through edicts in between. */
export function replaces(edicts: readonly Edict[], slug: string, other: string): boolean {
  const find = (name: string) => edicts.find((edict) => edict.slug === name);
  const edict = find(slug);
  return edict !== undefined && succeeds(edict, other, find);
}
