import type { z } from 'zod';
import type { Edict } from '../domain/edict.ts';
import { amendedBy, type Layers } from './amends.ts';
import { checked } from './check.ts';
import { classes, classesOf } from './classes.ts';
import { checkClauses, clause } from './clauses.ts';
import { checkCondition } from './condition.ts';
import { effective, validityOf } from './effective.ts';
import { date, listOf, mapping, slug, text } from './fields.ts';
import { rule, rulesOf } from './mode-rules.ts';
import { contact, presence, symptoms, travel, urgentPresence } from './presence.ts';
import type { Problem, Read } from './problem.ts';
import { quotas, quotasOf } from './quotas.ts';
import { reminder, remindersOf } from './reminders.ts';
import type { Report } from './report.ts';
import { checkCoverage } from './rule-coverage.ts';
import { checkNames } from './rule-names.ts';
import { checkExemptions, exemption, share, shareOf } from './share-rule.ts';
import { readYaml, type Source } from './yaml.ts';

/** One edict from the text of `config/edicts/<slug>.yaml`; the file's name is the edict's slug. */
export function parseEdict(content: string, file: string): Read<Edict> {
  const yaml = readYaml(content, file);
  if (!yaml.ok) return yaml;
  const amended = amendedBy(yaml.value);
  if (amended !== null) {
    const message = `edaran ini mengubah "${amended}", yang tidak ikut dibaca; diharapkan dibaca bersama folder edicts`;
    return { ok: false, problems: [yaml.value.problem(['amends'], message)] };
  }
  const read = readEdict({ source: yaml.value, chain: [], isOwn: () => true });
  return read.ok ? { ok: true, value: read.value.edict } : read;
}

export type EdictInFile = { readonly edict: Edict; readonly source: Source };

/** The edict with the places in its file, for checks against other files. */
export function readEdict({ source, chain, isOwn }: Layers): Read<EdictInFile> {
  const shape = checked(edictFile, source);
  if (!shape.ok) return shape;
  const problems: Problem[] = [];
  const edict = edictOf(shape.value, source.file, { chain, isOwn }, (path, message) => {
    problems.push(source.problem(path, message));
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { edict, source } };
}

const edictFile = mapping({
  number: text,
  subject: text,
  signatory: text,
  signedOn: date.nullable(),
  basis: listOf(text).default([]),
  stage: text.nullable().default(null),
  amends: slug.optional(),
  replaces: listOf(slug).default([]),
  effective,
  clauses: listOf(clause).default([]),
  classes: classes.default({}),
  rules: listOf(rule).default([]),
  quotas: quotas.default({}),
  presence: listOf(presence).default([]),
  travel: travel.nullable().default(null),
  urgentPresence: urgentPresence.nullable().default(null),
  symptoms: symptoms.nullable().default(null),
  contact: contact.nullable().default(null),
  reminders: listOf(reminder).default([]),
  share: share.nullable().default(null),
  exempt: listOf(exemption).default([]),
  notes: listOf(text).default([]),
});

function edictOf(
  raw: z.infer<typeof edictFile>,
  file: string,
  { chain, isOwn }: Omit<Layers, 'source'>,
  report: Report,
): Edict {
  const { amends, effective: dates, share: duty, ...rest } = raw;
  const validity = { from: dates.from, to: dates.to?.date ?? null };
  // What was taken over belongs to the dates of the edict it is from.
  const datesOf = (key: string) => (isOwn(key) ? validity : null);
  const edict: Edict = {
    ...rest,
    slug: slugOf(file, report),
    ...validityOf(dates, report),
    amends: chain,
    replaces: raw.replaces,
    classes: classesOf(raw.classes, report),
    rules: rulesOf(raw.rules, report),
    quotas: quotasOf(raw.quotas, report),
    reminders: remindersOf(raw.reminders, report),
    share: duty && shareOf(duty, datesOf('share'), report),
  };
  checkClauses(edict.clauses, report);
  edict.rules.forEach(({ when }, i) => {
    checkCondition(when, ['rules', i, 'when'], datesOf('rules'), report);
  });
  edict.presence.forEach(({ who }, i) => {
    checkCondition(who, ['presence', i, 'who'], datesOf('presence'), report);
  });
  if (edict.contact && edict.contact.to <= edict.contact.from)
    report(['contact', 'to'], 'jam kontak berakhir sebelum dimulai; diharapkan to sesudah from');
  if (isOwn('rules')) checkCoverage(edict.rules, validity, report);
  checkNames(edict, (path, message) => {
    const [key = ''] = path;
    const amiss = !isOwn(String(key)) && (isOwn('quotas') || isOwn('classes'));
    if (amiss) report(['amends'], `${message}; bagian ${key} diambil dari "${amends}"`);
    else report(path, message);
  });
  checkExemptions(edict.exempt, report);
  return edict;
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
