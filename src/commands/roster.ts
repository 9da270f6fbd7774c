import { type Command, isOfficer } from './command.ts';
import { office } from './office.ts';
import { personRoster } from './person-roster.ts';
import { rosterWeek } from './roster-week.ts';
import { namesAUnit } from './scope.ts';

/** *jadwal*: the own days, for officers also those of a person or unit that is named. */
export const roster: Command = {
  intent: 'jadwal',
  matches: ({ text, when }) =>
    /\b(jadwal|wfh|wfo|wfa|giliran|piket|ngantor|kekantor)\b/.test(text) ||
    /\b(masuk|ke) (kantor|kerja)\b|\bkantor (tidak|apa)\b/.test(text) ||
    // In Kalimantan people "turun" to work.
    (when !== null && /\b(masuk|turun)\b/.test(text)) ||
    /^(hari apa|kapan) (saya )?(saja )?masuk\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker) || !(await namesAUnit(ask, asker, deps, asker.today))) return personRoster(ask, asker, deps);
    const many = ask.phrase.when?.kind === 'day' ? office : rosterWeek;
    return many.answer({ ...ask, intent: many.intent }, asker, deps);
  },
};
