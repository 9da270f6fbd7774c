/** What the operator reads when the service ends by itself; each sentence says what to do. */
export const alarmWords = {
  storage:
    'Penyimpanan gagal. Periksa ruang disk dan folder data, lalu mulai ulang layanan; pesan yang belum tersimpan masih ditahan WhatsApp.',
  restart: 'Layanan meminta dimulai ulang. Mulai ulang layanan; tidak ada kiriman yang hilang.',
} as const;
