/**
 * What a mistyped word may be corrected to. Weekdays and months are not here: "Kamil" and "Julia" are people.
 */
export const keywords: readonly string[] = [
  ...['jadwal', 'status', 'rekap', 'bantuan', 'belum', 'privasi', 'libur', 'mulai', 'sakit', 'keterangan', 'lokasi'],
  ...['panggil', 'kontak', 'shareloc', 'besok', 'kemarin', 'minggu', 'absen', 'ringkasan', 'laporan', 'istirahat'],
  ...[
    'setengah',
    'permohonan',
    'urungkan',
    'dispensasi',
    'koreksi',
    'persetujuan',
    'panggilan',
    'tetapkan',
    'hadirkan',
  ],
  ...['siapa', 'sanggah', 'sanggahan', 'pengaduan', 'tercatat', 'terkirim', 'dinasluar', 'terlambat', 'kehadiran'],
];

/** People whose names lie one typing error from a keyword. */
export const mistakenNames: ReadonlySet<string> = new Set(
  'sakti mulia mulya panggih satia stata belia rekha libra sakina lokas basok kontas setyawan permana permata'.split(
    ' ',
  ),
);

/** Everyday words: never corrected into a keyword, never taken for somebody's name. */
export const common: ReadonlySet<string> = new Set(
  `
  yang dan atau tapi tetapi kalau karena sebab supaya agar untuk dari dengan pada oleh sampai hingga tentang soal hal
  saya kami kita dia mereka beliau kamu anda nya ini itu sini situ sana begini begitu gini gitu tersebut
  apa apakah siapa kapan dimana mana kemana kenapa mengapa bagaimana berapa gimana kok koq kah sih dong deh lho loh toh kan nah lah pun
  ya iya yes yoi yup oke siap baik sip mantap setuju paham mengerti ngerti noted roger copy laksanakan laksanakanki dimengerti terimakasih sama kasih banyak sangat sekali banget amin aamiin alhamdulillah insyaallah insya allah syukur salam hormat
  tidak bukan jangan belum sudah sedang akan telah pernah masih baru tadi nanti sekarang segera langsung dulu lagi terus selalu sering kadang
  ada punya bisa dapat boleh harus wajib perlu mau ingin minta tolong mohon maaf coba silakan silahkan biar bantu dibantu
  cek cekkan lihat melihat liat tampilkan kasih beri berikan kirim terkirim dikirim kiriman terima diterima catat tercatat dicatat hitung terhitung dihitung masuk keluar pulang datang pergi kerja bekerja tugas bertugas ngantor kantor rumah dinas badan opd unit kecamatan kelurahan puskesmas rumahsakit instansi bagian bidang seksi sekretariat perangkat daerah kota kabupaten
  satu dua tiga empat lima enam tujuh delapan sembilan sepuluh kali pertama kedua ketiga keempat terakhir semua seluruh setiap tiap masing beberapa sebagian lain lainnya sendiri saja juga hanya cuma lebih kurang cukup lengkap penuh kosong total jumlah angka persen
  hari jam menit waktu pagi siang sore malam subuh tanggal bulan tahun minggu pekan akhir awal depan lalu lewat besok kemarin lusa ini kini merah hitam cuti libur bersama nasional kerja jadwal piket giliran shift slot batas tutup ditutup buka dibuka mulai selesai sesi istirahat pulang tepat telat terlambat lambat cepat awal
  wfh wfo wfa edaran surat suratedaran nomor aturan peraturan perintah ketentuan kewajiban pengumuman
  status rekap rekapan laporan lapor melapor ringkasan daftar list data nama nip jabatan pegawai orang staf staff honorer asn pns pppk non teman rekan anggota tim kepala kadis sekretaris sekdis kabid kabag kasubag kasi camat sekcam lurah seklur bupati walikota wali sekda atasan pimpinan petugas operator sistem bot robot aplikasi layanan
  absen hadir kehadiran bolos alpa mangkir serlok shareloc lokasi titik koordinat posisi peta maps map google gps live terkini link tautan foto selfie gambar video dokumen pesan chat whatsapp grup group nomor hape handphone ponsel hpku sinyal jaringan internet kuota paket pulsa listrik lampu mati padam rusak habis lemot lelet error eror gagal kendala masalah gangguan hilang lupa ketinggalan ganti baru hidup nyala menyala
  sakit demam batuk pilek flu pusing mual muntah diare covid positif isoman isolasi mandiri enak badan sembuh sehat kurang opname rawat dirawat dokter obat berobat periksa kontrol vaksin gejala
  izin permisi keperluan urusan acara keluarga anak istri suami orangtua ortu ibu bapak ayah mama papa nikah menikah nikahan melahirkan hamil meninggal duka melayat setengah kondangan kedukaan antar mengantar jemput menjemput
  dinasluar perjalanan luarkota luar kota provinsi surattugas rapat diklat bimtek pelatihan tugas belajar kunjungan kegiatan lapangan
  keterangan sanggah sanggahan keberatan protes koreksi keliru salah benar betul alasan penjelasan bukti pengaduan aduan adukan keluhan konsultasi
  panggil panggilkan dipanggil panggilan hadirkan kontak hubungi dihubungi keberadaan posisi telepon telpon telfon telp
  tukar tukeran gantian ganti ubah rubah merubah mengubah pindah pindahkan alamat domisili
  privasi hapus hapuskan menghapus salinan simpan disimpan rahasia aman
  bantuan tolong menu info informasi panduan petunjuk cara caranya tutorial fitur ketik balas jawab tanya bertanya
  kabar test tes testing coba cobacoba uji halo
  milik punya atas bagi mengenai terkait khusus antara seperti misal misalnya contoh yaitu
  tanda catatan riwayat histori history detail rinci rincian lengkapnya sejauh sampai progres progress hasil
  jelek bagus lancar parah macet hujan banjir jalan bahan pasar macetnya mobil motor ban bocor kecelakaan
  mi ki ji pi ta je jie tawwa iyek komi meki maki tawa pale padeng kodong
  teh atuh euy mah nuhun kang ulah teu acan parantos
  nggih inggih njih sampun dereng mboten nopo menopo monggo matur nuwun rek cuk
  ulun kada kah lah pang inggih handak turun
  su sa ko pace mace kitorang tong dong trada tarada
  lagi sementara otw jalan tiba sampai disini disana dirumah dikantor kerumah kekantor rumahku rumahnya posisiku
  dpt dlm jd jgn hrs sbg tsb krj utk tp dll dsb bgt pls plis please btw fyi urgent penting
  keluarkan lihatkan perlihatkan sebutkan kasihkan carikan buatkan buat bikin ambil ambilkan unduh download cetak print excel pdf
  hadirin kerjaan tugasku ngapain kerjakan target kinerja
  muncul bermasalah betulkah sesuai aktif nonaktif berlaku berakhir berlangsung sejak semenjak
  reset ulang ulangi diulang mengulang kembali
  online offline daring luring
  harian mingguan bulanan tahunan
  terdaftar daftarkan mendaftar registrasi
  siapkan laksana perlukah wajibkah haruskah boleh bolehkah bisakah
  ditolak diterimakah bukankah adakah
  terbaca terekam terdeteksi tetap beda berbeda berubah sebentar bentar tunggu centang bolong persentase prosentase persen tingkat komplain haja kamar salah pencet sini dibilang padahal mlebu
  sedangkan kebagian jatah diundi undian acak adil mulu melulu terus2an berturut jarang malah justru disuruh dasar dasarnya penyebab penjelasan jelaskan sebabnya dibagi dibagikan diteruskan disebar diumumkan sekantor penempatan ditempatkan dijadwalkan terjadwal ditentukan ditetapkan diatur pengaturan mingguan upt selain dibanding hukum berdasarkan diganti terbit diterbitkan wa share balasan tentukan menentukan menetapkan mengatur menyusun nentuin susun
  kita kalian sodara kotak pangkat masker penerima
  dll etc pengadaan pengajuan ajuan pekerjaan upacara apel pelimpahan
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
);
