/** Invented civil servants for days that need many of them, as the files an office would import. */
export type Staff = {
  readonly nip: string;
  readonly number: string;
  readonly unit: string;
  readonly status?: string;
  readonly roles?: string;
};

const header = 'nip,nama,no_wa,unit,jabatan,posisi,pangkat,jenjang,status,peran,tik,lat,lon,mulai,sampai';

export function staffOf(unit: string, count: number): readonly Staff[] {
  return Array.from({ length: count }, (_, i) => ({
    nip: `199001012015011${String(i + 1).padStart(3, '0')}`,
    number: `6281100020${String(i + 1).padStart(3, '0')}`,
    unit,
  }));
}

export const peopleCsv = (staff: readonly Staff[]): string =>
  [
    header,
    ...staff.map(
      ({ nip, number, unit, status, roles }, i) =>
        `${nip},Pegawai Nomor ${i + 1},${number},${unit},Pengelola Data,,,pelaksana,${status ?? 'pns'},${roles ?? ''},ya,,,,`,
    ),
  ].join('\n');

export const rosterCsv = (staff: readonly Staff[], dates: readonly string[], mode = 'wfh'): string =>
  ['nip,tanggal,mode', ...dates.flatMap((date) => staff.map(({ nip }) => `${nip},${date},${mode}`))].join('\n');
