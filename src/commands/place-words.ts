import type { Phrase } from '../domain/phrase.ts';

/** "ubah lokasi", "saya pindah rumah", "titik rumah saya salah": the registered place is another one from now on. */
export const speaksOfMoving = ({ text, raw }: Phrase): boolean =>
  moved.some((words) => words.test(text) || words.test(raw));

const home = '(?:alamat|rumah|rmh|domisili|kosa?n?|kost|kontrakan|tempat tinggal|titik rumah|koordinat rumah)';
const moved = [
  new RegExp(
    `\\b(?:ubah|ganti|rubah|pindah|mengubah|update|perbarui|perbaharui)\\b.*\\b(?:lokasi|titik|tempat|${home})\\b`,
  ),
  new RegExp(`\\b${home}\\b.*\\b(?:berubah|pindah|ganti|diganti|diubah|ubah)\\b`),
  /\b(?:titik|lokasi|koordinat|alamat)(?: \S+){0,2} (?:rumah|rmh)\b.*\b(?:salah|keliru)\b|\balamat\b.*\b(?:salah|keliru)\b/,
  /\b(?:sekarang|skrg|skrang)\b.*\b(?:tinggal|menetap) di\b/,
];

/**
 * Where somebody says to work on some days: "hari ini di rumah orang tua" is "rumah orang tua"; `null` where no such place is
 * named. A place is whose it is: "di rumah" alone is where everybody is sent, and "di rumah sakit" is none.
 */
export function placeLabel({ raw }: Phrase): string | null {
  const found = elsewhere.exec(raw);
  const label = found?.[1]?.replaceAll(/\b(?:ortu|orangtua)\b/g, 'orang tua');
  if (label === undefined) return null;
  // "izin, ada acara di rumah mertua" asks for leave; "izin kerja dari rumah mertua" does not.
  // Nor does an excuse: "keterangan: hp ketinggalan di rumah mertua".
  if (
    /\b(keterangan|sanggah|pengaduan|ketinggalan|tertinggal|lupa|telat|terlambat|hilang|rusak|dl|dinas luar|monitoring|rapat|kunjungan|survei|survey|sosialisasi|perjalanan)\b|^lapor\b/.test(
      raw,
    )
  )
    return null;
  const asksLeave = /\b(izin|ijin|cuti|sakit|libur|acara|hajatan|duka|melayat|tidak masuk|tdk masuk|gak masuk)\b/.test(
    raw,
  );
  const works = /\b(wfh|kerja|bekerja|absen|serlok|serlock|sharelok|lokasi|sementara|tugas)\b/.test(raw);
  return asksLeave && !works ? null : label.trim().replace(/ +/g, ' ');
}

const whose =
  'orang ?tua|ortu|mertua|saudara|sodara|kakak|adik|adek|kakek|nenek|paman|om|tante|bibi|keluarga|istri|suami|anak|menantu|ipar|besan|sepupu|teman|famili|mama|mamak|ibu|bapak|bpk|kerabat|dinas|kontrakan|kebun|sawah|sebelah';
const elsewhere = new RegExp(
  `\\b(?:di|dari|dr)\\s+((?:rumah|rmh|tempat|kediaman|villa|kos|kost)\\s+(?:${whose})|kos|kost|kosan|kontrakan|kampung(?: halaman)?|desa|asrama|apartemen|rusun|rumah dinas|rumdin|mes|mess|posko)\\b`,
);
