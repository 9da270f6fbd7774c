import { unitAndAbove } from '../domain/agency.ts';
import { dayKind } from '../domain/holiday.ts';
import { calendarText } from '../words/calendar.ts';
import { notUnderstood } from '../words/not-yet.ts';
import { type Command, say } from './command.ts';

/** *libur*: is that date free, and what comes next. */
export const calendar: Command = {
  intent: 'libur',
  matches: ({ text }) =>
    /\b(libur(an)?|tanggal merah|cuti bersama|hari raya|hari besar)\b|\bmerah\b/.test(text) &&
    !/\b(siapa|rekap)\b/.test(text),
  async answer({ phrase }, asker, { board }) {
    const { agency, holidays } = await board.policy(asker.today);
    const unit = asker.unit ?? agency.units[0];
    if (!unit) return say(notUnderstood);
    const date = phrase.when?.from ?? asker.today;
    const reach = [unit.area, ...unitAndAbove(agency, unit.id).map(({ id }) => id)];
    const next = holidays
      .filter((h) => h.date > date && !unit.worksOn.includes(h.kind))
      .filter((h) => h.for.length === 0 || h.for.some((place) => reach.includes(place)))
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .slice(0, 3);
    return say(calendarText(date, dayKind(agency, unit, holidays, date), next));
  },
};
