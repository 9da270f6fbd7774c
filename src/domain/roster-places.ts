import { type Agency, topOf, type Unit, unitAndAbove } from './agency.ts';
import { dayKind } from './holiday.ts';
import type { DatedEdict, Policy } from './policy.ts';
import { edictFor } from './policy.ts';
import { type Standing, standingOf } from './standing.ts';
import type { LocalDate } from './time.ts';

/** One unit over the days of a roster: when it works under the edict, and how the edict sees it. */
export type Place = {
  readonly unit: Unit;
  /** Per day: the edict holds here and the unit works. */
  readonly works: readonly boolean[];
  readonly standing: readonly Standing[];
};

/** Units of the agency under the edict on some day of the range, by id; whole agencies, never a part of one. */
export function placesOf(
  policy: Policy,
  edict: DatedEdict,
  days: readonly LocalDate[],
  units: readonly string[] | null,
): ReadonlyMap<string, Place> {
  const { agency } = policy;
  const tops = units && new Set(units.map((id) => topOf(agency, id)?.id));
  const places = new Map<string, Place>();
  for (const unit of agency.units) {
    if (tops && !tops.has(topOf(agency, unit.id)?.id)) continue;
    const holds = days.map((date) => edictFor(policy, unit.id, date)?.slug === edict.slug);
    if (!holds.includes(true)) continue;
    const works = days.map((date, day) => holds[day] === true && isWorkday(policy, unit, date));
    let last: Standing | undefined;
    const standing = days.map((date) => {
      const next = standingOf(agency, edict, unit, date);
      // One object as long as nothing changes: rulings are remembered by it.
      last = last && last.areaLevel === next.areaLevel ? last : next;
      return last;
    });
    places.set(unit.id, { unit, works, standing });
  }
  return places;
}

export const isWorkday = (policy: Policy, unit: Unit, date: LocalDate): boolean =>
  dayKind(policy.agency, unit, policy.holidays, date).kind === 'workday';

/** The unit whose people share a quota or a presence rule: the agency (`opd`), the unit itself, or the nearest of a type. */
export function baseOf(agency: Agency, unit: Unit, per: string): Unit {
  if (per === 'unit') return unit;
  const above = unitAndAbove(agency, unit.id);
  return above.find(({ type }) => type === per) ?? above.at(-1) ?? unit;
}

/** The length of turns an agency chose for itself (LTR-6); the edict's own where it did not. */
export function chosenRotation(agency: Agency, edict: DatedEdict, unit: Unit): number | undefined {
  const slugs = [edict.slug, ...edict.amends];
  const chosen = slugs.flatMap((slug) =>
    agency.edicts.filter(({ use }) => use === slug).map((line) => line.rotation ?? {}),
  );
  for (const { id } of unitAndAbove(agency, unit.id)) {
    const days = chosen.find((rotation) => rotation[id] !== undefined)?.[id];
    if (days !== undefined) return days;
  }
  return undefined;
}
