import { type Agency, type EdictUse, type Holiday, unitAndAbove } from './agency.ts';
import { type Edict, inForce } from './edict.ts';
import { givesWayTo } from './succession.ts';
import type { Instant, LocalDate } from './time.ts';

/** Everything the configuration says, as it was in force on one day. */
export type Policy = {
  readonly agency: Agency;
  readonly edicts: ReadonlyMap<string, DatedEdict>;
  readonly holidays: readonly Holiday[];
  /** Edicts that were put in force somewhere only after the day was over; they fill gaps, they replace nothing (D21). */
  readonly lateUses: readonly EdictUse[];
};

/** An edict with the content hash of the file it was read from; a verdict names both. */
export type DatedEdict = Edict & { readonly hash: string };

/** One file as it was seen first at `seenAt`: the same name seen again with another content is a new version (D18). */
export type Version<T> = {
  readonly name: string;
  readonly hash: string;
  readonly seenAt: Instant;
  readonly value: T;
};

export type History = {
  readonly agency: readonly Version<Agency>[];
  readonly edicts: readonly Version<Edict>[];
  readonly holidays: readonly Version<readonly Holiday[]>[];
};

/**
 * The policy of a day that ends at `endOfDay`: of each file the last version seen before the day ended (D18). Edicts are
 * often entered after they began: one first seen, or first put in force, up to seven days later reaches back, as long
 * as the shares of that day are kept (D21); later than that it would only make absentees.
 * Throws when no agency was ever recorded.
 */
export function policyAt(history: History, endOfDay: Instant): Policy {
  const agency = latest(history.agency, endOfDay)[0];
  if (!agency) throw new Error('no agency in the policy history');
  const used = new Set(agency.value.edicts.map(({ use }) => use));
  const late = history.agency.filter((v) => v.seenAt >= endOfDay && v.seenAt < endOfDay + reachMs);
  return {
    agency: agency.value,
    lateUses: late.flatMap((v) => v.value.edicts).filter(({ use }) => !used.has(use)),
    edicts: new Map(latest(history.edicts, endOfDay, reachMs).map((v) => [v.name, { ...v.value, hash: v.hash }])),
    holidays: latest(history.holidays, endOfDay).flatMap((v) => v.value),
  };
}

/**
 * The edict in force for a unit on a day. One that is replaced or amended gives way; otherwise two are refused by
 * `serlok check`, and here the one nearest to the unit wins.
 */
export function edictFor(policy: Policy, unitId: string, date: LocalDate): DatedEdict | undefined {
  return among(policy.agency.edicts, policy, unitId, date) ?? among(policy.lateUses, policy, unitId, date);
}

const reachMs = 7 * 86_400_000;

function among(uses: readonly EdictUse[], policy: Policy, unitId: string, date: LocalDate): DatedEdict | undefined {
  const path = unitAndAbove(policy.agency, unitId);
  const nearest = [...path.map((unit) => unit.id), path[0]?.area];
  const here: DatedEdict[] = [];
  for (const place of nearest) {
    if (place === undefined) continue;
    for (const { use, for: places } of uses) {
      const edict = policy.edicts.get(use);
      if (edict && places.includes(place) && !here.includes(edict)) here.push(edict);
    }
  }
  const find = (slug: string) => policy.edicts.get(slug);
  const stays = (edict: DatedEdict) => !here.some((other) => givesWayTo(other, edict.slug, date, find));
  return here.find((edict) => inForce(edict, date) && (here.length === 1 || stays(edict)));
}

function latest<T>(versions: readonly Version<T>[], endOfDay: Instant, reach = Infinity): readonly Version<T>[] {
  const byName = new Map<string, Version<T>>();
  for (const version of [...versions].sort((a, b) => a.seenAt - b.seenAt)) {
    const reachesBack = !byName.has(version.name) && version.seenAt < endOfDay + reach;
    if (version.seenAt < endOfDay || reachesBack) byName.set(version.name, version);
  }
  return [...byName.values()];
}
