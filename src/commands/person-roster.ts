import { addDays } from '../domain/time.ts';
import { upcoming } from '../reports/roster.ts';
import { rosterText } from '../words/roster.ts';
import { type Answer, type Ask, type Asker, type Deps, say } from './command.ts';
import { officerOf } from './officer.ts';
import { subjectOf } from './subject.ts';

/** One person's days: today and the next five working days, or every working day of what was asked for (7.10). */
export async function personRoster(ask: Ask, asker: Asker, deps: Deps): Promise<Answer> {
  const { board } = deps;
  const { when } = ask.phrase;
  const from = when?.from ?? asker.today;
  const who = await subjectOf(ask, asker, deps, from);
  if ('instead' in who) return who.instead;
  const { person, unit, prefix, audit } = who.subject;
  const plans = (await board.span(from, when?.to ?? addDays(asker.today, 13), [person])).map((day) => day.plan);
  const shown = when === null ? upcoming(plans, 5) : plans.length === 1 ? plans : plans.filter(notWeekend);
  return say(prefix + rosterText(shown, await officerOf(unit, from, board)), audit);
}

const notWeekend = (plan: { readonly why: { readonly kind: string } }) => plan.why.kind !== 'weekend';
