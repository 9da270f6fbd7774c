/** What an operator compares: "102 pegawai, 4.385 kiriman, 17.540 putusan; 12,4 MB". */
export function backupLine(counts: Readonly<Record<string, number>>, bytes: number): string {
  const of = (table: string) => (counts[table] ?? 0).toLocaleString('id-ID');
  const size = (bytes / 1_000_000).toFixed(1).replace('.', ',');
  return `${of('person')} pegawai, ${of('share')} kiriman, ${of('presence')} putusan, ${of('act')} permohonan, ${of('audit')} baris jejak; ${size} MB`;
}

/** After a restore; `linked`: a device was linked when the backup was made. */
export const restoredText = (line: string, linked: boolean): string =>
  [
    `Dipulihkan: ${line}.`,
    linked
      ? 'Kunci perangkat di cadangan itu sudah usang dan tidak akan dipakai. Jalankan serlok link --new, pindai kode QR, lalu mulai layanan.'
      : 'Nomor belum ditautkan ketika cadangan dibuat. Jalankan serlok link, lalu mulai layanan.',
    'Kiriman sejak cadangan dibuat sampai tautan baru tidak dapat diketahui: slot-slotnya menjadi gangguan, bukan mangkir.',
  ].join('\n');
