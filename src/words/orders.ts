import type { LocalDate } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { dateRange, stop } from './format.ts';

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
