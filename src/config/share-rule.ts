import type { z } from 'zod';
import type { Exemption, ShareRule } from '../domain/edict.ts';
import { checkPeriod, type Validity } from './effective.ts';
import { listOf, mapping, oneOf, slug, text, word, yesNo } from './fields.ts';
import type { Report } from './report.ts';
import { setsOf, slotSet } from './slot-sets.ts';

const employment = oneOf(['asn', 'non-asn']);

export const share = mapping({
  clause: text,
  who: listOf(employment).min(1, { error: 'paling sedikit satu dari asn, non-asn' }),
  days: oneOf(['roster', 'every-workday', 'every-day']),
  onHolidays: yesNo.default(false),
  lateEntries: yesNo.default(false),
  recipient: oneOf(['head', 'officer-for-head', 'group']),
  proof: oneOf(['any', 'live']).default('any'),
  sets: listOf(slotSet),
});

export const exemption = mapping({
  clause: text,
  reason: text,
  unitTypes: listOf(word).default([]),
  units: listOf(slug).default([]),
  employment: listOf(employment).default([]),
});

export function shareOf(raw: z.infer<typeof share>, validity: Validity | null, report: Report): ShareRule {
  raw.sets.forEach((set, i) => {
    checkPeriod(set.period, ['share', 'sets', i, 'period'], validity, report);
  });
  return { ...raw, sets: setsOf(raw.sets, raw.clause, report) };
}

export function checkExemptions(rules: readonly Exemption[], report: Report): void {
  rules.forEach((rule, i) => {
    if (rule.unitTypes.length + rule.units.length + rule.employment.length === 0)
      report(
        ['exempt', i],
        `exempt[${i}] mengecualikan semua pegawai; diharapkan isi unitTypes, units, atau employment`,
      );
  });
}
