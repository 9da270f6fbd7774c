import type { SlotState } from '../domain/presence.ts';
import type { LocalDate } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { addressed, longDate, stop } from './format.ts';
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
export const correctionState = 'Menjadi apa? *tepat*, *terlambat*, *dikecualikan*, atau *tidak*.';
export const correctionSlot = (slots: readonly string[]): string => `Slot yang mana? ${slots.join(', ')}.`;
export const correctionNoDuty = (date: LocalDate): string =>
  `Pada ${longDate(date)} tidak ada slot yang wajib bagi pegawai tersebut; tidak ada yang dikoreksi.`;
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
  readonly text: string;
};
export const objectionWhy = 'Mohon keterangannya, satu kalimat. Misalnya: *keterangan pagi sinyal hilang*.';
export const objectionTooLate = (date: LocalDate, days: number): string =>
  `Mohon maaf, sanggahan untuk ${longDate(date)} hanya dapat diajukan sampai ${days} hari kerja sesudahnya.`;
export const objectionReading = (asked: ObjectionAsked, to: string): string =>
  `Keterangan untuk *${asked.label}* ${longDate(asked.date)}: ${stop(asked.text)}\nDiteruskan kepada ${stop(to)}`;
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
export const complaintList = (lines: readonly string[]): string =>
  lines.length === 0
    ? 'Tidak ada pengaduan yang menunggu jawaban.'
    : ['Pengaduan yang menunggu jawaban:', ...lines].join('\n');

export const noteWhat = 'Mohon ditulis kegiatannya, misalnya *lapor menyusun laporan keuangan*.';
export const noteReading = (date: LocalDate, text: string, letters: number): string =>
  `Laporan kegiatan ${longDate(date)}: ${stop(text)}${letters > 0 ? ` Lampiran: ${letters}.` : ''}`;
export const noteKept = (n: number): string => `Laporan kegiatan tercatat (yang ke-${n} hari ini). ${undoHint}`;
export const noteTitle = (name: string, date: LocalDate): string => `laporan kegiatan ${name} ${longDate(date)}`;
export const notesOf = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? `${title}: belum ada laporan kegiatan.` : [`${title}:`, ...lines].join('\n');
