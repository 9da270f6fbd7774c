import type { LocalDate, MinuteOfDay } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { clock, dateRange, stop } from './format.ts';

export type DispensationAsked = {
  /** A unit, an area or all units. */
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly after: MinuteOfDay | null;
  readonly before: MinuteOfDay | null;
  readonly because: string;
};
const hoursOf = (after: MinuteOfDay | null, before: MinuteOfDay | null): string =>
  after === null && before === null ? '' : ` pukul ${clock(after ?? 0)}–${clock(before ?? 1440)}`;
export const dispensationHours =
  'Dari pukul berapa sampai pukul berapa? Misalnya *jam 7 sampai jam 9*, *sampai jam 10*, atau *mulai jam 14*.';
export const dispensationTooOld =
  'Mohon maaf, dispensasi lewat chat hanya sampai 7 hari ke belakang; lebih lama dari itu melalui berkas ketidakhadiran.';
export const dispensationWhy = 'Mohon alasan dispensasinya, satu kalimat. Misalnya: *listrik padam sejak subuh*.';
export const dispensationTitle = (place: string, asked: Omit<DispensationAsked, 'because' | 'unit'>): string =>
  `dispensasi ${place} ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}`;
export const dispensationReading = (place: string, asked: DispensationAsked): string =>
  `Dispensasi untuk ${place}, ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}: ${stop(asked.because)}\nSlot lokasi yang beririsan dengan waktu itu tidak wajib bagi seluruh pegawainya; kiriman yang sudah ada tetap dihitung.`;
export const dispensationSet = (place: string): string =>
  `Dispensasi nomor {nomor} untuk ${place} berlaku. Rekap dihitung ulang. ${undoHint}`;
export const dispensationToOthers = (place: string, asked: DispensationAsked, by: string): string =>
  `Dispensasi nomor {nomor} untuk ${place}, ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}, oleh ${by}: ${stop(asked.because)}`;
/** Into the groups: no name, no state, and nothing of the reason, which somebody typed (law 8). */
export const dispensationToGroup = (place: string, asked: DispensationAsked): string =>
  `Pengumuman untuk ${place}: slot lokasi ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)} tidak wajib dikirim (dispensasi).`;
export const dispensationUndoneInGroup = (place: string, asked: Omit<DispensationAsked, 'because' | 'unit'>): string =>
  `Pengumuman untuk ${place}: dispensasi ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)} dibatalkan; slot lokasi tetap wajib dikirim.`;
