/** Takes off greetings, honorifics and polite preambles; what is left is what the person wants (domain.md 8.1, 8.2). */
export function stripPoliteness(words: readonly string[]): readonly string[] {
  const plain = dropGreeting(words.filter((word) => !honorifics.has(word) && !greetings.has(word)));
  const asked = dropPoliteIzin(plain, words).filter((word, i, all) => {
    if (asking.has(word)) return false;
    return !(lead.has(word) && asking.has(all[i + 1] ?? ''));
  });
  return asked.filter((word) => word !== 'mohon' && word !== 'maaf');
}

/** Also names the person it stands before: "jadwal pak Ruslan". */
export const isHonorific = (word: string): boolean => honorifics.has(word);
export const isGreeting = (word: string): boolean => greetings.has(word) || dayTimes.has(word) || word === 'selamat';

/** "selamat pagi" anywhere, "pagi" only where it opens the text and is no slot: "kirim lokasi pagi" keeps it. */
function dropGreeting(words: readonly string[]): readonly string[] {
  const rest = words.filter((word, i) => {
    if (word === 'selamat') return false;
    return !(dayTimes.has(word) && words[i - 1] === 'selamat');
  });
  const [first, second] = rest;
  const opens = first !== undefined && dayTimes.has(first) && !slotTalk.has(second ?? '');
  return opens ? rest.slice(1) : rest;
}

/**
 * *izin* is politeness before asking or reporting, before a command, or after *mohon* at the end of a text; before
 * anything else it asks for leave (domain.md 8.2).
 */
function dropPoliteIzin(words: readonly string[], original: readonly string[]): readonly string[] {
  const at = words.indexOf('izin');
  if (at < 0) return words;
  let next = at + 1;
  while (fillers.has(words[next] ?? '')) next++;
  const follower = words[next];
  if (follower === undefined) {
    const alone =
      original.length === 1 ||
      words[at - 1] === 'saya' ||
      words.slice(0, at).some((w) => w !== 'mohon' && w !== 'maaf');
    return alone && words[at - 1] !== 'mohon' ? words : words.filter((_, i) => i !== at);
  }
  if (reporting.has(follower)) return words.filter((_, i) => i < at || i > next);
  return requests.has(follower) ? words.filter((_, i) => i !== at) : words;
}

const honorifics = new Set(
  'bapak ibu min admin kak kakak kk bang abang mas mbak mba bos boss ndan komandan pakde bude om tante gan bro sis kanda dinda daeng andi2 puang cik sdr saudara saudari bapak2 pimpinan2 cak kang teh neng uda uni'.split(
    ' ',
  ),
);
const greetings = new Set(
  'assalamualaikum waalaikumsalam wr wb warahmatullahi wabarakatuh warohmatullohi wabarokatuh salam shalom syalom halo hallo hello hai hi hey p punten tabe tabek tabik nggih inggih njih iye permisi sori sorry kulonuwun sampurasun horas om2 swastiastu permisii ping'.split(
    ' ',
  ),
);
const dayTimes = new Set(['pagi', 'siang', 'sore', 'malam']);
/** After these words a leading "pagi" is the slot. */
const slotTalk = new Set(['belum', 'siapa', 'jam', 'batas', 'tutup', 'buka']);
const fillers = new Set(['saya', 'mau', 'sekadar', 'sekedar', 'untuk', 'kembali', 'mohon', 'juga']);
const asking = new Set(['tanya', 'bertanya', 'nanya', 'menanyakan', 'tanyakan', 'nanyain', 'tny', 'takon', 'tnya']);
const lead = new Set(['mau', 'numpang', 'ikut', 'sekadar', 'sekedar', 'boleh', 'bisa']);
const reporting = new Set([
  ...['lapor', 'melapor', 'melaporkan', 'laporkan', 'konfirmasi', 'menyampaikan', 'sampaikan', 'menginfokan'],
  ...['bertanya', 'tanya', 'nanya', 'menanyakan', 'tanyakan', 'bicara', 'komunikasi'],
]);
const requests = new Set([
  ...['jadwal', 'status', 'rekap', 'absen', 'siapa', 'jam', 'belum', 'sudah', 'shareloc', 'kirim', 'apakah', 'apa'],
  ...['berapa', 'kapan', 'bagaimana', 'bantuan', 'menu', 'daftar', 'privasi', 'data', 'wfh', 'wfo', 'cek', 'lihat'],
  ...['minta', 'info', 'laporan', 'ringkasan', 'mulai', 'cara', 'kurang', 'lokasi', 'tautan'],
]);
