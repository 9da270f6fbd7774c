export const notUnderstood = 'Mohon maaf, perintah belum dikenali. Ketik *bantuan*.';

/** To officers who named a unit or person that is not in reach; both cases read the same. */
export const nothingFound = 'Mohon maaf, nama atau unit tersebut tidak ditemukan. Mohon ditulis lebih lengkap.';

/** Several people of the own unit carry that name. */
export const whichOne = (names: readonly string[]): string =>
  `Ada beberapa pegawai dengan nama tersebut: ${names.join('; ')}. Mohon ditulis lebih lengkap.`;
