import type { z } from 'zod';
import type { ModeRule, Outcome } from '../domain/mode-rule.ts';
import { rosterModes } from '../domain/roster.ts';
import { condition } from './condition.ts';
import { mapping, name, oneOf, scalar, text } from './fields.ts';
import type { Report } from './report.ts';

export const rule = mapping({
  clause: text,
  when: condition,
  mode: oneOf(rosterModes).optional(),
  quota: name.optional(),
  decidedBy: scalar('head', (value) => (value === 'head' ? value : null)).optional(),
});
type RawRule = z.infer<typeof rule>;

export const rulesOf = (raw: readonly RawRule[], report: Report): readonly ModeRule[] =>
  raw.map((one, i) => ({ clause: one.clause, when: one.when, outcome: outcomeOf(one, i, report) }));

function outcomeOf({ mode, quota, decidedBy }: RawRule, i: number, report: Report): Outcome {
  if (decidedBy !== undefined && (mode !== undefined || quota !== undefined))
    report(
      ['rules', i, 'decidedBy'],
      `rules[${i}] diserahkan kepada kepala, tetapi juga berisi ${mode === undefined ? 'quota' : 'mode'}; ` +
        'diharapkan decidedBy saja, atau tanpa decidedBy',
    );
  if (mode !== undefined) return { kind: 'mode', mode, quota: quota ?? null };
  if (quota !== undefined) return { kind: 'quota', quota };
  if (decidedBy === undefined)
    report(
      ['rules', i],
      `rules[${i}] tidak menetapkan apa pun; diharapkan mode, quota, mode beserta quota, atau decidedBy: head`,
    );
  return { kind: 'head' };
}
