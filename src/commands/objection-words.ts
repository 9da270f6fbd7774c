import type { Command } from './command.ts';

const aboutData = /\b(status|jadwal|rekap|cek|daftar|siapa|privasi)\b/;
const trouble =
  /\b(terlambat|sinyal|gps (error|eror|mati|rusak|bermasalah)|(aplikasi|lokasi|whatsapp) (error|eror|lemot|ngaco)|jaringan|kuota|paket data|(hp|handphone|hape|ponsel) (saya )?(mati|rusak|hilang|lowbat|error|ketinggalan)|(mati|padam) (lampu|listrik)|(lampu|listrik) (mati|padam)|lupa (kirim|shareloc|absen)|(tidak bisa|gagal) (kirim|shareloc|share|absen))\b/;

/** What the record says, in the mouth of whom it is about. */
const written = /\b(tertulis|ditulis|tercatat|dicatat) (saya )?(tidak|alpa|bolos|mangkir|terlambat|belum)\b/;

/** *sanggah*, *keterangan*, and the plain report of what went wrong: "td hp mati pak". */
export const aboutSlots: Command['matches'] = ({ text, question }) => {
  if (/^(saya )?(keterangan|sanggah|sanggahan|keberatan)\b|\b(sanggah|sanggahan)\b/.test(text)) return true;
  if (/\b(saya|status|rekap|jadwal)\b.*\b(salah|keliru|tidak sesuai)\b/.test(text)) return true;
  if (!question && written.test(text) && /\b(padahal|tapi|tp|tetapi|dikoreksi|koreksi|diperbaiki)\b/.test(text))
    return true;
  if (
    question ||
    /\bjam(nya)? (berapa|kirim|shareloc|absen|pagi|siang|sore)\b|^jam\b/.test(text) ||
    /\b(cara|bagaimana|batas|berapa|(kenapa|mengapa) .*jam)\b/.test(text)
  )
    return false;
  return trouble.test(text) && !aboutData.test(text);
};
