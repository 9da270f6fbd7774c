import type { LocalDate } from '../domain/time.ts';
import { type Instant, localMoment, type Zone } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { addressed, clock, plainDate, shortDate, stop } from './format.ts';

export type OwnData = {
  readonly name: string;
  readonly phones: number;
  readonly lids: number;
  readonly days: number;
  readonly since: LocalDate | null;
  readonly acts: readonly { readonly what: string; readonly count: number }[];
  readonly coordinatesDays: number;
  readonly contact: string;
};

export type Seen = { readonly at: Instant; readonly who: string; readonly what: string };

/** What is kept about the asker, and who looked at it (UU 27/2022 art. 32). */
export const ownDataText = (data: OwnData, looks: readonly Seen[], zone: Zone): string =>
  [
    `Data ${addressed(data.name)} yang disimpan:`,
    `- identitas kepegawaian (NIP, nama, jabatan, unit), ${data.phones} nomor dan ${data.lids} alamat WhatsApp`,
    `- kehadiran lokasi ${data.days} hari${data.since === null ? '' : ` sejak ${plainDate(data.since)}`}; koordinat dihapus setelah ${data.coordinatesDays} hari`,
    ...(data.acts.length > 0 ? [`- ${data.acts.map(({ what, count }) => `${what} ${count}`).join(', ')}`] : []),
    looks.length === 0
      ? 'Dalam 30 hari terakhir data ini tidak dilihat atau diubah siapa pun lewat chat.'
      : 'Dilihat atau diubah dalam 30 hari terakhir:',
    ...looks.slice(0, 12).map(({ at, who, what }) => `- ${momentOf(at, zone)} ${who}: ${what}`),
    ...(looks.length > 12 ? [`… dan ${looks.length - 12} lainnya.`] : []),
    `Perbaikan: *sanggah*. Penghentian: *hentikan pemrosesan*. Salinan lengkap: ${data.contact}.`,
  ].join('\n');

function momentOf(at: Instant, zone: Zone): string {
  const { date, minute } = localMoment(at, zone);
  return `${shortDate(date)} ${clock(minute)}`;
}

export const suspendReading =
  'Permintaan penghentian sementara pemrosesan data lokasi Bapak/Ibu. Bila disetujui, kiriman lokasi tidak disimpan dan kehadiran dicatat langsung oleh petugas.';
export const suspendKept = (to: string): string =>
  `Permintaan nomor {nomor} diteruskan kepada ${stop(to)} Keputusannya dikirim ke sini, paling lama 3×24 jam. ${undoHint}`;
export const suspendToOfficer = (name: string, title: string): string =>
  `Permintaan nomor {nomor}: ${name} (${title}) meminta *penghentian sementara pemrosesan data* (UU 27/2022; dijawab dalam 3×24 jam). Bila disetujui, kehadirannya dicatat langsung.\nBalas *YA {nomor}* atau *TIDAK {nomor} <alasan>*.`;
export const suspendTitle = (name: string): string => `penghentian pemrosesan data ${name}`;
export const suspendDecided = (yes: boolean, by: string, why: string | null): string =>
  yes
    ? `Penghentian sementara pemrosesan data *berlaku mulai hari ini* (${by}). Melanjutkan: *lanjutkan pemrosesan*.`
    : `Mohon maaf, penghentian pemrosesan data *tidak disetujui* oleh ${by}. Alasan: ${stop(why ?? '-')} Keberatan dapat disampaikan kepada kontak instansi.`;
export const resumeReading = 'Lanjutkan pemrosesan data lokasi mulai hari ini?';
export const resumed = 'Pemrosesan data dilanjutkan; kiriman lokasi kembali dicatat.';
export const notSuspended = 'Pemrosesan data tidak sedang dihentikan.';
export const alreadySuspended = 'Pemrosesan data sudah dihentikan, atau permintaannya sedang menunggu keputusan.';
