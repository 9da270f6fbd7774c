import type { z } from 'zod';
import type { Amount, Bound, Quota } from '../domain/mode-rule.ts';
import { nameOf } from './check.ts';
import { either, listOf, mapping, named, oneOf, percent, text, whole, word } from './fields.ts';
import { checkBounds } from './quota-bounds.ts';
import type { Report } from './report.ts';
import { rotation, rotationOf } from './rotation.ts';
import type { Path } from './yaml.ts';

const bound = mapping({
  side: oneOf(['wfo', 'wfh']),
  kind: oneOf(['minimal', 'wajib', 'maksimal', 'sebesar']),
  percent: either((value) => typeof value === 'object' && value !== null, named(percent), percent).optional(),
  number: whole(0, 9999).optional(),
});

export const quotas = named(
  mapping({
    clause: text,
    bounds: listOf(bound).default([]),
    /** `opd`, `unit` or a unit type; the domain looks it up. */
    per: word.default('opd'),
    each: listOf(oneOf(['level', 'employment', 'position'])).default([]),
    headcount: oneOf(['books', 'present']).default('books'),
    rest: oneOf(['wfh', 'wfa']).default('wfh'),
    rotation: rotation.default({ days: 1 }),
  }),
);

export function quotasOf(raw: z.infer<typeof quotas>, report: Report): readonly Quota[] {
  return Object.entries(raw).map(([name, { bounds, rotation: turns, ...rest }]) => {
    const at = ['quotas', name];
    const turnsSay = typeof turns === 'string' || turns.weekly !== undefined;
    if (bounds.length === 0 && !turnsSay)
      report(
        [...at, 'bounds'],
        `kuota "${name}" belum punya batas; diharapkan paling sedikit satu, misalnya {side: wfo, kind: minimal, percent: 25}`,
      );
    const read = bounds.map((one, i) => boundOf(one, [...at, 'bounds', i], report));
    checkBounds(read, [...at, 'bounds'], report);
    return { name, ...rest, bounds: read, rotation: rotationOf(turns, [...at, 'rotation'], report) };
  });
}

const kinds = { minimal: 'min', wajib: 'min', maksimal: 'max', sebesar: 'exact' } as const;

function boundOf(raw: z.infer<typeof bound>, at: Path, report: Report): Bound {
  if ((raw.percent === undefined) === (raw.number === undefined))
    report(
      at,
      `${nameOf(at)} berisi ${raw.number === undefined ? 'tidak satu pun' : 'keduanya'}; diharapkan percent atau number`,
    );
  return { side: raw.side, kind: kinds[raw.kind], amount: amountOf(raw, [...at, 'percent'], report) };
}

function amountOf({ percent: share, number }: z.infer<typeof bound>, at: Path, report: Report): Amount {
  if (share === undefined) return { kind: 'number', number: number ?? 0 };
  if (typeof share === 'number') return { kind: 'percent', percent: share };
  if (Object.keys(share).length === 0)
    report(at, `${nameOf(at)} tidak berisi; diharapkan persen untuk tiap level, misalnya {level-1: 75, level-2: 50}`);
  return { kind: 'table', percents: share };
}
