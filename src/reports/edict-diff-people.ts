import { unitOf } from '../domain/agency.ts';
import type { Lot, Lots, PeopleChange } from '../domain/edict-diff.ts';
import { termOf } from '../domain/edict-terms.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { exempts } from '../domain/plan.ts';
import type { DatedEdict, Policy } from '../domain/policy.ts';
import { edictFor } from '../domain/policy.ts';
import { isWorkday } from '../domain/roster-places.ts';
import { isByHand, type Ruling, ruleOn } from '../domain/ruling.ts';
import { type Standing, standingOf } from '../domain/standing.ts';
import { type LocalDate, type Weekday, weekdayOf } from '../domain/time.ts';
import { narrowed } from './preview-days.ts';
import { isHandmade } from './preview-policy.ts';

/** Most people first. */
export function peopleChanges(
  old: readonly [Policy, DatedEdict],
  young: readonly [Policy, DatedEdict],
  persons: readonly Person[],
  dates: readonly LocalDate[],
): readonly PeopleChange[] {
  const [lotsBefore, lotsAfter] = [lotsUnder(...old, dates), lotsUnder(...young, dates)];
  const groups = new Map<string, { before: Lots; after: Lots; units: Map<string, Person[]> }>();
  for (const person of persons) {
    const [was, is] = [lotsBefore(person), lotsAfter(person)];
    if (was.key === is.key || was.unit === null) continue;
    const [before, after] = [was.lots(), is.lots()];
    const key = `${keyOf(before)} → ${keyOf(after)}`;
    const group = groups.get(key) ?? { before, after, units: new Map<string, Person[]>() };
    const here = group.units.get(was.unit) ?? [];
    here.push(person);
    group.units.set(was.unit, here);
    groups.set(key, group);
  }
  const { units } = old[0].agency;
  return [...groups.values()]
    .map((group) => ({
      before: group.before,
      after: group.after,
      people: [...group.units.values()].reduce((sum, here) => sum + here.length, 0),
      units: units.flatMap(({ id }) => {
        const here = group.units.get(id);
        const byName = here?.sort((a, b) => a.name.localeCompare(b.name, 'id')).map((person) => person.id);
        return byName ? [{ unit: id, persons: byName }] : [];
      }),
    }))
    .sort((a, b) => b.people - a.people);
}

type Found = { readonly key: string; readonly unit: string | null; lots(): Lots };

function lotsUnder(policy: Policy, edict: DatedEdict, dates: readonly LocalDate[]): (person: Person) => Found {
  const places = new Map<string, (Standing | null)[]>();
  const lotOf = lotsOf(edict);
  const near = narrowed(policy);
  /** `null` on days on which the unit does not work. */
  const placeOf = (unitId: string) => {
    let found = places.get(unitId);
    if (found) return found;
    const unit = unitOf(policy.agency, unitId);
    found = dates.map((date) =>
      unit && isWorkday(policy, unit, date) ? standingOf(policy.agency, edict, unit, date) : null,
    );
    places.set(unitId, found);
    return found;
  };
  const covered = new Map<string, boolean>();
  const isCovered = (unitId: string, date: LocalDate) => {
    let found = covered.get(unitId);
    if (found === undefined) {
      found = edictFor(policy, unitId, date) !== undefined;
      covered.set(unitId, found);
    }
    return found;
  };
  return (person) => {
    const days: { readonly weekday: Weekday; readonly keyed: Keyed }[] = [];
    let first: string | null = null;
    for (const [i, date] of dates.entries()) {
      const unitId = serviceOn(person, date)?.unit;
      const standing = unitId === undefined ? null : placeOf(unitId)[i];
      if (unitId === undefined || !standing) continue;
      first ??= unitId;
      const { unit } = standing;
      const exempt = edict.exempt.some((rule) => exempts(rule, near(unitId), unit, person));
      const keyed = !isCovered(unitId, date)
        ? { lot: { kind: 'no-edict' } as const, key: 'no-edict' }
        : exempt
          ? exempted
          : lotOf(ruleOn(edict, standing, person, date));
      days.push({ weekday: weekdayOf(date), keyed });
    }
    return { key: days.map(({ keyed }) => keyed.key).join('|'), unit: first, lots: () => gathered(days) };
  };
}

type Keyed = { readonly lot: Lot; readonly key: string };

/** At the office either way: no change to anybody. */
const exempted: Keyed = { lot: { kind: 'exempt' }, key: termOf({ kind: 'mode', mode: 'wfo' }) };

/** The lot of each rule; worked out once, because there are few rules and many days. */
function lotsOf(edict: DatedEdict): (ruling: Ruling) => Keyed {
  const known = new Map<Ruling['rule'], Keyed>();
  return (ruling) => {
    let found = known.get(ruling.rule);
    if (!found) {
      const lot = lotIn(edict, ruling);
      // Quotas of the same size and kind are the same lot, whatever they are called.
      const key = lot.kind === 'quota' ? `quota ${termOf({ ...lot.quota, name: '' })}` : termOf(lot);
      found = { lot, key };
      known.set(ruling.rule, found);
    }
    return found;
  };
}

/** As `planDay` reads the rules: a fixed mode goes first, then an edict that means everybody. */
function lotIn(edict: DatedEdict, ruling: Ruling): Lot {
  const outcome = ruling.rule?.outcome;
  if (outcome?.kind === 'mode') return { kind: 'mode', mode: outcome.mode };
  if (isHandmade(edict)) return { kind: 'by-hand' };
  if (edict.share && edict.share.days !== 'roster') return { kind: 'mode', mode: 'wfh' };
  if (outcome === undefined) return { kind: 'no-rule' };
  if (outcome.kind === 'head') return { kind: 'head' };
  if (isByHand(ruling)) return { kind: 'by-hand' };
  return ruling.quota ? { kind: 'quota', quota: ruling.quota } : { kind: 'no-rule' };
}

/** Alike in words: of what holds on most days the weekdays do not matter, they go by the week of the unit. */
const keyOf = (lots: Lots): string =>
  lots.map(({ lot, weekdays }, i) => termOf(i === 0 ? lot : [lot, weekdays])).join('|');

/** The lot of most days first. */
function gathered(days: readonly { readonly weekday: Weekday; readonly keyed: Keyed }[]): Lots {
  const lots = new Map<string, { lot: Lot; weekdays: Set<Weekday>; days: number }>();
  for (const { weekday, keyed } of days) {
    const known = lots.get(keyed.key) ?? { lot: keyed.lot, weekdays: new Set<Weekday>(), days: 0 };
    known.weekdays.add(weekday);
    known.days += 1;
    lots.set(keyed.key, known);
  }
  return [...lots.values()]
    .sort((a, b) => b.days - a.days)
    .map(({ lot, weekdays, days: count }) => ({ lot, weekdays: [...weekdays].sort(), days: count }));
}
