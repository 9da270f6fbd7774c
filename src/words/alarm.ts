/** What the operator reads without WhatsApp; each sentence says what to do. */
export const alarmWords = {
  storage:
    'Penyimpanan gagal. Periksa ruang disk dan folder data, lalu mulai ulang layanan; pesan yang belum tersimpan masih ditahan WhatsApp.',
  restart: 'Layanan meminta dimulai ulang. Mulai ulang layanan; tidak ada kiriman yang hilang.',
  stuck: 'Layanan macet lebih dari 30 detik dan menghentikan diri. Mulai ulang layanan; tidak ada kiriman yang hilang.',
  closed: 'Layanan belum tersambung ke WhatsApp selama 2 menit. Lihat serlok status.',
  deafCured:
    'Kiriman dalam jendela baru tiba sesudah sambungan diperbarui: WhatsApp sempat tidak mengantarkan. Tidak ada yang hilang; bila terjadi tiap hari, laporkan.',
  deaf: 'Tersambung, tetapi WhatsApp tidak mengantarkan pesan juga pada sambungan baru. Layanan memulai ulang sendiri; tidak ada putusan sampai antrean diterima. Bila tetap begitu, periksa WhatsApp di ponsel.',
  memory: 'Layanan memakai memori terlalu banyak dan memulai ulang sendiri di luar jam slot. Bila berulang, laporkan.',
  quarantine:
    'Ada pesan yang tiga kali gagal diolah dan dikarantina; yang lain berjalan terus. Jalankan serlok status, lalu laporkan.',
  backupRoom:
    'Cadangan malam dilewati: ruang disk kurang dari tiga kali ukuran basis data. Kosongkan ruang, atau pindahkan cadangan lama dari folder backup.',
  backupFailed:
    'Cadangan malam gagal dibuat atau tidak lulus pemeriksaan. Jalankan serlok backup sendiri dan baca alasannya; layanan berjalan terus.',
  phoneQuiet: (days: number): string =>
    `Sudah ${days} hari tidak ada tanda dari ponsel pemilik nomor. Buka WhatsApp di ponsel itu hari ini, tersambung ke internet: sesudah sekitar 14 hari WhatsApp mengeluarkan perangkat tertaut.`,
  backupLate:
    'Cadangan malam tidak dibuat sejak kemarin atau lebih lama. Jalankan serlok backup dan baca alasannya; periksa ruang disk.',
  quarantined: (count: number): string =>
    `${count} pesan tiga kali gagal diolah dan dikarantina. Kumpulkan log, lalu laporkan; yang lain berjalan terus.`,
  skew: (seconds: number): string =>
    `Jam komputer ini berbeda ${Math.abs(seconds)} detik dari WhatsApp. Nyalakan penyetelan waktu otomatis (NTP); waktu kirim tetap menurut server WhatsApp.`,
} as const;
