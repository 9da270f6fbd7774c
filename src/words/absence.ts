import type { AbsenceKind } from '../domain/absence.ts';
import type { ActOf } from '../domain/act.ts';
import type { LocalDate, MinuteOfDay } from '../domain/time.ts';
import type { Breach } from '../domain/turn-check.ts';
import { undoHint } from './desk.ts';
import { absenceWords, addressed, clock, dateRange, longDate, stop } from './format.ts';
import { lettersAttached } from './letter.ts';

export type AbsenceAsked = {
  readonly kind: AbsenceKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly fromMinute: MinuteOfDay | null;
  readonly because: string | null;
};

/** "izin Jumat, 30 Juli 2021 (mulai pukul 12.00)" */
export const absencePeriod = ({ kind, from, to, fromMinute }: Omit<AbsenceAsked, 'because'>): string =>
  `${absenceWords[kind]} ${dateRange(from, to)}${fromMinute === null ? '' : ` (mulai pukul ${clock(fromMinute)})`}`;

export const absenceTitle = (act: ActOf<'absence'>, name: string): string =>
  `${absencePeriod({ kind: act.body.absence, from: act.from, to: act.to, fromMinute: act.body.fromMinute })} ${name}`;

export const absenceReading = (asked: AbsenceAsked, name: string, to: string, letters: number): string =>
  [
    `${opening[asked.kind] ?? 'Permohonan'} ${stop(absencePeriod(asked))}`.replace('  ', ' '),
    `Atas nama ${addressed(name)}, diteruskan kepada ${stop(to)}`,
    ...(asked.because === null ? [] : [`Alasan: ${stop(asked.because)}`]),
    letters > 0 ? `Surat terlampir: ${letters}.` : 'Bila ada surat, kirim foto atau PDF-nya ke sini.',
  ].join('\n');

const opening: Partial<Record<AbsenceKind, string>> = { sakit: 'Laporan', dinas_luar: 'Laporan', diklat: 'Laporan' };

export const absenceWhen = (kind: AbsenceKind): string =>
  `Untuk tanggal berapa ${absenceWords[kind]} ini? Misalnya *besok*, *besok sampai Jumat* atau *tgl 29*.`;
export const absenceFromWhen = 'Setengah hari mulai pukul berapa? Misalnya *jam 12*.';
export const absenceWhy = (kind: AbsenceKind): string =>
  `Mohon alasan atau tujuan ${absenceWords[kind]}, satu kalimat.`;
export const absenceTooOld = 'Mohon maaf, hari yang sudah lewat lebih dari 7 hari hanya dapat diperbaiki oleh petugas.';
export const absenceTooLong = 'Mohon maaf, lebih dari satu tahun tidak dapat diajukan lewat chat.';
export const absenceKnown = (id: number): string =>
  `Permohonan yang sama sudah ada dengan nomor ${id} dan menunggu keputusan.`;

/** 7.15: waiting for approval; until then the duty stays. */
export const absenceWaits = (asked: AbsenceAsked, to: string): string =>
  [
    ...(asked.kind === 'sakit' ? ['Semoga lekas sembuh. Mohon tidak masuk kantor.'] : []),
    `${asked.kind === 'sakit' ? 'Laporan' : 'Permohonan'} ${absencePeriod(asked)} diterima dengan nomor {nomor} dan menunggu persetujuan ${stop(to)} Selama belum disetujui, kewajiban tetap berlaku.${asked.kind === 'sakit' ? ' Mohon menyusulkan surat keterangan.' : ''}`,
    undoHint,
  ].join('\n');

/** PPU-3: who has symptoms must not come in; that holds at once. */
export const sickAtOnce = (asked: AbsenceAsked, to: string): string =>
  `Semoga lekas sembuh. Mohon tidak masuk kantor. ${stop(absencePeriod(asked))} Jadwal masuk kantor dibatalkan, ${to} diberi tahu; mohon menyusulkan surat keterangan.\n${undoHint}`;

export const sickToOfficer = (asked: AbsenceAsked, name: string, title: string, days: readonly string[]): string =>
  `${name} (${title}) melapor ${absencePeriod(asked)}. Yang bersangkutan tidak masuk kantor; *pengganti diperlukan*: ${days.join(', ')}.`;

export const absenceToDecider = (
  asked: AbsenceAsked,
  name: string,
  title: string,
  office: string,
  letters: number,
): string =>
  [
    `Permohonan nomor {nomor}: *${absencePeriod(asked)}*`,
    `${name} (${title}, ${office})`,
    ...(asked.because === null ? [] : [`Alasan: ${stop(asked.because)}`]),
    ...(letters === 0 ? [] : [lettersAttached(letters)]),
    'Balas *YA {nomor}* untuk menyetujui atau *TIDAK {nomor} <alasan>* untuk menolak.',
  ].join('\n');

export const absenceDecided = (title: string, id: number, accepted: boolean, by: string, why: string | null): string =>
  accepted
    ? `Permohonan nomor ${id}, ${title}, *disetujui* oleh ${stop(by)}`
    : `Mohon maaf, permohonan nomor ${id}, ${title}, *tidak disetujui* oleh ${stop(by)}${why === null ? '' : ` Alasan: ${stop(why)}`} Kewajiban tetap berlaku.`;

export const decidedByMe = (title: string, id: number, accepted: boolean): string =>
  `Nomor ${id}, ${title}: ${accepted ? 'disetujui' : 'ditolak'}. Yang bersangkutan diberi tahu. ${undoHint}`;

/** Nothing is hindered by it; the office has to find somebody. */
export const thinnedText = ({ date, breach }: { readonly date: LocalDate; readonly breach: Breach }): string =>
  `Perhatian: dengan ini pada ${longDate(date)} ada ${breach.got} orang di kantor, sedangkan ${breach.clause} (${breach.about}) menghendaki paling sedikit ${breach.wanted}. Mohon ditunjuk penggantinya.`;

export const travelNeeds = (id: number, titles: readonly string[], clause: string): string =>
  `Menurut ${clause}, perjalanan dinas memerlukan izin ${titles.join(' atau ')}. Bila izin itu sudah ada, catat dengan: *YA ${id} ${titles[0] ?? 'sekda'} nomor <nomor surat>*.`;
