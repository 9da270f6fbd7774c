import { addDays } from '../domain/time.ts';
import { upcoming } from '../reports/roster.ts';
import { rosterText } from '../words/roster.ts';
import { type Command, say } from './command.ts';
import { subjectOf } from './subject.ts';

/** *jadwal*: today and the next five working days, or the asked day, week or month (7.10). */
export const roster: Command = {
  intent: 'jadwal',
  matches: ({ text, when }) =>
    /\b(jadwal|wfh|wfo|wfa|giliran|piket|ngantor|kekantor)\b/.test(text) ||
    /\b(masuk|ke) (kantor|kerja)\b|\bkantor (tidak|apa)\b/.test(text) ||
    // In Kalimantan people "turun" to work.
    (when !== null && /\b(masuk|turun)\b/.test(text)) ||
    /^(hari apa|kapan) (saya )?(saja )?masuk\b/.test(text),
  async answer(ask, asker, { board, ...rest }) {
    const { when } = ask.phrase;
    const who = await subjectOf(ask, asker, { board, ...rest }, when?.from ?? asker.today);
    if ('instead' in who) return who.instead;
    const { person, prefix, audit } = who.subject;
    const to = when?.to ?? addDays(asker.today, 13);
    const plans = (await board.span(when?.from ?? asker.today, to, [person])).map((day) => day.plan);
    const shown = when === null ? upcoming(plans, 5) : plans.length === 1 ? plans : plans.filter(notWeekend);
    return say(prefix + rosterText(shown), audit);
  },
};

const notWeekend = (plan: { readonly why: { readonly kind: string } }) => plan.why.kind !== 'weekend';
