import { type Agency, areaLevelOn } from './agency.ts';
import { failing } from './condition.ts';
import type { DayPlan, Mode } from './plan.ts';
import type { DatedEdict } from './policy.ts';
import { quotaDay } from './quota.ts';
import { classesOf } from './roster-groups.ts';
import { baseOf } from './roster-places.ts';
import { ruleOn } from './ruling.ts';
import { standingOf } from './standing.ts';

/** A rule that a day's turns break: how many at the office it wants of whom, and how many there are. */
export type Breach = {
  readonly key: string;
  readonly clause: string;
  readonly about: string;
  readonly kind: 'too-few' | 'too-many';
  readonly wanted: number;
  readonly got: number;
};

/** The quotas and presence rules that these plans of one day break. `plans` must hold everybody of the agencies concerned. */
export function breachesOf(agency: Agency, edict: DatedEdict, plans: readonly DayPlan[]): readonly Breach[] {
  const pools = new Map<string, Pool>();
  const covers = new Map<string, Cover>();
  for (const plan of plans) {
    const { unit, person, date, mode } = plan;
    if (!unit || plan.edict?.slug !== edict.slug) continue;
    const standing = standingOf(agency, edict, unit, date);
    const { quota } = ruleOn(edict, standing, person, date);
    if (quota && quota.rotation.kind !== 'manual' && onBooks.has(mode)) {
      const base = baseOf(agency, unit, quota.per);
      const key = `${quota.name}/${base.id}${classesOf(quota, person)}`;
      const pool = pools.get(key) ?? {
        quota,
        level: areaLevelOn(agency, base.area, date),
        books: 0,
        there: 0,
        office: 0,
      };
      pool.books += 1;
      if (mode !== 'leave') pool.there += 1;
      if (mode === 'office') pool.office += 1;
      pools.set(key, pool);
    }
    for (const [i, rule] of edict.presence.entries()) {
      if (failing(rule.who, person, standing, date) !== null) continue;
      const key = `${i}/${baseOf(agency, unit, rule.per).id}`;
      const cover = covers.get(key) ?? { rule, office: 0 };
      if (mode === 'office') cover.office += 1;
      covers.set(key, cover);
    }
  }
  return [
    ...[...pools].flatMap(([key, pool]) => poolBreach(key, pool)),
    ...[...covers].flatMap(([key, cover]) => coverBreach(key, cover)),
  ];
}

/** What an exchange breaks that was whole before, or breaks further. */
export function newlyBroken(before: readonly Breach[], after: readonly Breach[]): readonly Breach[] {
  const known = new Map(before.map((breach) => [`${breach.key} ${breach.kind}`, breach]));
  return after.filter((breach) => {
    const was = known.get(`${breach.key} ${breach.kind}`);
    return !was || Math.abs(breach.wanted - breach.got) > Math.abs(was.wanted - was.got);
  });
}

type Pool = {
  readonly quota: NonNullable<ReturnType<typeof ruleOn>['quota']>;
  readonly level: string | undefined;
  books: number;
  there: number;
  office: number;
};
type Cover = { readonly rule: DatedEdict['presence'][number]; office: number };

function poolBreach(key: string, { quota, level, books, there, office }: Pool): readonly Breach[] {
  const bounds = quotaDay(quota, books, there, level);
  if (!bounds) return [];
  const at = { key, clause: quota.clause, about: quota.name, got: office };
  // Too few came at all: no exchange is to blame for that.
  if (office < Math.min(bounds.least, there)) return [{ ...at, kind: 'too-few', wanted: bounds.least }];
  return office > bounds.most ? [{ ...at, kind: 'too-many', wanted: bounds.most }] : [];
}

const coverBreach = (key: string, { rule, office }: Cover): readonly Breach[] =>
  office < rule.least
    ? [
        {
          key: `presence/${key}`,
          clause: rule.clause,
          about: rule.reason,
          kind: 'too-few',
          wanted: rule.least,
          got: office,
        },
      ]
    : [];

/** Who has a turn that day, on leave or not; a holiday or a day outside the edict is nobody's turn. */
const onBooks: ReadonlySet<Mode> = new Set(['office', 'home', 'anywhere', 'leave']);
