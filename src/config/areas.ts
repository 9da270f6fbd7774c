import type { z } from 'zod';
import type { Area } from '../domain/agency.ts';
import { date, listOf, mapping, name, slug, text } from './fields.ts';
import type { Problem } from './problem.ts';
import type { Source } from './yaml.ts';

export const area = mapping({
  id: slug,
  name: text,
  level: name.optional(),
  levels: listOf(mapping({ from: date.optional(), level: name }))
    .min(1, { error: 'paling sedikit satu level' })
    .optional(),
});
type RawArea = z.infer<typeof area>;

/** An area as recorded: without a level it is what it was before there were any. */
export function areaOf({ id, name: title, level, levels }: RawArea): Area {
  const dated = level === undefined ? levels : [{ level }];
  return {
    id,
    name: title,
    ...(dated && { levels: dated.map((one) => ({ from: one.from ?? null, level: one.level })) }),
  };
}

export function levelDates(areas: readonly RawArea[], source: Source): readonly Problem[] {
  return areas.flatMap(({ level, levels = [] }, i) => {
    const both = level !== undefined && levels.length > 0;
    const at = ['areas', i, 'level'];
    const message = `areas[${i}] berisi level dan levels; diharapkan salah satu saja`;
    return [
      ...(both ? [source.problem(at, message)] : []),
      ...levels.flatMap((_, j) => orderProblem(levels, i, j, source)),
    ];
  });
}

function orderProblem(
  levels: NonNullable<RawArea['levels']>,
  i: number,
  j: number,
  source: Source,
): readonly Problem[] {
  const [before, from] = [levels[j - 1]?.from, levels[j]?.from];
  const at = ['areas', i, 'levels', j];
  if (j === 0) return [];
  if (from === undefined)
    return [source.problem(at, `areas[${i}].levels[${j}].from belum diisi; diharapkan tanggal mulainya level itu`)];
  if (before === undefined || before < from) return [];
  const message = `areas[${i}].levels[${j}].from (${from}) tidak sesudah yang di atasnya; diharapkan tanggal sesudah ${before}`;
  return [source.problem([...at, 'from'], message)];
}
