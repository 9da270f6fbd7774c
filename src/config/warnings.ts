import type { Agency } from '../domain/agency.ts';
import { nameOf } from './check.ts';
import { classWarnings, unknownMembers } from './class-warnings.ts';
import { clausesNotPrinted } from './clause-warnings.ts';
import type { EdictInFile } from './edict-file.ts';
import type { HolidaysInFile } from './holiday-file.ts';
import type { Problem } from './problem.ts';
import { quotaWarnings } from './quota-warnings.ts';
import { rulesForNobody, unknownPositions } from './rule-warnings.ts';
import { raisedCaps } from './send-caps.ts';
import type { SerlokFile } from './serlok-file.ts';
import { suggestion } from './spelling.ts';
import type { Path, Source } from './yaml.ts';

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
  const used = edicts.filter(({ edict }) => serlok.agency.edicts.some(({ use }) => use === edict.slug));
  return [
    ...caps,
    ...uncovered,
    ...used.flatMap((file) => [
      ...mistypedTypes(file, serlok.agency),
      ...setsWithoutSlots(file),
      ...classWarnings(file, serlok.agency),
      ...unknownMembers(file, serlok.agency),
      ...rulesForNobody(file, serlok.agency),
      ...unknownPositions(file, serlok.positions),
      ...quotaWarnings(file, serlok.agency),
      ...clausesNotPrinted(file),
    ]),
  ];
}

/** A library edict may name kinds this agency has none of; one that is nearly a kind it has is a slip that means nobody. */
function mistypedTypes({ edict, source }: EdictInFile, agency: Agency): readonly Problem[] {
  const types = [...new Set(agency.units.map((unit) => unit.type))];
  const lists: readonly { readonly unitTypes: readonly string[]; readonly at: Path }[] = [
    ...edict.exempt.map(({ unitTypes }, i) => ({ unitTypes, at: ['exempt', i] })),
    ...edict.classes.map(({ unitTypes, name }) => ({ unitTypes, at: ['classes', name] })),
    ...edict.rules.map(({ when }, i) => ({ unitTypes: when.unitTypes, at: ['rules', i, 'when'] })),
    ...edict.presence.map(({ who }, i) => ({ unitTypes: who.unitTypes, at: ['presence', i, 'who'] })),
  ];
  return lists.flatMap(({ unitTypes, at }) =>
    unitTypes.flatMap((type, j) => {
      const nearest = types.includes(type) ? '' : suggestion(type, types);
      if (nearest === '') return [];
      const message = `jenis unit "${type}" tidak dipakai unit mana pun${nearest}; ${nameOf(at)} tidak mengenai siapa pun lewat kata itu`;
      return [source.problem([...at, 'unitTypes', j], message)];
    }),
  );
}

function setsWithoutSlots({ edict, source }: EdictInFile): readonly Problem[] {
  const sets = edict.share?.sets ?? [];
  if (edict.share && sets.length === 0)
    return [source.problem(['share', 'sets'], 'share.sets kosong; tidak seorang pun wajib mengirim lokasi')];
  // Sets stand in the order they are tried, not in that of the file: only the list as a whole has a place.
  return sets
    .filter((set) => set.slots.length === 0)
    .map((set) =>
      source.problem(['share', 'sets'], `kelompok "${set.name}" tidak berisi jadwal; pada harinya tidak ada kewajiban`),
    );
}
