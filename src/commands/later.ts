import type { Phrase } from '../domain/phrase.ts';
import { notYet, notYetPlain, subjects } from '../words/not-yet.ts';
import { type Asker, type Command, isOfficer, type Later, say } from './command.ts';
import { namedWords } from './named.ts';
import { officerOf } from './officer.ts';
import { refuse } from './refusal.ts';

/** Understood, not yet done by chat: the answer names the person who can (see `Later`). */
const notYetCommand = (intent: Later, matches: Command['matches'], plain = false): Command => ({
  intent,
  matches,
  async answer(_ask, asker, { board }) {
    const officer = await officerOf(asker.unit, asker.today, board);
    return say((plain ? notYetPlain : notYet)(subjects[intent], officer));
  },
});

/** Officers' orders about a colleague; from anybody else the fixed refusal. */
const order = (intent: 'panggil' | 'kontak', matches: Command['matches']): Command => ({
  ...notYetCommand(intent, matches, true),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker) && (intent === 'panggil' || asksAbout(ask.phrase, asker))) return refuse(asker, intent);
    return say(notYetPlain(subjects[intent], await officerOf(asker.unit, asker.today, deps.board)));
  },
});

export const summons: readonly Command[] = [
  order(
    'panggil',
    ({ text }) => /\b(panggil(kan|an)?|suruh)\b|\bhadirkan\b/.test(text) && !/\b(saya )?dipanggil\b/.test(text),
  ),
  order(
    'kontak',
    (phrase, asker) =>
      /^(tolong )?(kontak|hubungi)\b|\bkeberadaan\b/.test(phrase.text) ||
      (/\b(dimana|di mana|posisi)\b/.test(phrase.text) && namedWords(phrase, asker).length > 0),
  ),
];

const asksAbout = (phrase: Phrase, asker: Asker) =>
  phrase.words.includes('keberadaan') || namedWords(phrase, asker).length > 0;

const aboutData = /\b(status|jadwal|rekap|cek|daftar|siapa|privasi)\b/;
const free =
  (pattern: RegExp): Command['matches'] =>
  ({ text }) =>
    pattern.test(text) && !aboutData.test(text);
const trouble =
  /\b(terlambat|sinyal|gps (error|eror|mati|rusak|bermasalah)|(aplikasi|lokasi|whatsapp) (error|eror|lemot|ngaco)|jaringan|kuota|paket data|(hp|handphone|hape|ponsel) (saya )?(mati|rusak|hilang|lowbat|error|ketinggalan)|(mati|padam) (lampu|listrik)|(lampu|listrik) (mati|padam)|lupa (kirim|shareloc|absen)|(tidak bisa|gagal) (kirim|shareloc|share|absen))\b/;

export const later: readonly Command[] = [
  notYetCommand('ubah-lokasi', ({ text }) =>
    /\b(ubah|ganti|rubah|pindah|mengubah)\b.*\b(lokasi|alamat|rumah|domisili|kost?|tempat)\b|\b(alamat|rumah|domisili|tempat tinggal)\b.*\b(berubah|pindah|ganti)\b/.test(
      text,
    ),
  ),
  notYetCommand('tukar', ({ text }) =>
    /\b(tukar|tukeran|gantian)\b|\b(ubah|ganti|rubah|pindah|mengubah)\b.*\b(jadwal|hari|giliran|piket|wfh|wfo)\b|\bminta (wfh|wfo)\b/.test(
      text,
    ),
  ),
  notYetCommand('pengaduan', free(/\b(pengaduan|aduan|adukan|keluhan|mengadu)\b/)),
  notYetCommand('keterangan', ({ text, question, words }) => {
    if (/^(saya )?(keterangan|sanggah|sanggahan|keberatan)\b|\b(sanggah|sanggahan)\b/.test(text)) return true;
    if (/\b(saya|status|rekap|jadwal)\b.*\b(salah|keliru|tidak sesuai)\b/.test(text)) return true;
    if (question || words.includes('jam') || /\b(cara|bagaimana|batas|berapa)\b/.test(text)) return false;
    return trouble.test(text) && !aboutData.test(text);
  }),
  notYetCommand('lapor', free(/^(saya )?(mau )?lapor(kan)?\b/), true),
];
