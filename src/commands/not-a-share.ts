import { linkWord } from '../domain/phrase.ts';
import { howToShare } from '../words/how-to-share.ts';
import { type Command, say } from './command.ts';

/** D13: a map link, typed coordinates or "sudah di rumah" stands where a share should be. */
export const notAShare: Command = {
  intent: 'not-a-share',
  matches({ words, text, question }) {
    if (words.includes(linkWord)) return true;
    if (question || asks.test(text)) return false;
    return atHome.test(text) || place.test(text) || bareShare.test(text);
  },
  answer: async ({ phrase }) => say(howToShare(phrase.words.includes(linkWord) ? 'tautan' : 'teks')),
};

const asks =
  /\b(status|jadwal|rekap|tercatat|terkirim|terbaca|terekam|berubah|atau|apa|kah|diterima|masuk|ubah|ganti|pindah|apakah|berapa|cara|bagaimana|kapan)\b/;
const atHome = /\b(di rumah|dirumah|di kost?|di kontrakan|di tempat|di mess)\b/;
const place = /^(ini )?(posisi|lokasi|titik|alamat|koordinat)( (saya|sekarang|terkini|kerja|ini|pagi|siang|sore))* \S+/;
const bareShare = /^(ini )?(shareloc|hadir)( (saya|pagi|siang|sore|istirahat|selesai|hari|ini|wfh|dari))*$/;
