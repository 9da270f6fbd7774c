import { monthFigures, monthToDate } from '../reports/month.ts';
import { statusText } from '../words/status.ts';
import { type Command, say } from './command.ts';
import { reportDate } from './dates.ts';
import { officerOf } from './officer.ts';
import { personRecap } from './person-recap.ts';
import { subjectOf } from './subject.ts';

/** *status*: the day's slots with their marks and the month's figures (7.9). "absen" means this (domain.md 8.2). */
export const status: Command = {
  intent: 'status',
  matches: ({ text, question }) =>
    (/\b(status|absen|tercatat|terkirim|terhitung|terbaca|terekam|terdeteksi|kehadiran|lengkap|kurang apa|apa (yang )?kurang|kurang slot|cek)\b/.test(
      text,
    ) ||
      /\b(sudah|belum|tadi|apa|apakah)\b.*\b(masuk|diterima|terima|dihitung)\b/.test(text) ||
      /\bshareloc\b.*\b(masuk|diterima|terima)\b|\blokasi\b.*\b(masuk|diterima)\b/.test(text) ||
      /\b(slot|apa) (apa )?(yang |saja )*(saya )?belum\b|\bslot belum\b/.test(text) ||
      /\bmasuk\b.*\b(shareloc|lokasi|absen)\b/.test(text) ||
      /\b(lupa|apa|apakah)\b.*\bsudah (kirim|shareloc)\b/.test(text) ||
      /\b(sudah|tadi)\b.*\b(kirim|shareloc)\b.*\b(belum|tidak ada|belum ada|tanpa)\b/.test(text) ||
      /\b(kenapa|mengapa|kok|padahal)\b.*\b(terlambat|belum|tidak (ada|muncul|hadir))\b/.test(text) ||
      (question && /\b(terlambat|belum|sudah)\b/.test(text)) ||
      (/\btadi\b/.test(text) && /\bjam berapa\b/.test(text))) &&
    !/\b(cara|bagaimana (cara|kirim|shareloc|absen))\b/.test(text) &&
    !/\bjadwal\b/.test(text),
  async answer(ask, asker, deps) {
    if (ask.phrase.when !== null && ask.phrase.when.kind !== 'day') return personRecap(ask, asker, deps);
    const date = reportDate(ask.phrase, asker.today);
    const who = await subjectOf(ask, asker, deps, date);
    if ('instead' in who) return who.instead;
    const { person, unit, prefix, audit } = who.subject;
    const { from, to } = monthToDate(date, asker.today);
    const [verdict] = await deps.board.day(date, [person]);
    if (!verdict) return say(null);
    const month = monthFigures(await deps.board.span(from, to, [person]));
    return say(prefix + statusText(verdict, month, asker.today, await officerOf(unit, date, deps.board)), audit);
  },
};
