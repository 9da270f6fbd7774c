import type { Agency } from '../domain/agency.ts';
import { standingOf } from '../domain/standing.ts';
import type { EdictInFile } from './edict-file.ts';
import type { Problem } from './problem.ts';
import { unitsUnder } from './reach.ts';
import { exemptsUnit } from './rule-warnings.ts';
import { suggestion } from './spelling.ts';

/** Classes nobody here is in, and units in no class where the edict speaks of classes only (PRB-2). */
export function classWarnings({ edict, source }: EdictInFile, agency: Agency): readonly Problem[] {
  const under = unitsUnder(agency, edict.slug);
  if (under.length === 0) return [];
  const classed = under.map((unit) => ({ unit, of: standingOf(agency, edict, unit, edict.effectiveFrom).unitClass }));
  // `[]` in the agency's line has said it already.
  const given = agency.edicts.flatMap(({ use, classes }) =>
    [edict.slug, ...edict.amends].includes(use) ? Object.entries(classes ?? {}) : [],
  );
  const empty = edict.classes
    .filter(({ name }) => !given.some(([one, members]) => one === name && members.length === 0))
    .filter(({ name }) => classed.every(({ of }) => of?.name !== name))
    .map(({ name }) =>
      source.problemAtKey(['classes', name], `kelas "${name}" tidak berisi satu pun unit yang terkena edaran ini`),
    );
  const isByClass = edict.rules.length > 0 && edict.rules.every(({ when }) => when.classes.length > 0);
  const everybody = edict.exempt.filter(({ employment }) => employment.length !== 1);
  const without = classed
    .filter(({ unit, of }) => !of && !everybody.some((rule) => exemptsUnit(rule, unit, agency)))
    .map(({ unit }) => unit.id);
  if (!isByClass || without.length === 0) return empty;
  const message = `${without.length} unit belum punya kelas, sehingga tidak terkena aturan mana pun: ${without.join(', ')}`;
  return [...empty, source.problemAtKey(['classes'], message)];
}

/** Not refused: an agency with other ids classes its units in its own line and leaves the edict's file as it is. */
export function unknownMembers({ edict, source }: EdictInFile, agency: Agency): readonly Problem[] {
  const ids = agency.units.map(({ id }) => id);
  return edict.classes.flatMap(({ name, units }) =>
    units.flatMap((unit, i) =>
      ids.includes(unit)
        ? []
        : [
            source.problem(
              ['classes', name, 'units', i],
              `unit "${unit}" tidak ada di serlok.yaml${suggestion(unit, ids)}; kelas "${name}" tidak mengenainya`,
            ),
          ],
    ),
  );
}
