import type { Restriction } from '../domain/restriction.ts';
import type { Zone } from '../domain/time.ts';
import { moment } from './format.ts';

/** One restriction of the number in a few sentences: what stops, until when, what goes on, what the operator does. Names nobody. */
export function restrictionText(restriction: Restriction, zone: Zone): string {
  const { code, until, stops } = restriction;
  const what = {
    all: 'tidak ada yang dikirim',
    private: 'chat pribadi tidak dikirimi, grup tetap dijawab',
    group: 'grup tidak dikirimi, chat pribadi tetap dijawab',
  }[stops];
  return `${reasons[code] ?? `WhatsApp membatasi nomor ini (kode ${code})`}: ${what} sampai ${moment(until, zone)}. Kiriman pegawai tetap diterima dan dicatat; daftar dan ringkasan yang tertahan dikirim sesudahnya, dan sementara itu ada serlok recap. ${actions[code] ?? dontRelink}`;
}

const dontRelink = 'Jangan menautkan ulang dan jangan memulai ulang layanan; tunggu.';
const reasons: Readonly<Record<string, string>> = {
  '429': 'WhatsApp meminta nomor ini mengirim lebih jarang (kode 429)',
  '463': 'WhatsApp menahan nomor ini menulis kepada orang (kode 463)',
  '479': 'WhatsApp menolak pesan nomor ini ke grup (kode 479)',
  '403': 'WhatsApp menolak kiriman nomor ini (kode 403)',
};
const actions: Readonly<Record<string, string>> = {
  '429': `${dontRelink} Bila berulang, turunkan caps di serlok.yaml.`,
  '463': `${dontRelink} Pastikan pegawai menyimpan nomor ini dan menulis lebih dahulu.`,
  '479': `${dontRelink} Bila sesudahnya kode ini kembali, perbarui Serlok.`,
  '403': `${dontRelink} Periksa WhatsApp di ponsel: bila ada pemberitahuan pembatasan, catat kehadiran secara manual.`,
};
