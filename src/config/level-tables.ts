import type { Agency } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import type { Quota } from '../domain/mode-rule.ts';
import type { LocalDate } from '../domain/time.ts';
import { dateWords } from './date-words.ts';
import type { EdictInFile } from './edict-file.ts';
import type { Problem } from './problem.ts';
import { levelsWhile, mayHold, unitsUnder, validityIn } from './reach.ts';
import type { Path, Source } from './yaml.ts';

/** Quotas by level of the area where an area has no level, or one the table leaves out: nobody could draw there. */
export function levelProblems(agency: Agency, main: Source, files: readonly EdictInFile[]): readonly Problem[] {
  return files.flatMap(({ edict, source }) =>
    edict.quotas.flatMap((quota) => {
      const tables = tablesOf(quota);
      if (tables.length === 0) return [];
      return drawingAreas(agency, edict, quota).flatMap(({ area, levels, unlevelled }) => {
        if (unlevelled !== null) {
          const at = agency.areas.findIndex(({ id }) => id === area);
          const message =
            `wilayah "${area}" belum punya level pada ${dateWords(unlevelled)}, padahal kuota "${quota.name}" ` +
            `(edaran "${edict.slug}") menurut level; diharapkan level atau levels di sini`;
          return [main.problem(['areas', at], message)];
        }
        return tables.flatMap(({ at, known }) =>
          levels
            .filter(({ level }) => !known.includes(level))
            .map(({ level, since }) =>
              source.problem(
                at,
                `tabel kuota "${quota.name}" tidak memuat ${level}, level wilayah "${area}" mulai ${dateWords(since)}; ` +
                  `diharapkan ${[...known, level].join(', ')}`,
              ),
            ),
        );
      });
    }),
  );
}

const tablesOf = ({ name, bounds }: Quota) =>
  bounds.flatMap(({ amount }, i) => {
    const at: Path = ['quotas', name, 'bounds', i, 'percent'];
    return amount.kind === 'table' ? [{ at, known: Object.keys(amount.percents) }] : [];
  });

type DrawingArea = {
  readonly area: string;
  readonly levels: readonly { readonly since: LocalDate; readonly level: string }[];
  /** The first day without a level, which a rule for certain levels does not mind. */
  readonly unlevelled: LocalDate | null;
};

/** The areas in which somebody may come under the quota, with the levels they may then be at. */
function drawingAreas(agency: Agency, edict: Edict, quota: Quota): readonly DrawingArea[] {
  const rules = edict.rules.filter(({ outcome }) => outcome.kind !== 'head' && outcome.quota === quota.name);
  const units = unitsUnder(agency, edict.slug);
  return agency.areas.flatMap(({ id }) => {
    const here = rules.filter(({ when }) =>
      units.some((unit) => unit.area === id && mayHold(when, agency, edict, unit)),
    );
    if (here.length === 0) return [];
    const all = levelsWhile(agency, id, validityIn(edict));
    const levels = all.filter(({ level }) =>
      here.some(({ when }) => when.areaLevels.length === 0 || when.areaLevels.includes(level)),
    );
    const isAsked = here.some(({ when }) => when.areaLevels.length === 0);
    const isBare = all[0] === undefined || all[0].since > edict.effectiveFrom;
    return [{ area: id, levels, unlevelled: isAsked && isBare ? edict.effectiveFrom : null }];
  });
}
