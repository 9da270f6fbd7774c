import type { ActOf } from '../domain/act.ts';
import { topOf } from '../domain/agency.ts';
import type { Person } from '../domain/person.ts';
import { datesFrom, type LocalDate } from '../domain/time.ts';
import { type Breach, breachesOf, newlyBroken } from '../domain/turn-check.ts';
import type { Deps } from './command.ts';

export type Thinned = { readonly date: LocalDate; readonly breach: Breach };

/** A leave of months is looked at this far: the roster ahead of that is drawn again anyhow. */
const mostDays = 14;

/**
 * The first day from today on which this absence leaves fewer at the office than the edict wants, though it was whole before.
 * It is said to the officer who approves and hinders nothing: leave is a right, cover is the office's to find. Half a day counts
 * as being there.
 */
export async function thinnedBy(
  act: ActOf<'absence'>,
  subject: Person,
  today: LocalDate,
  deps: Deps,
): Promise<Thinned | null> {
  const dates = datesFrom(act.from, act.to).filter((date) => date >= today);
  for (const date of dates.slice(0, mostDays)) {
    if (act.body.fromMinute !== null && date === act.from) continue;
    const breach = await breachOn(date, subject, deps);
    if (breach) return { date, breach };
  }
  return null;
}

async function breachOn(date: LocalDate, subject: Person, deps: Deps): Promise<Breach | null> {
  const { agency } = await deps.board.policy(date);
  const plans = (await deps.board.day(date, null)).map(({ plan }) => plan);
  const mine = plans.find(({ person }) => person.id === subject.id);
  if (!mine?.unit || !mine.edict || mine.mode !== 'office') return null;
  const top = topOf(agency, mine.unit.id)?.id;
  const whole = plans.filter(({ unit }) => unit && topOf(agency, unit.id)?.id === top);
  const without = whole.map((plan) => (plan === mine ? { ...plan, mode: 'leave' as const } : plan));
  const broken = newlyBroken(breachesOf(agency, mine.edict, whole), breachesOf(agency, mine.edict, without));
  return broken.find(({ kind }) => kind === 'too-few') ?? null;
}
