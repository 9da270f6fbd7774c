import type { EdictInFile } from './edict-file.ts';
import type { HolidaysInFile } from './holiday-file.ts';
import type { Problem } from './problem.ts';
import { raisedCaps } from './send-caps.ts';
import type { SerlokFile } from './serlok-file.ts';
import type { Source } from './yaml.ts';

/** What is allowed but should not go unseen. */
export function warningsOf(
  serlok: SerlokFile,
  source: Source,
  edicts: readonly EdictInFile[],
  holidays: readonly HolidaysInFile[],
): readonly Problem[] {
  const caps = raisedCaps(serlok.caps).map((cap) =>
    source.problem(['caps', cap], `caps.${cap} lebih longgar dari bawaan; nomor WhatsApp lebih mudah dibatasi`),
  );
  const years = holidays.map(({ year }) => year);
  const uncovered = edicts.flatMap(({ edict, source: file }) => {
    if (!serlok.agency.edicts.some(({ use }) => use === edict.slug)) return [];
    const first = Number(edict.effectiveFrom.slice(0, 4));
    const last = edict.effectiveTo === null ? first : Number(edict.effectiveTo.slice(0, 4));
    const missing = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((y) => !years.includes(y));
    if (missing.length === 0) return [];
    const message = `hari libur tahun ${missing.join(', ')} belum ada; diharapkan berkas holidays/${missing[0]}.yaml`;
    return [file.problem(['effective'], message)];
  });
  return [...caps, ...uncovered];
}
