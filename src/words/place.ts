import type { ActOf } from '../domain/act.ts';
import type { Point } from '../domain/place.ts';
import type { LocalDate } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { addressed, dateRange, stop } from './format.ts';

/** `point`: a new registered place, as sent; otherwise `label` names where the person works on these days. */
export type PlaceAsked =
  | { readonly lasting: true; readonly point: Point; readonly signs: readonly PlaceSign[] }
  | { readonly lasting: false; readonly label: string; readonly from: LocalDate; readonly to: LocalDate };
export type PlaceSign = 'forwarded' | 'picked';

export const placeSend =
  'Untuk tempat kerja terdaftar yang baru: kirim lokasinya ke chat ini selagi berada di sana (Lampiran → Lokasi → *Kirim lokasi Anda saat ini*), paling lambat 15 menit. Keluar: *batal*.\nHanya untuk hari tertentu? Tulis misalnya *besok di rumah orang tua*.';
export const placeWhich = 'Di mana tempat itu? Misalnya *rumah orang tua* atau *kos*.';
export const placeTooLong =
  'Mohon maaf, tempat sementara paling lama 31 hari. Untuk seterusnya: *ubah lokasi*, lalu kirim lokasinya.';
export const placeKnown = (id: number): string => `Pemberitahuan yang sama sudah ada dengan nomor ${id}.`;

/** "bekerja dari rumah orang tua Jumat, 30 Juli 2021" */
const elsewhere = (label: string, from: LocalDate, to: LocalDate): string =>
  `bekerja dari ${label} ${dateRange(from, to)}`;

export const placeTitle = (act: ActOf<'place'>, name: string): string =>
  act.body.lasting
    ? `perubahan tempat kerja terdaftar ${name}`
    : `${elsewhere(act.body.label, act.from, act.to)} ${name}`;

export const placeReading = (asked: PlaceAsked, name: string, to: string): string =>
  [
    asked.lasting
      ? 'Permohonan perubahan tempat kerja terdaftar menjadi lokasi yang baru saja dikirim.'
      : `Permohonan ${stop(elsewhere(asked.label, asked.from, asked.to))}`,
    `Atas nama ${addressed(name)}, diteruskan kepada ${stop(to)} Kiriman lokasi tetap wajib.`,
  ].join('\n');

export const placeWaits = (to: string): string =>
  `Permohonan diterima dengan nomor {nomor} dan menunggu persetujuan ${stop(to)} Kiriman lokasi tetap wajib pada jamnya.\n${undoHint}`;

/** The officer must see which place is meant; nobody else gets the coordinates. `metres`: from the place registered so far. */
export const placeToDecider = (
  asked: PlaceAsked,
  name: string,
  title: string,
  office: string,
  metres: number | null,
): string =>
  [
    asked.lasting
      ? 'Permohonan nomor {nomor}: *perubahan tempat kerja terdaftar*'
      : `Permohonan nomor {nomor}: *${elsewhere(asked.label, asked.from, asked.to)}*`,
    `${name} (${title}, ${office})`,
    ...(asked.lasting
      ? [
          `Lokasi: ${asked.point.lat.toFixed(5)}, ${asked.point.lon.toFixed(5)}${metres === null ? '' : `, ${far(metres)} dari yang terdaftar sekarang`}`,
          ...asked.signs.map((sign) => signs[sign]),
        ]
      : []),
    'Balas *YA {nomor}* untuk menyetujui atau *TIDAK {nomor} <alasan>* untuk menolak.',
  ].join('\n');

const signs: Record<PlaceSign, string> = {
  forwarded: 'Tanda: lokasi itu diteruskan dari chat lain.',
  picked: 'Tanda: tempat dipilih dari daftar, bukan lokasi saat itu.',
};

const far = (metres: number): string =>
  metres < 950
    ? `sekitar ${Math.round(metres / 10) * 10} m`
    : `sekitar ${(metres / 1000).toFixed(1).replace('.', ',')} km`;
