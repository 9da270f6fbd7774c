/**
 * Health is specific data (UU 27/2022 art. 4): of an illness nothing but the code is kept (domain.md 5.1). A reason that
 * speaks of one is not kept at all.
 */
export const speaksOfHealth = (text: string): boolean => illness.test(text.toLowerCase());

const illness =
  /\b(sakit\w*|mencret\w*|bengkak|sesak|infus|diinfus|asam lambung|gerd|keseleo|terkilir|migrain|demam|flu|pilek|batuk|pusing|mual|muntah|diare|isoman|isolasi mandiri|opname|rawat\w*|dirawat|covid\w*|positif|swab|kambuh|maag|tipes|tifus|vertigo|meriang|masuk angin|gejala|operasi|hamil|keguguran|melahirkan|kontrol dokter|dokter|obat|berobat|terapi|kemo\w*|diabetes|jantung|stroke|asma|kanker|tumor|dbd|tbc?|alergi|infeksi|cedera|luka|patah|rumah ?sakit|puskesmas|igd|ugd|klinik|kurang (sehat|fit)|tidak (sehat|fit)|(kurang|tidak) enak badan|depresi|stres\w*|psikiater|psikolog)\b/;

/** Stands where words about an illness were. */
const healthReason = '(alasan kesehatan)';

/**
 * Free text keeps what is about work: only the clause that speaks of somebody's illness is replaced, whole, because the
 * words around a diagnosis say as much as its name. In an office of health "puskesmas" and "dokter" are places of work.
 */
export function healthReplaced(text: string): string {
  const parts = text.trim().split(clauseEnds);
  const plain = parts.map((part) => (speaksOfOwnHealth(part) ? part.replace(/\S(?:.*\S)?/s, healthReason) : part));
  return plain
    .join('')
    .replace(/(\(alasan kesehatan\))(?:[\s,;.]*\(alasan kesehatan\))+/g, '$1')
    .trim();
}

const clauseEnds =
  /([.,;:!?\n]+|\b(?:dan|serta|tetapi|tapi|namun|sehingga|jadi|karena|karna|krn|sebab|lalu|padahal)\b)/i;

function speaksOfOwnHealth(clause: string): boolean {
  const plain = clause.toLowerCase();
  if (ailing.test(plain) || atTheDoctor.test(plain)) return true;
  // "obat", "operasi", "gejala", "positif" alone are also what offices work on; beside "saya" they are not.
  return illness.test(plain.replace(workplaces, ' ')) && self.test(plain);
}

const ailing =
  /\b(sakit\w*|mencret\w*|bengkak|sesak|infus|diinfus|asam lambung|gerd|keseleo|terkilir|migrain|demam|flu|pilek|batuk|pusing|mual|muntah\w*|diare|isoman|isolasi mandiri|opname|dirawat|kambuh|maag|tipes|tifus|vertigo|meriang|masuk angin|hamil|keguguran|melahirkan|kemo\w*|diabetes|stroke|asma|kanker|tumor|(kurang|tidak|tdk|gak|ga) (sehat|fit)|(kurang|tidak|tdk|gak|ga) enak badan|depresi|psikiater|psikolog|terpapar|positif (covid\w*|corona|korona))\b(?<!\brumah sakit)/;
const atTheDoctor =
  /\b(berobat|rawat (inap|jalan)|kontrol (ke|di) \w+|(ke|di|dari|bawa|antar|masuk|menuju) (igd|ugd|rs|rsud|dokter|klinik|rumah ?sakit)|(berobat|kontrol|periksa\w*|dirujuk|dibawa) (ke |di )?(igd|ugd|rs|rsud|dokter|klinik|puskesmas|rumah ?sakit|poli\w*)|ke puskesmas)\b/;
const workplaces = /\b(puskesmas|pustu|klinik|rumah ?sakit|rsud|dokter)\b/g;
const self =
  /\b(saya|sy|aku|ku|kami|lagi|sedang|masih|sambil|habis|anak|istri|suami|ibu|ayah|bapak|orang ?tua|mertua)\b/;
