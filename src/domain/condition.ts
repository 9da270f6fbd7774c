import type { Condition } from './mode-rule.ts';
import type { Person } from './person.ts';
import type { Standing } from './standing.ts';
import { type LocalDate, weekdayOf } from './time.ts';

/** The part of a condition that does not hold; `null` when all of it does. Who and where come before when. */
export function failing(when: Condition, person: Person, standing: Standing, date: LocalDate): keyof Condition | null {
  const asn = person.employment !== 'non-asn';
  if (!allows(when.classes, standing.unitClass?.name)) return 'classes';
  if (!allows(when.unitTypes, standing.kind)) return 'unitTypes';
  if (when.units.length > 0 && !standing.path.some((id) => when.units.includes(id))) return 'units';
  if (!allows(when.areaLevels, standing.areaLevel)) return 'areaLevels';
  if (!allows(when.positions, person.position ?? undefined)) return 'positions';
  if (!allows(when.levels, person.level)) return 'levels';
  if (!allows(when.employment, person.employment) && !(asn && when.employment.includes('asn'))) return 'employment';
  if (when.itAble !== null && when.itAble !== person.itAble) return 'itAble';
  if (!allows(when.weekdays, weekdayOf(date))) return 'weekdays';
  if (when.period && (date < when.period.from || when.period.to < date)) return 'period';
  return null;
}

/** Everybody, always. */
export const everybody: Condition = {
  classes: [],
  unitTypes: [],
  units: [],
  positions: [],
  levels: [],
  employment: [],
  itAble: null,
  areaLevels: [],
  weekdays: [],
  period: null,
};

const allows = <T>(wanted: readonly T[], value: T | undefined): boolean =>
  wanted.length === 0 || (value !== undefined && wanted.includes(value));
