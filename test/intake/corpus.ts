import type { Intent } from '../../src/commands/command.ts';

export type Line = { readonly text: string; readonly intent: Intent; readonly as: 'pegawai' | 'kasubag' };
const lines = (intent: Intent, as: Line['as'], texts: string): readonly Line[] =>
  texts.split('·').map((text) => ({ text: text.trim(), intent, as }));

/** domain.md 8.3, word for word. */
export const corpus: readonly Line[] = [
  ...lines(
    'jadwal',
    'pegawai',
    'jadwal · Jadwal saya · jdwl · jadual sy · jadwl bsk · Pak ijin tanya jadwal saya besok · sy wfh atau wfo bsk? · besok masuk kantor ga · wfh hari apa saja · JADWAL MINGGU INI · tabe pak jadwalku',
  ),
  ...lines(
    'status',
    'pegawai',
    'status · sttus · sudah masuk blm absen saya? · serlok sy td masuk? · cek absen · apa sdh tercatat · absen sy hari ini · kurang apa saya',
  ),
  ...lines('rekap', 'pegawai', 'rekap · rekap bulan ini · rekap juli · rekapan sy · rkp · brp kali sy tidak absen'),
  ...lines('rekap', 'kasubag', 'rekap · rekap bulan ini · rekap juli'),
  ...lines(
    'belum',
    'kasubag',
    'belum · siapa belum · siapa yg blm · yg belum absen siapa saja · sapa blm serlok · blm kirim lokasi pagi · daftar yang belum · cek yg tdk kirim siang',
  ),
  ...lines(
    'rekap-opd',
    'kasubag',
    'rekap opd · rekap dinas hari ini · laporan hari ini · ringkasan · rekap kemarin · rekap 29/7',
  ),
  ...lines('bantuan', 'pegawai', 'bantuan · help · menu · cara kirim lokasi · gmn caranya serlok · tolong · ? · info'),
  ...lines(
    'sakit',
    'pegawai',
    'sakit · sy sakit pak · lg demam, tdk bisa masuk · mohon ijin sakit hari ini · kurang enak badan',
  ),
  ...lines('izin', 'pegawai', 'izin tidak masuk · ijin bsk ada acara keluarga · izin setengah hari · mau cuti tgl 3'),
  ...lines('dinas-luar', 'pegawai', 'dinas luar · DL ke Makassar · sy lg dinas luar · perjalanan dinas besok'),
  ...lines('keterangan', 'pegawai', 'keterangan jaringan jelek · td hp mati pak · telat krn sinyal · sanggah'),
  ...lines('panggil', 'kasubag', 'panggil Darmawati jam 10 · tolong panggil pak Ruslan ke kantor'),
  ...lines('kontak', 'kasubag', 'kontak Fitriani · cek keberadaan pak Anwar'),
  ...lines('siapa-wfo', 'kasubag', 'siapa wfo hari ini · yang masuk kantor siapa · jadwal dinas besok'),
  ...lines('jam', 'pegawai', 'jam berapa kirim lokasi · jamnya kapan · batas sore jam brp'),
  ...lines('libur', 'pegawai', 'hari ini libur? · senin tgl merah kah'),
  ...lines('privasi', 'pegawai', 'privasi · data saya · hapus data saya'),
  ...lines('no-reply', 'pegawai', 'siap pak · ok · 👍 · terima kasih · nggih · iye · sudah pak'),
  ...lines('no-reply', 'kasubag', 'siap pak · ok · 👍 · terima kasih · nggih · iye · sudah pak'),
  ...lines('greeting-only', 'pegawai', 'izin bertanya · mohon ijin lapor · assalamualaikum'),
];

/** Typing errors, regional words, polite preambles and the traps of 8.2, collected for this project. */
export const further: readonly Line[] = [
  ...lines(
    'jadwal',
    'pegawai',
    'jadwla saya bsk · jdwal hr jumat · Assalamualaikum pak, mohon maaf mengganggu, mau tanya jadwal saya minggu depan · punten, jadwal abdi besok · pripun jadwal kulo besok nggih · besok sy ngantor? · lusa masuk gak pak · /jadwal · !jadwal besok · jadwalku mi bsk · selamat pagi bu, izin jadwal hari senin · jadwal tgl 29 · hari senin sy wfh kah · min jadwal dong · besok giliran saya masuk? · ulun besok turun kantor kada · jadwal hari minggu',
  ),
  ...lines(
    'status',
    'pegawai',
    'satus · statsu · absen · absn sy · sdh masuk blm serlok ku td? · status sy kmrn · lokasi sy tadi masuk? · slot apa yang belum saya · apakah lokasi saya sudah diterima? · absen saya masuk jam brp tadi · /status · Pak izin cek absen saya · tabe ki status absenku · sudah absen pak · status hari ini dong min · belum tercatat kah serlok saya? · parantos tercatat teu absen abdi?',
  ),
  ...lines(
    'rekap',
    'pegawai',
    'rekpa bulan lalu · rekap saya bulan juli · riwayat absen saya · rekapku · berapa kali saya terlambat · /rekap · rekap kemarin',
  ),
  ...lines(
    'jam',
    'pegawai',
    'jam · jam brp serlok sore · kapan kirim lokasi · slot hari ini jam berapa · jam absen jumat · batas kirim pagi sampai jam berapa',
  ),
  ...lines(
    'libur',
    'pegawai',
    'libur · besok libur gak? · tanggal 17 agustus libur? · cuti bersama kapan · lbur nasional',
  ),
  ...lines('bantuan', 'pegawai', 'bantuam · gimana cara absen · bgmn cara kirim lokasi live · /bantuan · panduan'),
  ...lines('privasi', 'pegawai', 'privasi data · privacy · siapa yang bisa melihat lokasi saya'),
  ...lines('mulai', 'kasubag', 'mulai · Mulai · /mulai · /start · mulai pak'),
  ...lines('sakit', 'pegawai', 'sakit perut pak izin · izin sakit · saya demam dan pusing'),
  ...lines('izin', 'pegawai', 'anak saya sakit · izin besok tidak masuk · sy besok cuti · izin pak istri melahirkan'),
  ...lines('dinas-luar', 'pegawai', 'saya ada surat tugas ke Makassar · lagi diklat'),
  ...lines(
    'keterangan',
    'pegawai',
    'mati lampu pak · maaf lupa serlok · sanggahan · hp rusak tidak bisa kirim · status saya salah',
  ),
  ...lines('tukar', 'pegawai', 'mau tukar jadwal · ganti jadwal besok'),
  ...lines('ubah-lokasi', 'pegawai', 'ubah lokasi · saya pindah rumah · ganti alamat domisili'),
  ...lines('pengaduan', 'pegawai', 'pengaduan · mau buat aduan'),
  ...lines(
    'belum',
    'kasubag',
    'belom · blm · siapa saja yang belum absen pagi ini · siapa belum siang · daftar pegawai belum serlok · sopo dereng absen · siapa belum kemarin · Pak izin siapa yang belum kirim lokasi · belum sore · siapa yg sdh absen',
  ),
  ...lines('belum', 'pegawai', 'siapa belum · siapa yang belum absen · daftar yang belum'),
  ...lines(
    'rekap-opd',
    'kasubag',
    'rekap dinas · ringkasan hari ini · rekap opd kmrn · rekap semua pegawai · rekap senin · laporan kemarin · siapa yang sakit · rekap tgl 29',
  ),
  ...lines('rekap-opd', 'pegawai', 'rekap opd · laporan hari ini'),
  ...lines('siapa-wfo', 'kasubag', 'siapa wfo · siapa wfo bsk · siapa saja yang ngantor besok · siapa piket senin'),
  ...lines('siapa-wfo', 'pegawai', 'siapa wfo hari ini'),
  ...lines('no-reply', 'kasubag', 'belum pak · belum bu'),
  ...lines(
    'no-reply',
    'pegawai',
    'belum · belum pak · blm pak · dereng pak · sampun pak · siap laksanakan · oke pak makasih infonya · matur nuwun · baik bu terima kasih banyak · siap ndan · 🙏🙏 · sudah kirim pak · nggih pak, siap · ya · iye pak · sdh serlok pak · siap, segera sy kerjakan pak',
  ),
  ...lines(
    'greeting-only',
    'pegawai',
    'selamat pagi pak · pagi · mohon izin pak · halo · izin bertanya pak kadis · punten · tabe · ass. wr. wb · mau tanya pak · p',
  ),
  ...lines(
    'not-a-share',
    'pegawai',
    'sudah di rumah · lokasi saya di rumah · https://maps.app.goo.gl/AbC123 · ini lokasi saya pak https://www.google.com/maps?q=-3.0,120.2 · geo:-2.99,120.19 · sy sdh di rumah pak · posisi saya di rumah · maps.app.goo.gl/xYz · -2.994123, 120.195678 · serlok · serlok pagi · izin lapor sudah di rumah',
  ),
  ...lines(
    'status',
    'pegawai',
    'sdh kecatat ga serlok pagi saya · kenapa lokasi saya tidak masuk · belum? · sy sudah lengkap blm',
  ),
  ...lines(
    'belum',
    'kasubag',
    'belum? · berapa yg sudah · tampilkan yg belum kirim lokasi siang · yg blm · cek yang belum',
  ),
  ...lines('rekap-opd', 'kasubag', 'presensi dinas hari ini · cek absen opd · siapa terlambat · laporan harian'),
  ...lines('siapa-wfo', 'kasubag', 'jadwal besok siapa saja · daftar pegawai wfh'),
  ...lines('no-reply', 'kasubag', 'belum selesai rapat · blm ya · belum tahu pak'),
  ...lines('bantuan', 'pegawai', 'kirim lokasi · tidak bisa kirim lokasi gimana'),
  ...lines('not-a-share', 'pegawai', 'hadir · hadir pak'),
  ...lines('bantuan', 'pegawai', 'bisa dibantu?'),
  ...lines('privasi', 'pegawai', 'data apa saja yg disimpan'),
  ...lines('keterangan', 'pegawai', 'hp ketinggalan di rumah'),
  ...lines('panggil', 'kasubag', 'suruh Darmawati ke kantor'),
  ...lines(
    'kenapa-jadwal',
    'pegawai',
    'kenapa saya wfo selasa · knp sy wfo selasa · kenapa saya masuk besok · kok saya wfh jumat? · alasan saya wfo · dasar jadwal saya senin · mengapa saya tidak wfh · kenapa jadwal saya beda · kenapa belum ada jadwal saya · kenapa · knp? · kenapa ya pak · Pak izin tanya kenapa saya wfo besok · knapa sy dpt wfo trus · kenpa sy wfo lg mggu depan · kok sy wfo mulu sih · loh kok besok saya masuk kantor? · kenapa wfo selasa · naha abdi WFO dinten senen · kenging menapa kula wfo benjing nggih · kok aku wfo sesuk? · ngopo aku melebu kantor sesok · kanapa ulun wfo isuk · kenape aye ngantor senin · kenapaka wfo besok · tabe pak, kenapa ka wfo lusa · knp jdwal sy blm ada · knp sy blm dpt jdwl mgg dpn · mohon penjelasan kenapa saya WFO tanggal 3 · apa alasannya saya wfo hari kamis · apa dasarnya saya masuk kantor senin · atas dasar apa saya wfo · sebab apa saya piket besok · kenapa giliran saya senin · kenapa saya kebagian wfo jumat · kenapa saya di rumah besok? · knp sy wfh trs · kenapa saya wfo sedangkan Anwar wfh · kenapa saya disuruh masuk besok · kenapa sa wfo besok ka · kaka knp sa pu jadwal beda · mengapa jadwal wfh saya tidak sama dengan minggu lalu · kok jadwal saya wfo terus · kenapa hari ini saya ngantor · kenapa sy wfo pekan depan · kenapa tgl 5 saya wfo · knp sy harus masuk senin pdhl minggu lalu sudah · kenapa saya dijadwalkan wfo 3 agustus · alsan sy wfo bsk apa ya min · berdasarkan apa saya wfo · aturan mana yg bikin saya wfo · kok senin masuk · jadwal saya kok berubah pak · siapa yang menentukan jadwal saya · sy tdk paham knp wfo hr rabu · wfo selasa dasarnya apa · besok wfo kenapa ya · min kok namaku wfo ya besok · dasar hukum saya wfo apa · KENAPA SAYA WFO TERUS???',
  ),
  ...lines(
    'kenapa-jadwal',
    'kasubag',
    'kenapa Darmawati wfo selasa · knp pak Ruslan wfh jumat · kok bu Darmawati wfo besok? · alasan Ruslan wfo senin · dasar jadwal Darmawati besok · kenapa saya wfo · mengapa anwar tidak wfh',
  ),
  ...lines(
    'jadwal-opd',
    'kasubag',
    'jadwal opd · jadwal dinas minggu depan · jadwal pegawai minggu ini · jadwal kecamatan wara minggu depan · rekap jadwal opd · minta jadwal opd buat grup · jdwl opd mgg dpn · jadwal opd pekan depan · jadwal kantor minggu depan · jadwal semua pegawai minggu ini · mohon jadwal opd 2-6 agustus · jadwal opd tgl 2 sampai 6 agustus · jadwal wfh pegawai minggu depan · jadual dinas · jadwal bidang pekan ini · bu izin minta jadwal dinas untuk diteruskan ke grup · jadwal wfo staf minggu depan · kirimkan jadwal unit minggu depan dong · jadwal opd bulan agustus · jadwal mingguan · jadwal seluruh pegawai · tolong buatkan jadwal pegawai buat dibagikan di grup · jdwal kelurahan minggu ini · jadwal upt minggu depan · jadwal dinas kami minggu depan · jadwal buat diumumkan · rekap jadwal pegawai minggu ini · jadwl opd mnggu ini · list jadwal opd minggu depan · saya minta jadwal opd',
  ),
  ...lines('jadwal-opd', 'pegawai', 'jadwal opd · jadwal dinas minggu depan · jadwal semua pegawai'),
  ...lines(
    'siapa-wfo',
    'kasubag',
    'jadwal opd besok · jadwal opd hari ini · jadwal dinas senin · rekap jadwal opd besok · siapa wfo minggu depan · siapa saja wfo pekan depan · jadwal pegawai tgl 3',
  ),
  ...lines(
    'jadwal',
    'pegawai',
    'jadwal pekan depan · jadwal 2-6 agustus · jadwal saya tgl 2 s/d 6 agustus · jadwal masuk kantor minggu depan · giliran sy kpn · jatah wfo saya hari apa · jadwal saya pekan ini · jadwal saya belum ada ya',
  ),
  ...lines('jadwal', 'kasubag', 'jadwal saya minggu depan · jadwal bu Darmawati pekan depan'),
  // Why-questions that ask for something else stay where they were.
  ...lines(
    'status',
    'pegawai',
    'kenapa lokasi saya tidak masuk pak · knp serlok sy tdk tercatat · kok absen saya belum masuk · kenapa saya belum tercatat · kenapa status sy tidak hadir',
  ),
  ...lines('keterangan', 'pegawai', 'kenapa jadwal saya salah · alasan terlambat jaringan jelek'),
  ...lines('izin', 'pegawai', 'alasan saya tidak masuk kantor karena istri melahirkan'),
  ...lines('tukar', 'pegawai', 'kenapa tidak bisa tukar jadwal'),
  ...lines('libur', 'pegawai', 'kenapa besok libur'),
  ...lines('unknown', 'pegawai', 'kenapa hujan terus · dasar bot bodoh'),
  ...lines('unknown', 'pegawai', 'qwerty asdf · harga cabai naik · kabar burung · mobil baru siapa punya'),
];
