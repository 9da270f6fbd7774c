import type { RosterRow } from './roster.ts';
import type { Cast } from './roster-cast.ts';
import { presenceOf } from './roster-draw.ts';
import type { Pool } from './roster-groups.ts';
import type { RosterQuestion } from './roster-question.ts';
import { type LocalDate, weekdayOf } from './time.ts';

/**
 * Fixed weekdays at the office: each member belongs to one part of the pool, the parts as equal as they go. Whoever was
 * in a part before stays in it. Turns free person-days of the pool into fixed ones.
 */
export function settleWeekly(
  pool: Pool,
  g: number,
  group: Int16Array,
  cast: Cast,
  days: readonly LocalDate[],
  rows: RosterQuestion['rows'],
): void {
  const { rotation } = pool.quota;
  if (rotation.kind !== 'weekly') return;
  const people = cast.persons.length;
  const sizes = rotation.groups.map(() => 0);
  const parts = new Map<number, number>();
  const join = (p: number, part: number) => {
    parts.set(p, part);
    sizes[part] = (sizes[part] ?? 0) + 1;
  };
  const drawn = pool.members.filter((p) => days.some((_, day) => isFree(day * people + p)));
  for (const p of drawn) {
    const part = partBefore(rotation.groups, rows.get(cast.persons[p]?.id ?? -1), days[0]);
    if (part !== null) join(p, part);
  }
  for (const p of drawn) if (!parts.has(p)) join(p, sizes.indexOf(Math.min(...sizes)));

  for (const [p, part] of parts)
    for (const [day, date] of days.entries()) {
      const at = day * people + p;
      if (!isFree(at)) continue;
      cast.state[at] = rotation.groups[part]?.includes(weekdayOf(date)) ? presenceOf.office : presenceOf.home;
    }

  function isFree(at: number): boolean {
    return group[at] === g && cast.state[at] === presenceOf.free;
  }
}

/** The part whose weekdays the published rows follow best; `null` without rows that tell. */
function partBefore(
  groups: readonly (readonly number[])[],
  rows: ReadonlyMap<LocalDate, RosterRow> | undefined,
  from: LocalDate | undefined,
): number | null {
  // A day entered by hand is an exception; those before the range tell more than those in it, which are drawn anew.
  const published = [...(rows ?? [])].filter(([, { edict }]) => edict !== null);
  const earlier = published.filter(([date]) => from !== undefined && date < from);
  const known = earlier.length > 0 ? earlier : published;
  if (known.length === 0) return null;
  const fits = (weekdays: readonly number[]) =>
    known.filter(([date, { mode }]) => (mode === 'wfo') === weekdays.includes(weekdayOf(date))).length;
  const hits = groups.map(fits);
  const best = Math.max(...hits);
  // As good as every other part: that tells nothing.
  return hits.filter((n) => n === best).length === 1 ? hits.indexOf(best) : null;
}
