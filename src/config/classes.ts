import type { z } from 'zod';
import type { ClassRule } from '../domain/mode-rule.ts';
import { listOf, mapping, named, slug, text, word, yesNo } from './fields.ts';
import type { Report } from './report.ts';

export const classes = named(
  mapping({
    clause: text,
    serves: yesNo.default(false),
    unitTypes: listOf(word).default([]),
    units: listOf(slug).default([]),
  }),
);

export function classesOf(raw: z.infer<typeof classes>, report: Report): readonly ClassRule[] {
  const rules = Object.entries(raw).map(([name, rule]) => ({ name, ...rule }));
  for (const list of ['unitTypes', 'units'] as const) {
    const taken = new Map<string, string>();
    for (const { name, [list]: members } of rules)
      members.forEach((member, i) => {
        const first = taken.get(member);
        taken.set(member, first ?? name);
        if (first !== undefined && first !== name)
          report(['classes', name, list, i], twice(list === 'units' ? 'unit' : 'jenis unit', member, first));
      });
  }
  return rules;
}

/** "unit "x" sudah masuk kelas "kritikal"; …" */
export const twice = (what: string, member: string, first: string): string =>
  `${what} "${member}" sudah masuk kelas "${first}"; diharapkan satu kelas saja`;
