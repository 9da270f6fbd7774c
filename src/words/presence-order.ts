import type { LocalDate, MinuteOfDay } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { addressed, clock, dateRange, firstOf, stop } from './format.ts';

export type PresenceAsked = {
  readonly persons: readonly number[];
  /** At most two runs of days: "senin dan kamis". */
  readonly days: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  readonly since: MinuteOfDay | null;
  readonly because: string;
};
const daysWords = ({ days }: PresenceAsked): string => days.map(({ from, to }) => dateRange(from, to)).join(' dan ');

/** Whose word the edict wants where it names nobody further (MLG-3). */
export const headTitle = 'kepala';
export const presenceWhy = 'Perintah hadir memerlukan alasan (selektif dan akuntabel). Mohon alasannya, satu kalimat.';
export const presenceWhom =
  'Mohon nama pegawai yang diperintahkan hadir, misalnya *hadirkan Ruslan besok alasan pelayanan membludak*.';
export const presenceNotInEdict = (edict: string): string =>
  `Mohon maaf, ${edict} tidak mengatur kehadiran mendesak. Untuk memanggil seorang pegawai: *panggil <nama> <kapan> <alasan>*.`;
export const presenceTitle = (names: string, from: LocalDate, to: LocalDate): string =>
  `perintah hadir ${names}, ${dateRange(from, to)}`;
export const presenceReading = (
  names: string,
  asked: PresenceAsked,
  clause: string,
  approvers: readonly string[],
): string =>
  `Perintah hadir di kantor untuk ${names}, ${daysWords(asked)}${asked.since === null ? '' : `, mulai pukul ${clock(asked.since)}`} (${clause}): ${stop(asked.because)}${approvers.length === 0 ? '' : `\nBerlaku setelah disetujui ${whose(approvers)}; sampai saat itu jadwal tidak berubah.`}`;
export const presenceSet = (names: string): string =>
  `Perintah hadir nomor {nomor} untuk ${names} berlaku sekarang; yang bersangkutan diberi tahu. ${undoHint}`;
export const presenceWaits = (approvers: readonly string[]): string =>
  `Usulan nomor {nomor} menunggu persetujuan ${whose(approvers)}; jadwal belum berubah. Bila persetujuannya sudah ada, catat: *YA {nomor} ${approvers[0]} nomor <nomor surat>*. ${undoHint}`;
export const presenceToApprover = (
  names: string,
  from: LocalDate,
  to: LocalDate,
  because: string,
  by: string,
): string =>
  `Usulan nomor {nomor} dari ${by}: perintah hadir ${names}, ${dateRange(from, to)}. Alasan: ${stop(because)}\nBalas *YA {nomor}* untuk menyetujui atau *TIDAK {nomor} <alasan>* untuk menolak.`;
export const presenceToPerson = (name: string, from: LocalDate, to: LocalDate, because: string, by: string): string =>
  `${addressed(name)} diperintahkan hadir di kantor ${dateRange(from, to)}: ${stop(because)} (${by}) Jadwal WFH pada hari itu tidak berlaku.`;
export const presenceNeedsConsent = (id: number, approvers: readonly string[], clause: string): string =>
  `Menurut ${clause}, perintah hadir memerlukan persetujuan ${whose(approvers)}. Bila sudah ada, catat: *YA ${id} ${approvers[0]} nomor <nomor surat>*.`;

export const presenceApart =
  'Mohon maaf, pegawai yang disebut diatur surat edaran yang berbeda; mohon perintah hadirnya dibuat terpisah.';
export const presenceOver = (id: number): string => `Hari pada usulan nomor ${id} sudah lewat; tidak ada yang diubah.`;
/** To those nothing is sent (law 7). */
export const notWritten = (names: readonly string[]): string =>
  `Belum pernah menulis ke nomor ini, mohon diberi tahu langsung: ${firstOf(names, 20).join('; ')}.`;
/** "wali kota atau walikota": two spellings of one official are said once. */
const whose = (titles: readonly string[]): string =>
  titles
    .filter((title, i) => titles.findIndex((one) => one.replaceAll(' ', '') === title.replaceAll(' ', '')) === i)
    .map((title) => (title === headTitle ? 'kepala perangkat daerah' : title))
    .join(' atau ');
