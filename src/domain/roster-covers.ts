import { failing } from './condition.ts';
import type { PresenceRule } from './mode-rule.ts';
import type { DatedEdict } from './policy.ts';
import type { Cast } from './roster-cast.ts';
import type { Cover } from './roster-draw.ts';
import { baseOf } from './roster-places.ts';
import type { RosterQuestion } from './roster-question.ts';
import type { LocalDate } from './time.ts';

/** One presence rule in one unit. */
export type UnitCover = Cover & { readonly rule: PresenceRule; readonly unit: string };

/** The presence rules of the edict, unit by unit. A role nobody holds in a unit is not asked of it. */
export function coversOf(
  { policy }: RosterQuestion,
  edict: DatedEdict,
  cast: Cast,
  days: readonly LocalDate[],
): readonly UnitCover[] {
  const people = cast.persons.length;
  return edict.presence.flatMap((rule) => {
    const found = new Map<string, { members: Set<number>; least: Int32Array }>();
    const dated = rule.who.weekdays.length > 0 || rule.who.period !== null;
    for (const [p, person] of cast.persons.entries()) {
      let seen: unknown;
      let holds = false;
      for (const [day, date] of days.entries()) {
        const place = cast.place[day * people + p];
        const standing = place?.standing[day];
        if (!place || !standing) continue;
        if (dated || standing !== seen) holds = failing(rule.who, person, standing, date) === null;
        seen = standing;
        if (!holds) continue;
        const base = baseOf(policy.agency, place.unit, rule.per).id;
        let cover = found.get(base);
        if (!cover) {
          cover = { members: new Set(), least: new Int32Array(days.length) };
          found.set(base, cover);
        }
        cover.members.add(p);
        cover.least[day] = rule.least;
      }
    }
    return [...found].map(([unit, { members, least }]) => ({ rule, unit, members: [...members], least }));
  });
}
