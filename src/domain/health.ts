/**
 * Health is specific data (UU 27/2022 art. 4): of an illness nothing but the code is kept (domain.md 5.1). A reason that
 * speaks of one is not kept at all.
 */
export const speaksOfHealth = (text: string): boolean => illness.test(text.toLowerCase());

export const withoutHealth = (text: string): string | null => {
  const plain = text.trim();
  return plain === '' || speaksOfHealth(plain) ? null : plain;
};

const illness =
  /\b(sakit\w*|demam|flu|pilek|batuk|pusing|mual|muntah|diare|isoman|isolasi mandiri|opname|rawat\w*|dirawat|covid\w*|positif|swab|kambuh|maag|tipes|tifus|vertigo|meriang|masuk angin|gejala|operasi|hamil|keguguran|melahirkan|kontrol dokter|dokter|obat|berobat|terapi|kemo\w*|diabetes|jantung|stroke|asma|kanker|tumor|dbd|tbc?|alergi|infeksi|cedera|luka|patah|rumah ?sakit|puskesmas|igd|ugd|klinik|kurang (sehat|fit)|tidak (sehat|fit)|(kurang|tidak) enak badan|depresi|stres\w*|psikiater|psikolog)\b/;
