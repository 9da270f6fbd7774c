export type Saying = { readonly text: string } | { readonly location: readonly [number, number] };

/** What people type at the desk, with numbers and names that may or may not be theirs to use. */
export const sayings: readonly Saying[] = [
  ...[
    'sakit',
    'sy lg demam pak',
    'ijin bsk ada acara keluarga',
    'izin setengah hari jam 12 urus anak',
    'mau cuti',
    'besok',
  ],
  ...[
    'cuti senin sampai rabu',
    'DL ke Makassar',
    'dinas luar besok rapat di provinsi',
    'batal',
    'urungkan',
    'permohonan',
  ],
  ...[
    'ya 1',
    'ya 2',
    'ya 3',
    'setuju 4',
    'tidak 1 tenaga kurang',
    'tolak 2 sudah penuh',
    'tidak 3',
    'batal 1',
    'batal 2',
  ],
  ...[
    'panggil ahmad jam 10 rapat',
    'panggil besse',
    'panggil anwar besok ambil surat',
    'panggilan',
    'siap pak',
    'siap 2',
  ],
  ...[
    'hadirkan ruslan, besse besok alasan audit',
    'perintah hadir anwar hari ini',
    'karena audit',
    'ya 5 wali kota nomor 8/VII',
  ],
  ...[
    'dispensasi hari ini jam 12 sampai 13 listrik padam',
    'dispensasi seluruh opd besok banjir',
    'dispensasi dinkes banjir',
  ],
  ...['kontak ahmad', 'kontak 3 orang acak', 'tidak 4 motor mogok', 'saya tidak bisa hadir, motor mogok', 'rekap opd'],
  ...[
    'sanggah pagi sinyal hilang',
    'keterangan sore kemarin hp rusak',
    'ya 2 tepat',
    'sanggah',
    'seharian listrik padam',
  ],
  ...['koreksi ahmad pagi tepat nomor lama', 'koreksi besse sore dikecualikan', 'pengaduan giliran tidak adil'],
  ...['pengaduan bu nurhayati pilih kasih', 'pengaduan', 'pengaduan saya', 'selesai 2 sudah diatur', 'selesai 3 beres'],
  ...[
    'lapor menyusun bahan rapat',
    'laporan kegiatan hari ini',
    'laporan saya',
    'data saya',
    'siapa melihat data saya',
  ],
  ...['hentikan pemrosesan data saya', 'lanjutkan pemrosesan'],
].map((text) => ({ text }));
