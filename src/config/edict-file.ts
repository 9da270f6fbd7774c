import type { z } from 'zod';
import { type Edict, emptyEdict, type ShareRule } from '../domain/edict.ts';
import { checked } from './check.ts';
import { dateWords } from './date-words.ts';
import { date, listOf, mapping, oneOf, slug, text, word, yesNo } from './fields.ts';
import type { Problem, Read } from './problem.ts';
import { setsOf, slotSet } from './slot-sets.ts';
import { type Path, readYaml, type Source } from './yaml.ts';

/** One edict from the text of `config/edicts/<slug>.yaml`; the file's name is the edict's slug. */
export function parseEdict(content: string, fileName: string): Read<Edict> {
  const read = readEdict(content, fileName);
  return read.ok ? { ok: true, value: read.value.edict } : read;
}

export type EdictInFile = { readonly edict: Edict; readonly source: Source };

/** Like `parseEdict`, with the places in the file for checks against other files. */
export function readEdict(content: string, file: string): Read<EdictInFile> {
  const yaml = readYaml(content, file);
  if (!yaml.ok) return yaml;
  const source = yaml.value;
  const shape = checked(edictFile, source);
  if (!shape.ok) return shape;

  const problems: Problem[] = [];
  const report = (path: Path, message: string) => void problems.push(source.problem(path, message));
  const edict = edictOf(shape.value, file, report);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { edict, source } };
}

const employment = oneOf(['asn', 'non-asn']);

const share = mapping({
  clause: text,
  who: listOf(employment).min(1, { error: 'paling sedikit satu dari asn, non-asn' }),
  days: oneOf(['roster', 'every-workday', 'every-day']),
  onHolidays: yesNo.default(false),
  lateEntries: yesNo.default(false),
  recipient: oneOf(['head', 'officer-for-head', 'group']),
  proof: oneOf(['any', 'live']).default('any'),
  sets: listOf(slotSet),
});

const exemption = mapping({
  clause: text,
  reason: text,
  unitTypes: listOf(word).default([]),
  units: listOf(slug).default([]),
  employment: listOf(employment).default([]),
});

const edictFile = mapping({
  number: text,
  subject: text,
  signatory: text,
  signedOn: date.nullable(),
  // `to: null` has to be written: an edict that is open by mistake asks people for shares for ever.
  effective: mapping({ from: date, to: date.nullable() }),
  share: share.nullable().default(null),
  exempt: listOf(exemption).default([]),
  notes: listOf(text).default([]),
});
type RawShare = z.infer<typeof share>;

type Report = (path: Path, message: string) => void;

function edictOf(raw: z.infer<typeof edictFile>, file: string, report: Report): Edict {
  const { from, to } = raw.effective;
  if (to !== null && to < from)
    report(['effective', 'to'], `effective.to (${to}) mendahului effective.from; diharapkan ${from} atau sesudahnya`);
  raw.exempt.forEach((rule, i) => {
    if (rule.unitTypes.length + rule.units.length + rule.employment.length === 0)
      report(
        ['exempt', i],
        `exempt[${i}] mengecualikan semua pegawai; diharapkan isi unitTypes, units, atau employment`,
      );
  });
  return {
    ...emptyEdict,
    slug: slugOf(file, report),
    number: raw.number,
    subject: raw.subject,
    signatory: raw.signatory,
    signedOn: raw.signedOn,
    effectiveFrom: from,
    effectiveTo: to,
    share: raw.share && shareOf(raw.share, raw.effective, report),
    exempt: raw.exempt,
    notes: raw.notes,
  };
}

function shareOf(raw: RawShare, effective: z.infer<typeof edictFile>['effective'], report: Report): ShareRule {
  raw.sets.forEach(({ period }, i) => {
    const { from, to } = effective;
    // Most likely last year's Ramadan: it would never apply, and nobody would notice.
    if (period && (period.to < from || (to !== null && to < period.from)))
      report(
        ['share', 'sets', i, 'period'],
        `share.sets[${i}].period (${dateWords(period.from)} – ${dateWords(period.to)}) di luar masa berlaku edaran; ` +
          `diharapkan berada di antara effective.from dan effective.to`,
      );
  });
  return { ...raw, sets: setsOf(raw.sets, raw.clause, report) };
}

function slugOf(file: string, report: Report): string {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.yaml$/, '');
  if (!slug.safeParse(name).success)
    report(
      [],
      `nama berkas "${name}" tidak dapat dipakai; diharapkan huruf kecil, angka, dan tanda -, misalnya palopo-2021.yaml`,
    );
  return name;
}
