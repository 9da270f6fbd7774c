import { addressed, stop } from './format.ts';

export type WelcomeFor = 'employee' | 'kasubag' | 'kepala' | 'wide';

/** The answer to *mulai*: what this number will send from now on (law 7: never before the person wrote). */
export const welcomeText = (greeting: string, name: string, audience: WelcomeFor): string =>
  [
    `Selamat ${greeting}, ${stop(addressed(name))} Nomor ini mencatat kiriman lokasi pada jadwal WFH.`,
    willSend[audience],
    'Ketik *bantuan* untuk daftar perintah.',
  ].join('\n');

const willSend: Record<WelcomeFor, string> = {
  employee:
    'Lokasi yang tercatat ditandai ✅; pesan dikirim hanya bila ada yang perlu diketahui atau ditanyakan. Jadwal hari ini: *jadwal*.',
  kasubag:
    'Setelah setiap slot ditutup, daftar pegawai yang belum mengirim lokasi dikirim ke chat ini. Sewaktu-waktu: *belum*, *rekap opd*, *siapa wfo*, *jadwal opd*.',
  kepala:
    'Setelah slot terakhir, ringkasan harian dikirim ke chat ini. Sewaktu-waktu: *rekap opd*, *belum*, *siapa wfo*.',
  wide: 'Ringkasan dapat diminta sewaktu-waktu: *rekap opd*, *belum*, *siapa wfo*, boleh dengan nama unit.',
};
