import { stop } from './format.ts';

/** Ends every reading-back; nothing happens without it. */
export const askYes = 'Balas *YA* untuk melanjutkan atau *TIDAK* untuk membatalkan.';
export const remindYes = `Mohon dijawab dahulu. ${askYes} Keluar: *batal*.`;

export const undoHint = 'Dalam 10 menit dapat dibatalkan: *urungkan*.';
export const leftDialogue = 'Baik, dibatalkan. Tidak ada yang diubah.';
export const nothingToLeave = 'Tidak ada percakapan yang sedang berjalan.';

/** One and the same for a number that does not exist and one that is none of the asker's business. */
export const noSuchNumber = 'Mohon maaf, nomor tersebut tidak ada dalam daftar yang menunggu keputusan Bapak/Ibu.';
export const alreadyDecided = (id: number): string => `Nomor ${id} sudah diputuskan, tidak ada yang diubah.`;
export const whichNumber = (ids: readonly number[]): string =>
  `Ada ${ids.length} yang menunggu: nomor ${ids.join(', ')}. Balas *YA <nomor>* atau *TIDAK <nomor> <alasan>*.`;
export const nothingWaits = 'Tidak ada permohonan yang menunggu keputusan Bapak/Ibu.';
export const dayPast = 'Mohon maaf, hari itu sudah lewat; ini hanya untuk hari ini atau sesudahnya.';
export const reasonNeeded = (id: number): string =>
  `Mohon disertai alasannya, misalnya: *TIDAK ${id} tenaga sudah kurang*.`;

export const nothingToUndo = 'Tidak ada perubahan oleh Bapak/Ibu dalam 10 menit terakhir yang dapat diurungkan.';
export const undoReading = (what: string): string => `Urungkan: ${stop(what)}`;
export const undone = (what: string): string => `Sudah diurungkan: ${stop(what)} Keadaan kembali seperti sebelumnya.`;
export const undoneToOthers = (what: string, by: string): string =>
  `Pemberitahuan: ${what} *diurungkan* oleh ${stop(by)}`;

export const withdrawReading = (what: string): string => `Tarik kembali: ${stop(what)}`;
export const withdrawn = (what: string): string => `Sudah ditarik kembali: ${stop(what)}`;
export const withdrawnToOthers = (what: string, by: string): string => `${what} ditarik kembali oleh ${stop(by)}`;

/** "Nomor 12: izin Darmawati Sanusi, Jumat, 30 Juli 2021" */
export const waitingList = (lines: readonly string[]): string =>
  ['Menunggu keputusan Bapak/Ibu:', ...lines, 'Balas *YA <nomor>* atau *TIDAK <nomor> <alasan>*.'].join('\n');
