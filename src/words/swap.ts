import type { LocalDate } from '../domain/time.ts';
import type { Breach } from '../domain/turn-check.ts';
import { undoHint } from './desk.ts';
import { addressed, longDate, stop } from './format.ts';

/** `colleague`: as the asker typed it, so that the answer tells nobody more than he knew. */
export type SwapAsked = {
  readonly partner: number;
  readonly colleague: string;
  readonly date: LocalDate;
  readonly other: LocalDate;
};

export const swapWhom =
  'Tukar dengan siapa dan pada tanggal berapa? Misalnya *tukar Ruslan Selasa*, atau *tukar Ruslan Selasa dengan Kamis*.';
export const swapWhen = 'Pada tanggal berapa? Misalnya *Selasa* atau *tgl 3*.';
export const swapDays = ({ date, other }: Pick<SwapAsked, 'date' | 'other'>): string =>
  date === other ? longDate(date) : `${longDate(date)} dengan ${longDate(other)}`;
export const swapReading = (asked: SwapAsked): string =>
  `Tukar jadwal ${swapDays(asked)} dengan *${asked.colleague}*. Berlaku setelah rekan tersebut dan Kasubag menyetujui.`;
export const swapWaits = (asked: SwapAsked): string =>
  `Permintaan nomor {nomor}, tukar jadwal ${swapDays(asked)}, menunggu jawaban *${asked.colleague}*, lalu Kasubag. ${undoHint}`;
export const swapToPartner = (name: string, asked: SwapAsked): string =>
  `${addressed(name)} meminta tukar jadwal ${swapDays(asked)} (permintaan nomor {nomor}). Balas *YA {nomor}* untuk setuju atau *TIDAK {nomor} <alasan>*.`;
export const swapTitle = (a: string, b: string, days: string): string => `tukar jadwal ${a} dan ${b}, ${days}`;
export const swapConsented = (title: string): string =>
  `Terima kasih. ${title}: diteruskan kepada Kasubag untuk persetujuan.`;
export const swapToOfficer = (title: string, id: number): string =>
  `Permintaan nomor ${id}: ${title}. Keduanya setuju; kuota dan kehadiran minimum tetap terpenuhi. Balas *YA ${id}* atau *TIDAK ${id} <alasan>*.`;
export const swapDecided = (title: string, id: number, yes: boolean, by: string, why: string | null): string =>
  yes
    ? `Nomor ${id}, ${title}: *disetujui* oleh ${stop(by)}`
    : `Nomor ${id}, ${title}: *tidak disetujui* oleh ${stop(by)}${why ? ` Alasan: ${stop(why)}` : ''}`;

export type SwapProblem =
  | { readonly kind: 'past' | 'same-mode' | 'no-turn' | 'head-decides' | 'other-edict' | 'self' }
  | { readonly kind: 'fixed'; readonly clause: string }
  | { readonly kind: 'breach'; readonly breach: Breach };

export function swapRefused(problem: SwapProblem): string {
  switch (problem.kind) {
    case 'past':
      return 'Mohon maaf, hari yang sudah berjalan atau lewat tidak dapat ditukar.';
    case 'same-mode':
      return 'Mohon maaf, tidak ada yang ditukar: pada hari itu jadwal keduanya sama.';
    case 'no-turn':
      return 'Mohon maaf, pada hari itu salah seorang tidak mempunyai jadwal WFO atau WFH (libur, cuti, atau belum terbit).';
    case 'head-decides':
      return 'Mohon maaf, jadwal pada hari itu ditetapkan pimpinan; perubahan hanya olehnya.';
    case 'other-edict':
      return 'Mohon maaf, keduanya tidak berada di bawah surat edaran yang sama.';
    case 'self':
      return 'Mohon maaf, jadwal tidak dapat ditukar dengan diri sendiri.';
    case 'fixed':
      return `Mohon maaf, jadwal itu sudah ditentukan surat edaran (${problem.clause}) dan tidak dapat ditukar.`;
    case 'breach': {
      const { clause, about, kind, wanted, got } = problem.breach;
      return `Mohon maaf, tidak dapat ditukar: ${clause} (${about}) menghendaki ${kind === 'too-few' ? 'paling sedikit' : 'paling banyak'} ${wanted} orang di kantor, dengan pertukaran ini menjadi ${got}.`;
    }
  }
}
