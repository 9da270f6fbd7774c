import { noDuty } from '../words/no-duty.ts';
import { hoursText, publicHoursText } from '../words/roster.ts';
import { type Command, say } from './command.ts';
import { officerOf } from './officer.ts';

/** *jam*: the windows of today or the asked day, of the edict the person falls under. */
export const slotTimes: Command = {
  intent: 'jam',
  matches: ({ text, when, question }) =>
    !/\b(tadi|status|rekap|tercatat|belum|kurang)\b/.test(text) &&
    (isOwed(text, when !== null, question) || hoursAsked.test(text)),
  async answer({ phrase, inGroup }, asker, { board }) {
    const date = phrase.when?.from ?? asker.today;
    const [verdict] = await board.day(date, [asker.person]);
    if (!verdict) return say(null);
    if (inGroup) return say(publicHoursText(verdict.plan));
    return say(hoursText(verdict.plan, noDuty(verdict.plan, await officerOf(asker.unit, date, board))));
  },
};

const hoursAsked =
  /\bjam (berapa|kirim|absen|shareloc|kapan|apa|lokasi|wfh|slot|buka|tutup)|^jam\b|\bjam$|\bbatas\b|\bkapan\b.*\b(kirim|shareloc|absen|lokasi|tutup|buka|ditutup|dibuka)\b|\b(kirim|shareloc|absen)\b.*\bkapan\b|\b(slot|waktu) (apa|kirim|shareloc|hari|absen)|\bjam\b.*\b(beda|berbeda|berubah)\b/;

/** "17 agustus tetap serlok?", "masih bisa kirim?": whether the day asks for shares; the answer names the day and its hours. */
const isOwed = (text: string, dated: boolean, question: boolean): boolean =>
  /\bmasih (bisa|boleh|sempat|terima)\b/.test(text) ||
  ((question || /\b(apakah|tetap|kah)\b/.test(text)) &&
    /\b(tetap|perlu|wajib|harus|juga)\b|\btidak$/.test(text) &&
    /\b(kirim|shareloc|absen|lapor)\b/.test(text) &&
    (dated || /\b(perlu|wajib|harus)\b/.test(text)));
