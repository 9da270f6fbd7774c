import type { Line } from './corpus.ts';

type Said = Pick<Line, 'as' | 'text'> & { readonly intent: string };
const lines = (intent: string, as: Line['as'], texts: string): readonly Said[] =>
  texts.split('·').map((text) => ({ text: text.trim(), intent, as }));

/** The desk, typed as people type: typos, regional words, dictated without stops. None of it was there when the words were taught. */
export const deskCorpus: readonly Said[] = [
  ...lines(
    'sakit',
    'pegawai',
    'pak mohon maaf hari ini saya tidak bisa masuk karena demam · ass. pak ijin sy sakit hr ini · sy kurang enak badan bu, ijin istirahat · badan meriang dari semalam pak · izin sakit besok · lagi flu berat pak ga bisa kerja · tabe pak, sakitka hari ini · gejala covid pak, mau isoman dulu · vertigo kambuh pak · masuk angin parah min · saya sakit sampai rabu pak · ulun sakit hari ini pak',
  ),
  ...lines(
    'izin',
    'pegawai',
    'ijin pak besok ada acara nikahan adek · mohon ijin tdk masuk hr jumat mengurus sertifikat tanah · izin setengah hari mau antar ibu ke bandara · sy mau cuti tgl 5 sampai 9 agustus · pak ijin plg cepat jam 2 siang anak wisuda · izin melayat ke rumah duka pak · anak saya sakit pak izin tidak masuk · mau ambil cuti tahunan minggu depan · ijin bu sy berhalangan hadir besok · izin ada urusan keluarga mendadak · permohonan cuti melahirkan mulai 2 agustus · besok sy tdk bisa ngantor ada kedukaan · cuti dong bu tgl 12 · ijin tdk bisa masuk kerja lusa ada hajatan',
  ),
  ...lines(
    'dinas-luar',
    'pegawai',
    'sy DL ke Luwu besok pak · dinas luar makassar 2-4 agustus · lapor pak sy tugas luar kota rapat di provinsi · ada surat tugas ke jakarta senin depan · ikut bimtek di hotel besok sampai jumat · diklat pim 2 minggu mulai senin · perjalanan dinas ke palu tgl 3 · sy sedang dinas luar pak',
  ),
  ...lines(
    'jawab',
    'kasubag',
    'ya 12 · YA 7 · iya 3 · setuju 12 · setujui nomor 5 · acc 14 · tidak 12 sudah banyak yang izin · tolak 8 karena tenaga kurang · ya no 4 · disetujui 21 · ok ya 6 · tdk 9 mohon surat dokter',
  ),
  ...lines('urungkan', 'kasubag', 'urungkan · undo · batalkan yang tadi · urungkan pak · tolong urungkan'),
  ...lines('batal', 'pegawai', 'batal 4 · batalkan permohonan 7 · cabut 3 · tarik kembali 9 · batalkan izin 5'),
  ...lines(
    'permohonan',
    'kasubag',
    'permohonan · daftar permohonan · permohonan masuk · persetujuan menunggu · apa yang perlu saya setujui',
  ),
  ...lines(
    'panggil',
    'kasubag',
    'panggil ruslan jam 10 tanda tangan berkas · tolong panggil bu darmawati ke kantor besok rapat anggaran · panggilkan anwar skrg ada tamu dari provinsi · pak ruslan dipanggil ke kantor jam 1 siang rapat · suruh ruslan ke kantor jam 9 ambil dokumen · minta anwar ke kantor besok pagi bawa laptop · pangil darmawati jam 11',
  ),
  ...lines(
    'hadirkan',
    'kasubag',
    'hadirkan ruslan dan darmawati besok alasan pelayanan ktp membludak · perintah hadir anwar tgl 2 agustus alasan audit bpk · wajib hadir ruslan besok karena ada pemeriksaan · hadirkan darmawati 2-4 agustus pelayanan mendesak',
  ),
  ...lines(
    'tetapkan',
    'kasubag',
    'tetapkan wfh besok banjir di kantor · tetapkan wfo tanggal 2 agustus apel gabungan · tetapkan wfh 2-4 agustus gedung direnovasi · tetapkan diskominfo wfh besok listrik padam',
  ),
  ...lines(
    'dispensasi',
    'kasubag',
    'dispensasi hari ini jam 7 sampai 9 listrik padam · dispensasi diskominfo besok pagi upacara · dispensasi 2 agustus banjir · dispensasi jam 12 sampai jam 13 jaringan telkomsel putus',
  ),
  ...lines(
    'panggil',
    'kasubag',
    'mohon panggilkan pak ruslan skrg · panggil ke kantor bu darmawati jam 1 siang evaluasi skp · tolong suruh anwar ke kantor · ruslan dan berkasnya dipanggil ke kantor · panggil',
  ),
  ...lines(
    'hadirkan',
    'kasubag',
    'mohon hadirkan anwar senin alasan audit · hadirkn ruslan bsk krn tamu · wajibkan ruslan hadir besok alasan rapat · perintahkan anwar hadir senin dan rabu krn apel · hadirkan bu darmawati, pak ruslan, anwar lusa alasan opname barang',
  ),
  ...lines(
    'dispensasi',
    'kasubag',
    'mohon dispensasi besok sampai jam 10 upacara · minta dispensasi utk opd saya hari ini listrik padam · listrik padam, tolong dispensasi jam 7-9 · dispenasi besok banjir · beri dispensasi seluruh opd 17 agustus',
  ),
  ...lines(
    'kontak',
    'kasubag',
    'hubungi acak 3 orang · kontak acak 10 persen · tolong hubungi pak ruslan sekarang · kontk darmawati',
  ),
  ...lines(
    'panggilan',
    'kasubag',
    'panggilan · daftar panggilan · panggilan yang belum dijawab · panggilan belum dikonfirmasi',
  ),
  ...lines(
    'tukar',
    'pegawai',
    'tukar ruslan selasa · mau tukar jadwal sama bu darmawati hari rabu · tukeran wfo sama anwar tgl 3 bisa pak? · gantian piket dgn ruslan senin · saya mau tukar jadwal wfo besok dengan anwar · minta tukar giliran sama ruslan tgl 4 dengan tgl 6',
  ),
  ...lines(
    'kontak',
    'kasubag',
    'kontak ruslan · hubungi darmawati skrg · cek keberadaan anwar · tolong kontak bu darmawati · kontak 3 orang acak · cek posisi ruslan dimana',
  ),
  ...lines(
    'keterangan',
    'pegawai',
    'sanggah slot pagi saya sdh kirim · keterangan pagi tadi sinyal hilang di rumah · sanggah kemarin sore hp mati · telat kirim krn listrik padam pak · keterangan terlambat mengantar anak ke sekolah · saya keberatan status pagi kemarin · sanggahan istirahat 29/7 jaringan gangguan · jaringan jelek pak td pagi ga bisa kirim · hp sy rusak jd ga sempat serlok pagi · paket data habis td siang',
  ),
  ...lines(
    'koreksi',
    'kasubag',
    'koreksi ruslan 29/7 pagi tepat hp rusak · koreksi darmawati kemarin sore dikecualikan rapat di kantor · perbaiki status anwar pagi tadi tepat kirim manual · koreksi slot pagi ruslan jadi tepat alasan sinyal',
  ),
  ...lines(
    'pengaduan',
    'pegawai',
    'pengaduan wfo saya terlalu sering · mau mengadu soal pembagian jadwal · ada keluhan pak jadwal tidak adil · pengaduan kasubag tidak menanggapi izin saya · komplain jadwal saya min',
  ),
  ...lines(
    'lapor',
    'pegawai',
    'lapor menyusun laporan keuangan bulan juli · lapor sudah input data simpeg 40 pegawai · laporkan kegiatan hari ini rapat zoom dengan bappeda · lapor kegiatan: verifikasi berkas · lapor hari ini membuat surat undangan',
  ),
  ...lines(
    'privasi',
    'pegawai',
    'data saya · data sy apa saja yg disimpan · siapa yang melihat data saya · siapa saja yg pernah buka data saya',
  ),
  ...lines(
    'hentikan',
    'pegawai',
    'hentikan pemrosesan data saya · stop proses data saya · saya minta pemrosesan dihentikan',
  ),
  ...lines(
    'delegasi',
    'kasubag',
    'delegasi ruslan sebagai kasubag besok sampai jumat · delegasikan tugas saya ke darmawati 2-6 agustus · plh kasubag anwar tgl 3',
  ),
  ...lines(
    'ubah-lokasi',
    'pegawai',
    'ubah lokasi · alamat saya berubah pak · pindah rumah, lokasi kerja ganti · mau ganti lokasi rumah · hari ini di rumah orang tua · besok sampai jumat di rumah mertua · sy lg di rumah ortu hr ini serlok dari sana',
  ),
  ...lines(
    'ubah-lokasi',
    'pegawai',
    'pak hari ini sy kerja dari kos · besok sy wfh di rmh mertua · mulai senin sy di kampung halaman smp rabu · pak sy sdh pindah kontrakan · alamat sy sdh ganti min · mau ubah titik rumah · titik lokasi rumah saya salah · lokasi rumah sy keliru · hari ini lg di rumah kakak di parepare · sementara tinggal di rumah nenek · izin wfh dari rumah orang tua besok · sy skrg tinggal di perumahan baru · update alamat rumah · dari rumah adik ya pak hr ini · koordinat rumah saya mau diganti · pindah domisili',
  ),
  ...lines('izin', 'pegawai', 'izin jaga ortu di rumah · besok ke rumah mertua, izin tdk masuk'),
  ...lines('dinas-luar', 'pegawai', 'dl di desa tandung besok · dinas luar ke desa'),
  ...lines(
    'anggota-grup',
    'kasubag',
    'anggota grup · siapa yang belum masuk grup · cek anggota grup · berapa orang belum masuk grup',
  ),
  // What must not be taken for any of it.
  ...lines(
    'no-reply',
    'pegawai',
    'siap · siap pak laksanakan · iya pak · ya · oke bu · tidak · nggih pak · baik pak terima kasih · siap komandan · 👍 · iye bu · sama2',
  ),
  ...lines(
    'status',
    'pegawai',
    'status saya hari ini · serlok pagi sudah masuk? · sdh tercatat blm yg pagi · cek absen sy pak · td pagi masuk ga ya',
  ),
  ...lines(
    'jadwal',
    'pegawai',
    'jadwal saya minggu depan · bsk sy wfo ga · hari senin saya wfh atau wfo · kapan giliran saya masuk kantor',
  ),
  ...lines(
    'belum',
    'kasubag',
    'siapa saja yg blm kirim pagi ini · blm · daftar yg belum serlok siang · sapa belum absen',
  ),
  ...lines('siapa-wfo', 'kasubag', 'siapa yg masuk kantor besok · yg wfo hari ini siapa aja'),
  ...lines('jam', 'pegawai', 'jam brp batas kirim sore · kapan kirim lokasi siang'),
  ...lines('libur', 'pegawai', 'senin libur ga · 17 agustus libur kan'),
  ...lines('bantuan', 'pegawai', 'bantuan dong · gimana cara kirim lokasi · bisa apa aja bot ini'),
  ...lines('rekap', 'pegawai', 'rekap saya bulan juli · rekap bulan lalu'),
  ...lines('rekap-opd', 'kasubag', 'rekap opd kemarin · laporan harian dinas · ringkasan hari ini'),
  // A second hundred and a half, mostly dictated or thumbed in a hurry.
  ...lines(
    'sakit',
    'pegawai',
    'pak izin hari ini saya sakit perut tidak bisa kerja · sy demam tinggi dr td malam bu · mhn ijin sakit 2 hari pak · lagi ga enak badan min ijin ya · sakit gigi pak hari ini ijin dulu · pusing berat pak ga kuat di depan laptop · muntah2 dari subuh pak · diare pak mohon ijin hari ini',
  ),
  ...lines(
    'izin',
    'pegawai',
    'ijin pak sy tdk bisa masuk tgl 3 ada keperluan keluarga · bu mau cuti 3 hari mulai senin · ijin siang ini jam 1 ambil rapor anak · ijin pulang duluan jam 3 sore ada urusan bank · saya berhalangan rabu depan · mohon izin tidak hadir besok mertua meninggal · cuti tahunan 9-13 agustus · izin hari jumat ada acara adat',
  ),
  ...lines(
    'dinas-luar',
    'pegawai',
    'besok sy DL ke bone sampai kamis · ada SPT ke dprd provinsi hari senin · dinas luar kota mamuju tgl 5 · ikut pelatihan bimtek pengadaan lusa',
  ),
  ...lines(
    'jawab',
    'kasubag',
    'ya nomor 15 · iya 22 · y 3 · setujui 18 · tolak 30 jadwal bentrok · tidak 11 ajukan lewat surat · gak 4 kurang orang · acc no 9 · ya 12 tepat · ya 7 sekda nomor 094/55/2021',
  ),
  ...lines(
    'panggil',
    'kasubag',
    'tolong panggil pak ruslan menghadap saya jam 2 · panggil bu darmawati jam 9 besok evaluasi · panggilkan ruslan sekarang juga · anwar dipanggil ke kantor jam 10 bawa berkas · suruh anwar datang ke kantor jam 8 pagi · panggil ruslan senin jam 9 pemeriksaan inspektorat',
  ),
  ...lines(
    'hadirkan',
    'kasubag',
    'hadirkan anwar hari ini pelayanan pajak menumpuk · perintahkan hadir ruslan besok · wajib hadir darmawati senin karena rapat paripurna',
  ),
  ...lines(
    'tetapkan',
    'kasubag',
    'tetapkan wfh senin kantor disemprot disinfektan · tetapkan wfo selasa dan rabu upacara · tolong tetapkan wfh 16-17 agustus',
  ),
  ...lines(
    'dispensasi',
    'kasubag',
    'beri dispensasi hari ini server mati · dispensasi pagi ini banjir di jalan poros · dispensasi besok jam 7 sampai jam 8 apel · tolong dispensasi sore ini gempa',
  ),
  ...lines(
    'tukar',
    'pegawai',
    'bisa tukar jadwal sama anwar hari kamis pak · tukar piket dengan ruslan tgl 4 · mau tukeran giliran sama bu darmawati besok lusa · minta wfh senin tukar sama anwar · barter jadwal sama ruslan jumat',
  ),
  ...lines(
    'kontak',
    'kasubag',
    'kontak bu darmawati skrg · hubungi 5 pegawai acak · cek keberadaan ruslan dong · posisi anwar dimana',
  ),
  ...lines(
    'keterangan',
    'pegawai',
    'keterangan slot siang telat karena hujan sinyal hilang · sanggah sore kemarin saya kirim di grup · maaf telat shareloc gps error · jaringan indosat putus td pagi bu · sy lupa kirim lokasi pagi pak · tdk bisa kirim lokasi hp lowbat · keberatan dgn rekap kemarin sy kirim kok · listrik padam dr jam 6 ga bisa kirim',
  ),
  ...lines(
    'koreksi',
    'kasubag',
    'koreksi anwar pagi tepat salah pencet · ralat ruslan kemarin siang dikecualikan rapat · betulkan status darmawati sore tadi tepat ada bukti foto',
  ),
  ...lines(
    'pengaduan',
    'pegawai',
    'pengaduan pembagian wfo tidak merata di bidang kami · saya mau konsultasi soal cuti besar · keluhan: pimpinan minta kerja malam · aduan jadwal dinas berubah mendadak terus',
  ),
  ...lines(
    'lapor',
    'pegawai',
    'lapor rekon aset selesai 70 persen · lapor zoom meeting bkn jam 9 · lapor hari ini menyusun renja · laporkan pekerjaan: upload dokumen ke jdih',
  ),
  ...lines('hentikan', 'pegawai', 'tolong hentikan pemrosesan lokasi saya · stop pemrosesan data saya dulu'),
  ...lines('permohonan', 'kasubag', 'cek permohonan · permohonan yang menunggu · lihat pengajuan masuk'),
  ...lines('urungkan', 'kasubag', 'urungkan yang tadi · kembalikan yang tadi · batalkan perubahan tadi'),
  ...lines(
    'no-reply',
    'pegawai',
    'siap bu kasubag · iya siap · ok sip · terima kasih pak infonya · nggih sampun · makasih min · sudah saya kirim pak · hehe · baik bu · ok pak siap laksanakan',
  ),
  ...lines(
    'status',
    'pegawai',
    'shareloc saya tadi siang masuk ndak · saya kurang slot apa hari ini · status absen kemarin · cek serlok sy jam 12',
  ),
  ...lines(
    'jadwal',
    'pegawai',
    'lusa sy masuk kantor atau di rumah · jadwalku pekan depan · minggu ini wfh hari apa aja ya',
  ),
  ...lines('belum', 'kasubag', 'yg blm absen sore siapa · cek siapa blm kirim · belum siang'),
  ...lines('siapa-wfo', 'kasubag', 'siapa saja wfo senin · yang ngantor besok siapa'),
  ...lines('jam', 'pegawai', 'absen siang jam berapa sampai jam berapa · batas pagi jam brp ya'),
  ...lines('kenapa-jadwal', 'pegawai', 'kenapa sy wfo terus · alasan saya masuk selasa apa'),
  ...lines(
    'keterangan',
    'pegawai',
    'sanggah pagi td sinyal ilang · mohon ijin keterangan sore kmrn listrik padam · keterangan 29/7 istirahat hp lowbat · sanggah seharian jaringan putus · sy keberatan dicatat terlambat · status saya salah pak · td hp sy mati min',
  ),
  ...lines(
    'koreksi',
    'kasubag',
    'koreksi pak ruslan kemarin sore tepat salah kirim grup · ralat darmawati pagi dikecualikan rapat mendadak · tolong betulkan besse pagi tidak titip kirim · perbaiki anwar siang gangguan server mati',
  ),
  ...lines(
    'pengaduan',
    'pegawai',
    'pengaduan kasubag pilih kasih · sy mau lapor ada yg titip absen · pengaduan saya · mau konsultasi cara pindah tugas · keluhan: jadwal wfo tidak merata',
  ),
  ...lines(
    'selesai',
    'kasubag',
    'selesai 7 sudah dibicarakan · jawab nomor 4 silakan ajukan cuti · selesaikan pengaduan 12 beres',
  ),
  ...lines(
    'lapor',
    'pegawai',
    'lapor kemarin ikut zoom sosialisasi · lapor ikut operasi yustisi · sy mau lapor kegiatan menyusun spj · laporan kegiatan menyusun bahan rapat',
  ),
  ...lines(
    'laporan-kegiatan',
    'kasubag',
    'laporan kegiatan kemarin · laporan kegiatan diskominfo 29/7 · daftar kegiatan hari ini · laporan kegiatan minggu ini · laporan saya',
  ),
  ...lines('laporan-kegiatan', 'pegawai', 'laporan saya · laporan saya kemarin · lihat laporan kegiatan saya'),
  ...lines(
    'privasi',
    'pegawai',
    'data saya · data saya apa saja · siapa yg lihat data saya · siapa saja yang membuka data saya · riwayat akses data saya',
  ),
  ...lines('hentikan', 'pegawai', 'hentikan pemrosesan · saya minta pemrosesan data saya dihentikan'),
  ...lines('lanjutkan', 'pegawai', 'lanjutkan pemrosesan data saya · aktifkan lagi pemrosesan'),
];
