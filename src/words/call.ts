import type { DayPlan } from '../domain/plan.ts';
import type { LocalDate, MinuteOfDay, Zone } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { absenceWords, addressed, clock, longDate, modeWords, stop } from './format.ts';

const when = (date: LocalDate, at: MinuteOfDay | null, zone: Zone): string =>
  `${longDate(date)}${at === null ? '' : ` pukul ${clock(at)} ${zone}`}`;

export type CallAsked = {
  readonly person: number;
  readonly date: LocalDate;
  readonly at: MinuteOfDay | null;
  readonly because: string;
};

export const callWhy = 'Mohon alasan panggilannya, satu kalimat. Misalnya: *rapat anggaran*.';
export const callWhom = 'Siapa yang dipanggil? Mohon namanya, misalnya *panggil Ruslan jam 10 rapat anggaran*.';
export const callHourPast = (at: MinuteOfDay, zone: Zone): string =>
  `Mohon maaf, pukul ${clock(at)} ${zone} hari ini sudah lewat; mohon jam lain atau tanpa jam.`;
/** Not at home that day: the officer should know before calling. */
export const callElsewhere = (name: string, { mode, why }: DayPlan): string =>
  `Catatan: pada hari itu ${name} tercatat ${why.kind === 'absence' ? absenceWords[why.absence] : modeWords[mode]}.`;
export const callTitle = (name: string, date: LocalDate, at: MinuteOfDay | null, zone: Zone): string =>
  `panggilan ${name} ke kantor ${when(date, at, zone)}`;
export const callReading = (name: string, asked: CallAsked, zone: Zone): string =>
  `Panggil ${addressed(name)} ke kantor ${when(asked.date, asked.at, zone)}: ${stop(asked.because)}`;
/** 7.15 */
export const callToPerson = (name: string, office: string, asked: CallAsked, by: string, zone: Zone): string =>
  `${addressed(name)} dimohon hadir di ${office} ${when(asked.date, asked.at, zone)}: ${stop(asked.because)} (${by})\nBalas *SIAP* untuk konfirmasi, atau *TIDAK {nomor} <alasan>* bila berhalangan.`;
export const callSent = (name: string): string =>
  `Panggilan nomor {nomor} kepada ${addressed(name)} dikirim; jawabannya diteruskan ke sini. ${undoHint}`;
/** To somebody who has never written nothing is sent (law 7): a person passes it on, and no deadline runs. */
export const passOn = (name: string, text: string): string =>
  `${addressed(name)} belum pernah menulis ke nomor ini, jadi tidak ada pesan yang dikirim dan tidak ada tenggat yang berjalan. Mohon diteruskan sendiri:\n———\n${text}`;
export const callAcknowledged = (id: number, name: string, at: string): string =>
  `${name} menjawab *SIAP* pukul ${at} untuk panggilan nomor ${id}. Slot hari itu sesudahnya dikecualikan.`;
export const callConfirmed = (office: string): string =>
  `Terima kasih, tercatat. Sejak sekarang slot lokasi pada hari panggilan tidak perlu dikirim. Sampai bertemu di ${office}.`;
export const callDeclined = (id: number, name: string, why: string): string =>
  `${name} *berhalangan* untuk panggilan nomor ${id}: ${stop(why)} Tidak ada slot yang dikecualikan.`;
export const callDeclinedByMe =
  'Tercatat dan diteruskan kepada petugas yang memanggil. Kewajiban hari ini tetap berlaku.';
export const callDeclineReading = (id: number, why: string): string =>
  `Berhalangan untuk panggilan nomor ${id}: ${stop(why)} Jawaban ini diteruskan kepada petugas yang memanggil.`;
/** Stands for whatever was said about an illness. */
export const healthReason = 'alasan kesehatan';
export const whichCall = (ids: readonly number[]): string =>
  `Ada ${ids.length} panggilan yang menunggu jawaban Bapak/Ibu: nomor ${ids.join(', ')}. Balas *SIAP <nomor>* atau *TIDAK <nomor> <alasan>*.`;
export const callUnanswered = (id: number, name: string): string =>
  `Panggilan nomor ${id} *belum dikonfirmasi* oleh ${name}. Mohon dihubungi langsung.`;
/** The message waits for its turn, or for the line: nobody is late with an answer to it. */
export const callNotLeft = (id: number, name: string): string =>
  `Panggilan nomor ${id} kepada ${name} *belum terkirim* (antrean kiriman nomor ini). Mohon dihubungi langsung.`;
export const callBlind = (id: number, name: string): string =>
  `Panggilan nomor ${id}: jawaban ${name} *tidak dapat dipastikan* karena gangguan sistem. Mohon dihubungi langsung.`;
export const callLine = (id: number, title: string, written: boolean): string =>
  `Nomor ${id}: ${title}${written ? '' : ' (belum pernah menulis ke nomor ini)'}`;
export const unansweredCalls = (lines: readonly string[], all: number): string =>
  lines.length === 0
    ? 'Tidak ada panggilan yang belum dikonfirmasi.'
    : [
        'Panggilan yang belum dikonfirmasi:',
        ...lines,
        ...(all > lines.length ? [`… dan ${all - lines.length} lainnya`] : []),
      ].join('\n');
