import type { Phrase } from '../domain/phrase.ts';
import { type Command, isOfficer, say } from './command.ts';

/** siap, ok, 👍, terima kasih, nggih, "sudah pak", "belum pak": a human nod, answered with silence (law 7). */
export const acknowledgement: Command = {
  intent: 'no-reply',
  matches(phrase, asker) {
    const { words, raw, question, text } = phrase;
    if (raw === '') return !question;
    if (laughter.test(raw) || salamBack.test(raw) || /^[a-oq-z]$/.test(raw)) return true;
    if (words.length === 0)
      return raw.split(' ').some((word) => nods.has(word)) && !/salam|izin|ijin|pagi|tanya/.test(raw);
    // "belum" and nothing else is the officer's command; "belum pak" is an answer, also from an officer.
    if (text === 'belum') return !question && !(isOfficer(asker) && !raw.includes(' '));
    if (question) return false;
    if (sent.test(text) || slip.test(text)) return true;
    if (/^(saya |maaf )*belum\b/.test(text) && !isOfficer(asker) && !asks.test(text)) return true;
    if (received.test(text) && strong.has(words[0] ?? '') && words.every((word) => closing.has(word))) return true;
    const said = words.filter((word) => !laughter.test(word));
    return strong.has(said[0] ?? '') && said.every((word) => strong.has(word) || weak.has(word));
  },
  answer: async () => say(null),
};

/** "siap, segera saya kerjakan": opens with a nod and asks for nothing we know. */
export const opensWithThanks = ({ words, question }: Phrase): boolean =>
  !question && opening.has(words[0] ?? '') && words.length <= 8;
// "wkwkwk", "hahaha", and the answer to our own greeting.
const laughter = /^(w?[wk]{3,}|(wk){2,}w?|(ha|he|hi|hu|xi){2,}h?|lol)$/;
const salamBack = /^wa?\S*l\S*k[aou]m\S*( \S*salam\S*)?( wr| wb| warahmatullahi| wabarakatuh| pak| bu)*$/;
const sent =
  /^(lokasi |shareloc |saya |tadi |barusan |pagi |siang |sore )*sudah (saya |tadi )*(kirim|shareloc|terkirim|dikirim|lapor)( (lokasi|shareloc|tadi|saya|pagi|siang|sore|istirahat|semua|ini|hari|mi|ya|barusan|kemarin|lengkap))*$|^tadi sudah$/;
const slip = /^salah (kirim|kamar|pencet|ketik|chat|sambung|orang|grup|alamat|tekan)$/;
/** "belum dapat jadwal", "belum masuk, kenapa": no bare nod. */
const asks =
  /\b(apa|apakah|kenapa|mengapa|bagaimana|kapan|kok|jadwal|status|rekap|masuk|tercatat|terbaca|centang|muncul|dapat|bisa)\b/;
const received = /\b(terimakasih|terima|diterima)\b/;
const opening = new Set([
  'sebentar',
  'bentar',
  'tunggu',
  'otw',
  'sudah',
  'siap',
  'oke',
  'baik',
  'baiklah',
  'terimakasih',
  'sip',
  'noted',
  'ya',
  'iya',
  'alhamdulillah',
  'belum',
]);

const nods = new Set(['nggih', 'inggih', 'njih', 'iye', 'iyé', 'iyek', 'iyee', 'injih', 'enggih', 'muhun', 'sumuhun']);
const strong = new Set(
  'done beres mantul top gas oh owh iyek iyee muhun sumuhun siap oke ya iya iyo yoi yup baik baiklah terimakasih sip mantap noted paham mengerti dimengerti laksanakan roger copy sudah belum tidak amin aamiin alhamdulillah nuhun monggo sama setuju betul benar'.split(
    ' ',
  ),
);
const weak = new Set(
  'tadi sudah banyak atas info bantuan pun dan sekali semua kembali saja segera nanti kasih sangat juga lah dulu ini itu informasi perhatian deh dong kok sih mi ji ki laksana nya salam sehat untuk jaya'.split(
    ' ',
  ),
);
/** What a thanks for something received may name; a date or a question word makes it a request again. */
const closing = new Set([
  ...strong,
  ...weak,
  ...'terima diterima saya kami rekap laporan laporannya ringkasan jadwal daftar data kirim kiriman dikirim dengan telah'.split(
    ' ',
  ),
]);
