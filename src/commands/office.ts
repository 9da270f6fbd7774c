import { rosterByUnit } from '../reports/roster.ts';
import { officeText } from '../words/roster.ts';
import { type Command, say } from './command.ts';
import { readEntry } from './refusal.ts';
import { rosterWeek } from './roster-week.ts';
import { scopeOf, verdictsIn } from './scope.ts';

/** *siapa wfo*, "jadwal dinas besok": who is at the office on one day, by unit; of a week the roster is told. */
export const office: Command = {
  intent: 'siapa-wfo',
  matches: ({ text }) =>
    (/\b(siapa|daftar|nama|pegawai|berapa orang|orang|staf)\b/.test(text) &&
      /\b(wfo|wfh|wfa|masuk|kantor|ngantor|piket|jaga|giliran|hadir)\b/.test(text) &&
      !/\bsaya\b/.test(text)) ||
    /\bberapa (yang )?(wfo|wfh|wfa)\b/.test(text) ||
    (/\bsiapa\b/.test(text) && /\b(di|dari) rumah\b/.test(text)) ||
    (/\bjadwal\b/.test(text) && /\bsiapa\b/.test(text)) ||
    /\bjadwal ((kerja|wfh|wfo|piket|untuk|buat) )?(semua|seluruh|opd|skpd|dinas|badan|unit|instansi|pegawai|staf|bagian|bidang|tim|kantor)\b/.test(
      text,
    ),
  async answer(ask, asker, deps) {
    const { when } = ask.phrase;
    if (when !== null && when.kind !== 'day') return rosterWeek.answer(ask, asker, deps);
    const date = when?.from ?? asker.today;
    const reach = await scopeOf(ask, asker, deps, date);
    if ('instead' in reach) return reach.instead;
    const { scope } = reach;
    const plans = (await verdictsIn(scope, date, deps)).map((day) => day.plan);
    const rows = rosterByUnit(plans, scope.agency.units);
    const audit = [readEntry(asker, ask.intent, `${scope.unit?.id ?? '*'} ${date}`, `unit:${scope.unit?.id ?? '*'}`)];
    return say(officeText(date, rows, scope.names && scope.unit !== null), audit);
  },
};
