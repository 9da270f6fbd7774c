import type { Phrase } from '../domain/phrase.ts';
import { type Command, isOfficer, say } from './command.ts';

/** siap, ok, 👍, terima kasih, nggih, "sudah pak", "belum pak": a human nod, answered with silence (law 7). */
export const acknowledgement: Command = {
  intent: 'no-reply',
  matches(phrase, asker) {
    const { words, raw, question, text } = phrase;
    if (raw === '') return !question;
    if (words.length === 0)
      return raw.split(' ').some((word) => nods.has(word)) && !/salam|izin|ijin|pagi|tanya/.test(raw);
    // "belum" and nothing else is the officer's command; "belum pak" is an answer, also from an officer.
    if (text === 'belum') return !question && !(isOfficer(asker) && !raw.includes(' '));
    if (question) return false;
    if (
      /^(saya )?sudah (kirim|shareloc|terkirim|lapor)( (lokasi|shareloc|tadi|saya|pagi|siang|sore|istirahat|semua|ini|hari|mi))*$/.test(
        text,
      )
    )
      return true;
    if (/^(saya |maaf )*belum\b/.test(text) && !isOfficer(asker)) return true;
    return strong.has(words[0] ?? '') && words.every((word) => strong.has(word) || weak.has(word));
  },
  answer: async () => say(null),
};

/** "siap, segera saya kerjakan": opens with a nod and asks for nothing we know. */
export const opensWithThanks = ({ words, question }: Phrase): boolean =>
  !question && opening.has(words[0] ?? '') && words.length <= 8;
const opening = new Set([
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

const nods = new Set(['nggih', 'inggih', 'njih', 'iye', 'iyé']);
const strong = new Set(
  'siap oke ya iya iyo yoi yup baik baiklah terimakasih sip mantap noted paham mengerti dimengerti laksanakan roger copy sudah belum tidak amin aamiin alhamdulillah nuhun monggo sama setuju betul benar'.split(
    ' ',
  ),
);
const weak = new Set(
  'banyak atas info bantuan pun dan sekali semua kembali saja segera nanti kasih sangat juga lah dulu ini itu informasi perhatian deh dong kok sih mi ji ki laksana nya salam sehat untuk jaya'.split(
    ' ',
  ),
);
