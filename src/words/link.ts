/** Why the line is not open; the kinds of the channel's `Trouble`, spelled out so that words need no port. */
export type LinkTrouble = {
  readonly kind:
    | 'logged_out'
    | 'forbidden'
    | 'version_refused'
    | 'timed_out'
    | 'replaced'
    | 'replaced_again'
    | 'cut'
    | 'unavailable'
    | 'restart'
    | 'upgrade_refused'
    | 'no_login'
    | 'garbage'
    | 'silent'
    | 'deaf'
    | 'unreachable'
    | 'stale'
    | 'other';
  readonly code: number | null;
};

/** One sentence on what happened and one on what the operator does. Names nobody. */
export function troubleText({ kind, code }: LinkTrouble): string {
  const coded = code === null ? '' : ` (kode ${code})`;
  switch (kind) {
    case 'logged_out':
      return `Perangkat ini dikeluarkan dari ponsel${coded}; Serlok tidak mencoba lagi dan data kehadiran tetap. Hentikan layanan, jalankan serlok link --new, lalu mulai lagi.`;
    case 'forbidden':
      return `WhatsApp membatasi atau memblokir nomor ini${coded}; Serlok tidak mencoba lagi. Jangan menautkan ulang: hentikan layanan, periksa WhatsApp di ponsel, tunggu paling sedikit 48 jam, dan catat kehadiran secara manual.`;
    case 'version_refused':
      return `WhatsApp menolak versi ini${coded}; dicoba lagi tiap 5 menit. Perbarui Serlok, atau setel SERLOK_WHATSAPP_VERSION ke versi WhatsApp Web yang sekarang, lalu mulai ulang layanan; jangan menautkan ulang.`;
    case 'timed_out':
      return `WhatsApp tidak menjawab dalam batas waktu${coded}; dicoba lagi sendiri. Bila lebih dari 10 menit, periksa jaringan dan firewall ke web.whatsapp.com.`;
    case 'replaced':
      return `Nomor ini dibuka di tempat lain${coded}; dicoba sekali lagi sesudah 30 detik. Cari dan hentikan salinan Serlok yang lain.`;
    case 'replaced_again':
      return `Nomor ini dibuka di tempat lain${coded}, juga sesudah dicoba sekali lagi; Serlok menunggu. Hentikan yang lain itu (salinan folder data?), lalu mulai ulang layanan.`;
    case 'cut':
      return `Sambungan ke WhatsApp terputus${coded}; disambung lagi sendiri. Bila berulang, periksa jaringan.`;
    case 'unavailable':
      return `Server WhatsApp sedang tidak melayani${coded}; dicoba lagi sendiri. Tunggu; bila lebih dari satu jam, periksa berita gangguan WhatsApp.`;
    case 'restart':
      return `WhatsApp meminta sambungan baru${coded}, biasanya sesudah penautan; disambung lagi sendiri. Tunggu.`;
    case 'upgrade_refused':
      return `Sambungan dijawab dengan halaman HTTP${code === null ? '' : ` ${code}`}, bukan oleh WhatsApp; dicoba lagi sendiri. Periksa proxy atau firewall yang mencegat web.whatsapp.com.`;
    case 'no_login':
      return 'Tersambung, tetapi WhatsApp tidak menyelesaikan proses masuk dalam 30 detik; dicoba lagi sendiri. Bila berulang, pastikan ponsel pemilik nomor menyala dan daring.';
    case 'garbage':
      return 'Data dari WhatsApp tidak terbaca, jadi sambungan itu ditutup; disambung lagi sendiri. Bila berulang, perbarui Serlok.';
    case 'silent':
      return 'WhatsApp tidak menjawab pertanyaan Serlok, jadi sambungan itu ditutup; disambung lagi sendiri. Bila berulang, periksa jaringan.';
    case 'deaf':
      return 'Tersambung, tetapi WhatsApp tidak mengantarkan pesan yang menunggu; tidak ada putusan sampai itu selesai. Serlok menyambung ulang sendiri; bila lebih dari 10 menit, mulai ulang layanan.';
    case 'unreachable':
      return 'WhatsApp tidak dapat dijangkau; dicoba lagi sendiri. Periksa internet, DNS, dan firewall komputer ini.';
    case 'stale':
      return 'Kunci di folder data lebih tua daripada yang sudah dipakai (cadangan lama dipulihkan?), jadi Serlok tidak menyambung. Data kehadiran tetap; hentikan layanan, jalankan serlok link --new, lalu mulai lagi.';
    case 'other':
      return `Sambungan ditutup WhatsApp${coded}; dicoba lagi sendiri. Bila lebih dari 10 menit, mulai ulang layanan dan laporkan kode itu.`;
  }
}

/** Troubles after which we do nothing by ourselves: somebody must act. */
export const needsSomebody = ({ kind }: LinkTrouble): boolean =>
  ['logged_out', 'forbidden', 'version_refused', 'replaced_again', 'stale'].includes(kind);
