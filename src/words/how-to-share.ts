/** What was sent instead of a share, in the word it is answered with. */
export type NotAShare = 'tautan' | 'foto' | 'teks' | 'koordinat' | 'lampiran';

/** D13: a link, a photo or "sudah di rumah" is no share; said once a day. */
export const howToShare = (sent: NotAShare): string =>
  sent === 'koordinat'
    ? `Lokasi diterima, tetapi titiknya belum dapat dibaca; mohon dikirim ulang melalui menu Lokasi: ${shareSteps}`
    : `Pesan berupa ${sent} belum dapat dicatat; mohon mengirim melalui menu Lokasi: ${shareSteps}`;

/** The taps on the phone; the menu entries as WhatsApp prints them, hence its "Anda". */
export const shareSteps = 'tombol lampiran (📎 atau +) → *Lokasi* → *Kirim lokasi Anda saat ini*.';
