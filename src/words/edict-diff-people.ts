import type { Lot, Lots, PeopleChange } from '../domain/edict-diff.ts';
import type { Quota } from '../domain/mode-rule.ts';
import { bullets, wrapped } from './preview-lines.ts';
import { quotaTerms, weekdayWords } from './preview-terms.ts';
import { quotaWords } from './quota.ts';
import type { Names } from './roster-draft.ts';
import { rosterModeWords } from './roster-notice.ts';

/** By what changes and by unit; a few names in each, and the rest counted. */
export function peopleLines(changes: readonly PeopleChange[], compared: number, names: Names): readonly string[] {
  const total = changes.reduce((sum, { people }) => sum + people, 0);
  if (total === 0) return ['Tidak ada; aturannya sama bagi setiap pegawai.'];
  const most = total <= 60 ? Infinity : total <= 400 ? 4 : 2;
  return [
    `${total} dari ${compared} pegawai.`,
    ...changes.flatMap(({ before, after, people, units }) => [
      ...wrapped(`${changeWords(before, after)}: ${people} pegawai`),
      ...bullets(
        units.map(({ unit, persons }) => {
          const shown = persons.slice(0, most).map((id) => names.person(id));
          const rest = persons.length - shown.length;
          return `${names.unit(unit)}, ${persons.length}: ${shown.join('; ')}${rest > 0 ? `; dan ${rest} lainnya` : ''}`;
        }),
      ),
    ]),
  ];
}

/** Two quotas that read alike in short are told in full. */
function changeWords(before: Lots, after: Lots): string {
  const [was, is] = [lotsWords(before, shortQuota), lotsWords(after, shortQuota)];
  return was === is ? `${lotsWords(before, fullQuota)} → ${lotsWords(after, fullQuota)}` : `${was} → ${is}`;
}

const fullQuota = (quota: Quota): string => quotaTerms(quota);
const shortQuota = (quota: Quota): string => quotaWords(quota, undefined);

/** "WFO, Jumat WFH": what holds on most days without its days, where the weekday tells the others apart. */
function lotsWords(lots: Lots, quotaOf: (quota: Quota) => string): string {
  const [main, ...others] = lots;
  if (!main) return 'tidak bertugas';
  const weekdays = lots.flatMap((one) => one.weekdays);
  const byWeekday = new Set(weekdays).size === weekdays.length;
  const rest = others.map(({ lot, weekdays: on, days }) =>
    byWeekday ? `${weekdayWords(on)} ${lotWords(lot, quotaOf)}` : `${lotWords(lot, quotaOf)} (${days} hari)`,
  );
  return [lotWords(main.lot, quotaOf), ...rest].join(', ');
}

function lotWords(lot: Lot, quotaOf: (quota: Quota) => string): string {
  switch (lot.kind) {
    case 'mode':
      return rosterModeWords[lot.mode];
    case 'quota':
      return `bergiliran (${quotaOf(lot.quota)})`;
    case 'exempt':
      return 'WFO (dikecualikan)';
    case 'head':
      return 'ditetapkan pimpinan';
    case 'by-hand':
      return 'jadwal disusun sendiri';
    case 'no-rule':
      return 'belum diatur';
    case 'no-edict':
      return 'tidak terkena';
  }
}
