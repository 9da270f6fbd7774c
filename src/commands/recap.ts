import { monthToDate } from '../reports/month.ts';
import { totalsOf } from '../reports/recap.ts';
import { recapText } from '../words/recap.ts';
import { type Command, isOfficer, say } from './command.ts';
import { unitNamed } from './scope.ts';
import { subjectOf } from './subject.ts';
import { unitRecap } from './unit-recap.ts';

/** *rekap*: the own figures of a month, week or day, with the slots that were missed. */
export const recap: Command = {
  intent: 'rekap',
  matches: ({ text }) =>
    /\b(rekap|laporan saya|ringkasan saya|berapa kali|berapa hari|riwayat|histori|history|total)\b/.test(text) ||
    (/\b(bulan ini|bulan lalu)\b/.test(text) && /\b(absen|shareloc|hadir|kirim|lengkap|kurang)\b/.test(text)),
  async answer(ask, asker, deps) {
    const { when } = ask.phrase;
    const { agency } = await deps.board.policy(asker.today);
    // "rekap diskominfo" names a unit, "rekap Darmawati" a person; only an officer's words are looked up at all.
    if (isOfficer(asker) && unitNamed(agency, ask.phrase))
      return unitRecap.answer({ ...ask, intent: unitRecap.intent }, asker, deps);
    const month = monthToDate(asker.today, asker.today);
    const from = when?.from ?? month.from;
    const to = when === null ? month.to : when.to < asker.today ? when.to : asker.today < from ? when.to : asker.today;
    const who = await subjectOf(ask, asker, deps, to);
    if ('instead' in who) return who.instead;
    const { person, prefix, audit } = who.subject;
    const [totals] = totalsOf(await deps.board.span(from, to, [person]));
    return say(totals ? prefix + recapText(from, to, totals) : null, audit);
  },
};
