import { type Instant, localMoment, type Zone } from '../domain/time.ts';
import { timeOfDay } from './format.ts';

/** 7.7: an unknown number on a dedicated bot, at most once a day (D17). Says nothing about anybody. */
export const strangerReply = (facts: {
  readonly agency: string;
  readonly sentAt: Instant;
  readonly zone: Zone;
}): string =>
  `Selamat ${timeOfDay(localMoment(facts.sentAt, facts.zone).minute)}. Nomor ini belum terdaftar dalam data kepegawaian ${facts.agency}. Bila Bapak/Ibu pegawai, kirim NIP ke nomor ini, atau hubungi Kasubag Kepegawaian perangkat daerah masing-masing. Koordinat tidak kami simpan; waktu kiriman disimpan 7 hari.`;
