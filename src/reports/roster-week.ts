import type { Unit } from '../domain/agency.ts';
import type { DayPlan, Mode } from '../domain/plan.ts';
import type { LocalDate } from '../domain/time.ts';
import type { OpenQuestion, UnitWeek, WeekDay } from '../domain/unit-roster.ts';
import { closedFor, plansByUnit } from './roster.ts';

/** By unit in the agency's order; days on which none of a unit's people works are left out at weekends. */
export function weekByUnit(plans: readonly DayPlan[], units: readonly Unit[]): readonly UnitWeek[] {
  const byUnit = plansByUnit(plans);
  return units.flatMap((unit) => {
    const here = byUnit.get(unit.id);
    return here ? [unitWeek(unit.name, here)] : [];
  });
}

function unitWeek(unit: string, plans: readonly DayPlan[]): UnitWeek {
  const byDate = new Map<LocalDate, DayPlan[]>();
  const byPerson = new Map<number, Map<LocalDate, DayPlan>>();
  for (const plan of plans) {
    const day = byDate.get(plan.date);
    if (day) day.push(plan);
    else byDate.set(plan.date, [plan]);
    const mine = byPerson.get(plan.person.id);
    if (mine) mine.set(plan.date, plan);
    else byPerson.set(plan.person.id, new Map([[plan.date, plan]]));
  }
  const days = [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, here]) => weekDay(date, here))
    .filter(({ closed }) => closed?.kind !== 'weekend');
  return {
    unit,
    edicts: [...new Set(plans.flatMap(({ edict }) => (edict ? [edict.number] : [])))],
    days,
    people: [...byPerson.values()].map((mine) => ({
      name: [...mine.values()][0]?.person.name ?? '',
      modes: days.map(({ date }) => mine.get(date)?.mode ?? null),
    })),
    open: openQuestions(plans),
  };
}

function weekDay(date: LocalDate, plans: readonly DayPlan[]): WeekDay {
  const count = (...modes: readonly Mode[]) => plans.filter(({ mode }) => modes.includes(mode)).length;
  const duty = new Map<string, DayPlan>();
  for (const plan of plans) if (plan.duty) duty.set(`${plan.mode} ${plan.edict?.slug} ${plan.zone}`, plan);
  return {
    date,
    closed: closedFor(plans),
    office: count('office'),
    home: count('home', 'anywhere'),
    away: count('leave', 'off', 'holiday'),
    noRoster: count('unmatched'),
    duty: [...duty.values()],
  };
}

function openQuestions(plans: readonly DayPlan[]): readonly OpenQuestion[] {
  const found = new Map<string, { why: OpenQuestion['why']; clause: string | null; names: Set<string> }>();
  for (const { why, person } of plans) {
    if (why.kind !== 'no-roster' && why.kind !== 'head-decides' && why.kind !== 'no-rule') continue;
    const clause = why.kind === 'head-decides' ? why.clause : null;
    const key = `${why.kind} ${clause}`;
    const known = found.get(key) ?? { why: why.kind, clause, names: new Set<string>() };
    known.names.add(person.name);
    found.set(key, known);
  }
  return [...found.values()].map(({ names, ...rest }) => ({ ...rest, names: [...names] }));
}
