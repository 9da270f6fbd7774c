import type { SlotState } from '../domain/presence.ts';
import type { LocalDate } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { addressed, longDate, shortDate, stop } from './format.ts';
import { lettersAttached } from './letter.ts';

/** A slot's state as a person reads it. */
export const stateWords: Record<SlotState, string> = {
  belum_dibuka: 'belum dibuka',
  terbuka: 'terbuka',
  tepat: 'tepat',
  terlambat: 'terlambat',
  di_luar_lokasi: 'di luar lokasi',
  tidak: 'tidak ada kiriman',
  dikecualikan: 'dikecualikan',
  bukan_jadwal: 'bukan jadwal',
  gangguan: 'gangguan sistem',
  perlu_dicek: 'perlu dicek',
};

export type CorrectionAsked = {
  readonly person: number;
  readonly date: LocalDate;
  readonly slot: string;
  readonly label: string;
  readonly set: SlotState;
  readonly because: string;
};
export const correctionWhy = 'Koreksi memerlukan alasan. Mohon alasannya, satu kalimat.';
export const correctionState =
  'Menjadi apa? *tepat*, *terlambat*, *dikecualikan*, *tidak*, *di luar lokasi*, atau *gangguan*.';
export const correctionSlot = (slots: readonly string[]): string => `Slot yang mana? ${slots.join(', ')}.`;
export const correctionNoDuty = (date: LocalDate): string =>
  `Pada ${longDate(date)} tidak ada slot yang wajib bagi pegawai tersebut; tidak ada yang dikoreksi.`;
export const correctionAhead = (label: string, date: LocalDate): string =>
  `Slot *${label}* ${longDate(date)} belum dibuka; belum ada yang dikoreksi. Untuk membebaskannya: *dispensasi*.`;
export const correctionTitle = (name: string, date: LocalDate, label: string, set: SlotState): string =>
  `koreksi ${name}, ${label} ${longDate(date)} menjadi *${stateWords[set]}*`;
export const correctionReading = (name: string, asked: CorrectionAsked, now: SlotState): string =>
  `Koreksi ${addressed(name)}, *${asked.label}* ${longDate(asked.date)}: dari *${stateWords[now]}* menjadi *${stateWords[asked.set]}*.\nAlasan: ${stop(asked.because)} Catatan asli tetap tersimpan.`;
export const correctionSet = (title: string): string =>
  `Nomor {nomor}, ${title}: berlaku; yang bersangkutan diberi tahu. ${undoHint}`;
export const correctionToPerson = (asked: CorrectionAsked, was: SlotState, by: string): string =>
  `Koreksi oleh ${by}: *${asked.label}* ${longDate(asked.date)} dari *${stateWords[was]}* menjadi *${stateWords[asked.set]}*. Alasan: ${stop(asked.because)} Bila keberatan: *sanggah*.`;

export type ObjectionAsked = {
  readonly date: LocalDate;
  readonly slot: string | null;
  readonly label: string;
  readonly state: SlotState;
  readonly text: string;
};
export const objectionWhy = 'Mohon keterangannya, satu kalimat. Misalnya: *keterangan pagi sinyal hilang*.';
export const objectionTooLate = (date: LocalDate, last: LocalDate, days: number): string =>
  `Mohon maaf, sanggahan untuk ${longDate(date)} hanya dapat diajukan sampai ${longDate(last)} (${days} hari kerja sesudahnya). Bila ada hal lain: *pengaduan*.`;
export const objectionWhichSlot = (slots: readonly string[]): string =>
  slots.length === 0
    ? 'Untuk slot dan tanggal yang mana? Misalnya: *keterangan pagi 29/7 sinyal hilang*.'
    : `Untuk slot yang mana? ${slots.join(', ')}.`;
export const objectionNothing = (date: LocalDate): string =>
  `Pada ${longDate(date)} tidak ada slot yang perlu disanggah. Bila slot hari lain yang dimaksud, mohon disebut dengan tanggalnya; soal lain: *pengaduan*.`;
export const objectionAhead = (label: string, date: LocalDate): string =>
  `Slot *${label}* ${longDate(date)} belum dibuka, jadi belum ada yang disanggah. Bila akan berhalangan: *izin*.`;
export const objectionFine = (label: string, date: LocalDate, state: SlotState): string =>
  `Slot *${label}* ${longDate(date)} sudah tercatat *${stateWords[state]}*; tidak ada yang perlu disanggah.`;
export const objectionKnown = (id: number): string =>
  `Keterangan untuk slot itu sudah ada dengan nomor ${id} dan menunggu keputusan.`;
export const objectionReading = (asked: ObjectionAsked, to: string): string =>
  `Keterangan untuk *${asked.label}* ${longDate(asked.date)} (catatan: ${stateWords[asked.state]}): ${stop(asked.text)}\nDiteruskan kepada ${stop(to)}`;
export const objectionKept = (to: string): string =>
  `Keterangan diterima dengan nomor {nomor} dan menunggu keputusan ${stop(to)} ${undoHint}`;
export const objectionTitle = (name: string, date: LocalDate, label: string): string =>
  `sanggahan ${name}, ${label} ${longDate(date)}`;
export const objectionToOfficer = (name: string, asked: ObjectionAsked, state: string, letters: number): string =>
  `Sanggahan nomor {nomor} dari ${name}: *${asked.label}* ${longDate(asked.date)} (catatan: ${state})\nKeterangan: ${stop(asked.text)}${letters === 0 ? '' : ` ${lettersAttached(letters)}`}\nBalas *YA {nomor}* (dikecualikan), *YA {nomor} tepat*, atau *TIDAK {nomor} <alasan>*.`;
export const objectionDecided = (title: string, id: number, accepted: boolean, by: string, outcome: string): string =>
  accepted
    ? `Nomor ${id}, ${title}, *diterima* oleh ${by}: dicatat *${stop(outcome)}*`
    : `Mohon maaf, nomor ${id}, ${title}, *tidak diterima* oleh ${by}. Alasan: ${stop(outcome)}`;

export const complaintWhat = 'Mohon ditulis isi pengaduannya, satu atau dua kalimat.';
export const complaintReading = (text: string, to: string): string =>
  `Pengaduan: ${stop(text)}\nDiteruskan kepada ${stop(to)}`;
export const complaintKept = (to: string): string =>
  `Pengaduan diterima dengan nomor {nomor} dan diteruskan kepada ${stop(to)} ${undoHint}`;
export const complaintToOfficer = (name: string, unit: string, text: string, letters: number): string =>
  `Pengaduan nomor {nomor} dari ${name} (${unit}): ${stop(text)}${letters === 0 ? '' : ` ${lettersAttached(letters)}`}\nJawab dengan: *selesai {nomor} <jawaban>*.`;
export const complaintTitle = (name: string): string => `pengaduan ${name}`;
export const complaintAnswer = (id: number, answer: string): string =>
  `Jawaban atas pengaduan nomor ${id}: ${stop(answer)}`;
export const complaintAnswerWhat = (id: number): string => `Mohon disertai jawabannya: *selesai ${id} <jawaban>*.`;
export const complaintAnswered = (id: number): string =>
  `Pengaduan nomor ${id} ditutup; jawabannya dikirim. ${undoHint}`;
export const complaintLine = (id: number, what: string, more: string): string =>
  `Nomor ${id}: ${what.slice(0, 120)}: ${more.slice(0, 120)}`;
export const complaintsOwn = (lines: readonly string[]): string =>
  lines.length === 0 ? 'Belum ada pengaduan dari Bapak/Ibu.' : ['Pengaduan Bapak/Ibu:', ...lines].join('\n');
export const complaintList = (lines: readonly string[]): string =>
  lines.length === 0
    ? 'Tidak ada pengaduan yang menunggu jawaban.'
    : ['Pengaduan yang menunggu jawaban:', ...lines, 'Jawab dengan: *selesai <nomor> <jawaban>*.'].join('\n');

export const noteWhat = 'Mohon ditulis kegiatannya, misalnya *lapor menyusun laporan keuangan*.';
export type NoteAsked = { readonly date: LocalDate; readonly text: string };
export const onlyLetters = '(terlampir)';
export const noteTooOld = (days: number): string =>
  `Mohon maaf, laporan kegiatan dicatat untuk hari ini atau paling lama ${days} hari yang lalu.`;
export const noteReading = ({ date, text }: NoteAsked, letters: number): string =>
  `Laporan kegiatan ${longDate(date)}: ${stop(text)}${letters > 0 ? ` Lampiran: ${letters}.` : ''}`;
export const noteKept = (date: LocalDate, n: number): string =>
  `Laporan kegiatan ${longDate(date)} tercatat (yang ke-${n} hari itu). ${undoHint}`;
export const noteTitle = (name: string, date: LocalDate): string => `laporan kegiatan ${name} ${longDate(date)}`;
export const ownNoteLine = (n: number, date: LocalDate | null, text: string): string =>
  `${n}. ${date === null ? '' : `${shortDate(date)}: `}${text}`;
export const noteLine = (name: string, date: LocalDate | null, text: string): string =>
  `- ${date === null ? '' : `${shortDate(date)} `}${name}: ${text.slice(0, 140)}`;
export const noteCount = (title: string, notes: number, people: number): string =>
  `${title}: ${notes} laporan dari ${people} pegawai.`;
export const notesOf = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? `${title}: belum ada laporan kegiatan.` : [`${title}:`, ...lines].join('\n');

type Owed = 'objection' | 'complaint' | 'suspension';
const owedWords: Record<Owed, string> = {
  objection: 'sanggahan',
  complaint: 'pengaduan',
  suspension: 'permintaan penghentian pemrosesan data',
};
const howToAnswer = (id: number, kind: Owed): string =>
  kind === 'complaint' ? `*selesai ${id} <jawaban>*` : `*YA ${id}* atau *TIDAK ${id} <alasan>*`;
export const answerReminder = (id: number, kind: Owed, name: string): string =>
  `Pengingat: ${owedWords[kind]} nomor ${id} dari ${name} belum dijawab; batasnya 3×24 jam, tinggal satu hari. Balas ${howToAnswer(id, kind)}.`;
export const answerOverdue = (id: number, kind: Owed, name: string): string =>
  `${owedWords[kind].replace(/^./, (first) => first.toUpperCase())} nomor ${id} dari ${name} belum dijawab petugasnya dalam 3×24 jam. Mohon diputuskan: balas ${howToAnswer(id, kind)}.`;
export const answerOverdueToPerson = (id: number, kind: Owed, to: string | null): string =>
  `Mohon maaf, ${owedWords[kind]} nomor ${id} belum dijawab dalam 3×24 jam${to === null ? '.' : ` dan sudah diteruskan kepada ${stop(to)}`}`;
