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
  ...lines('siap', 'pegawai', 'siap 14 · siap hadir 3'),
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
    'data-saya',
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
];
