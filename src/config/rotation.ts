import type { z } from 'zod';
import type { Rotation } from '../domain/mode-rule.ts';
import { either, listOf, mapping, scalar, weekdays, whole } from './fields.ts';
import type { Report } from './report.ts';
import type { Path } from './yaml.ts';

/** In working days; nobody waits longer than a quarter for a turn. */
const days = whole(1, 60);
const expected = '{days: 1}, {weekly: [[senin, rabu], [selasa, kamis]]}, atau manual';

export const rotation = either(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  mapping({
    days: days.optional(),
    choices: listOf(days).optional(),
    weekly: listOf(weekdays).min(1, { error: 'paling sedikit satu kelompok hari' }).optional(),
  }),
  scalar(expected, (value) => (value === 'manual' ? value : null)),
);

export function rotationOf(raw: z.infer<typeof rotation>, at: Path, report: Report): Rotation {
  if (raw === 'manual') return { kind: 'manual' };
  const { days: length, choices = [], weekly } = raw;
  if (weekly && length === undefined && raw.choices === undefined) return { kind: 'weekly', groups: weekly };
  if (weekly || length === undefined)
    report(
      at,
      `giliran ini ${weekly ? 'berisi weekly dan days atau choices' : 'belum berisi days'}; diharapkan ${expected}`,
    );
  else if (choices.length > 0 && !choices.includes(length))
    report([...at, 'days'], `days adalah ${length}; diharapkan salah satu dari choices: ${choices.join(', ')}`);
  return { kind: 'days', days: length ?? 1, choices };
}
