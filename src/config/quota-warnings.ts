import type { Agency } from '../domain/agency.ts';
import type { EdictInFile } from './edict-file.ts';
import type { Problem } from './problem.ts';
import { suggestion } from './spelling.ts';

/** Quotas nobody draws under, and groups by a kind of unit that is not there. */
export function quotaWarnings({ edict, source }: EdictInFile, agency: Agency): readonly Problem[] {
  const types = ['opd', 'unit', ...new Set(agency.units.map(({ type }) => type))];
  const used = edict.rules.map(({ outcome }) => (outcome.kind === 'head' ? null : outcome.quota));
  const perUnit = [
    ...edict.quotas.map(({ per, name }) => ({ per, at: ['quotas', name, 'per'] })),
    ...edict.presence.map(({ per }, i) => ({ per, at: ['presence', i, 'per'] })),
  ];
  return [
    ...edict.quotas
      .filter(({ name }) => !used.includes(name))
      .map(({ name }) =>
        source.problemAtKey(['quotas', name], `kuota "${name}" tidak dipakai aturan mana pun (rules)`),
      ),
    ...perUnit
      .filter(({ per }) => !types.includes(per))
      .map(({ per, at }) => source.problem(at, `tidak ada unit berjenis "${per}"${suggestion(per, types)}`)),
  ];
}
