import type { Condition, ModeRule } from '../domain/mode-rule.ts';
import type { Employment, Level } from '../domain/person.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { Ruling, Step } from '../domain/ruling.ts';
import { type Weekday, weekdayOf } from '../domain/time.ts';
import { dateRange, weekdayName } from './format.ts';
import { rosterModeWords } from './roster-notice.ts';

/** "angka 1 (WFO) tidak berlaku: jabatan ini pelaksana, bukan JPT/administrator" */
export const missWords = (
  { rule, failed }: Step,
  ruling: Ruling,
  plan: DayPlan,
  nameOfUnit: (id: string) => string,
): string =>
  `${rule.clause} (${outcomeWords(rule)}) tidak berlaku: ${failed === null ? '' : partWords(failed, rule.when, ruling, plan, nameOfUnit)}`;

/** What a rule does to whom it fits. */
export function outcomeWords({ outcome }: ModeRule): string {
  switch (outcome.kind) {
    case 'mode':
      return rosterModeWords[outcome.mode];
    case 'quota':
      return 'giliran menurut kuota';
    case 'head':
      return 'ditetapkan pimpinan';
  }
}

/** The one part of a condition that did not hold: what is so, and what the rule asks for. */
function partWords(
  failed: keyof Condition,
  when: Condition,
  { standing }: Ruling,
  { person, date }: DayPlan,
  nameOfUnit: (id: string) => string,
): string {
  switch (failed) {
    case 'classes':
      return standing.unitClass
        ? `unit ini kelas ${plain(standing.unitClass.name)}, bukan ${oneOf(when.classes)}`
        : `unit ini tidak termasuk kelas ${oneOf(when.classes)}`;
    case 'unitTypes':
      return `unit ini ${plain(standing.kind)}, bukan ${oneOf(when.unitTypes)}`;
    case 'units':
      return `unit ini bukan ${oneOf(when.units.map(nameOfUnit))}`;
    case 'areaLevels':
      return standing.areaLevel === undefined
        ? 'level wilayah belum ditetapkan'
        : `level wilayah ${standing.areaLevel}, bukan ${oneOf(when.areaLevels)}`;
    case 'positions':
      return `jabatan ini ${person.position === null ? '' : `${plain(person.position)}, `}bukan ${oneOf(when.positions)}`;
    case 'levels':
      return `jabatan ini ${levelWords[person.level]}, bukan ${oneOf(when.levels.map((level) => levelWords[level]))}`;
    case 'employment':
      return `status pegawai ini ${employmentWords[person.employment]}, bukan ${oneOf(when.employment.map((one) => employmentWords[one]))}`;
    case 'itAble':
      return when.itAble ? 'tercatat belum mampu menggunakan TIK' : 'tercatat mampu menggunakan TIK';
    case 'weekdays':
      return `hari ${weekdayName(weekdayOf(date))}, bukan ${oneOf(when.weekdays.map((day: Weekday) => weekdayName(day)))}`;
    case 'period':
      return when.period ? `hanya untuk ${dateRange(when.period.from, when.period.to)}` : '';
  }
}

/** "camat/sekcam/kasi"; a long list is cut. */
function oneOf(words: readonly string[]): string {
  const shown = words.slice(0, 4).map(plain).join('/');
  return words.length > 4 ? `${shown} dan ${words.length - 4} lainnya` : shown;
}

const plain = (code: string): string => code.replaceAll('_', ' ');

export const levelWords: Record<Level, string> = {
  jpt: 'JPT',
  administrator: 'administrator',
  pengawas: 'pengawas',
  pelaksana: 'pelaksana',
  fungsional: 'fungsional',
  lainnya: 'di luar jenjang',
};

export const employmentWords: Record<Employment | 'asn', string> = {
  asn: 'ASN',
  pns: 'PNS',
  cpns: 'CPNS',
  pppk: 'PPPK',
  'non-asn': 'non-ASN',
};
