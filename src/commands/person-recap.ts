import { monthToDate } from '../reports/month.ts';
import { totalsOf } from '../reports/recap.ts';
import { recapText } from '../words/recap.ts';
import { type Answer, type Ask, type Asker, type Deps, say } from './command.ts';
import { subjectOf } from './subject.ts';

/** One person's figures over the asked range, this month when none is named; never past today. */
export async function personRecap(ask: Ask, asker: Asker, deps: Deps): Promise<Answer> {
  const { when } = ask.phrase;
  const { from, to: end } = when ?? { ...monthToDate(asker.today, asker.today) };
  const to = from <= asker.today && asker.today < end ? asker.today : end;
  const who = await subjectOf(ask, asker, deps, to);
  if ('instead' in who) return who.instead;
  const { person, prefix, audit } = who.subject;
  const [totals] = totalsOf(await deps.board.span(from, to, [person]), await deps.desk.about([person.id], from, to));
  return say(totals ? prefix + recapText(from, to, totals) : null, audit);
}
