import type { z } from 'zod';
import type { SlotSet } from '../domain/edict.ts';
import type { Weekday } from '../domain/time.ts';
import { dateWords } from './date-words.ts';
import { type date, listOf, mapping, period, text, weekdays } from './fields.ts';
import { slot, slotsOf, tolerance } from './slots.ts';
import { dayName } from './weekdays.ts';
import type { Path } from './yaml.ts';

export const slotSet = mapping({
  name: text,
  weekdays,
  clause: text.optional(),
  period: period.nullable().default(null),
  tolerance: tolerance.optional(),
  slots: listOf(slot),
});
type RawSet = z.infer<typeof slotSet>;

/** The sets in the order in which they are tried: variants for a period (Ramadan) before the normal ones. */
export function setsOf(
  raw: readonly RawSet[],
  shareClause: string,
  report: (path: Path, message: string) => void,
): readonly SlotSet[] {
  const at = (i: number): Path => ['share', 'sets', i];
  raw.forEach((set, i) => {
    for (const [j, earlier] of raw.slice(0, i).entries()) {
      const clash = clashOf(earlier, set);
      if (!clash) continue;
      const where = clash.since ? ` mulai ${dateWords(clash.since)}` : '';
      report(
        [...at(i), clash.since ? 'period' : 'weekdays'],
        `hari ${clash.days.map(dayName).join(', ')} sudah diatur "${earlier.name}" (share.sets[${j}])${where}, dan diatur lagi ` +
          `oleh "${set.name}"; diharapkan tiap hari hanya ada dalam satu kelompok jadwal`,
      );
    }
  });

  const sets = raw.map(
    (set, i): SlotSet => ({
      name: set.name,
      weekdays: set.weekdays,
      period: set.period,
      slots: slotsOf(set.slots, { clause: set.clause ?? shareClause, tolerance: set.tolerance }, (path, message) =>
        report([...at(i), 'slots', ...path], message),
      ),
    }),
  );
  return [...sets.filter((set) => set.period), ...sets.filter((set) => !set.period)];
}

/** Two sets that both claim a day. A period variant beside a normal set is no clash: it is tried first. */
function clashOf(a: RawSet, b: RawSet): { days: readonly Weekday[]; since: z.infer<typeof date> | null } | undefined {
  const days = b.weekdays.filter((day) => a.weekdays.includes(day));
  if (days.length === 0 || (a.period === null) !== (b.period === null)) return undefined;
  if (!a.period || !b.period) return { days, since: null };
  const since = a.period.from > b.period.from ? a.period.from : b.period.from;
  const until = a.period.to < b.period.to ? a.period.to : b.period.to;
  return since <= until ? { days, since } : undefined;
}
