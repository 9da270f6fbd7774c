import type { Phrase } from '../domain/phrase.ts';
import type { Command } from './command.ts';

type Matches = Command['matches'];

const aboutData = /\b(status|jadwal|rekap|cek|daftar|siapa|privasi)\b/;
// "anak saya sakit" is leave at most, never the employee's own illness (domain.md 8.2).
const kin = /\b(anak|istri|suami|orangtua|ortu|ayah|mama|papa|mertua|keluarga|ibunda|ayahanda|kakek|nenek|adik)\b/;
const illness =
  /\b(sakit|demam|flu|pusing|mual|muntah\w*|diare|mencret\w*|isoman|opname|diopname|covid|kambuh|maag|tipes|tifus|vertigo|migrain|meriang|masuk angin|batuk|pilek|sesak|asma|bengkak|keseleo|infus|diinfus|dirawat|rawat inap|asam lambung|(badan|kondisi|saya) (lagi |sedang )?drop|(kurang|tidak) (sehat|fit)|(kurang|tidak) enak badan|tidak enak|gejala)\b/;

export const isSick: Matches = ({ text }) => illness.test(text) && !kin.test(text) && !aboutData.test(text);

export const isTravel: Matches = ({ text }) =>
  (/\b(dinasluar|luarkota|surattugas|diklat|bimtek|sppd|spt)\b/.test(text) ||
    /\b(tugas|ditugaskan|penugasan) (ke|di) (?!rumah|kantor)/.test(text)) &&
  !aboutData.test(text);

export const isIzin: Matches = ({ text, question }) => {
  if (aboutData.test(text) || /\bcuti bersama\b/.test(text)) return false;
  if (/\b(lokasi|shareloc)\b/.test(text)) return false;
  if (illness.test(text) && kin.test(text)) return true;
  if (
    /\b(izin|cuti|berhalangan|berobat|ke dokter|kontrol (ke )?(dokter|rumahsakit|puskesmas)|acara keluarga|kedukaan|duka|melayat|meninggal|melahirkan)\b/.test(
      text,
    )
  )
    return true;
  return !question && /\btidak (bisa |dapat )?(masuk|hadir|ngantor|kerja)\b/.test(text);
};

export const isCuti = ({ text }: Phrase): boolean => /\b(cuti|melahirkan)\b/.test(text);
