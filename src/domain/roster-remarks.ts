import { type Cast, openQuestions } from './roster-cast.ts';
import type { UnitCover } from './roster-covers.ts';
import type { Finding, Spread } from './roster-draw.ts';
import type { Pool } from './roster-groups.ts';
import type { Place } from './roster-places.ts';
import type { EmptyOffice, Fairness, Shortfall, Unmatched } from './roster-question.ts';
import type { LocalDate } from './time.ts';

/** Everybody with days on which nobody can say where he works, in the order of the cast. */
export function unmatchedIn(cast: Cast, days: readonly LocalDate[]): readonly Unmatched[] {
  const people = cast.persons.length;
  return cast.persons.flatMap((person, p) => {
    const found = new Map<string, Unmatched & { days: LocalDate[] }>();
    for (const [day, date] of days.entries()) {
      const at = day * people + p;
      const why = openQuestions[cast.open[at] ?? 0];
      if (why === undefined || why === 'settled') continue;
      const rule = cast.ruling[at]?.rule ?? null;
      const key = `${why} ${rule?.clause}`;
      const known = found.get(key);
      if (known) known.days.push(date);
      else
        found.set(key, {
          person: person.id,
          unit: cast.place[at]?.unit.id ?? '',
          why,
          clause: rule?.clause ?? null,
          days: [date],
        });
    }
    return [...found.values()];
  });
}

/** The solver's findings with the names of units, clauses and roles. */
export function shortfallsOf(
  findings: readonly Finding[],
  pools: readonly Pool[],
  covers: readonly UnitCover[],
  days: readonly LocalDate[],
): readonly Shortfall[] {
  return findings.flatMap((finding): readonly Shortfall[] => {
    const date = days[finding.day];
    if (date === undefined) return [];
    if (finding.kind === 'cover-short') {
      const cover = covers[finding.cover];
      if (!cover) return [];
      const against = finding.ceilings.flatMap((g) => pools[g]?.quota.clause ?? []);
      const { rule, unit } = cover;
      const about = rule.reason;
      return [
        {
          date,
          unit,
          clause: rule.clause,
          about,
          kind: finding.kind,
          wanted: finding.least,
          got: finding.got,
          against,
        },
      ];
    }
    const pool = pools[finding.group];
    if (!pool) return [];
    const { quota, unit } = pool;
    const wanted = finding.kind === 'too-many-fixed' ? finding.most : finding.least;
    const against = finding.kind === 'bounds-cross' ? [`${quota.clause} (paling banyak ${finding.most})`] : [];
    return [
      { date, unit, clause: quota.clause, about: quota.name, kind: finding.kind, wanted, got: finding.got, against },
    ];
  });
}

export function fairnessOf(
  spreads: readonly Spread[],
  pools: readonly Pool[],
  covers: readonly UnitCover[],
): readonly Fairness[] {
  return spreads.flatMap(({ group, least, most, forcedBy }) => {
    const pool = pools[group];
    if (pool?.quota.rotation.kind !== 'days') return [];
    const forced = forcedBy.flatMap((c) => (covers[c] ? [`${covers[c].rule.reason} (${covers[c].rule.clause})`] : []));
    return [
      {
        pool: pool.name,
        unit: pool.unit,
        quota: pool.quota,
        people: pool.members.length,
        least,
        most,
        block: pool.days,
        forcedBy: [...new Set(forced)],
      },
    ];
  });
}

/** Offices that work on a day and have nobody there; where somebody's place is unknown nothing is claimed. */
export function emptyOffices(
  cast: Cast,
  places: ReadonlyMap<string, Place>,
  office: Uint8Array,
  days: readonly LocalDate[],
): readonly EmptyOffice[] {
  const people = cast.persons.length;
  const staffed = new Map([...places.keys()].map((id) => [id, new Int8Array(days.length)]));
  for (let at = 0; at < office.length; at++) {
    const day = Math.floor(at / people);
    const seen = staffed.get(cast.place[at]?.standing[day]?.office ?? '');
    if (seen) seen[day] = office[at] === 1 || (cast.open[at] ?? 0) > 0 ? 2 : Math.max(1, seen[day] ?? 0);
  }
  return [...places.values()].flatMap(({ unit, standing }) => {
    const seen = staffed.get(unit.id);
    const empty = days.filter((_, day) => seen?.[day] === 1);
    const serves = standing.some((one) => one.unitClass?.serves === true);
    return empty.length === 0 ? [] : [{ unit: unit.id, serves, days: empty }];
  });
}
