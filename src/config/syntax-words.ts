import type { ErrorCode } from 'yaml';

/** What the YAML reader complains about, for somebody who does not know YAML. */
export function syntaxWords(code: ErrorCode): string {
  return `susunan YAML salah: ${words[code] ?? `tidak dapat dibaca (${code})`}`;
}

const words: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'tanda \\ di dalam "…" tidak dikenal; diharapkan \\\\ untuk satu garis miring terbalik',
  BAD_INDENT: 'letak menjoroknya tidak sesuai; diharapkan sejajar dengan baris sekelompoknya, dan [ atau { ditutup',
  BAD_SCALAR_START: 'nilai diawali tanda yang punya arti khusus; diharapkan nilai itu diapit tanda kutip "…"',
  BLOCK_AS_IMPLICIT_KEY: 'dua titik dua dalam satu baris; diharapkan nilai yang memuat ": " diapit tanda kutip "…"',
  BLOCK_IN_FLOW: 'baris baru di dalam [ ] atau { }; diharapkan dipisah dengan koma',
  DUPLICATE_KEY: 'kunci yang sama tertulis dua kali; diharapkan satu kali',
  MISSING_CHAR: 'ada tanda yang kurang; diharapkan tanda kutip, kurung, koma, atau ": " yang lengkap',
  MULTILINE_IMPLICIT_KEY: 'kunci tidak diikuti ": "; diharapkan kunci: nilai',
  MULTIPLE_DOCS: 'ada pemisah --- di tengah berkas; diharapkan satu isi saja per berkas',
  RESOURCE_EXHAUSTION: 'terlalu dalam; diharapkan susunan yang lebih sederhana',
  TAB_AS_INDENT: 'menjorok dengan tab; diharapkan spasi',
  TAG_RESOLVE_FAILED: 'tanda ! tidak dipakai; diharapkan nilai saja',
  UNEXPECTED_TOKEN: 'ada bagian yang tidak pada tempatnya; diharapkan kunci: nilai, atau - di awal tiap isi daftar',
};
