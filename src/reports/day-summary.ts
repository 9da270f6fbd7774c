import { type Act, isAct } from '../domain/act.ts';
import type { DayVerdict } from '../domain/presence.ts';
import type { Sign } from '../domain/share.ts';
import type { DaySummary, DeskFigures } from '../domain/tally.ts';
import type { LocalDate } from '../domain/time.ts';
import { deskDay } from './desk-day.ts';
import { isFilled, outcomeOf } from './outcome.ts';

/** Every person is in exactly one of office, home, homeNoDuty, absent, off, noRoster, or outside any edict. */
export function daySummary(verdicts: readonly DayVerdict[], date: LocalDate, acts: readonly Act[] = []): DaySummary {
  const on = (...modes: readonly string[]) => verdicts.filter((day) => modes.includes(day.plan.mode));
  const duty = verdicts.filter((day) => day.plan.duty);
  const all = duty.flatMap((day) => day.slots);
  const ended = duty.map((day) => ({ day, outcome: outcomeOf(day) }));
  return {
    date,
    edicts: [...new Set(verdicts.flatMap((day) => (day.plan.edict ? [day.plan.edict.number] : [])))],
    office: on('office').length,
    home: duty.length,
    homeNoDuty: on('home', 'anywhere').filter((day) => !day.plan.duty).length,
    absent: on('leave').length,
    off: on('off', 'holiday').length,
    noRoster: on('unmatched').length,
    slots: slotFigures(duty),
    complete: ended.filter(({ outcome }) => outcome === 'complete').length,
    incomplete: ended
      .filter(({ outcome }) => outcome === 'incomplete')
      .map(({ day }) => ({
        name: day.plan.person.name,
        slots: day.slots.filter((slot) => slot.state === 'tidak').map((slot) => slot.slot.label),
      })),
    unsettled: ended.filter(({ outcome }) => outcome === 'unsettled').length,
    late: all.filter((slot) => slot.state === 'terlambat').length,
    signs: signCounts(all.flatMap((slot) => slot.signs)),
    unread: all.filter((slot) => slot.state === 'perlu_dicek').length,
    desk: deskDay(verdicts, acts, date),
    rights: deskFigures(verdicts, acts),
  };
}

function deskFigures(verdicts: readonly DayVerdict[], acts: readonly Act[]): DeskFigures {
  const here = new Set(verdicts.map(({ plan }) => plan.person.id));
  const mine = acts.filter(
    ({ persons, state }) => state !== 'withdrawn' && state !== 'undone' && persons.some((id) => here.has(id)),
  );
  const objections = mine.filter((act) => isAct(act, 'objection'));
  return {
    objections: objections.length,
    undecided: objections.filter(({ state }) => state === 'waiting').length,
    notes: mine.filter((act) => isAct(act, 'note')).length,
    byHand: verdicts.filter(({ plan }) => plan.why.kind === 'suspended').length,
  };
}

/** By label in the order of the day: two edicts with a slot "Pagi" share a figure. */
function slotFigures(duty: readonly DayVerdict[]): DaySummary['slots'] {
  const labels = new Map<string, number>();
  for (const { slot } of duty.flatMap((day) => day.slots))
    labels.set(slot.label, Math.min(slot.opens, labels.get(slot.label) ?? slot.opens));
  return [...labels]
    .sort(([, a], [, b]) => a - b)
    .map(([label]) => {
      const owed = duty
        .flatMap((day) => day.slots.filter((slot) => slot.slot.label === label))
        .filter((slot) => slot.state !== 'dikecualikan');
      const count = (state: string) => owed.filter((slot) => slot.state === state).length;
      return {
        label,
        done: owed.filter((slot) => isFilled(slot.state)).length,
        due: owed.length,
        blind: count('gangguan'),
        ahead: count('belum_dibuka'),
        open: count('terbuka'),
      };
    });
}

function signCounts(signs: readonly Sign[]): ReadonlyMap<Sign, number> {
  const counts = new Map<Sign, number>();
  for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}
