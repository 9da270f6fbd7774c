import { type Agency, type Unit, unitAndAbove } from '../domain/agency.ts';
import type { Edict, Exemption } from '../domain/edict.ts';
import type { Condition } from '../domain/mode-rule.ts';
import { nameOf } from './check.ts';
import type { EdictInFile } from './edict-file.ts';
import type { Problem } from './problem.ts';
import { mayHold, unitsUnder } from './reach.ts';
import { suggestion } from './spelling.ts';
import type { Path } from './yaml.ts';

/** Rules that fit the edict and reach nobody in this agency; what is told of a class or a unit type is not told again. */
export function rulesForNobody({ edict, source }: EdictInFile, agency: Agency): readonly Problem[] {
  const under = unitsUnder(agency, edict.slug);
  if (under.length === 0) return [];
  return rulesIn(edict).flatMap(({ at, key, when }) => {
    const units = under.filter((unit) => mayHold(when, agency, edict, unit));
    const why =
      units.length === 0 ? missing(when, agency, edict) : key === 'when' ? allExempt(when, units, agency, edict) : null;
    return why === null ? [] : [source.problem(at, `${nameOf(at)} tidak berlaku bagi siapa pun: ${why}`)];
  });
}

/** Codes that nobody has, where the agency lists those it uses. */
export function unknownPositions({ edict, source }: EdictInFile, positions: readonly string[]): readonly Problem[] {
  if (positions.length === 0) return [];
  return rulesIn(edict).flatMap(({ when, at, key }) =>
    when.positions.flatMap((code, i) => {
      const message = `kode posisi "${code}" tidak ada dalam posisi di serlok.yaml${suggestion(code, positions)}; tidak cocok dengan siapa pun`;
      return positions.includes(code) ? [] : [source.problem([...at, key, 'positions', i], message)];
    }),
  );
}

type Asking = { readonly at: Path; readonly key: 'when' | 'who'; readonly when: Condition };

const rulesIn = ({ rules, presence }: Edict): readonly Asking[] => [
  ...rules.map(({ when }, i): Asking => ({ at: ['rules', i], key: 'when', when })),
  ...presence.map(({ who }, i): Asking => ({ at: ['presence', i], key: 'who', when: who })),
];

function missing(when: Condition, agency: Agency, edict: Edict): string | null {
  const types = agency.units.map(({ type }) => type);
  if (when.unitTypes.length > 0 && !when.unitTypes.some((type) => types.includes(type)))
    // A slip of the pen has its own warning.
    return when.unitTypes.some((type) => suggestion(type, types) !== '')
      ? null
      : `tidak ada unit berjenis ${when.unitTypes.join(', ')}`;
  const levels = agency.areas.flatMap((area) => (area.levels ?? []).map(({ level }) => level));
  if (when.areaLevels.length > 0 && !when.areaLevels.some((level) => levels.includes(level)))
    return `tidak ada wilayah dengan level ${when.areaLevels.join(', ')}`;
  const under = unitsUnder(agency, edict.slug);
  const byClass = { ...when, unitTypes: [], units: [], areaLevels: [] };
  if (!under.some((unit) => mayHold(byClass, agency, edict, unit))) return null;
  return 'tidak ada unit yang memenuhi semua syaratnya';
}

/** The exemption goes first: whom it takes no rule ever sees. */
function allExempt(when: Condition, units: readonly Unit[], agency: Agency, edict: Edict): string | null {
  const asn = when.employment.length > 0 && !when.employment.includes('non-asn');
  const nonAsn = when.employment.length > 0 && when.employment.every((one) => one === 'non-asn');
  const takes = ({ employment }: Exemption) => employment.length !== 1 || (employment[0] === 'asn' ? asn : nonAsn);
  const isExempt = (unit: Unit) => edict.exempt.some((rule) => takes(rule) && exemptsUnit(rule, unit, agency));
  return units.every(isExempt) ? 'semua unitnya sudah dikecualikan (exempt)' : null;
}

export function exemptsUnit({ unitTypes, units }: Exemption, unit: Unit, agency: Agency): boolean {
  const path = unitAndAbove(agency, unit.id);
  return (
    (unitTypes.length === 0 || path.some(({ type }) => unitTypes.includes(type))) &&
    (units.length === 0 || path.some(({ id }) => units.includes(id)))
  );
}
