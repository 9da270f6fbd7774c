import type { LocalDate, MinuteOfDay } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { clock, dateRange, stop } from './format.ts';

export type DispensationAsked = {
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly after: MinuteOfDay | null;
  readonly before: MinuteOfDay | null;
  readonly because: string;
};
const hoursOf = (after: MinuteOfDay | null, before: MinuteOfDay | null): string =>
  after === null && before === null ? '' : ` pukul ${clock(after ?? 0)}–${clock(before ?? 1440)}`;
export const dispensationWhy = 'Mohon alasan dispensasinya, satu kalimat. Misalnya: *listrik padam sejak subuh*.';
export const dispensationTitle = (place: string, asked: Omit<DispensationAsked, 'because' | 'unit'>): string =>
  `dispensasi ${place} ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}`;
export const dispensationReading = (place: string, asked: DispensationAsked): string =>
  `Dispensasi untuk ${place}, ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}: ${stop(asked.because)}\nSlot lokasi yang beririsan dengan waktu itu tidak wajib bagi seluruh pegawainya; kiriman yang sudah ada tetap dihitung.`;
export const dispensationSet = (place: string): string =>
  `Dispensasi nomor {nomor} untuk ${place} berlaku. Rekap dihitung ulang. ${undoHint}`;
export const dispensationToOthers = (place: string, asked: DispensationAsked, by: string): string =>
  `Dispensasi nomor {nomor} untuk ${place}, ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)}, oleh ${by}: ${stop(asked.because)}`;
/** Into the unit's groups: no name, no state (law 8). */
export const dispensationToGroup = (asked: DispensationAsked): string =>
  `Pengumuman: slot lokasi ${dateRange(asked.from, asked.to)}${hoursOf(asked.after, asked.before)} tidak wajib dikirim (${asked.because}).`;

export type OverrideAsked = {
  readonly unit: string;
  readonly mode: 'wfh' | 'wfo' | 'wfa';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly because: string;
};
export const overrideWhen = 'Untuk tanggal berapa? Misalnya *besok* atau *15–17 Maret*.';
export const overrideWhy = 'Mohon alasan penetapannya, satu kalimat.';
export const overrideMode = 'WFH atau WFO? Misalnya *tetapkan wfh besok banjir*.';
export const overrideTitle = (place: string, asked: Omit<OverrideAsked, 'because' | 'unit'>): string =>
  `penetapan ${asked.mode.toUpperCase()} ${place} ${dateRange(asked.from, asked.to)}`;
export const overrideReading = (place: string, asked: OverrideAsked, people: number): string =>
  `Tetapkan *${asked.mode.toUpperCase()}* untuk ${place} (${people} pegawai), ${dateRange(asked.from, asked.to)}: ${stop(asked.because)}`;
export const overrideSet = (place: string): string => `Penetapan nomor {nomor} untuk ${place} berlaku. ${undoHint}`;
export const unitsUnset = (scope: string, lines: readonly string[]): string =>
  `Menurut surat edaran, jadwal berikut ditetapkan pimpinan dan belum ada untuk ${scope}:\n${lines.join('\n')}\nBalas misalnya *tetapkan wfo besok <alasan>*, atau minta petugas mengimpor jadwal.`;
