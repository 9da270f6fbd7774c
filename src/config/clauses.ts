import type { Clause } from '../domain/edict.ts';
import { mapping, text } from './fields.ts';
import type { Report } from './report.ts';

export const clause = mapping({ id: text, text });

export function checkClauses(clauses: readonly Clause[], report: Report): void {
  clauses.forEach(({ id }, i) => {
    const first = clauses.findIndex((other) => other.id === id);
    if (first < i)
      report(['clauses', i, 'id'], `bagian "${id}" sudah ada (clauses[${first}]); diharapkan id yang berbeda`);
  });
}

/** Whether the edict prints a clause: `angka 2, huruf a` is part of `angka 2`. */
export const isPrinted = (clauses: readonly Clause[], cited: string): boolean =>
  clauses.some(({ id }) => [cited, cited.split(',')[0]?.trim()].includes(id));
