import type { Level } from '../domain/person.ts';

/**
 * The position code a title stands for, `null` when it names none of the known ones (none known = all of them).
 * Never a role: those are given.
 */
export function positionOf(title: string, unitType: string, known: readonly string[]): string | null {
  const words = plain(title);
  const rule = rules.find(({ title: pattern, unit }) => pattern.test(words) && (!unit || unit.test(unitType)));
  if (!rule) return null;
  return known.length === 0 ? (rule.codes[0] ?? null) : (rule.codes.find((code) => known.includes(code)) ?? null);
}

/** Eselon II, III or IV as the position implies it; `null` where it depends on the place. */
export const levelOf = (position: string): Level | null =>
  rules.find(({ codes }) => codes.includes(position))?.level ?? null;

type Rule = {
  readonly title: RegExp;
  readonly unit?: RegExp;
  /** First the usual code, then what an agency may call it instead. */
  readonly codes: readonly string[];
  readonly level: Level | null;
};

const named = (title: RegExp, codes: string, level: Level | null, unit?: RegExp): Rule => ({
  title,
  codes: codes.split(' '),
  level,
  ...(unit ? { unit } : {}),
});

/** In order: the first that fits decides, so "kepala sub bagian" stands before "kepala bagian". */
const rules: readonly Rule[] = [
  named(/^(kasubb?ag|kepala sub ?bag(ian)?)\b/, 'kasubag', 'pengawas'),
  named(/^(kasubb?id|kepala sub ?bid(ang)?)\b/, 'kasubid kasubbid kasubag', 'pengawas'),
  named(/^(kasi|kepala seksi)\b/, 'kasi', 'pengawas'),
  named(/^(kabid|kepala bidang)\b/, 'kabid', 'administrator'),
  named(/^(kabag|kepala bagian)\b/, 'kabag', 'administrator'),
  named(/^(kadis|kadin|kepala dinas)\b/, 'kepala_dinas kepala_opd kepala', 'jpt'),
  named(/^(kaban|kepala badan|kepala pelaksana)\b/, 'kepala_badan kepala_opd kepala', 'jpt'),
  named(/^(kasat ?pol|kepala satuan)\b/, 'kepala_satuan kepala_opd kepala', 'jpt'),
  named(/^(irban|inspektur pembantu)\b/, 'irban', 'administrator'),
  named(/^inspektur$|^inspektur (daerah|kota|kabupaten)\b/, 'inspektur kepala_opd kepala', 'jpt'),
  named(/^(ka|kepala) uptd?\b/, 'kepala_upt kepala_uptd', 'pengawas'),
  named(/^(kapus|kepala puskesmas)\b/, 'kepala_puskesmas', null),
  named(/^(sekda|sekretaris daerah)\b/, 'sekda', 'jpt'),
  named(/^(sekwan|sekretaris (dprd|dewan))\b/, 'sekwan kepala_opd kepala', 'jpt'),
  named(/^(sekcam|sekretaris (camat|kecamatan))\b/, 'sekcam', 'administrator'),
  named(/^(seklur|sekretaris (lurah|kelurahan))\b/, 'seklur', 'pengawas'),
  named(/^sekretaris$/, 'sekcam', 'administrator', /^kecamatan$/),
  named(/^sekretaris$/, 'seklur', 'pengawas', /^kelurahan$/),
  named(/^(sekdis|sekban)\b|^sekretaris( (dinas|badan|inspektorat|satuan)\b|$)/, 'sekretaris', 'administrator'),
  named(/^camat\b/, 'camat', 'administrator'),
  named(/^lurah\b/, 'lurah', 'pengawas'),
  // An "asisten apoteker" or "asisten ahli" is a functional post, not an assistant of the Sekda.
  named(
    /^asisten( (i{1,3}|[123]|pemerintahan|perekonomian|administrasi|bidang|sekda|sekretaris)\b|$)/,
    'asisten',
    'jpt',
  ),
  named(/^staf ahli\b/, 'staf_ahli', 'jpt'),
];

/** Lower case, no punctuation, without the marks of an acting holder. */
const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(plt|plh|pj|pjs|pelaksana tugas|pelaksana harian|penjabat) /, '');
